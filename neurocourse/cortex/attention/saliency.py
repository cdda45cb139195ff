"""What pops out: maps of colour, slope and movement, each place compared with its surround, added up.

No object is recognised, and nothing is learned.
"""

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse.arguments import array, count, generator, positive, takes
from neurocourse.caching import kept
from neurocourse.cortex.attention.popout import KINDS, display
from neurocourse.cortex.cells.gabor import quadrature
from neurocourse.cortex.early import motion

__all__ = ["KINDS", "display", "features", "hit_rate", "look", "saliency"]

ANGLES = (0, 45, 90, 135)
KERNEL = 9  # pixels of a filter
LEAST = 1e-2  # a map whose highest contrast is below this has nothing to say


class Look(NamedTuple):
    """Where a display draws the eye."""

    saliency: np.ndarray  # (rows, cols)
    peak: tuple  # row, column
    found: bool


@takes(picture=array(shape=("rows", "cols", 3)), movie=array(shape=("frames", "rows", "cols")))
def features(picture, movie=None):
    """Feature maps (6 or 8, rows, cols): red, green, the energy of four slopes, and of movement to either side.

    Parameters
    ----------
    picture : array, shape (rows, cols, 3)
    movie : array, shape (24, rows, cols), optional
        Light over time. Without it, or when it has one frame, nothing moves.
    """
    if min(picture.shape[:2]) < KERNEL:
        raise ValueError(f"picture must be at least {KERNEL} x {KERNEL} pixels, got shape {picture.shape}")
    red, green = picture[..., 0], picture[..., 1]
    light = picture.mean(axis=2)
    colour = [np.maximum(red - green, 0), np.maximum(green - red, 0)]
    slopes = [filtered_energy(light, angle) for angle in ANGLES]
    return np.array([*colour, *slopes, *(movement(movie) if movie is not None and len(movie) > 1 else ())])


@takes(movie=array(shape=(len(motion.T), "rows", "cols"), least=1))
def movement(movie):
    """Opponent energy for right and for left at every place (2, rows, cols): what stands still cancels exactly."""
    rows, cols = movie.shape[1:]
    half = len(motion.X) // 2
    padded = np.pad(movie, ((0, 0), (0, 0), (half, half)), mode="edge")
    pairs = np.array([g for sign in (1, -1) for g in motion.filters(sign)])
    answers = sum(pairs[:, :, k] @ padded[:, :, k : k + cols].reshape(len(movie), -1) for k in range(len(motion.X)))
    a, b, c, d = answers.reshape(4, rows, cols) ** 2
    return np.maximum(a + b - c - d, 0), np.maximum(c + d - a - b, 0)


def filtered_energy(image, angle):
    """Energy of a Gabor pair at every place, (rows, cols)."""
    even, odd = filtered(image, responses(angle, image.shape))
    return np.sqrt(even**2 + odd**2)


def filtered(image, spectra):
    """The image (rows, cols) filtered by each kernel whose `spectrum` is given."""
    seen = np.fft.rfft2(image)
    return [np.fft.irfft2(seen * response, image.shape) for response in spectra]


def pair(angle):
    """The ridge and the edge of one slope that fit the bars."""
    return quadrature(KERNEL, angle, f=0.2, sigma=1.6, gamma=0.5)


@kept
def responses(angle, shape):
    """Spectra of the ridge and the edge of one slope."""
    return [spectrum(g, shape) for g in pair(angle)]


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


@takes(
    picture=array(shape=("rows", "cols", 3)), movie=array(shape=("frames", "rows", "cols")), centre=positive,
    surround=positive,
)  # fmt: skip
def saliency(picture, movie=None, *, centre=2.5, surround=14.0):
    """Where each map differs most from its surround, weighed by how unique that is, and added: (rows, cols).

    A map with one high place counts fully; one with many alike is held down, by the factor (1 - m)² with m the mean of
    its other local maxima over the highest.

    Parameters
    ----------
    picture : array, shape (rows, cols, 3)
    movie : array, shape (24, rows, cols), optional
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
    maps = features(picture, movie)
    contrast = np.maximum(blur(maps, centre) - blur(maps, surround), 0)
    return sum((1 - others(m)) ** 2 * m / m.max() for m in contrast if m.max() > LEAST)


def others(m, reach=4):
    """Mean height of the local maxima of a map, without the highest, as a share of it: near 1 when many are alike."""
    padded = np.pad(m, reach)
    lines = sliding_window_view(padded, 2 * reach + 1, axis=1).max(axis=2)
    largest = sliding_window_view(lines, 2 * reach + 1, axis=0).max(axis=2)
    heights = np.sort(m[(m == largest) & (m > 0)])
    return heights[:-1].mean() / heights[-1] if len(heights) > 1 else 0.0


@takes(picture=array(shape=("rows", "cols", 3)), centre=positive, surround=positive)
def sought(picture, *, centre=2.5, surround=14.0):
    """Where something red and upright may be: the contrast of those two maps, each up to 1, added: (rows, cols).

    Whoever knows what to look for turns up the maps of its features, and need not care how unique they are.

    References
    ----------
    Wolfe JM, Cave KR, Franzel SL (1989). Guided search: an alternative to the feature integration model for visual
    search. Journal of Experimental Psychology: Human Perception and Performance 15:419-433.
    """
    maps = features(picture)[[0, 2 + ANGLES.index(90)]]
    contrast = np.maximum(blur(maps, centre) - blur(maps, surround), 0)
    return sum(m / max(m.max(), LEAST) for m in contrast)


def look(shown, *, told=False):
    """Look at a display: its map, the row and column of the peak, and whether that lies on the odd one.

    The map is that of saliency, or, when ``told`` what the odd one is, that of `sought`.
    """
    m = sought(shown.picture) if told else saliency(shown.picture, shown.movie)
    row, col = (int(k) for k in np.unravel_index(m.argmax(), m.shape))
    top, left, bottom, right = shown.box
    return Look(m, (row, col), top <= row < bottom and left <= col < right)


@takes(kind=KINDS, n=count, told=bool, rng=generator)
def hit_rate(kind, n=60, *, told=False, rng):
    """Share of ``n`` displays in which the odd one is found; chance is 1 in 36 for bars.

    ``told``: that it is red and upright, as the odd pairing is.
    """
    return float(np.mean([look(display(kind, rng=rng), told=told).found for _ in range(n)]))
