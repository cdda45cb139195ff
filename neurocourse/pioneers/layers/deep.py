"""The network that the second article draws: one input, two hidden and one output layer, reading handwritten digits."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, function, generator, integer, takes
from neurocourse.data import digits
from neurocourse.nn import SGD, Adam, Dense, Momentum, Network, Optimiser, Tanh, cross_entropy, softmax, train
from neurocourse.wording import span

SIZES = (64, 64, 32, 10)
OPTIMISERS = {"SGD": SGD, "Momentum": Momentum, "Adam": Adam}
RATES = {"SGD": (0.1, 0.3, 1.0), "Momentum": (0.02, 0.05, 0.1), "Adam": (0.003, 0.01, 0.03)}


class Trace(NamedTuple):
    """One digit's way through the network, layer by layer from the pixels on: four arrays each."""

    activities: list  # pixels (64,), hidden (64,), hidden (32,), probabilities (10,)
    deltas: list  # slope of the loss with respect to the pixels, and to each layer's summed input
    loss: float


def held_out():
    """The lesson's one split of the digits, always the same: 1257 to learn from and 540 to be examined with."""
    return digits().split(540 / 1797)


@takes(rng=generator)
def build(*, rng):
    """A fresh 64-64-32-10 network with tanh units: ŷ = W3·f(W2·f(W1·x + b1) + b2) + b3."""
    first, second, last = (Dense(n, m, rng=rng) for n, m in zip(SIZES[:-1], SIZES[1:], strict=True))
    return Network([first, Tanh(), second, Tanh(), last])


@takes(rng=generator, epochs=count, optimiser=Optimiser, after_epoch=function, network=Network)
def train_digits(*, rng, epochs=30, optimiser=None, after_epoch=None, network=None):
    """Train the network on the digits.

    Parameters
    ----------
    rng : seed or numpy.random.Generator
    epochs : int
    optimiser : Optimiser, optional
        Adam when none is given.
    after_epoch : function, optional
        ``after_epoch(network, epoch)``; what it returns is kept in ``records``.
    network : Network, optional
        To go on with; a fresh one when none is given.

    Returns
    -------
    neurocourse.nn.Training
        With its accuracy on digits that it never saw.

    References
    ----------
    Rumelhart DE, Hinton GE, Williams RJ (1986). Learning representations by back-propagating errors. Nature
    323:533-536. doi:10.1038/323533a0
    """
    data, optimiser = held_out(), optimiser or Adam(0.003)
    return train(
        network or build(rng=rng), *data.train, test=data.test, optimiser=optimiser, epochs=epochs, batch_size=32,
        rng=rng, after_each=after_epoch,
    )  # fmt: skip


@takes(network=Network, x=array(shape=(SIZES[0],)), label=integer(low=0, high=9))
def trace(network, x, label):
    """Send one digit forwards and its blame backwards, and keep what every layer said.

    Parameters
    ----------
    network : Network
        From `build` or `train_digits`.
    x : array, shape (64,)
        Pixels, 0 to 1.
    label : int
        The digit that was meant.

    Returns
    -------
    Trace
        The network learns nothing from it.
    """
    value, activities, deltas = x[None], [x], []
    for layer in network.layers:
        value = layer.forward(value)
        if isinstance(layer, Tanh):
            activities.append(value[0].copy())
    loss, slope = cross_entropy(value, np.array([label]))
    for layer in reversed(network.layers):
        if isinstance(layer, Dense):
            deltas.append(slope[0].copy())
        slope = layer.backward(slope)
    return Trace([*activities, softmax(value)[0]], [slope[0], *reversed(deltas)], float(loss))


@takes(rng=generator, epochs=count, choice=integer(low=0, high=2))
def compare_optimisers(*, rng, epochs=15, choice=0):
    """Same first weights, same order of examples, same gradient by backpropagation; three ways to use it.

    Parameters
    ----------
    rng : seed or numpy.random.Generator
    epochs : int
    choice : int
        Which of each optimiser's three ``RATES`` it gets.

    Returns
    -------
    dict
        Name -> loss on the training digits before learning and after each epoch, shape (epochs + 1,).
    """
    seed = rng.integers(2**32)
    X, _, y, _ = held_out()

    def loss(network, epoch=0):
        return float(cross_entropy(network.forward(X), y)[0])

    def losses(name):
        optimiser = OPTIMISERS[name](RATES[name][choice])
        training = train_digits(rng=seed, epochs=epochs, optimiser=optimiser, after_epoch=loss)
        return np.array([loss(build(rng=seed)), *training.records])

    return {name: losses(name) for name in OPTIMISERS}


def report():
    """Smallest loss of three optimisers in 15 epochs, each at three learning rates, over three seeds, in words."""
    trials = [[compare_optimisers(rng=seed, choice=k) for seed in range(3)] for k in range(3)]
    lines = []
    for name, rates in RATES.items():
        best = [span([losses[name].min() for losses in runs], 3, learned=True) for runs in trials]
        lines.append(
            f"{name:10}" + "".join(f"η {eta:<6g}{words:22}" for eta, words in zip(rates, best, strict=True)).rstrip()
        )
    return "\n".join(lines)
