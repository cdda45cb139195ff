"""Digits, iris flowers, a membrane and two photographs, each checked against its fingerprint; the split of data."""

import io
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np

from neurocourse.data.splitting import split

FOLDER = Path(__file__).parent
# Printed by make.py; the same in PROVENANCE.md.
SHA256 = {
    "digits.npz": "dff739c317c3d7a561cd1d11ae22ab4ac7f0557489c9e3935e97bec510d05737",
    "iris.npz": "eb2f8ecb45c3e29e255bb2d48704706119c15e8138b0078f5b7b1599ff4bfba4",
    "membrane.npz": "233c64f136a2143e8dd9f64ca981a59ad2813504f2aa4a0542bbb1e4f77c2ae1",
    "photographs.npz": "3f6388185d553016625141f192dd3c319e0d857450f9cd221c3b6665f0b527dc",
}


class Digits(NamedTuple):
    """Handwritten digits: ``X, y = digits()``, and ``digits().images`` to look at them."""

    X: np.ndarray  # (1797, 64) ink of each pixel, 0 to 1
    y: np.ndarray  # (1797,) the digit that was meant

    @property
    def images(self):
        """The rows of X as pictures, (1797, 8, 8)."""
        return self.X.reshape(-1, 8, 8)

    @property
    def names(self):
        """The ten classes as text."""
        return tuple("0123456789")

    def split(self, test=0.3):
        """A `Split`: the course's one division into rows to learn from and rows to be examined with."""
        return split(*self, test, rng=0)


class Iris(NamedTuple):
    """Iris flowers: ``X, y = iris()``."""

    X: np.ndarray  # (150, 4) cm
    y: np.ndarray  # (150,) 0, 1 or 2

    @property
    def names(self):
        """The three species."""
        return "setosa", "versicolor", "virginica"

    @property
    def features(self):
        """What the four columns of X are, all in cm."""
        return "sepal length", "sepal width", "petal length", "petal width"


class Membrane(NamedTuple):
    """A recorded membrane: ``membrane().V``."""

    V: np.ndarray  # (12000,) mV, as we read the file; one sample after the other, at an unknown rate


class Photographs(NamedTuple):
    """Two colour pictures, (192, 192, 3) each, red, green and blue from 0 to 1."""

    temple: np.ndarray
    dahlia: np.ndarray


def digits():
    """Return 1797 handwritten digits, 8 x 8 pixels, by 13 writers.

    Returns
    -------
    Digits
        X float64 of shape (1797, 64) in [0, 1], y np.intp of shape (1797,); also ``images`` and ``names``.

    Raises
    ------
    OSError
        When the data file is missing or damaged.

    References
    ----------
    Alpaydin E, Kaynak C (1998). Optical Recognition of Handwritten Digits. UCI, doi:10.24432/C50P49.
    """
    X, y = _load("digits.npz", "X", "y")
    return Digits(X / 16.0, y.astype(np.intp))


def iris():
    """Return Fisher's 150 iris flowers of three species.

    Returns
    -------
    Iris
        X float64 of shape (150, 4) in cm, y np.intp of shape (150,); also ``names`` and ``features``.

    Raises
    ------
    OSError
        When the data file is missing or damaged.

    References
    ----------
    Fisher RA (1936). Annals of Eugenics 7:179-188, doi:10.1111/j.1469-1809.1936.tb02137.x.
    """
    X, y = _load("iris.npz", "X", "y")
    return Iris(X / 10.0, y.astype(np.intp))


def membrane():
    """Return 12,000 samples of a membrane that rests, is driven, fires 57 spikes and rests again.

    Nobody wrote down which cell this is, its units or its sampling rate. We multiply the file's numbers by 100 and read
    them as mV, because rest then lies at -67. Samples stay samples: no time in ms, and no rate in Hz, can be had of it.

    Returns
    -------
    Membrane
        V float64 of shape (12000,), mV.

    Raises
    ------
    OSError
        When the data file is missing or damaged.
    """
    levels, place = _load("membrane.npz", "levels", "place")
    return Membrane(100.0 * levels.astype(np.float64)[place])


def photographs():
    """Return two colour photographs: a temple above a lake, and a dahlia.

    The temple is by danielbuechele, the dahlia by vultilion; both are licensed CC BY 2.0 and are shown here at half
    their size, cut to a square.

    Returns
    -------
    Photographs
        float64 of shape (192, 192, 3) in [0, 1], by name.

    Raises
    ------
    OSError
        When the data file is missing or damaged.
    """
    return Photographs(*(pixels / 255.0 for pixels in _load("photographs.npz", "temple", "dahlia")))


def _load(name, *arrays):
    """Return ``arrays`` as stored, after checking that the file is the one we shipped."""
    try:
        content = (FOLDER / name).read_bytes()
    except OSError:
        raise OSError(f"the data file {name} is missing: reinstall neurocourse") from None
    if sha256(content).hexdigest() != SHA256[name]:
        raise OSError(f"the data file {name} is damaged (its SHA-256 is not the published one): reinstall neurocourse")
    with np.load(io.BytesIO(content)) as stored:
        return tuple(stored[array] for array in arrays)
