"""Can gradient descent find the folds? Nets of equal size learn a zigzag, from far, from near, or one fold first."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import generator, integer, number, takes
from neurocourse.columns.folding import nets, parity, strip

X = np.linspace(0, 1, 257)[:, None]
WIDE, DEEP = 198, 16  # units of one layer, and of each of three: 595 and 593 numbers
SIZES = {"one layer": (WIDE,), "three layers": (DEEP,) * 3}
WAYS = (*SIZES, "one layer, plain start", "three layers, plain start", "near the answer", "taught one fold")
STEPS, ETA = 3000, 0.01
FOUND = 0.05  # root of the mean squared error below which a zigzag counts as found; never moving leaves 0.29
ONE_FOLD = 8  # units of the net that is taught a single fold


class Fit(NamedTuple):
    """What a net made of the zigzag."""

    y: np.ndarray  # (257,)
    error: float  # root of the mean square
    found: bool


@takes(m=integer(low=0, high=10))
def layer(m):
    """Thresholds and weights of one layer that makes the zigzag of m folds: 2 to the power of m units.

    Parameters
    ----------
    m : int

    Returns
    -------
    numpy.ndarray, numpy.ndarray
        Shape (2**m,) each: y = Σ wᵢ relu(x − θᵢ).
    """
    n = 2**m
    thresholds, weights = parity.parity_layer.unguarded(n)
    return thresholds / n, n * weights


def network(widths, rng, plain=False):
    """A net whose first kinks lie all over the strip, or, with a plain start, all at its end."""
    return nets.rectified((1, *widths, 1), kinks=None if plain else (0, 1), rng=rng)


def near(folds, spread, rng):
    """Three layers that hold the answer, and noise of this spread on every weight."""
    made = network((DEEP,) * 3, rng)
    made.parameters[:] = spread * rng.standard_normal(made.parameters.size)
    shares, out = [folds - 2 * (folds // 3), folds // 3, folds // 3], np.ones(1)
    for dense, m in zip(made.layers[::2], shares, strict=False):
        thresholds, weights = layer(m)
        dense.W[: 2**m, : len(out)] += out
        dense.b[: 2**m] -= thresholds
        out = weights
    made.layers[-1].W[0, : len(out)] += out
    return made


FOLDS = integer(low=1, high=5)


@takes(way=WAYS, folds=FOLDS, spread=number(low=0, high=10), steps=integer(low=1, high=100_000), rng=generator)
def learn(way, folds, spread=0.1, steps=STEPS, *, rng):
    """Learn the zigzag of so many folds by gradient descent (Adam), and say whether it was found.

    Parameters
    ----------
    way : one of WAYS
        With a plain start all biases are 0. The last learns one fold with 8 units, and is then put behind itself as
        often as there are folds.
    folds : int
    spread : float
        Of the noise that is added to the answer, where a net begins near it.
    steps : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Fit
    """
    goal = strip.tent.unguarded(X, folds)
    if way == "taught one fold":
        taught, y = _trained(network((ONE_FOLD,), rng), strip.tent.unguarded(X), steps), X
        for _ in range(folds):
            y = taught.propagate(y.clip(0, 1))
    else:
        size, _, plain = way.partition(", ")
        start = network(SIZES[size], rng, bool(plain)) if size in SIZES else near(folds, spread, rng)
        y = _trained(start, goal, steps).propagate(X)
    error = float(np.sqrt(np.mean((y - goal) ** 2)))
    return Fit(y[:, 0].copy(), error, error < FOUND)


def _trained(net, goal, steps):
    """The net after so many steps, the last of which are small."""
    eta = lambda k: ETA * (1 - 0.99 * k / steps)  # noqa: E731
    nn.train(net, X, goal, epochs=steps, loss=nn.mse, eta=eta, rng=0, progress=False)
    return net
