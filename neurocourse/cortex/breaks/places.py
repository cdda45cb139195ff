"""Copies: what shared filters do for a network that learned digits in one place and meets them in another.

Filters that are copied over all places make maps that move with the digit. Whether the answer stays depends on the
readout: one that knows places has to learn each of them; the mean of each map does not.
"""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, generator, integer, takes
from neurocourse.cortex.breaks.untied import Untied
from neurocourse.data import digits
from neurocourse.nn import Conv2d, Dense, Flatten, GlobalMean, MaxPool2d, Network, ReLU

WIDE = 24  # pixels across the wide picture; a digit has 8
COLUMNS = range(WIDE - 8 + 1)  # where a digit may begin
LOOKS = 8  # places at which eyes that move see each digit
LEFT = (3, 4, 5)  # where it begins while the networks learn
FILTERS = ("shared", "untied")
READOUTS = ("place by place", "mean of each map")
FROM = integer(low=0, high=COLUMNS[-1])


class Placed(NamedTuple):
    """A network, and the share of unseen digits that it reads at each of ``COLUMNS``, (17,)."""

    network: Network
    right: np.ndarray


@takes(X=array(shape=("n", 64), least=1), starts=array(ndim=1, dtype=np.int64, low=0, high=COLUMNS[-1], least=1),
       rng=generator)  # fmt: skip
def wide(X, starts, *, rng):
    """Digits (n, 64) in pictures (n, 8, 24, 1), each beginning at one of the columns ``starts``."""
    pictures = np.zeros((len(X), 8, WIDE, 1))
    for picture, digit, start in zip(pictures, X, rng.choice(starts, len(X)), strict=True):
        picture[:, start : start + 8, 0] = digit.reshape(8, 8)
    return pictures


@takes(filters=FILTERS, readout=READOUTS, rng=generator)
def build(filters="shared", readout="mean of each map", *, rng):
    """Two stages of filters over a wide picture, and a readout.

    Parameters
    ----------
    filters : {"shared", "untied"}
        One kernel for all places of a map, or one for each place, in layers of the same shape.
    readout : {"place by place", "mean of each map"}
        Ten answers from all places of all maps, or from the mean of each map.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Network
    """
    if filters == "shared":
        first, second = Conv2d(1, 8, 3, rng=rng), Conv2d(8, 32, 3, rng=rng)
    else:
        first, second = Untied((8, WIDE, 1), 8, rng=rng), Untied((3, 11, 8), 32, rng=rng)
    end = [GlobalMean(), Dense(32, 10, rng=rng)] if readout == READOUTS[1] else [Flatten(), Dense(9 * 32, 10, rng=rng)]
    return Network([first, ReLU(), MaxPool2d(2), second, ReLU(), *end])


@takes(filters=FILTERS, readout=READOUTS, everywhere=bool, looks=count, epochs=count, rng=generator)
def learn(filters="shared", readout="mean of each map", *, everywhere=False, looks=LOOKS, epochs=10, rng):
    """Teach digits on the left of a wide picture, or everywhere, and ask at each place.

    Parameters
    ----------
    filters, readout : str
        See `build`.
    everywhere : bool
        Whether the digits are shown at all places, as to eyes that move.
    looks : int
        Everywhere: at how many places each digit is shown.
    epochs : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Placed

    References
    ----------
    Bartunov S et al. (2018). Advances in Neural Information Processing Systems 31, https://arxiv.org/abs/1807.04587.
    """
    X, X_test, y, y_test = digits().split()
    network = build(filters, readout, rng=rng)
    X, y = (np.repeat(a, looks if everywhere else 1, axis=0) for a in (X, y))
    pictures = wide(X, COLUMNS if everywhere else LEFT, rng=rng)
    nn.train(network, pictures, y, eta=0.005, epochs=epochs, batch_size=32, rng=rng, progress=False)
    return Placed(network, by_column(network, X_test, y_test))


def by_column(network, X, y):
    """Share of the digits (n, 64) that the network reads at each of ``COLUMNS``."""
    return np.array([nn.accuracy(network.answer(at(X, column)), y) for column in COLUMNS])


@takes(X=array(shape=("n", 64), least=1), column=FROM)
def at(X, column):
    """Digits (n, 64) in wide pictures (n, 8, 24, 1), all beginning at one column."""
    return wide(X, [column], rng=0)
