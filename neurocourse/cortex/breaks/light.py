"""Another light: digits in fog and in negative, for networks and for cells of V1, each with and without a division.

Both sides can have the same parts. A *division* takes the mean of a picture away and divides by its contrast. A *size*
is an answer without its sign: a complex cell gives it, and so does a layer when |S| stands in place of max(0, S).
"""

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse import nn
from neurocourse.arguments import array, generator, takes
from neurocourse.cortex.cells.gabor import quadrature
from neurocourse.cortex.networks import lenet
from neurocourse.data import digits
from neurocourse.nn import Conv2d, Dense, Flatten, MaxPool2d, Network, ReLU
from neurocourse.nn.layer import Layer

N_SLOPES = 8  # of the cells at each place
LIGHTS = (1, 0.1, -1)  # as learned, in fog, in negative


class Eye(NamedTuple):
    """Who looks: what becomes of a picture before it is read, and what reads it."""

    see: object  # pictures (n, 8, 8, 1) -> what the readout gets
    readout: Network

    def answer(self, pictures):
        """Ten answers to each picture, (n, 10)."""
        return self.readout.answer(self.see(pictures))


class Size(Layer):
    """|x| in place of max(0, x): an answer without a sign."""

    remembers = ("x",)

    def forward(self, x):
        """Return the size of each number."""
        self.x = x
        return np.abs(x)

    def backward(self, dy):
        """Return ∂L/∂x: the blame with the sign of what came in."""
        return dy * np.sign(self.x)


def in_light(pictures, contrast):
    """Pictures between 0 and 1 at another contrast, about middle grey: ½ + c (x - ½)."""
    return 0.5 + contrast * (pictures - 0.5)


@takes(pictures=lenet.images)
def divided(pictures):
    """Each picture less its mean, divided by its contrast (the root of the mean square of what is left)."""
    x = centred(pictures)
    return x / (np.sqrt((x**2).mean(axis=(1, 2, 3), keepdims=True)) + 1e-9)


@takes(pictures=lenet.images)
def centred(pictures):
    """Each picture less its mean."""
    return pictures - pictures.mean(axis=(1, 2, 3), keepdims=True)


@takes(division=bool, size=bool, centre=bool, rng=generator)
def network(*, division=False, size=False, centre=False, rng):
    """A convolutional network that has learned the digits, with parts of a cortex if you like.

    Parameters
    ----------
    division : bool
        Whether each picture is divided by its contrast before the network sees it.
    centre : bool
        Whether the mean is taken off, and nothing is divided.
    size : bool
        Whether the first layer answers |S| in place of max(0, S).
    rng : seed or numpy.random.Generator

    Returns
    -------
    Eye
    """
    see = divided if division else centred if centre else lenet.pictures
    X, y = digits().split().train
    reader = _with_sizes(rng) if size else lenet.build(rng=rng)
    nn.train(reader, see(X), y, eta=_eta, epochs=15, batch_size=64, rng=rng, progress=False)
    return Eye(see, reader)


def _eta(epoch):
    return 0.01 if epoch <= 10 else 0.001


def _with_sizes(rng):
    first, second = lenet.MAPS
    how = dict(rng=rng, dtype=np.float32)
    layers = [Conv2d(1, first, 3, padding=1, **how), Size(), MaxPool2d(2)]
    layers += [Conv2d(first, second, 3, padding=1, **how), MaxPool2d(2), ReLU()]
    return Network([*layers, Flatten(), Dense(4 * second, 10, **how)])


@takes(kind=("simple", "complex"), division=bool, rng=generator)
def v1(kind="complex", *, division=True, rng):
    """A model of V1 whose filters never learned: cells of eight slopes at every place, and one learned layer.

    Parameters
    ----------
    kind : {"simple", "complex"}
        Rectified answers of ridges and edges of either sign, or amplitudes √E of the pairs.
    division : bool
        Whether the answers are divided by the contrast of the picture, as seen by all cells.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Eye
    """
    X, y = digits().split().train

    def see(pictures):
        return cells(pictures, kind, division=division)

    seen = see(X)
    readout = Network([Dense(seen.shape[1], 10, rng=rng)])
    nn.train(readout, seen, y, eta=0.005, epochs=30, batch_size=32, rng=rng, progress=False)
    return Eye(see, readout)


@takes(pictures=lenet.images, kind=("simple", "complex"), division=bool)
def cells(pictures, kind="complex", *, division=True):
    """Answers of cells of eight slopes at every place of the pictures: (n, 128) complex or (n, 512) simple ones.

    Parameters
    ----------
    pictures : array_like, (n, 8, 8, 1)
    kind, division
        See `v1`.

    Returns
    -------
    numpy.ndarray
    """
    pairs = np.array([quadrature(5, 180 * k / N_SLOPES, f=0.25, sigma=1.4) for k in range(N_SLOPES)])
    patches = sliding_window_view(pictures[..., 0], pairs.shape[-2:], axis=(1, 2))
    S = np.einsum("nijuv,spuv->nijsp", patches, pairs, optimize=True)
    E = (S**2).sum(axis=-1).reshape(len(S), -1)
    answers = np.sqrt(E)
    if kind == "simple":
        answers = np.maximum(0, np.stack([S, -S])).transpose(1, 0, 2, 3, 4, 5).reshape(len(S), -1)
    return answers / np.sqrt(E.mean(axis=1, keepdims=True) + 1e-9) if division else answers


@takes(eye=Eye, contrasts=array(ndim=1, least=1))
def read_in(eye, contrasts=LIGHTS):
    """Share of the unseen digits that an eye reads at each contrast, (n_contrasts,).

    Parameters
    ----------
    eye : Eye
    contrasts : array_like
        1 is ink on paper, as learned; 0.1 is a digit in fog; -1 is its negative.
    """
    X, y = digits().split().test
    pictures = lenet.pictures(X)
    return np.array([nn.accuracy(eye.answer(in_light(pictures, c)), y) for c in contrasts])
