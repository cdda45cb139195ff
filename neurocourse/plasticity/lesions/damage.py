"""A trained net loses a part of its hidden units: what is left, and what comes back after a few pictures."""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, fraction, generator, number, takes
from neurocourse.data import digits
from neurocourse.plasticity.continual import course

EPOCHS, AFTERWARDS = 20, 60


class Wounded(nn.ReLU):
    """ReLU units of which some are dead, and in training a share ``dropout`` of the others is silent at random."""

    def __init__(self, units, *, dropout=0.0, rng):
        self.alive, self.dropout, self.rng = np.ones(units, np.float32), dropout, rng
        self.learning = False

    def respond(self, x):
        gain = np.broadcast_to(self.alive, x.shape)
        if self.learning and self.dropout:
            gain = gain * (self.rng.random(x.shape) >= self.dropout) / np.float32(1 - self.dropout)
        self.gain = gain.astype(np.float32)
        return np.maximum(x, 0) * self.gain

    def pull_back(self, dy):
        return dy * self.gain * (self.y > 0)


def newborn(hidden, dropout, rng):
    """A network for digits that has learned nothing yet."""
    kind = dict(rng=rng, dtype=np.float32)
    layers = nn.Dense(64, hidden, init="he", **kind), Wounded(hidden, dropout=dropout, rng=rng)
    return nn.Network([*layers, nn.Dense(hidden, 10, **kind)])


def learn(network, X, y, epochs, rng):
    """Learn from rows X (n, 64) and their digits."""
    units = network.layers[1]
    units.learning = True
    course.learn(network, course.Album(X.astype(np.float32), y), epochs=epochs, rng=rng)
    units.learning = False


@takes(hidden=count, dropout=number(low=0, below=1), rng=generator)
def trained(hidden=100, *, dropout=0.0, rng):
    """A network with so many hidden units that has learned the digits.

    Parameters
    ----------
    hidden : int
    dropout : float
        Share of the hidden units that is silent in each step of learning, at random.
    rng : seed or numpy.random.Generator

    Returns
    -------
    nn.Network

    References
    ----------
    Srivastava N, Hinton G, Krizhevsky A, Sutskever I, Salakhutdinov R (2014). Dropout: a simple way to prevent neural
    networks from overfitting. Journal of Machine Learning Research 15:1929-1958.
    """
    network = newborn(hidden, dropout, rng)
    learn(network, *digits().split().train, EPOCHS, rng)
    return network


def right(network):
    """Share of the digits' examination that is right."""
    X, y = digits().split().test
    return nn.accuracy(network.answer(X.astype(np.float32), batch=len(X)), y)


@takes(network=nn.Network, alive=array(shape=("hidden",), low=0, high=1))
def cut(network, alive):
    """Let only those hidden units live that are marked with 1, and return the share right, without learning anew."""
    if alive.shape != network.layers[1].alive.shape:
        raise ValueError(f"alive must have a number for each of {len(network.layers[1].alive)} hidden units")
    network.layers[1].alive = alive.astype(np.float32)
    return right(network)


@takes(hidden=count, share=fraction, rng=generator)
def survivors(hidden, share, *, rng):
    """Marks (hidden,) of 1 and 0: a share of the units is dead, at random."""
    return (rng.permutation(hidden) >= round(share * hidden)).astype(float)


@takes(network=nn.Network, pictures=count, rng=generator)
def recover(network, pictures=50, *, rng):
    """Share right once the living have learned from some pictures, and that of a new net of as many units: a pair.

    Parameters
    ----------
    network : nn.Network
        Some of whose units are dead; it learns.
    pictures : int
        How many pictures both learn from, sixty times each.
    rng : seed or numpy.random.Generator

    Returns
    -------
    recovered, fresh : float
    """
    X, y = digits().split().train
    few = rng.permutation(len(X))[:pictures]
    units = network.layers[1]
    fresh = newborn(max(int(units.alive.sum()), 1), units.dropout, rng)
    for one in (network, fresh):
        learn(one, X[few], y[few], AFTERWARDS, rng)
    return right(network), right(fresh)
