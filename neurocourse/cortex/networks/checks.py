"""Checker of the network that reads: which layers it has, where its weights come from, and how well it reads."""

import itertools

import numpy as np

from neurocourse.cortex.networks import lenet
from neurocourse.nn import Conv2d, Dense, GlobalMean, MaxPool2d, MeanPool2d, ReLU, Softmax
from neurocourse.teaching import call, exercise, expect

__all__ = ["build"]


def _network(rng):
    """The course's own network."""
    return lenet.build(rng=rng)


@exercise(reference=_network)
def build(f, ref):
    """Exercise 4: a convolutional network that reads."""
    network, again, other = (call(f, np.random.default_rng(seed)) for seed in (1, 1, 2))
    _expect_parts(network.layers)
    _expect_digits(network)
    _expect_fresh(network, again, other)
    accuracy = lenet.read_digits(f, rng=1, progress=False).accuracy
    expect(accuracy > 0.93, f"it reads only {accuracy:.0%} of the digits that it never saw: give it more maps")
    return "it learns to read digits that it never saw, and is used from here on."


def _expect_parts(layers):
    """Name what is missing, or stands in the wrong place, in a row of layers."""
    kinds = [type(layer) for layer in layers]
    expect(Conv2d in kinds, "there is no filter in it: begin with a convolution layer, `Conv2d(1, …, 3, rng=rng)`")
    expect(kinds[0] is Conv2d, "the first layer must be the filters: what comes before them takes away what they need")
    expect(Softmax not in kinds, "leave `Softmax` out: the loss of the training does it, and twice is too much")
    expect(ReLU in kinds, "no cell of it is rectified: filters on filters without `ReLU` are only one larger filter")
    pairs = list(zip(kinds, kinds[1:], strict=False))
    expect((Conv2d, Conv2d) not in pairs, "two layers of filters follow each other with no `ReLU` between them")
    expect((Conv2d, Dense) not in pairs, "`Dense` wants rows of numbers and gets maps: put `Flatten()` in between")
    pools = [layer for layer in layers if isinstance(layer, MaxPool2d | MeanPool2d | GlobalMean)]
    expect(len(pools), "there is no complex cell in it: add a pool, `MaxPool2d(2)`, after a rectifier")
    sides = [getattr(pool, "side", 8) for pool in pools]
    expect(max(sides) > 1, "a pool of 1 by 1 leaves everything as it is: `MaxPool2d(2)` takes the largest of four")
    rows = [kinds[i + 1 :] for i, kind in enumerate(kinds) if kind is Conv2d]
    rectified = [ReLU in itertools.takewhile(lambda kind: kind not in (Conv2d, Dense), row) for row in rows]
    expect(all(rectified), "the answers of some filters are not rectified: each `Conv2d` needs a `ReLU` after it")
    expect(kinds[-1] is Dense, "the last layer must be the readout: `Dense(…, 10, rng=rng)`")


def _expect_digits(network):
    """Name what goes wrong when the network gets pictures of 8 by 8 pixels."""
    for n in (1, 3):
        try:
            y = network.forward(np.zeros((n, 8, 8, 1)))
        except (TypeError, ValueError) as error:
            expect(False, f"the sizes do not fit together: {error}")
        expect(y.ndim == 2, f"its answers have shape {y.shape}: `Flatten()` must come before the readout")
        expect(y.shape == (n, 10), f"there are ten digits, so ten answers; yours gives {y.shape[1]}")


def _expect_fresh(network, again, other):
    """Each call makes a network of its own, and all of its weights come from ``rng``."""
    alike = len(network.layers) == len(again.layers) == len(other.layers)
    expect(alike, "not all of your networks have the same number of layers: build the same one in every call")
    shared = set(map(id, network.layers)) & set(map(id, [*again.layers, *other.layers]))
    expect(not shared, "the layers are the same objects in every call, and would go on with what they have learned")
    for layer, twin, cousin in zip(network.layers, again.layers, other.layers, strict=True):
        kind = type(layer).__name__
        same = np.array_equal(layer.parameters, twin.parameters)
        expect(same, f"the same `rng` gives other weights of `{kind}` when you are asked again: draw them from `rng`")
        new = not layer.size or not np.array_equal(layer.parameters, cousin.parameters)
        expect(new, f"another `rng` gives the same weights of `{kind}`: hand your `rng` on to it, `rng=rng`")
