"""A long life of a net: a hundred tasks that are all equally hard, and how well it still learns the last of them.

Each task shuffles the pixels of the same digits and deals out their names anew. Each digit is seen once, and counts as
right or wrong before the net learns from it.
"""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, fraction, function, generator, number, positive, takes, unguarded
from neurocourse.data import digits
from neurocourse.plasticity.ageing.turnover import Turnover, reborn

N_IN, N_OUT, UNITS, BATCH, ETA, TASKS = 64, 10, 64, 8, 0.3, 100


class Life(NamedTuple):
    """What became of a net."""

    right: np.ndarray  # (tasks,) share right in each task, while it was learned
    answers: np.ndarray  # (tasks, 2, units) share of the pictures that each hidden unit answers to, after each task


class Leaky(nn.ReLU):
    """A unit that never falls silent: f(x) = x where x > 0, and a tenth of it below."""

    def respond(self, x):
        return np.maximum(x, np.float32(0.1) * x)

    def pull_back(self, dy):
        return dy * np.where(self.y > 0, np.float32(1), np.float32(0.1))


def newborn(units, leaky, rng):
    """A network of two hidden layers that has learned nothing yet."""
    kind, act = dict(rng=rng, dtype=np.float32), Leaky if leaky else nn.ReLU
    layers = [nn.Dense(N_IN, units, init="he", **kind), act(), nn.Dense(units, units, init="he", **kind), act()]
    return nn.Network([*layers, nn.Dense(units, N_OUT, **kind)])


def task(centred, rng):
    """All digits to learn from, with pixels and names shuffled, in random order: X (n, 64) and y (n,)."""
    X, y = digits().split().train
    order = rng.permutation(len(X))
    X = X[order][:, rng.permutation(N_IN)] - (X.mean() if centred else 0)
    return X.astype(np.float32), rng.permutation(N_OUT)[y[order]]


@takes(
    tasks=count, units=count, eta=positive, turnover=fraction, pick=("least useful", "any"), decay=number(low=0),
    leaky=bool, centred=bool, anew=bool, rule=function, rng=generator,
)  # fmt: skip
def live(
    tasks=TASKS, *, units=UNITS, eta=ETA, turnover=0.0, pick="least useful", decay=0.0, leaky=False, centred=False,
    anew=False, rule=reborn, rng,
):  # fmt: skip
    """Learn task after task, each digit once.

    Parameters
    ----------
    tasks : int
    units : int
        In each of two hidden layers.
    eta : float
        Step size η > 0.
    turnover : float
        Share of the hidden units that is replaced at each step, such as 0.001.
    pick : "least useful" or "any"
        Which units are replaced.
    decay : float
        λ of the penalty ½ λ θ².
    leaky : bool
        Whether units still answer a little where others are silent.
    centred : bool
        Whether the mean brightness is taken away from the pictures.
    anew : bool
        Whether each task is learned by a new net, which has to be told when a task begins.
    rule : function
        ``rule(W, b, V, unit, w)`` puts a newborn unit in the place of another, such as `turnover.reborn`.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Life

    References
    ----------
    Dohare S, Hernandez-Garcia JF, Lan Q, et al. (2024). Loss of plasticity in deep continual learning. Nature
    632:768-774. doi:10.1038/s41586-024-07711-7
    """
    network, optimiser, found = newborn(units, leaky, rng), nn.SGD(eta, decay=decay), []
    nurse = Turnover(turnover, pick, units, rule=rule, rng=rng)
    for _ in range(tasks):
        if anew:
            network = newborn(units, leaky, rng)
        X, y = task(centred, rng)
        right = _once(network, X, y, optimiser, nurse)
        network.propagate(X)
        found.append((right, [np.mean(network.layers[k].y > 0, axis=0) for k in (1, 3)]))
    return Life(np.array([one for one, _ in found]), np.array([units for _, units in found]))


def _once(network, X, y, optimiser, nurse):
    """Learn from each picture once; returns the share that was right before it was learned."""
    step, right = unguarded(nn.update), 0
    for start in range(0, len(X), BATCH):
        x, wanted = X[start : start + BATCH], y[start : start + BATCH]
        step(network, x, wanted, loss=nn.cross_entropy, optimiser=optimiser)
        right += np.count_nonzero(network.layers[-1].y.argmax(axis=1) == wanted)
        nurse.visit(network)
    return right / len(X)


# What is shown side by side: how a net is treated, and how roughly it is taught
WAYS = {
    "as it is": {},
    "least useful replaced": dict(turnover=0.001),
    "any replaced": dict(turnover=0.001, pick="any"),
    "weights decay": dict(decay=0.001),
    "leaky units": dict(leaky=True),
    "four times the units": dict(units=256),
    "born anew each task": dict(anew=True),
}
CARE = {"large steps": {}, "gentle": dict(eta=0.1, centred=True)}
