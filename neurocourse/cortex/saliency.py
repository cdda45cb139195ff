"""What pops out: maps of colour and slope, each place compared with its surround, added up. No object is recognised."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, integer, option
from neurocourse.cortex.gabor import quadrature

SIDE, CELL = 60, 10  # pixels of a display and of one of its places
ANGLES = (0, 45, 90, 135)
KINDS = ("colour", "slope", "both at once")


class Display(NamedTuple):
    """Bars on a grid, one of them odd: colour picture (60, 60, 3), and the row and column of the odd one."""

    picture: np.ndarray
    odd: tuple


def display(kind="colour", *, rng):
    """Thirty-six bars of which one is odd: in colour, in slope, or only in the pairing of the two. Synthetic.

    Parameters
    ----------
    kind : str
        One of ``KINDS``. In the third half of the bars share the odd one's colour and half its slope, and none both.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Display
    """
    rng = np.random.default_rng(rng)
    option("kind", kind, KINDS)
    n = SIDE // CELL
    odd = tuple(rng.integers(0, n, 2))
    red, upright = np.ones((n, n), bool), np.ones((n, n), bool)
    if kind == "both at once":  # red and lying, or green and upright; the odd one is red and upright
        red = rng.random((n, n)) < 0.5
        upright = ~red
        red[odd] = upright[odd] = True
    elif kind == "colour":
        red[odd] = False
    else:
        upright[odd] = False
    picture = np.full((SIDE, SIDE, 3), 0.15)
    for i, j in np.ndindex(n, n):
        y, x = i * CELL + rng.integers(1, 4), j * CELL + rng.integers(1, 4)
        size = (6, 2) if upright[i, j] else (2, 6)
        picture[y : y + size[0], x : x + size[1]] = (0.85, 0.25, 0.2) if red[i, j] else (0.25, 0.7, 0.2)
    return Display(np.clip(picture + 0.02 * rng.standard_normal(picture.shape), 0, 1), odd)


def features(picture):
    """Feature maps (6, rows, cols): red, green, and the energy of four slopes."""
    picture = array("picture", picture, shape=("r", "c", 3))
    red, green = picture[..., 0], picture[..., 1]
    light = picture.mean(axis=2)
    colour = [np.maximum(red - green, 0), np.maximum(green - red, 0)]
    return np.array([*colour, *(filtered_energy(light, angle) for angle in ANGLES)])


def filtered_energy(image, angle):
    """Energy of a Gabor pair at every place, (rows, cols)."""
    parts = [np.fft.irfft2(np.fft.rfft2(image) * spectrum(g, image.shape), image.shape) for g in pair(angle)]
    return np.sqrt(parts[0] ** 2 + parts[1] ** 2)


def pair(angle):
    """The ridge and the edge of one slope that fit the bars."""
    return quadrature(9, angle, f=0.2, sigma=1.6, gamma=0.5)


def spectrum(kernel, shape):
    """Spectrum of a small kernel, laid around the corner of a picture so that maps stay where they belong."""
    big = np.zeros(shape)
    k = len(kernel)
    big[:k, :k] = kernel[::-1, ::-1]
    return np.fft.rfft2(np.roll(big, (-(k // 2), -(k // 2)), axis=(0, 1)))


def blur(maps, sigma):
    """Maps (..., rows, cols) blurred by a bell of ``sigma`` pixels; the picture goes on around its edges."""
    fy, fx = np.fft.fftfreq(maps.shape[-2]), np.fft.rfftfreq(maps.shape[-1])
    bell = np.exp(-2 * (np.pi * sigma) ** 2 * (fy[:, None] ** 2 + fx**2))
    return np.fft.irfft2(np.fft.rfft2(maps) * bell, maps.shape[-2:])


def saliency(picture, *, centre=2.5, surround=14.0):
    """Where each map differs most from its surround, weighed by how unique that is, and added: (rows, cols).

    A map with one high place counts fully; one with many alike is held down, by the factor (1 - mean / maximum)².

    Parameters
    ----------
    picture : array, shape (rows, cols, 3)
    centre, surround : float
        Widths of the two bells, in pixels.

    Returns
    -------
    ndarray, shape (rows, cols)

    References
    ----------
    Itti L, Koch C, Niebur E (1998). A model of saliency-based visual attention for rapid scene analysis.
    IEEE Transactions on Pattern Analysis and Machine Intelligence 20:1254-1259. doi:10.1109/34.730558
    """
    maps = features(picture)
    contrast = np.maximum(blur(maps, centre) - blur(maps, surround), 0)
    top = contrast.max(axis=(1, 2), keepdims=True)
    scaled = np.divide(contrast, top, out=np.zeros_like(contrast), where=top > 1e-9)
    weight = np.array([(1 - peaks(m)) ** 2 for m in scaled])[:, None, None]
    return (weight * scaled * (top > 1e-2)).sum(axis=0)


def peaks(m):
    """Mean height of the other places' maxima, as a share of the highest: near 1 when many are alike."""
    n = m.shape[0] // CELL
    heights = np.sort(m[: n * CELL, : n * CELL].reshape(n, CELL, n, CELL).max(axis=(1, 3)).ravel())
    return heights[:-1].mean()


def found(display):
    """Does the peak of the saliency map lie on the odd one out?"""
    peak = np.unravel_index(saliency(display.picture).argmax(), (SIDE, SIDE))
    return (peak[0] // CELL, peak[1] // CELL) == tuple(display.odd)


def hit_rate(kind, n=60, *, rng):
    """Share of ``n`` displays in which the odd one is found; chance is 1 in 36."""
    rng = np.random.default_rng(rng)
    return float(np.mean([found(display(kind, rng=rng)) for _ in range(integer("n", n, low=1))]))
