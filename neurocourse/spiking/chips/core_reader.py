"""A digit reader on one core: 64 pixels on 256 axons, 250 neurons that vote for ten digits."""

from functools import cache
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, takes, unguarded
from neurocourse.data import digits
from neurocourse.spiking.chips import truenorth

VOTERS = 25  # neurons for each digit
STRENGTHS = np.array([1, 2, -1, -2])  # of the four axons of a pixel: their sums are all numbers from -3 to 3


class Votes(nn.Layer):
    """Sum of each digit's neurons: (batch, 250) -> (batch, 10). Nothing to learn."""

    def __init__(self):
        self.gather()

    def forward(self, x):
        """Σ over the voters of a digit."""
        return x.reshape(len(x), 10, VOTERS).sum(axis=2)

    def backward(self, dy):
        """Equal shares."""
        return np.repeat(dy, VOTERS, axis=1)


class Reader(NamedTuple):
    """A core that reads digits, and the digits that it never saw."""

    core: truenorth.Core
    X_test: np.ndarray  # (n, 64)
    y_test: np.ndarray  # (n,)
    before: float  # accuracy of the network of real numbers that the core was made from


@takes(X=array(shape=("n", 64), low=0), T=count)
def axons(X, T):
    """Spikes (T, n, 256) for pictures X (n, 64): the four axons of a pixel fire together, evenly, at its brightness."""
    t = np.arange(T + 1)[:, None, None]
    spikes = np.diff(np.floor(t * X + 0.5), axis=0) > 0
    return np.repeat(spikes, 4, axis=2)


def synapses(n):
    """The four bits (..., 4) whose ``STRENGTHS`` add up to a whole number n from -3 to 3."""
    size = np.abs(n)
    odd, large = size % 2 == 1, size > 1
    return np.stack([(n > 0) & odd, (n > 0) & large, (n < 0) & odd, (n < 0) & large], axis=-1)


def burn(dense, theta=2.0):
    """A `truenorth.Core` for a trained layer (64 -> 250): weights of -3 to 3, its bias as leak.

    Each neuron has its own unit Δ = max |w| / 3; its threshold is ``theta``, a value that the layer seldom exceeds.
    """
    delta = np.abs(dense.W).max(axis=1) / 3
    n = np.rint(dense.W / delta[:, None]).astype(np.int64)
    crossbar = np.zeros((truenorth.N, truenorth.N), bool)
    crossbar[: len(n)] = synapses(n).reshape(len(n), -1)
    leak, threshold = np.zeros(truenorth.N, np.int64), np.ones(truenorth.N, np.int64)
    leak[: len(n)] = np.clip(np.rint(dense.b / delta), -truenorth.S_MAX, truenorth.S_MAX)
    threshold[: len(n)] = np.maximum(np.rint(theta / delta), 1)
    return truenorth.empty(
        crossbar=crossbar,
        axon_type=np.tile(np.arange(4), 64),
        s=np.tile(STRENGTHS, (truenorth.N, 1)),
        leak=leak,
        threshold=threshold,
    )


@cache
def trained():
    """The layer trained with real numbers, and the core that stores it in whole ones."""
    data, dense = digits().split(), nn.Dense(64, 10 * VOTERS, rng=1, init="he")
    network = nn.Network([dense, nn.ReLU(), Votes()])
    options = dict(eta=0.003, epochs=30, batch_size=64, rng=1, progress=False)
    training = nn.train(network, *data.train, test=data.test, **options)
    return Reader(burn(dense), *data.test, training.accuracy)


def read(core, X, T=32):
    """Votes (T, n, 10) up to each tick: spikes of the voters, for many pictures X (n, 64) at once."""
    x, W, tick = axons(X, T), core.weights, unguarded(truenorth.step)
    V, counts, totals = np.zeros((len(X), truenorth.N), np.int64), 0, []
    for t in range(T):
        V, spikes = tick(V, x[t], core, W)
        counts = counts + votes(spikes)
        totals.append(counts)
    return np.array(totals)


def votes(spikes):
    """How many voters of each digit fire, (..., 10), among spikes (..., N)."""
    return spikes[..., : 10 * VOTERS].reshape(*spikes.shape[:-1], 10, VOTERS).sum(axis=-1)
