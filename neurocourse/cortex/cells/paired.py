"""One bar for a pair of cells from V1, and for a filter with its pool from a network: what the side by side shows."""

from functools import cache
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, function, number, takes
from neurocourse.cortex.cells.gabor import across, quadrature
from neurocourse.cortex.cells.receptive_field import energy
from neurocourse.cortex.maps import convolution
from neurocourse.cortex.networks import lenet

SIDE = 11  # pixels of the stimulus; both models look at its middle
SIGMA = 0.15  # contrast at which the answer of a cell is half of what it could be
SHAPE = dict(f=0.22, sigma=1.7, gamma=1.0)  # of the cells' filters, to fit strokes one or two pixels wide
POSITIONS = np.arange(-4, 4.01, 0.25)  # of the bar's middle, in pixels


class Favourite(NamedTuple):
    """A learned filter, and the line that it likes best."""

    kernel: np.ndarray  # (3, 3)
    b: float
    angle: int  # degrees
    offset: float  # pixels from the middle of the unit's view


@takes(angle=number, contrast=number(low=-1, high=1), positions=array(ndim=1), width=number(above=0))
def bars(angle, contrast=1.0, positions=POSITIONS, width=0.8):
    """Draw a bar at each of many positions, on grey (0).

    Parameters
    ----------
    angle : float, degrees
        Slope of the bar: 0 lies along the rows, 90 along the columns; counted against the clock.
    contrast : float
        1 is white, -1 is black.
    positions : array_like, (n,), pixels
        Distance of the bar's middle line from the middle of the picture, across the bar.
    width : float, pixels
        Standard deviation of the bar's bell-shaped profile.

    Returns
    -------
    numpy.ndarray
        Pictures (n, 11, 11) between -1 and 1.
    """
    u = (across(SIDE, angle)[0] - positions[:, None, None]) / width
    return contrast * np.exp(-(u**2) / 2)


@takes(pictures=array(shape=("n", SIDE, SIDE)), angle=number, complex_cell=function)
def v1(pictures, angle, complex_cell):
    """Answers of a simple and a complex cell that like lines of this ``angle``, divided by the contrast around them.

    r_simple = max(0, e)² / (σ² c² + m) and r_complex = E / (σ² c² + m): e is the answer of the ridge, E the energy and
    m the mean square of the picture, which is what the energies of a full set of filters add up to (Heeger 1992).
    The constant is set so that a bar of contrast σ gives half of the largest answer.

    Parameters
    ----------
    pictures : array_like, (n, 11, 11)
    angle : float, degrees
    complex_cell : function
        ``complex_cell(patch, ridge, edge)``: the energy E.

    Returns
    -------
    tuple of numpy.ndarray
        Simple and complex answers, (n,) each.

    References
    ----------
    Heeger DJ (1992). Normalization of cell responses in cat striate cortex. Visual Neuroscience 9:181-197.
    doi:10.1017/S0952523800009640
    """
    ridge, edge = quadrature(SIDE, angle, **SHAPE)
    around = SIGMA**2 * np.mean(bars(angle, positions=[0]) ** 2) + np.mean(pictures**2, axis=(1, 2))
    energy = np.array([complex_cell(picture, ridge, edge) for picture in pictures])
    return np.maximum(0, np.tensordot(pictures, ridge)) ** 2 / around, energy / around


@takes(pictures=array(shape=("n", SIDE, SIDE)), kernel=array(shape=("k", "k"), least=1), b=number, correlate=function)
def network(pictures, kernel, b, correlate):
    """Answers of one rectified unit of a convolution layer, and of the 2 x 2 pool that it belongs to.

    Parameters
    ----------
    pictures : array_like, (n, 11, 11)
    kernel : array_like, (k, k)
    b : float
        Bias of the unit.
    correlate : function
        ``correlate(image, kernel)``: the map that the kernel makes of a picture.

    Returns
    -------
    tuple of numpy.ndarray
        Answers max(0, S + b) of the unit in the middle, and the largest of the four around it, (n,) each.
    """
    start, reach = (SIDE - len(kernel)) // 2, len(kernel) + 1  # what a pool of 2 x 2 sees
    crops = pictures[:, start : start + reach, start : start + reach]
    maps = np.array([np.maximum(0, correlate(crop, kernel) + b) for crop in crops])
    return maps[:, 0, 0], maps.max(axis=(1, 2))


@takes(pictures=array(shape=("n", SIDE, SIDE)), kernel=array(shape=("k", "k"), least=1), correlate=function)
def armed(pictures, kernel, correlate):
    """The same unit and pool with what a complex cell has: squares in place of the rectifier, and the division of `v1`.

    The unit answers S² / (σ² c² + m) without its bias, and the pool takes the mean of its four.

    Parameters
    ----------
    pictures : array_like, (n, 11, 11)
    kernel : array_like, (k, k)
    correlate : function

    Returns
    -------
    tuple of numpy.ndarray
        Answers of the unit in the middle, and of its pool, (n,) each.
    """
    start, reach = (SIDE - len(kernel)) // 2, len(kernel) + 1
    crops = pictures[:, start : start + reach, start : start + reach]
    around = SIGMA**2 * np.mean(bars(0, positions=[0]) ** 2) + np.mean(pictures**2, axis=(1, 2))
    maps = np.array([correlate(crop, kernel) ** 2 for crop in crops]) / around[:, None, None]
    return maps[:, 0, 0], maps.mean(axis=(1, 2))


@takes(with_parts=bool, centred=bool, whole_wave=bool)
def difference(*, with_parts=False, centred=False, whole_wave=False):
    """How far the shares of complex cell and pool lie apart: mean over bright and dark bars, in light and in fog.

    Parameters
    ----------
    with_parts : bool
        Whether the pool is `armed`.
    centred : bool
        Whether 0 is where the pool comes nearest to the complex cell, in place of what its unit likes best.
    whole_wave : bool
        Whether the filter is the ridge of the complex cell, 9 x 9, in place of the learned one.
    """
    favourite = learned()
    if whole_wave:
        ridge, _ = quadrature(SIDE - 2, favourite.angle, **SHAPE)
        favourite = favourite._replace(kernel=ridge, offset=0.0)

    def pool(contrast, aside=0.0):
        pictures = bars(favourite.angle, contrast, POSITIONS + favourite.offset + aside)
        if with_parts:
            return armed(pictures, favourite.kernel, convolution.cross_correlate)[1]
        return network(pictures, favourite.kernel, favourite.b, convolution.cross_correlate)[1]

    def cell(contrast):
        return v1(bars(favourite.angle, contrast), favourite.angle, energy)[1]

    cells = np.array([cell(contrast) for contrast in (1.0, -1.0, 0.2, -0.2)])

    def apart(aside):
        pools = np.array([pool(contrast, aside) for contrast in (1.0, -1.0, 0.2, -0.2)])
        return float(np.mean(np.abs(cells / cells[0].max() - pools / pools[0].max())))

    return min(map(apart, np.arange(-2, 2.01, 0.25) if centred else [0.0]))


def report():
    """`difference` as the network has learned, and with one part more in each line."""
    lines = ["between pool and complex cell, of their best:", f"as it has learned     {difference():.2f}"]
    parts = {}
    more = {"with_parts": "armed", "centred": "and moved to fit", "whole_wave": "and with a whole wave"}
    for part, words in more.items():
        parts[part] = True
        lines.append(f"{words:22}{difference(**parts):.2f}")
    return "\n".join(lines)


@cache
def learned():
    """The most oriented of the filters that the reader of digits has learned, of those that prefer bright lines.

    Most oriented: its best answer to a line of the worst slope is the smallest share of that to the best slope.

    Returns
    -------
    Favourite
    """
    first = lenet.trained().network.layers[0]
    slopes, found = np.arange(0, 180, 10), []
    for kernel, b in zip(first.W[..., 0].astype(np.float64), first.b, strict=True):
        bright, dark = (
            np.array([network(bars(a, c), kernel, b, convolution.cross_correlate)[0] for a in slopes]) for c in (1, -1)
        )
        best = bright.max(axis=1)
        at, where = np.unravel_index(bright.argmax(), bright.shape)
        if best.max() > max(dark.max(), 0.5):  # some filters answer to no line at all
            found.append((best.min() / best.max(), kernel, float(b), int(slopes[at]), float(POSITIONS[where])))
    return Favourite(*min(found, key=lambda f: f[0])[1:])
