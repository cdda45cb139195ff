"""Steps leave places out: what a move by one pixel does to maps that go on in steps of two, and what a blur mends."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, function, generator, integer, takes
from neurocourse.cortex.maps.pooling import KINDS, blurred, change, pool, shift
from neurocourse.data import digits
from neurocourse.nn import Conv2d, Dense, GlobalMean, MaxPool2d, MeanPool2d, Network, ReLU
from neurocourse.nn.layer import Layer

WIDE, START = 24, 8  # pixels across the wide picture, and where digits begin while the networks learn
COLUMNS = tuple(range(START - 4, START + 5))
POOLS = ("no pool", *KINDS)


class Moving(NamedTuple):
    """How a network reads digits that move: for each of ``COLUMNS``."""

    right: np.ndarray  # (9,) share of unseen digits read
    says: np.ndarray  # (9, n) what it says to each of them
    flips: float  # share of digits for which one pixel to the right changes the answer


class Blur(Layer):
    """Blur by the bell 1 2 1 in both directions: what is finer than a step of two pixels is gone."""

    def forward(self, x):
        """Return the blurred maps, for images (batch, rows, cols, channels)."""
        return blurred(x, axes=(1, 2))

    def backward(self, dy):
        """Return ∂L/∂x: the bell is the same both ways."""
        return blurred(dy, axes=(1, 2))


class Steps(Layer):
    """Keep every second place of every second row, and leave out the others."""

    remembers = ("shape",)

    def forward(self, x):
        """Return the places that are kept."""
        self.shape = x.shape
        return x[:, ::2, ::2]

    def backward(self, dy):
        """Return ∂L/∂x: no blame for what was left out."""
        dx = np.zeros(self.shape, dy.dtype)
        dx[:, ::2, ::2] = dy
        return dx


@takes(kind=POOLS, blur=bool, rng=generator)
def build(kind="max", *, blur=False, rng):
    """Two stages of filters, between them a pool of this kind, after a blur if you like; the mean of maps is read."""
    between = {"no pool": [], "steps only": [Steps()], "mean": [MeanPool2d(2)], "max": [MaxPool2d(2)]}[kind]
    first, second = Conv2d(1, 8, 3, padding=1, rng=rng), Conv2d(8, 32, 3, padding=1, rng=rng)
    between = [Blur(), *between] if blur else between
    return Network([first, ReLU(), *between, second, ReLU(), GlobalMean(), Dense(32, 10, rng=rng)])


@takes(kind=POOLS, blur=bool, epochs=count, rng=generator)
def learn(kind="max", *, blur=False, epochs=10, rng):
    """Teach a network digits that always stand in one place of a wide picture, then let them move.

    Parameters
    ----------
    kind : str
        One of ``POOLS``.
    blur : bool
        Whether maps are blurred before the pool.
    epochs : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Moving

    References
    ----------
    Azulay A, Weiss Y (2019). Why do deep convolutional networks generalize so poorly to small image transformations?
    Journal of Machine Learning Research 20(184):1-25.
    """
    X, X_test, y, y_test = digits().split()
    network = build(kind, blur=blur, rng=rng)
    nn.train(network, placed(X, START), y, eta=0.005, epochs=epochs, batch_size=32, rng=rng, progress=False)
    says = np.array([network.answer(placed(X_test, column)).argmax(axis=1) for column in COLUMNS])
    here = COLUMNS.index(START)
    return Moving((says == y_test).mean(axis=1), says, float(np.mean(says[here] != says[here + 1])))


@takes(X=array(shape=("n", 64), least=1), column=count(low=0))
def placed(X, column):
    """Digits (n, 64) that begin at one column of wide pictures (n, 8, 24, 1)."""
    pictures = np.zeros((len(X), 8, WIDE, 1))
    pictures[:, :, column : column + 8, 0] = X.reshape(-1, 8, 8)
    return pictures


@takes(maps_of=function, pictures=array(ndim=3, least=1), kind=POOLS, dx=integer, blur=bool)
def lost(maps_of, pictures, kind, dx, *, blur=False):
    """What a move by ``dx`` pixels changes in pooled maps beyond moving them: 0 is nothing, 1 all of it; mean.

    Both maps are laid over each other in the best way. What was drawn must stay away from the margins.

    Parameters
    ----------
    maps_of : function
        Picture (rows, cols) -> maps (n, rows, cols).
    pictures : array_like, (n, rows, cols)
    kind : str
        One of ``POOLS``.
    dx : int
    blur : bool
        Whether maps are blurred before the pool.

    Returns
    -------
    float
    """

    def pooled(picture):
        maps = maps_of(picture)
        maps = blurred(maps, axes=(-2, -1)) if blur else maps
        return maps if kind == POOLS[0] else pool(maps, kind)

    return float(np.mean([_apart(pooled(x), pooled(shift(x, dx)), abs(dx) + 1) for x in pictures]))


def _apart(a, b, reach):
    """How different two answers are when one of them is moved in the best way."""
    return min(change(np.roll(a, places, axis=-1), b) for places in range(-reach, reach + 1))


@takes(maps_of=function, pictures=array(ndim=3, least=1))
def report(maps_of, pictures):
    """What moves by one and by two pixels change beyond a move of the maps, a line for each way to pool."""
    lines = [f"{'':24}moved by 1   moved by 2"]
    for kind in POOLS:
        for blur in (False, True)[: 1 + (kind != POOLS[0])]:
            found = [lost(maps_of, pictures, kind, dx, blur=blur) for dx in (1, 2)]
            lines.append(f"{'blur, then ' * blur + kind:24}{found[0]:10.2f}{found[1]:13.2f}")
    return "\n".join(lines)
