"""Where the analogy between cortex and network breaks, measured: copies of one filter, the sign of light, and contrast.

Texture and small changes of many pixels, the other two breaks, have models of their own.
"""

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse import nn
from neurocourse.arguments import array, count, generator, rng_or_seed, takes
from neurocourse.cortex.breaks.untied import Untied
from neurocourse.cortex.cells.gabor import quadrature
from neurocourse.cortex.networks import lenet
from neurocourse.data import digits
from neurocourse.nn import Conv2d, Dense, GlobalMean, MaxPool2d, Network, ReLU

WIDE = 24  # pixels across the wide picture; a digit has 8
LEFT, RIGHT = (3, 4, 5), (11, 12, 13)  # columns where a digit may begin
N_SLOPES = 8  # of the complex cells at each place


class Sharing(NamedTuple):
    """Accuracy of a network at places where it learned and at places where it did not."""

    n_weights: int
    seen: float
    unseen: float


class Light(NamedTuple):
    """Accuracy of two readers on the same digits at many contrasts, each (n_contrasts,)."""

    network: np.ndarray
    complex_cells: np.ndarray


@takes(rng=generator, epochs=count)
def sharing(*, rng, epochs=10):
    """Teach digits on the left of a wide picture and ask on the right, with shared filters and with untied ones.

    Parameters
    ----------
    rng : seed or numpy.random.Generator
    epochs : int

    Returns
    -------
    dict of Sharing
        ``"shared"``: convolution layers; ``"untied"``: layers of the same shape where each place has its own weights.

    References
    ----------
    Bartunov S et al. (2018). Advances in Neural Information Processing Systems 31, https://arxiv.org/abs/1807.04587.
    """
    X, X_test, y, y_test = digits().split()
    X, seen, unseen = wide(X, LEFT, rng), wide(X_test, LEFT, rng), wide(X_test, RIGHT, rng)
    found = {}
    for kind in ("shared", "untied"):
        network = _train(_wide_network(kind, rng), X, y, epochs, rng)
        right = [nn.accuracy(network.answer(pictures), y_test) for pictures in (seen, unseen)]
        found[kind] = Sharing(network.size, *right)
    return found


def wide(X, starts, rng):
    """Digits (n, 64) in pictures (n, 8, 24, 1), each beginning at one of the columns ``starts``."""
    pictures = np.zeros((len(X), 8, WIDE, 1))
    for picture, digit, start in zip(pictures, X, rng.choice(starts, len(X)), strict=True):
        picture[:, start : start + 8, 0] = digit.reshape(8, 8)
    return pictures


def _wide_network(kind, rng):
    if kind == "shared":
        first, second = Conv2d(1, 8, 3, rng=rng), Conv2d(8, 32, 3, rng=rng)
    else:
        first, second = Untied((8, WIDE, 1), 8, rng=rng), Untied((3, 11, 8), 32, rng=rng)
    return Network([first, ReLU(), MaxPool2d(2), second, ReLU(), GlobalMean(), Dense(32, 10, rng=rng)])


def _train(network, X, y, epochs, rng):
    return nn.train(network, X, y, eta=0.005, epochs=epochs, batch_size=32, rng=rng, progress=False).network


@takes(contrasts=array(ndim=1, least=1), reader=lenet.Reader, rng=rng_or_seed)
def another_light(contrasts, reader=None, *, rng):
    """Ask two readers for unseen digits in another light: a convolutional network, and cells that never learned.

    The second reader is a model of V1: Gabor pairs of eight slopes at every place, their energies divided by the
    contrast of the picture, and one learned layer that names the digit.

    Parameters
    ----------
    contrasts : array_like, (n,)
        1 is ink on paper, as learned; 0.1 is a digit in fog; -1 is its negative.
    reader : lenet.Reader, optional
        A trained convolutional network; the course's own when none is given.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Light
    """
    reader, readout = reader or lenet.trained(), v1_readout(rng=rng)
    found = []
    for c in contrasts:
        x = in_light(reader.X_test, c)
        says = reader.network.answer(x), readout.answer(energies(x))
        found.append([nn.accuracy(y, reader.y_test) for y in says])
    return Light(*np.array(found).T)


def in_light(pictures, contrast):
    """Pictures between 0 and 1 at another contrast, about middle grey: ½ + c (x - ½)."""
    return 0.5 + contrast * (pictures - 0.5)


def v1_readout(*, rng):
    """The one layer that is learned in the model of V1: from the energies of all cells to the ten digits."""
    X, y = digits().split().train
    return _train(Network([Dense(N_SLOPES * 16, 10, rng=rng)]), energies(X), y, 30, rng)


@takes(pictures=lenet.images)
def energies(pictures):
    """Amplitudes √E of complex cells of eight slopes at every place, divided by the contrast of the picture.

    Parameters
    ----------
    pictures : array_like, (n, 8, 8, 1)

    Returns
    -------
    numpy.ndarray
        One row a picture, (n, 128).
    """
    pictures = pictures[..., 0]
    pairs = np.array([quadrature(5, 180 * k / N_SLOPES, f=0.25, sigma=1.4) for k in range(N_SLOPES)])
    patches = sliding_window_view(pictures, pairs.shape[-2:], axis=(1, 2))
    E = np.einsum("nijuv,spuv->nijsp", patches, pairs, optimize=True)
    E = (E**2).sum(axis=-1).reshape(len(pictures), -1)
    return np.sqrt(E / (E.mean(axis=1, keepdims=True) + 1e-9))


@takes(rng=rng_or_seed)
def sharing_report(*, rng):
    """One line for each of the two networks of `sharing`."""
    lines = []
    for kind, found in sharing(rng=rng).items():
        places = f"on the left {found.seen:.2f}, on the right {found.unseen:.2f}"
        lines.append(f"{kind:>7} filters, {found.n_weights:6,d} weights: reads {places}")
    return "\n".join(lines)


@takes(reader=lenet.Reader, rng=rng_or_seed)
def light_report(reader=None, *, rng):
    """One line for each of the two readers of `another_light`: as learned, in fog, in negative."""
    lines = []
    for name, found in another_light((1, 0.1, -1), reader, rng=rng)._asdict().items():
        learned, fog, negative = found
        numbers = f"as learned {learned:.2f}, in fog {fog:.2f}, in negative {negative:.2f}"
        lines.append(f"{name.replace('_', ' '):>13}: {numbers}")
    return "\n".join(lines)
