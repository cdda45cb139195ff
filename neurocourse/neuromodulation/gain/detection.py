"""Signal and noise pass a cell whose gain a neuromodulator sets: what gets better, and where.

The input of the cell is normal with variance 1; its mean is ``signal`` when there is one, 0 when there is not. The
cell answers y = 1 / (1 + exp(b − g x)), and noise of its own may be added to what a second cell hears of it.
"""

import math
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, takes


class Stages(NamedTuple):
    """How well signal and noise can be told apart after one cell and after two: 0.5 guessing, 1 always."""

    one: float
    two: float


@takes(x=array(least=0), gain=number(above=0), bias=number())
def response(x, gain=1.0, bias=0.0):
    """y = 1 / (1 + exp(b − g x)), the cell's activity between 0 and 1, for inputs of any shape.

    Parameters
    ----------
    x : array_like, shape (…)
    gain : float
        g: how steep the curve is.
    bias : float
        b: the input g x that half activates the cell.

    References
    ----------
    Servan-Schreiber D, Printz H, Cohen JD (1990). A network model of catecholamine effects: gain, signal-to-noise
    ratio, and behavior. Science 249:892-895. doi:10.1126/science.2392679
    """
    return 0.5 * (1 + np.tanh(0.5 * (gain * x - bias)))


@takes(signal=array(shape=("n",), least=1), noise=array(shape=("m",), least=1))
def told_apart(signal, noise):
    """Chance that a random value with signal is above one without: the area under the ROC curve; ties count half."""
    order = np.concatenate([signal, noise])
    _, rank, size = np.unique(order, return_inverse=True, return_counts=True)
    middle = np.cumsum(size) - (size - 1) / 2  # mean rank of equal values
    ranks = middle[rank.reshape(-1)[: len(signal)]]
    return float((ranks.mean() - (len(signal) + 1) / 2) / len(noise))


@takes(gain=number(above=0), signal=number(), noise=number(low=0), n=count, rng=generator)
def two_stages(gain, signal=1.0, noise=1.0, *, n=20_000, rng):
    """`Stages` for a gain: after the first cell, and after a second one that hears its activity and noise of its own.

    Parameters
    ----------
    gain : float
        Of both cells.
    signal : float
        Mean input when there is a signal, in standard deviations of the input.
    noise : float
        Standard deviation of what is added between the cells.
    n : int
        Number of inputs with signal, and as many without.
    rng : seed or numpy.random.Generator
    """
    x = rng.normal(size=(2, n)) + np.array([[signal], [0.0]])
    first = response(x, gain)
    second = response(first + noise * rng.normal(size=(2, n)), gain)
    return Stages(told_apart(*first), told_apart(*second))


@takes(gain=number(above=0), bias=number(low=0), signal=number(low=0))
def accuracy(gain, bias=1.0, signal=1.0):
    """Share of right answers when "signal" is said above half activity, so where x > b/g: (Φ(s − b/g) + Φ(b/g)) / 2.

    The gain moves the criterion. It is best at b/g = s/2, and falls again beyond.
    """
    criterion = bias / gain
    return (phi(signal - criterion) + phi(criterion)) / 2


def phi(z):
    """Share of a standard normal below z."""
    return 0.5 * (1 + math.erf(z / math.sqrt(2)))
