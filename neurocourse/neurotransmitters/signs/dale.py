"""Dale's principle: a neuron that excites one cell does not inhibit the next. Do artificial units keep to that?

Two networks start from the same weights and see the same digits in the same order. In one, every unit keeps the sign of
its outgoing weights; in the other, as usual, a weight may cross zero.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, function, generator, positive, takes
from neurocourse.nn import Dense, Network, ReLU, Training, train
from neurocourse.pioneers.breaks.signs import KeepSigns
from neurocourse.pioneers.layers import deep
from neurocourse.wording import span

SEEDS = range(3)


class SignedTraining(NamedTuple):
    """How a network learned and what became of its signs. Two entries where there is one a layer."""

    training: Training
    flips: tuple  # share of weights that changed their sign in training
    mixed: tuple  # share of units (or pixels) whose outgoing weights have both signs in the end
    start: tuple  # first weights
    end: tuple  # last weights

    @property
    def network(self):
        """The trained network."""
        return self.training.network

    @property
    def accuracy(self):
        """Share of the digits never seen that it reads correctly."""
        return self.training.accuracy


@takes(n_hidden=count(low=2), inhibitory=fraction, rng=generator)
def build(n_hidden=64, inhibitory=0.2, *, rng):
    """A 64-n-10 network that keeps to Dale's principle at the start: each column of W has one sign.

    Each column stands for one pixel or hidden unit. A share ``inhibitory`` of the hidden units inhibits, as about a
    fifth of the neurons of cortex does; half of the pixels do, as for on and off cells.

    Returns
    -------
    Network, and D : tuple of two arrays (n_pre,)
    """
    first, second = Dense(64, n_hidden, rng=rng, init="he"), Dense(n_hidden, 10, rng=rng)
    network = Network([first, ReLU(), second])
    D = tuple(
        np.where(rng.permutation(layer.n_in) < round(part * layer.n_in), -1.0, 1.0)
        for layer, part in ((first, 0.5), (second, inhibitory))
    )
    for layer, signs in zip((first, second), D, strict=True):
        layer.W[:] = abs(layer.W) * signs
    return network, D


@takes(
    constrained=bool, rng=generator, epochs=count, n_hidden=count(low=2), inhibitory=fraction, eta=positive,
    after_epoch=function,
)  # fmt: skip
def learn(constrained, *, rng, epochs=40, n_hidden=64, inhibitory=0.2, eta=0.003, after_epoch=None):
    """Train on the digits, with or without Dale's principle.

    Parameters
    ----------
    constrained : bool
        True keeps all signs.
    rng : seed or numpy.random.Generator
        The same seed gives both networks the same start and the same order of examples.
    epochs, n_hidden : int
    inhibitory, eta : float
    after_epoch : function, optional
        ``after_epoch(network, epoch)``; what it returns is kept in ``training.records``.

    Returns
    -------
    SignedTraining

    References
    ----------
    Eccles JC, Fatt P, Koketsu K (1954). Cholinergic and inhibitory synapses in a pathway from motor-axon collaterals
    to motoneurones. Journal of Physiology 126:524-562. doi:10.1113/jphysiol.1954.sp005226
    """
    (network, D), data = build(n_hidden, inhibitory, rng=rng), deep.held_out()
    layers = [layer for layer in network.layers if isinstance(layer, Dense)]
    start = tuple(layer.W.copy() for layer in layers)
    optimiser = KeepSigns(flat_signs(layers, D) * constrained, eta)
    training = train(
        network, *data.train, test=data.test, optimiser=optimiser, epochs=epochs, batch_size=32, rng=rng,
        after_each=after_epoch,
    )  # fmt: skip
    end = tuple(layer.W.copy() for layer in layers)
    flips = tuple(flipped(before, after) for before, after in zip(start, end, strict=True))
    return SignedTraining(training, flips, tuple(map(mixed, end)), start, end)


def flat_signs(layers, D):
    """Signs of the network's flat vector: D for the weights, 0 for the biases, which are free."""
    parts = [part for layer, d in zip(layers, D, strict=True) for part in (np.tile(d, layer.n_out), 0 * layer.b)]
    return np.concatenate(parts)


@takes(before=array, after=array)
def flipped(before, after):
    """Share of weights that have the opposite sign afterwards; a weight that is now zero has not flipped."""
    return float(np.mean(before * after < 0))


@takes(W=array(ndim=2))
def mixed(W):
    """Share of columns of W (n_post, n_pre) with positive and negative weights: units that break Dale's principle."""
    return float(np.mean((W > 0).any(axis=0) & (W < 0).any(axis=0)))


def without_hidden(*, rng, epochs=40, eta=0.003):
    """Share of unseen digits that a network without a hidden layer reads: what a comparison has to be held against."""
    data = deep.held_out()
    network = Network([Dense(64, 10, rng=rng)])
    return train(network, *data.train, test=data.test, epochs=epochs, eta=eta, batch_size=32, rng=rng).accuracy


def report():
    """Unseen digits read by hidden layers of several sizes, with Dale's principle and without; and by none at all."""
    lines = []
    for n in (64, 10, 5):
        found = [[learn(kept, rng=seed, n_hidden=n, epochs=20).accuracy for seed in SEEDS] for kept in (True, False)]
        words = [span(x, 3, learned=True) for x in found]
        lines.append(f"{n:2d} hidden units: {words[0]} with Dale, {words[1]} without")
    none = [without_hidden(rng=seed, epochs=20) for seed in SEEDS]
    return "\n".join([*lines, f"no hidden units: {span(none, 3, learned=True)}"])
