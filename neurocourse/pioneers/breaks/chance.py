"""Chance, armed: connections that fail at random when the network is examined, and in its training, too.

A connection may have several contacts, as two cells of cortex often have; each of them fails by itself.
"""

from math import comb
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, each, generator, number, takes
from neurocourse.nn import Adam, Dense, Network, Tanh, train
from neurocourse.pioneers.layers import deep
from neurocourse.wording import span

AT_ONCE = 64  # rows whose contacts are drawn together: each has thousands of them


class Unreliable(NamedTuple):
    """Accuracy on unseen digits with certain and with failing connections."""

    certain: float
    one_look: float  # mean over the looks
    averaged: float  # from the mean output of all looks
    n_looks: int


class Failing(Dense):
    """A dense layer in whose training each weight works with probability ``p``, drawn anew for every batch.

    What works counts 1 / p times. It is what AI calls DropConnect; dropout lets whole units fail.

    References
    ----------
    Wan L, Zeiler M, Zhang S, LeCun Y, Fergus R (2013). Regularization of neural networks using DropConnect. Proceedings
    of Machine Learning Research 28:1058-1066.
    """

    p = 0.5

    def forward(self, x):
        self.works = (self.rng.random(self.W.shape) < self.p) / self.p
        self.x, self.y = x, x @ (self.W * self.works).T + self.b
        return self.y

    def backward(self, dy):
        self.absorb(dy)
        return dy @ (self.W * self.works)

    def absorb(self, dy):
        super().absorb(dy)
        self.dW *= self.works


@takes(p_release=number(above=0, high=1), rng=generator, epochs=count)
def train_failing(p_release=0.5, *, rng, epochs=40):
    """Train the digit network while its connections fail, and return it with connections that do not.

    Parameters
    ----------
    p_release : float
        Probability that a connection works, above 0.
    rng : seed or numpy.random.Generator
    epochs : int

    Returns
    -------
    Network
    """
    sizes = list(zip(deep.SIZES[:-1], deep.SIZES[1:], strict=True))
    layers = [Failing(n, m, rng=rng) for n, m in sizes]
    for layer in layers:
        layer.p, layer.rng = p_release, rng
    network = Network([layers[0], Tanh(), layers[1], Tanh(), layers[2]])
    train(network, *deep.held_out().train, optimiser=Adam(0.003), epochs=epochs, batch_size=32, rng=rng, progress=False)
    certain = deep.build(rng=0)
    certain.parameters[:] = network.parameters
    return certain


@takes(network=deep.Network, p_release=number(above=0, high=1), contacts=count, n_looks=count, rng=generator)
def unreliable_synapses(network, p_release=0.5, *, contacts=1, n_looks=20, rng):
    """Let every contact of a trained network fail at random, anew for each digit and each look.

    A contact that works counts 1 / p_release times, so that its mean effect stays what was learned.

    Parameters
    ----------
    network : Network
        From `deep.train_digits` or `train_failing`.
    p_release : float
        Probability that a contact works, above 0.
    contacts : int
        How many contacts share the weight of one connection.
    n_looks : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Unreliable

    References
    ----------
    Allen C, Stevens CF (1994). An evaluation of causes for unreliability of synaptic transmission. Proceedings of the
    National Academy of Sciences 91:10380-10383. doi:10.1073/pnas.91.22.10380
    """
    _, X, _, y = deep.held_out()
    looks = np.array([look(network, X, p_release, contacts, rng=rng) for _ in range(n_looks)])
    right = looks.argmax(axis=2) == y
    certain = network.forward(X).argmax(axis=1) == y
    averaged = looks.mean(axis=0).argmax(axis=1) == y
    return Unreliable(float(certain.mean()), float(right.mean()), float(averaged.mean()), n_looks)


@takes(contacts=count, rng=generator)
def look(network, X, p, contacts=1, *, rng):
    """Outputs (B, 10) when each contact works with probability ``p``, drawn for each row of ``X``."""
    value = X
    for layer in network.layers:
        if isinstance(layer, Dense):
            parts = np.array_split(value, -(-len(value) // AT_ONCE))
            value = np.concatenate([_passed(layer, part, p, contacts, rng) for part in parts])
        else:
            value = layer.forward(value)
    return value


def _passed(layer, x, p, contacts, rng):
    """Outputs of a dense layer whose contacts fail, drawn for each row of ``x``."""
    works = _working((len(x), *layer.W.shape), p, contacts, rng)
    return np.einsum("boi,oi,bi->bo", works, layer.W / (contacts * p), x) + layer.b


def _working(shape, p, contacts, rng):
    """How many of so many contacts work: binomial numbers, by where one uniform number falls among their sums."""
    u, works = rng.random(shape, dtype=np.float32), np.zeros(shape, np.uint8)
    below = 0.0
    for k in range(contacts):
        below += comb(contacts, k) * p**k * (1 - p) ** (contacts - k)
        works += u >= below
    return works


@takes(plain=each(deep.Network), hardened=each(deep.Network), p_release=number(above=0, high=1))
def report(plain, hardened, p_release=0.5):
    """Accuracy with failing connections of several networks, and of as many that learned with failures, in words."""
    cases = {
        "every connection certain": (plain, dict(p_release=1.0, n_looks=1)),
        "each works half the time": (plain, dict(n_looks=1)),
        "the same, learned with failures": (hardened, dict(n_looks=1)),
        "the same, 5 contacts a connection": (plain, dict(n_looks=1, contacts=5)),
        "the same, learned so, 5 contacts": (hardened, dict(n_looks=1, contacts=5)),
    }
    lines = []
    for name, (networks, settings) in cases.items():
        settings = dict(p_release=p_release) | settings
        read = [unreliable_synapses(network, rng=k, **settings).one_look for k, network in enumerate(networks)]
        lines.append(f"{name:36}{span(read, 2, learned=True)}")
    looks = [unreliable_synapses(network, p_release, n_looks=10, rng=k).averaged for k, network in enumerate(plain)]
    return "\n".join([*lines, f"{'plain, the mean of 10 looks':36}{span(looks, 2, learned=True)}"])
