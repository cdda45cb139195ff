"""The same bar for a pair of cells from V1 and for a filter with its pool from a network: what the side by side shows."""

import numpy as np

from neurocourse.arguments import array, number

SIDE = 11  # pixels of the stimulus; both models look at its middle
SIGMA = 0.15  # contrast at which the answer of a cell is half of what it could be
POSITIONS = np.arange(-4, 4.01, 0.25)  # of the bar's middle, in pixels


def bars(angle, contrast=1.0, positions=POSITIONS, width=1.5):
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

    Returns
    -------
    numpy.ndarray
        Pictures (n, 11, 11) between -1 and 1; pixels that the bar covers in part are in between.
    """
    angle, contrast = np.deg2rad(number("angle", angle)), number("contrast", contrast, low=-1, high=1)
    positions = array("positions", positions, ndim=1)
    y, x = np.mgrid[(SIDE - 1) / 2 : -SIDE / 2 : -1, -(SIDE - 1) / 2 : SIDE / 2]
    across = y * np.cos(angle) - x * np.sin(angle)
    covered = np.clip(number("width", width, above=0) / 2 + 0.5 - abs(across - positions[:, None, None]), 0, 1)
    return contrast * covered


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
    pictures = array("pictures", pictures, ndim=3)
    ridge, edge = quadrature(angle)
    around = SIGMA**2 * np.mean(bars(angle, positions=[0]) ** 2) + np.mean(pictures**2, axis=(1, 2))
    energy = np.array([complex_cell(picture, ridge, edge) for picture in pictures])
    return np.maximum(0, np.tensordot(pictures, ridge)) ** 2 / around, energy / around


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
    pictures, kernel = array("pictures", pictures, ndim=3), array("kernel", kernel, ndim=2)
    start, reach = (SIDE - len(kernel)) // 2, len(kernel) + 1  # what a pool of 2 x 2 sees
    crops = pictures[:, start : start + reach, start : start + reach]
    maps = np.array([np.maximum(0, correlate(crop, kernel) + b) for crop in crops])
    return maps[:, 0, 0], maps.max(axis=(1, 2))


def quadrature(angle, n=SIDE):
    a = np.deg2rad(angle) + np.pi / 2
    h = (n - 1) / 2
    y, x = np.mgrid[h : -h - 1 : -1, -h : h + 1]
    u = x * np.cos(a) + y * np.sin(a)
    f, sig = (0.22, 1.7) if n == 11 else (0.25, 1.4)
    bell = np.exp(-(x**2 + y**2) / (2 * sig**2))
    e = bell * np.cos(2 * np.pi * f * u)
    e -= bell * e.sum() / bell.sum()
    o = bell * np.sin(2 * np.pi * f * u)
    return e / np.linalg.norm(e), o / np.linalg.norm(o)
