"""A network after LeCun's: two stages of convolution, pool and rectifier, and one dense layer, reading digits."""

from functools import cache
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, fraction, function, generator, integer, rng_or_seed, takes
from neurocourse.data import digits

MAPS = (16, 32)
SIZE = 8


class Reader(NamedTuple):
    """A trained network and the digits that it never saw."""

    network: nn.Network
    X_test: np.ndarray  # (n, 8, 8, 1)
    y_test: np.ndarray  # (n,)
    accuracy: float


class Trace(NamedTuple):
    """What every stage makes of one picture: maps (rows, cols, channels) by name, and the ten probabilities."""

    maps: dict
    p: np.ndarray


def images(name, value):
    """A check of arguments: pictures of 8 x 8 pixels in any shape, as (n, 8, 8, 1) in single precision."""
    x = array(name, value, dtype=np.float32, least=1)
    if x.size % SIZE**2:
        raise ValueError(f"{name} must be pictures of {SIZE} x {SIZE} pixels, got shape {x.shape}")
    return x.reshape(-1, SIZE, SIZE, 1)


@takes(maps=array(shape=(2,), dtype=np.int64, low=1), rng=generator)
def build(*, maps=MAPS, rng, dtype=np.float32):
    """The network: (8, 8, 1) -> (4, 4, 16) -> (2, 2, 32) -> 10.

    The pool stands before the rectifier. As both only ever prefer the larger, the order changes nothing but the work.

    References
    ----------
    LeCun Y, Bottou L, Bengio Y, Haffner P (1998). Gradient-based learning applied to document recognition.
    Proceedings of the IEEE 86:2278-2324. doi:10.1109/5.726791
    """
    first, second = maps
    layers = [nn.Conv2d(1, first, 3, padding=1, rng=rng, dtype=dtype), nn.MaxPool2d(2), nn.ReLU()]
    layers += [nn.Conv2d(first, second, 3, padding=1, rng=rng, dtype=dtype), nn.MaxPool2d(2), nn.ReLU()]
    return nn.Network([*layers, nn.Flatten(), nn.Dense(4 * second, 10, rng=rng, dtype=dtype)])


@takes(hidden=count, rng=generator)
def mlp(*, hidden=100, rng, dtype=np.float32):
    """The plain network of lesson Pioneers for comparison: it does not know which pixels are neighbours."""
    layers = [nn.Flatten(), nn.Dense(SIZE * SIZE, hidden, rng=rng, dtype=dtype, init="he"), nn.ReLU()]
    return nn.Network([*layers, nn.Dense(hidden, 10, rng=rng, dtype=dtype)])


@takes(X=images)
def pictures(X):
    """Rows of 64 pixels as images (n, 8, 8, 1) in single precision."""
    return X


@takes(
    network=nn.Network, X=images, y=array(ndim=1, dtype=np.int64, low=0, high=9), epochs=count(low=2),
    rng=rng_or_seed, progress=bool,
)  # fmt: skip
def train(network, X, y, *, epochs=15, rng, progress=True):
    """Train on images (n, 8, 8, 1): Adam, the last third of the epochs with a tenth of the step."""
    late = epochs - max(epochs // 3, 1)

    def eta(epoch):
        return 0.01 if epoch <= late else 0.001

    return nn.train(network, X, y, eta=eta, epochs=epochs, batch_size=64, rng=rng, progress=progress)


@takes(
    make=function, order=array(shape=(SIZE * SIZE,), dtype=np.int64, low=0, high=SIZE * SIZE - 1), epochs=count,
    rng=rng_or_seed, progress=bool,
)  # fmt: skip
def read_digits(make=build, *, order=None, epochs=15, rng=0, progress=True):
    """Train a network on 70% of the digits and test it on the rest.

    Parameters
    ----------
    make : function
        ``make(rng=...)`` -> network: `build` or `mlp`.
    order : array of int, shape (64,), optional
        Shuffle the pixels of every digit in this way.
    epochs : int
    rng : seed or numpy.random.Generator
    progress : bool

    Returns
    -------
    Reader
    """
    rng, data = np.random.default_rng(rng), digits().split()
    order = np.arange(SIZE * SIZE) if order is None else order
    network = make(rng=rng)
    train(network, data.X_train[:, order], data.y_train, epochs=epochs, rng=rng, progress=progress)
    X_test, y_test = pictures(data.X_test[:, order]), data.y_test
    return Reader(network, X_test, y_test, nn.accuracy(network.answer(X_test), y_test))


@cache
def trained():
    """The reader that all explorers share, trained when it is first asked for (less than a second)."""
    return read_digits(rng=1)


@takes(network=nn.Network, image=images)
def trace(network, image):
    """Look into the network while it reads one image (8, 8).

    Returns
    -------
    Trace
        Maps named "convolution 1", "pool 1", ... after the layers, rectified, for a network of any build.
    """
    x, maps, stage = image, {}, 0
    for layer in network.layers:
        x = layer.forward(x)
        if isinstance(layer, nn.Conv2d):
            stage += 1
            maps[f"convolution {stage}"] = np.maximum(x[0], 0)
        elif isinstance(layer, nn.MaxPool2d | nn.MeanPool2d):
            maps[f"pool {stage}"] = np.maximum(x[0], 0)
    return Trace(maps, nn.softmax(x)[0])


@takes(
    network=nn.Network, image=array(shape=(SIZE, SIZE)), label=integer(low=0, high=9), size=integer(low=1, high=SIZE)
)
def occlusion(network, image, label, size=2):
    """How much the probability of ``label`` falls when a square of the ink is rubbed out, for each place: (8, 8).

    References
    ----------
    Zeiler MD, Fergus R (2014). Visualizing and understanding convolutional networks. European Conference on Computer
    Vision, 818-833. doi:10.1007/978-3-319-10590-1_53
    """
    places = SIZE - size + 1
    covered = np.repeat(image[None], places * places + 1, axis=0)
    for k in range(places * places):
        i, j = divmod(k, places)
        covered[k, i : i + size, j : j + size] = 0
    p = nn.softmax(network.forward(pictures(covered)))[:, label]
    fall, times = np.zeros((SIZE, SIZE)), np.zeros((SIZE, SIZE))
    for k in range(places * places):
        i, j = divmod(k, places)
        fall[i : i + size, j : j + size] += p[-1] - p[k]
        times[i : i + size, j : j + size] += 1
    return fall / times


def first_maps(image):
    """The rectified maps (16, rows, cols) that the first layer of the course's reader makes of an image."""
    first = trained().network.layers[0]
    return np.maximum(0, first.forward(np.asarray(image, np.float32)[None, :, :, None])[0].transpose(2, 0, 1))


def confusion(reader):
    """How often digit i is read as j: (10, 10) whole numbers."""
    said = reader.network.answer(reader.X_test).argmax(axis=1)
    table = np.zeros((10, 10), np.int64)
    np.add.at(table, (reader.y_test, said), 1)
    return table


@takes(share=fraction, rng=generator)
def scrambled_order(share, *, rng):
    """A fixed shuffling of the 64 pixels that moves about ``share`` of them, and leaves the others in their place."""
    order, moved = np.arange(SIZE * SIZE), rng.permutation(SIZE * SIZE)[: round(share * SIZE * SIZE)]
    order[moved] = order[rng.permutation(moved)]
    return order
