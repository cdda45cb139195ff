"""A net that reads digits meets others: the same with some pixels moved, or new ones. What does the old net save it?

Each way gets the same few pictures and the same number of steps. Two of them do not learn at all.
"""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, generator, integer, takes, unguarded
from neurocourse.caching import kept
from neurocourse.data import digits
from neurocourse.plasticity.continual.tasks import reader

HIDDEN, EPOCHS, BATCH = 64, 30, 32
N_SEEN = 800  # rows that the old net learns from; new pictures come from the rest
ETA, STEPS = 0.1, 300
HEAD = 10 * HIDDEN + 10  # weights above the features
N_WEIGHTS = 65 * HIDDEN + HEAD
ALPHA, BETA = 0.1, 0.001  # pull to the old weights, and of a head to zero: the best of nine, on other seeds
KINDS = {"moved": range(10), "new digits": range(5, 10)}


class Task(NamedTuple):
    """A few pictures to learn from, and others to be examined with."""

    X: np.ndarray  # (n_classes * shots, 64)
    y: np.ndarray  # (n_classes * shots,)
    X_test: np.ndarray  # (n_test, 64)
    y_test: np.ndarray  # (n_test,)


class Way(NamedTuple):
    """How a net goes at its new task."""

    start: str = "old"  # or "new", or "new head": which weights are drawn anew
    learns: bool = True
    frozen: bool = False  # the features stay as they are
    alpha: tuple = (0.0, 0.0)  # pull on features and head,
    home: str = "old"  # and where it pulls the head: to the "old" one, or to "zero"


WAYS = {
    "from nothing": Way("new"),
    "fine-tuned": Way(),
    "all held": Way(alpha=(ALPHA, ALPHA)),
    "L2-SP": Way(alpha=(ALPHA, BETA), home="zero"),
    "old features": Way("new head", frozen=True),
    "random features": Way("new", frozen=True),
    "untouched": Way(learns=False),
}
NAMES = (*WAYS, "nearest picture")


@kept
def old_net(seed, kind="moved"):
    """Weights of a net that has learned digits as they are, from 800 pictures: all ten, or only 0 to 4."""
    data, network, rng = digits().split(), reader(HIDDEN, rng=[seed, 0]), np.random.default_rng([seed, 1])
    X, y = data.X_train[:N_SEEN], data.y_train[:N_SEEN]
    known = np.isin(y, KINDS[kind]) ^ (kind != "moved")
    nn.train(
        network, X[known], y[known], epochs=EPOCHS, batch_size=BATCH, optimiser=nn.SGD(ETA), rng=rng, progress=False
    )
    return network.parameters.copy()


@takes(n=integer(low=0, high=64), rng=generator)
def shuffle(n, *, rng):
    """Where each pixel is taken from, (64,), when n of them change places (one alone cannot)."""
    places, order = rng.permutation(64)[:n], np.arange(64)
    order[places] = np.roll(places, 1)
    return order


@takes(n=integer(low=0, high=64), shots=integer(low=1, high=20), kind=tuple(KINDS), rng=generator)
def task(n=10, shots=1, *, kind="moved", rng):
    """Digits with n pixels moved, or the digits 5 to 9 that the old net has never seen; ``shots`` pictures of each.

    Returns
    -------
    Task
    """
    data, order = digits().split(), shuffle(n, rng=rng)
    X, y = data.X_train[N_SEEN:], data.y_train[N_SEEN:]
    chosen = np.concatenate([rng.permutation(np.flatnonzero(y == digit))[:shots] for digit in KINDS[kind]])
    asked = np.isin(data.y_test, KINDS[kind])
    X, X_test = (pictures[:, order].astype(np.float32) for pictures in (X[chosen], data.X_test[asked]))
    return Task(X, y[chosen], X_test, data.y_test[asked])


@takes(way=tuple(WAYS), task=Task, old=array(shape=(N_WEIGHTS,)), rng=generator)
def adapt(way, task, old, *, rng):
    """A net that goes at a task in one of `WAYS`: 300 steps of η (∂L/∂θ + α (θ − θ₀)), with its own α for features
    and head.

    Parameters
    ----------
    way : str
    task : Task
    old : array, shape (n_weights,)
        The old net's weights, θ₀.
    rng : seed or numpy.random.Generator

    Returns
    -------
    nn.Network

    References
    ----------
    Li X, Grandvalet Y, Davoine F (2018). Explicit inductive bias for transfer learning with convolutional networks.
    arXiv:1802.01483.
    """
    how, network = WAYS[way], reader(HIDDEN, rng=rng)
    theta, split = network.parameters, network.size - HEAD
    if how.start != "new":
        theta[: split if how.start == "new head" else None] = old[: split if how.start == "new head" else None]
    alpha, home = np.repeat(np.float32(how.alpha), [split, HEAD]), old.copy()
    if how.home == "zero":
        home[split:] = 0
    learns = np.repeat(np.float32([not how.frozen, 1]), [split, HEAD])
    step, optimiser = unguarded(nn.update), Pulled(ETA, alpha, home, learns)
    for _ in range(STEPS * how.learns):
        step(network, task.X, task.y, loss=nn.cross_entropy, optimiser=optimiser)
    return network


class Pulled(nn.SGD):
    """Gradient descent in which weights are pulled home, and some stay where they are."""

    def __init__(self, eta, alpha, home, learns):
        super().__init__(eta)
        self.alpha, self.home, self.learns = alpha, home, learns

    def move(self, theta, g):
        theta -= self.eta * self.learns * (g + self.alpha * (theta - self.home))


@takes(task=Task)
def nearest_picture(task):
    """Share right without any net: each picture is called what the nearest of the few is called."""
    far = np.square(task.X_test[:, None] - task.X).sum(axis=2)
    return float(np.mean(task.y[far.argmin(axis=1)] == task.y_test))


@takes(n=integer(low=0, high=64), shots=integer(low=1, high=20), kind=tuple(KINDS), seed=integer(low=0))
def compare(n=10, shots=1, *, kind="moved", seed=0):
    """Share right of each of `WAYS` in the same task, and of the nearest picture, by name."""
    new, old = task(n, shots, kind=kind, rng=[seed, 2]), old_net(seed, kind)
    nets = {way: adapt(way, new, old, rng=[seed, 3]) for way in WAYS}
    found = {way: nn.accuracy(net.forward(new.X_test), new.y_test) for way, net in nets.items()}
    return found | {"nearest picture": nearest_picture(new)}
