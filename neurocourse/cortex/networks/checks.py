"""Checkers of the network that reads, and of how many weights and connections a layer has."""

import itertools

import numpy as np

from neurocourse.cortex.networks import counting, lenet
from neurocourse.nn import Conv2d, Dense, GlobalMean, MaxPool2d, MeanPool2d, ReLU, Softmax
from neurocourse.teaching import call, exercise, expect, inputs, numbers, whole

__all__ = ["build", "count_weights"]


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


def _counted(weights=lambda n, side: sum(n) + len(n), connections=lambda n, side: (sum(n) + len(n)) * side**2):
    """Weights and connections, one of them counted in another way."""
    return lambda inputs, side: (weights(inputs, side), connections(inputs, side))


@exercise(
    reference=counting.count_weights,
    inputs=inputs(
        inputs=numbers("maps", low=1, high=400, whole=True, as_list=True),
        side=whole(1, 28),
        sizes={"maps": (1, 120)},
        examples=[counting.C3, counting.C1, counting.C5, counting.F6],
    ),
    mistakes=[
        (
            "no unit of yours has a bias: it is one weight more, and one connection more",
            _counted(lambda n, side: sum(n), lambda n, side: sum(n) * side**2),
        ),
        (
            "your weights are right; each unit has a bias, so each has one connection more",
            _counted(connections=lambda n, side: sum(n) * side**2),
        ),
        (
            "your connections are right; among the weights there is one bias for each map, too",
            _counted(lambda n, side: sum(n)),
        ),
        (
            "you count one bias for the whole layer: each map has its own",
            _counted(lambda n, side: sum(n) + 1, lambda n, side: (sum(n) + 1) * side**2),
        ),
        (
            "the units of a map share their weights: count them once for each map",
            _counted(weights=lambda n, side: (sum(n) + len(n)) * side**2),
        ),
        (
            "the weights are shared, and the connections are not: each of the units has its own",
            _counted(connections=lambda n, side: sum(n) + len(n)),
        ),
        (
            "you count one connection to a bias for each map: each of its units has one",
            _counted(connections=lambda n, side: sum(n) * side**2 + len(n)),
        ),
        (
            "that is how many units a map has: each of them has all the connections that its weights stand for",
            _counted(connections=lambda n, side: side**2),
        ),
        (
            "a map is a square: it has `side * side` units",
            _counted(connections=lambda n, side: (sum(n) + len(n)) * side),
        ),
        (
            "the two are in the wrong order: weights first, then connections",
            lambda n, side: ((sum(n) + len(n)) * side**2, sum(n) + len(n)),
        ),
        (
            "only the first map is counted: add up over all of `inputs`",
            lambda n, side: (n[0] + 1, (n[0] + 1) * side**2),
        ),
        (
            "you take all maps to be like the first: in C3 they listen to different numbers of maps",
            lambda n, side: (len(n) * (n[0] + 1), len(n) * (n[0] + 1) * side**2),
        ),
        (
            "in yours each unit has a bias of its own: the bias is shared, as the other weights are",
            _counted(weights=lambda n, side: sum(n) + len(n) * side**2),
        ),
    ],
)
def count_weights(f, ref):
    """Exercise 5: what LeNet-5 has to learn, held against the article of 1998."""
    return "and each layer of LeNet-5 comes out as printed in 1998; the next cell adds them up."
