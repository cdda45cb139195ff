"""A sheet of cortex that feels a hand, and what becomes of it when a finger is lost and comes back."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, integer, optional, takes

FINGERS, PLACES = 5, 6  # places along each finger
ROWS, COLS = 12, 30  # cells
ACROSS, ALONG, JITTER = 0.4, 1.0, 0.3  # how far inputs spread over fingers, and over places; and how unevenly
THETA = 0.35  # what a cell needs to fire
ETA, TAU_GAIN, MOST = 0.3, 3.0, 10.0  # of a day's learning; days in which a gain can triple; and the highest
OF_FINGER = np.repeat(np.arange(FINGERS), PLACES)  # finger of each place of the skin
ZONE = np.tile(np.repeat(np.arange(FINGERS), COLS // FINGERS), ROWS)  # finger to which each cell belongs
DAYS = 100
FINGER = integer(low=0, high=FINGERS - 1)


class Sheet(NamedTuple):
    """Cells of a cortex: weights from the skin, gain, and how active each is in a usual day."""

    W: np.ndarray  # (cells, places of the skin), each row of length 1
    gain: np.ndarray  # (cells,)
    usual: np.ndarray  # (cells,)


def touches():
    """A day's touches: each place of each finger once, (30, 30). The skin beside it gives way, on the same finger."""
    place = np.arange(FINGERS * PLACES)
    near = np.exp(-((place[:, None] - place) ** 2) / 2)
    return near * (OF_FINGER[:, None] == OF_FINGER)


X = touches()


@takes(rng=generator)
def grown(*, rng):
    """A sheet in order: thumb on the left, little finger on the right, and faint inputs from the fingers beside."""
    across = (np.arange(COLS) + 0.5) * FINGERS / COLS - 0.5
    along = (np.arange(ROWS) + 0.5) * PLACES / ROWS - 0.5
    from_finger = np.exp(-((np.arange(FINGERS) - across[:, None]) ** 2) / (2 * ACROSS**2))
    from_place = np.exp(-((np.arange(PLACES) - along[:, None]) ** 2) / (2 * ALONG**2))
    W = (from_place[:, None, None, :] * from_finger[None, :, :, None]).reshape(ROWS * COLS, -1)
    W = _of_length_1(W * np.exp(JITTER * rng.standard_normal(W.shape)))
    sheet = Sheet(W, np.ones(len(W)), np.ones(len(W)))
    return sheet._replace(usual=rates(sheet).mean(axis=1))


def _of_length_1(W):
    return W / np.linalg.norm(W, axis=1, keepdims=True)


@takes(sheet=Sheet, silent=optional(FINGER))
def rates(sheet, silent=None):
    """What each cell fires at each touch of a day, [gain · w·x − θ]₊, (cells, 30).

    Parameters
    ----------
    sheet : Sheet
    silent : int, optional
        A finger from which nothing comes, 0 to 4.
    """
    x = X * (OF_FINGER != silent)
    return np.maximum(sheet.gain[:, None] * (sheet.W @ x.T) - THETA, 0.0)


@takes(sheet=Sheet, silent=optional(FINGER), hebb=bool, gain=bool)
def day(sheet, silent=None, *, hebb=True, gain=True):
    """A day of touches: cells turn their gain up or down until they are as active as usual, and synapses learn.

    Hebb's rule w ← w + η mean(y x), with the length of w held at 1: what Oja's rule amounts to. Gains grow or shrink
    by at most a third or so.

    Parameters
    ----------
    sheet : Sheet
    silent : int, optional
        A finger from which nothing comes.
    hebb, gain : bool
        Whether synapses learn, and whether gains follow.

    Returns
    -------
    Sheet
    """
    y, W, g = rates(sheet, silent), sheet.W, sheet.gain
    if gain:
        lacks = (sheet.usual - y.mean(axis=1)) / sheet.usual
        g = np.minimum(g * np.exp(lacks.clip(-1, 1) / TAU_GAIN), MOST)
    if hebb:
        W = _of_length_1(W + ETA * y @ (X * (OF_FINGER != silent)) / len(X))
    return sheet._replace(W=W, gain=g)


@takes(y=array(shape=("cells", FINGERS * PLACES), low=0))
def preferred(y):
    """The finger that each cell answers best, (cells,), or −1 where it answers none; ``y`` is what `rates` gives."""
    by_finger = y.reshape(len(y), FINGERS, PLACES).mean(axis=2)
    return np.where(by_finger.max(axis=1) > 1e-9, by_finger.argmax(axis=1), -1)


class Course(NamedTuple):
    """A loss and what follows, day by day from the day before: the map, and what the lost finger's zone does."""

    prefers: np.ndarray  # (days + 1, cells)
    answers: np.ndarray  # (days + 1,) share of the zone that answers any touch
    own: np.ndarray  # (days + 1,) share of the zone that answers best to its own finger


@takes(finger=FINGER, back=count, hebb=bool, gain=bool, days=count, rng=generator)
def lose(finger, back=DAYS, *, hebb=True, gain=True, days=DAYS, rng):
    """Lose a finger on day 1, and feel it again from day ``back`` on.

    Parameters
    ----------
    finger : int
        0 to 4, the thumb first.
    back : int
        The day of its return; never, if that lies beyond ``days``.
    hebb, gain : bool
        Whether synapses learn, and whether gains follow.
    days : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Course
    """
    sheet, zone = grown(rng=rng), ZONE == finger
    maps = [preferred(rates(sheet))]
    for k in range(1, days + 1):
        silent = finger if k < back else None
        maps.append(preferred(rates(sheet, silent)))
        sheet = day(sheet, silent, hebb=hebb, gain=gain)
    maps = np.array(maps)
    return Course(maps, (maps[:, zone] >= 0).mean(axis=1), (maps[:, zone] == finger).mean(axis=1))
