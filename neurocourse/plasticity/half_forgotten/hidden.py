"""The same with a hidden layer, where no theorem helps: does relearning some pairs still bring back others?"""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, generator, positive, takes
from neurocourse.plasticity.half_forgotten.free_lunch import N_PAIRS, WAYS

N_IN, N_HIDDEN, N_BITS = 50, 40, 20
DRIFT, FADE = 0.5, 0.3  # of the weights' own size
LISTED = (10, 20, 30, 40, 50)  # pairs that are relearned
STEPS = (0.03, 0.3, 1.0)  # sizes η that are compared, all with the same momentum


class Relearned(NamedTuple):
    """Of all pairs that were not relearned: squared error and share recalled, before and after."""

    error: tuple
    recall: tuple


@takes(rng=generator)
def learned(*, rng):
    """A net that knows sixty pairs, with their cues (60, 50) and the twenty bits, −1 or 1, that each brings back."""
    X, T = rng.standard_normal((N_PAIRS, N_IN)), rng.choice([-1.0, 1.0], (N_PAIRS, N_BITS))
    net = nn.Network([nn.Dense(N_IN, N_HIDDEN, rng=rng), nn.Tanh(), nn.Dense(N_HIDDEN, N_BITS, rng=rng)])
    nn.train(net, X, T, updates=1500, rng=rng, loss=nn.mse, optimiser=nn.Adam(3e-3), progress=False)
    return net, X, T


def forget(net, way, rng):
    """Let all weights drift, by normal numbers as large as half a usual weight, or fade by 30%."""
    w = net.parameters
    if way == "fade":
        w *= 1 - FADE
    else:
        w += DRIFT * np.sqrt((w**2).mean()) * rng.standard_normal(w.size)


@takes(way=WAYS, n_1=count, eta=positive, wrong=bool, rng=generator)
def relearned(way, n_1, *, eta=STEPS[0], wrong=False, rng):
    """Learn sixty pairs, forget, relearn ``n_1`` of them with gradient descent and momentum: `Relearned`.

    Parameters
    ----------
    way : {"drift", "fade"}
    n_1 : int
        Pairs that are relearned, fewer than 60.
    eta : float
        Step size of the relearning.
    wrong : bool
        Whether the listed cues are taught with each other's answers.
    rng : seed or numpy.random.Generator
    """
    if n_1 >= N_PAIRS:
        raise ValueError(f"n_1 must be fewer than all {N_PAIRS} pairs, got {n_1}")
    net, X, T = learned(rng=rng)
    forget(net, way, rng)
    listed = T[rng.permutation(n_1)] if wrong else T[:n_1]
    before = _of_the_rest(net, X, T, n_1)
    nn.train(net, X[:n_1], listed, updates=1000, rng=rng, loss=nn.mse, optimiser=nn.Momentum(eta), progress=False)
    return Relearned(*zip(before, _of_the_rest(net, X, T, n_1), strict=True))


def _of_the_rest(net, X, T, n_1):
    """Error, and share whose answer is nearer to its own bits than to those of any other pair."""
    said = net.answer(X[n_1:])
    nearest = ((said[:, None] - T) ** 2).sum(axis=2).argmin(axis=1)
    return float(((said - T[n_1:]) ** 2).mean()), float((nearest == np.arange(n_1, len(T))).mean())
