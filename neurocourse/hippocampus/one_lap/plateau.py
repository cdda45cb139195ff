"""Behavioural time-scale plasticity: one plateau potential in a dendrite, and a cell has a place from the next lap on.

An animal runs round a belt. Cells of CA3, each with its own place, excite one cell of CA1. A plateau changes all
synapses that were active within seconds of it, whether the cell fired or not.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, number, positive, takes

BELT, N_INPUTS, WIDTH = 180.0, 180, 8.0  # cm, inputs, standard deviation of their fields in cm
PLACES = np.arange(N_INPUTS) * BELT / N_INPUTS
HEIGHT = 10.0  # mV, what all synapses together give where they are as strong as can be
DT, REACH = 0.01, 8.0  # s; how far before and after a plateau is looked
WINDOWS = {"seconds": (1.3, 0.7), "20 ms": (0.02, 0.02)}  # time constants before and after it, s
WEAKENS, LONGER = 0.4, 2.0  # strong synapses lose so much as weak ones gain, over a window longer by this factor


class Field(NamedTuple):
    """Where a cell is depolarised, on the belt."""

    peak: float  # cm
    height: float  # mV
    width: float  # cm, at half the height


def distance(x, y):
    """The shorter way round the belt from y to x, signed, in cm."""
    return (np.asarray(x) - y + BELT / 2) % BELT - BELT / 2


def inputs(x):
    """Rates of the inputs at places x (T,), relative to their highest: (T, N_INPUTS)."""
    return np.exp(-(distance(np.asarray(x)[:, None], PLACES) ** 2) / (2 * WIDTH**2))


def eligibility(place, speed, before, after):
    """How much each input was active near a plateau at ``place``, (N_INPUTS,): 1 for the one that was most so.

    The time of the plateau is 0. What came t seconds earlier counts by exp(−t / before), what comes later by
    exp(−t / after). Divided by the largest, so that a short window writes as strongly as a long one.
    """
    t = np.arange(-REACH, REACH, DT)
    kernel = np.exp(np.where(t < 0, t / before, -t / after))
    trace = kernel @ inputs(place + speed * t)
    return trace / trace.max()


@takes(W=array(shape=(N_INPUTS,), low=0, high=1), place=number, speed=positive, window=tuple(WINDOWS))
def plateau(W, place, *, speed=25.0, window="seconds"):
    """Weights after one plateau: ΔW = (1 − W) e₊ − k W e₋, with the eligibility e₊, and e₋ over a longer time.

    Weak synapses grow and strong ones shrink, whatever the cell itself does.

    Parameters
    ----------
    W : array_like, shape (N_INPUTS,), 0 to 1
    place : float, cm
        Where the animal was.
    speed : float, cm/s
    window : "seconds" or "20 ms"

    Returns
    -------
    ndarray, shape (N_INPUTS,)

    References
    ----------
    Bittner KC, Milstein AD, Grienberger C, Romani S, Magee JC (2017). Behavioral time scale synaptic plasticity
    underlies CA1 place fields. Science 357:1033-1036. doi:10.1126/science.aan3846. That the change depends on the
    weight: Milstein AD et al. (2021). eLife 10:e73046. doi:10.7554/eLife.73046
    """
    before, after = WINDOWS[window]
    grow = eligibility(place, speed, before, after)
    shrink = eligibility(place, speed, LONGER * before, LONGER * after)
    return np.clip(W + (1 - W) * grow - WEAKENS * W * shrink, 0, 1)


@takes(W=array(shape=(N_INPUTS,)), x=array(ndim=1))
def depolarisation(W, x):
    """What the synapses give the cell at places x (T,) of the belt: mV, (T,)."""
    rates = inputs(x)
    return HEIGHT * rates @ W / rates.sum(axis=1)


@takes(W=array(shape=(N_INPUTS,)))
def field(W):
    """Peak, height and width of the depolarisation along the belt."""
    x = np.arange(0, BELT, 0.5)
    V = depolarisation(W, x)
    return Field(float(x[V.argmax()]), float(V.max()), float(0.5 * np.sum(V > V.max() / 2)))
