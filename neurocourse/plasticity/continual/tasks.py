"""Tasks that come one after the other: the same digits with their pixels shuffled anew, or digits never seen before."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, generator, takes
from neurocourse.data import digits

N_IN, N_OUT, HIDDEN = 64, 10, 100


class Task(NamedTuple):
    """Rows to learn from, rows to be examined with, and the digits that are asked for."""

    X: np.ndarray  # (n, 64)
    y: np.ndarray  # (n,)
    X_test: np.ndarray
    y_test: np.ndarray
    digits: tuple


def _task(rows, pixels, wanted):
    """The digits ``wanted`` of a `Split`, with the pixels in this order."""
    learn, test = np.isin(rows.y_train, wanted), np.isin(rows.y_test, wanted)
    X, X_test = (x[chosen][:, pixels].astype(np.float32) for x, chosen in ((rows.X_train, learn), (rows.X_test, test)))
    return Task(X, rows.y_train[learn], X_test, rows.y_test[test], tuple(wanted))


@takes(n=count, rng=generator)
def shuffled(n=5, *, rng):
    """The same digits n times, each time with another order of the pixels: n tasks that are equally hard.

    Parameters
    ----------
    n : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    list of Task

    References
    ----------
    Kirkpatrick J, Pascanu R, Rabinowitz N, et al. (2017). Overcoming catastrophic forgetting in neural networks. PNAS
    114:3521-3526. doi:10.1073/pnas.1611835114
    """
    rows = digits().split()
    return [_task(rows, rng.permutation(N_IN), range(N_OUT)) for _ in range(n)]


def new_digits():
    """First the digits 0 to 4, then the digits 5 to 9, which one net with ten outputs is to tell apart in the end."""
    rows = digits().split()
    return [_task(rows, np.arange(N_IN), range(first, first + 5)) for first in (0, 5)]


@takes(hidden=count, rng=generator)
def reader(hidden=HIDDEN, *, rng):
    """A network for digits that has learned nothing yet: 64 inputs, so many hidden units, ten outputs."""
    kind = dict(rng=rng, dtype=np.float32)
    return nn.Network([nn.Dense(N_IN, hidden, init="he", **kind), nn.ReLU(), nn.Dense(hidden, N_OUT, **kind)])


@takes(network=nn.Layer, task=Task, told=bool)
def share_right(network, task, *, told=False):
    """Share of a task's examination that is right; ``told``: the answer is one of the task's own digits."""
    return float(np.mean(right(network, task, told=told)))


def right(network, task, *, told=False):
    """Which rows of a task's examination are right, (n,) bool."""
    among = np.array(task.digits) if told else np.arange(N_OUT)
    logits = network.answer(task.X_test, batch=len(task.X_test))
    return among[logits[:, among].argmax(axis=1)] == task.y_test
