"""One net that learns task after task, and what helps it to keep the old ones."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, each, function, generator, integer, number, takes, unguarded
from neurocourse.plasticity.continual.anchors import KINDS, Anchor, anchored_step
from neurocourse.plasticity.continual.tasks import HIDDEN, N_IN, N_OUT, Task, reader, share_right

ETA, EPOCHS, BATCH = 0.2, 20, 32
LAM = {"importance": 10.0, "exchanged": 10.0, "equal": 0.001}  # each the best of six, on other seeds


class Album(NamedTuple):
    """Pictures that were kept, and what they show."""

    X: np.ndarray  # (n, 64)
    y: np.ndarray  # (n,)


@takes(task=Task, n=count, rng=generator)
def kept(task, n, *, rng):
    """An `Album` of n pictures of a task, drawn at random."""
    chosen = rng.permutation(len(task.X))[:n]
    return Album(task.X[chosen], task.y[chosen])


def present(logits, y):
    """Cross-entropy in which only the five digits compete that are taught together: 0 to 4, or 5 to 9.

    The outputs of absent digits are left alone, while the plain loss pushes them down at every step.
    """
    absent = np.arange(N_OUT) // 5 != y[:, None] // 5
    return nn.cross_entropy(np.where(absent, np.float32(-1e4), logits), y)


class Sprung(nn.SGD):
    """Gradient descent in which each weight hangs on the springs of an `Anchor`."""

    def __init__(self, eta, anchor, lam, step):
        super().__init__(eta)
        self.anchor, self.lam, self.rule = anchor, lam, unguarded(step)
        self.theta_A = anchor.theta

    def move(self, theta, g):
        theta[:] = self.rule(theta, g, self.theta_A, self.anchor.F, self.lam, self.eta)


def learn(network, task, *, optimiser=None, album=None, loss=nn.cross_entropy, epochs=EPOCHS, after=None, rng):
    """Learn a task; with each batch of it come as many pictures of the album, as a sleeping hippocampus replays.

    ``after(network)`` is called after each epoch; what it returns is returned in a list.
    """
    optimiser, step, found = optimiser or nn.SGD(ETA), unguarded(nn.update), []
    for _ in range(epochs):
        order = rng.permutation(len(task.X))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            x, y = task.X[chosen], task.y[chosen]
            if album is not None:
                again = rng.integers(len(album.X), size=BATCH)
                x, y = np.concatenate([x, album.X[again]]), np.concatenate([y, album.y[again]])
            step(network, x, y, loss=loss, optimiser=optimiser)
        found.append(after(network) if after else None)
    return found


@takes(
    tasks=each(Task), anchor=tuple(KINDS), lam=number(low=0), pictures=integer(low=0), hidden=count, epochs=count,
    step=function, rng=generator,
)  # fmt: skip
def study(tasks, *, anchor=None, lam=None, pictures=0, hidden=HIDDEN, epochs=EPOCHS, step=anchored_step, rng):
    """One net learns tasks one after the other, and is examined in all of them after each.

    Parameters
    ----------
    tasks : list of Task
    anchor : "importance", "exchanged" or "equal", optional
        What makes a spring stiff: how much its weight mattered (EWC), the same numbers dealt out to other weights, or
        nothing (L2 to the old weights).
    lam : float, optional
        Strength of the springs; the best that was found for this kind unless given.
    pictures : int
        How many pictures of each task are kept and shown again.
    hidden, epochs : int
    step : function
        ``step(theta, g, theta_A, F, lam, eta)``, such as `anchored_step`.
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (n_tasks, n_tasks)
        Share right in the examination of each task (columns) after each task that was learned (rows).
    """
    network, album, springs = reader(hidden, rng=rng), None, anchor and Anchor(anchor, rng=rng)
    lam, found = LAM.get(anchor, 0.0) if lam is None else lam, []
    for task in tasks:
        held = springs is not None and springs.F is not None
        optimiser = Sprung(ETA, springs, lam, step) if held else nn.SGD(ETA)
        learn(network, task, optimiser=optimiser, album=album, epochs=epochs, rng=rng)
        found.append([share_right(network, one) for one in tasks])
        if springs is not None:
            springs.hold(network, task.X)
        if pictures:
            more = kept(task, pictures, rng=rng)
            album = more if album is None else Album(*map(np.concatenate, zip(album, more, strict=True)))
    return np.array(found)


@takes(tasks=each(Task), hidden=count, rng=generator)
def own_nets(tasks, *, hidden=20, rng):
    """A small net for each task. Which one answers is told by nobody: it is the one whose mean picture is nearest.

    Five nets of 20 hidden units have as many weights as one of 100. Returns share right, as `study` does.
    """
    nets, means, found = [], [], []
    for task in tasks:
        nets.append(reader(hidden, rng=rng))
        learn(nets[-1], task, rng=rng)
        means.append(task.X.mean(axis=0))
        found.append([_by_the_nearest(nets, means, one) for one in tasks])
    return np.array(found)


def _by_the_nearest(nets, means, task):
    far = [np.square(task.X_test - mean).sum(axis=1) for mean in means]
    says = np.array([net.answer(task.X_test, batch=len(task.X_test)).argmax(axis=1) for net in nets])
    return float(np.mean(says[np.argmin(far, axis=0), np.arange(len(task.X_test))] == task.y_test))


@takes(tasks=each(Task), hidden=count, rng=generator)
def together(tasks, *, hidden=HIDDEN, rng):
    """What one net reaches in each task, (n_tasks,), when it learns all of them at the same time."""
    whole = tasks[0]._replace(**{part: np.concatenate([getattr(t, part) for t in tasks]) for part in ("X", "y")})
    network = reader(hidden, rng=rng)
    learn(network, whole, rng=rng)
    return np.array([share_right(network, task) for task in tasks])


# What is shown side by side: how each way is called for, and how many numbers it keeps of five tasks
WAYS = {
    "nothing": {},
    "400 units": dict(hidden=400),
    "equal springs": dict(anchor="equal"),
    "EWC, exchanged": dict(anchor="exchanged"),
    "EWC": dict(anchor="importance"),
    "EWC, 400 units": dict(anchor="importance", hidden=400, lam=30.0),
    "10 pictures": dict(pictures=10),
    "50 pictures": dict(pictures=50),
    "200 pictures": dict(pictures=200),
}


@takes(way=tuple(WAYS), old=integer(low=0))
def numbers_kept(way, old=4):
    """How many numbers a way keeps of so many old tasks beside the net; for a larger net, how many weights more."""
    how = WAYS[way]
    size, usual = (reader(hidden, rng=0).size for hidden in (how.get("hidden", HIDDEN), HIDDEN))
    springs = 2 * size * bool(old) if "anchor" in how else 0
    return size - usual + springs + old * (N_IN + 1) * how.get("pictures", 0)
