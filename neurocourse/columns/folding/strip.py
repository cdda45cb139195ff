"""A strip of paper, folded again and again: each fold doubles what one needle pierces."""

import numpy as np

from neurocourse.arguments import array, fraction, integer, number, takes

MOST = 6  # folds
THICK = 0.02  # of the paper, in lengths of the strip
POINTS = np.linspace(0, 1, 257)  # along the strip
FOLDING = 0.7  # share of a step in which the paper turns; then it is stretched


@takes(x=array(low=0, high=1), folds=integer(low=0, high=20))
def tent(x, folds=1):
    """Where the points x of a strip lie when it has been folded in half and stretched to its old length, so many times.

    One fold is 2x up to the middle and 2 − 2x beyond it, which is 2 relu(x) − 4 relu(x − ½): two units.

    Parameters
    ----------
    x : float or array_like, from 0 to 1
    folds : int

    Returns
    -------
    numpy.ndarray
        From 0 to 1, the same shape.
    """
    for _ in range(folds):
        x = 1 - np.abs(2 * x - 1)
    return x


@takes(needle=fraction, folds=integer(low=0, high=20))
def holes(needle, folds):
    """Where the strip has holes when it was pierced after so many folds: 2 to the power of the folds.

    Parameters
    ----------
    needle : float
        Where it went through the folded strip, as a share of that strip's length.
    folds : int

    Returns
    -------
    numpy.ndarray
        From 0 to 1, rising, shape (2**folds,).
    """
    found = np.array([needle])
    for _ in range(folds):
        found = np.concatenate([found / 2, 1 - found[::-1] / 2])
    return found


@takes(folds=number(low=0, high=MOST))
def folded(folds):
    """The strip while it is folded and stretched to its old length: points of the paper, seen from its edge.

    Parameters
    ----------
    folds : float
        2.5 is in the middle of the third fold; the last part of each is the stretch.

    Returns
    -------
    numpy.ndarray
        Along and up, shape (257, 2), in lengths of the strip.
    """
    x, y = POINTS.copy(), np.zeros(len(POINTS))
    for k in range(int(np.ceil(folds))):
        done = min((folds - k) / FOLDING, 1.0)
        over, top = x > 0.5, THICK * (2.0**k - 0.5)
        dx, dy, c, s = x[over] - 0.5, y[over] - top, np.cos(np.pi * done), np.sin(np.pi * done)
        x[over], y[over] = 0.5 + dx * c - dy * s, top + dx * s + dy * c
        x *= 1 + np.clip((folds - k - FOLDING) / (1 - FOLDING), 0, 1)
    return np.stack([x, y], axis=1)
