"""Divided by the neighbours: why a cell's answer saturates, and why another pattern can quiet it."""

from functools import cache

import numpy as np

from neurocourse.arguments import array, broadcast, number, positive, takes
from neurocourse.cortex.cells.gabor import grating, quadrature

SIDE, F = 31, 0.15  # pixels of the window that the population sees; cycles per pixel that its cells like
SLOPES = np.arange(0, 180, 15)  # degrees


@takes(c=array(low=0), r_max=number(low=0), n=positive, c50=positive)
def naka_rushton(c, *, r_max=80.0, n=2.0, c50=0.2):
    """Rate of one cell for contrast c: r_max cⁿ / (cⁿ + c₅₀ⁿ) (spikes/s)."""
    return r_max * c**n / (c**n + c50**n)


@takes(c_1=array(low=0), c_2=array(low=0), r_max=number(low=0), n=positive, sigma=positive)
def normalised(c_1, c_2=0.0, *, r_max=80.0, n=2.0, sigma=0.2):
    """Rate of a cell that likes grating 1, when grating 2 lies across it: r_max c₁ⁿ / (σⁿ + c₁ⁿ + c₂ⁿ).

    The pool below the line holds cells of all slopes. Grating 2 does not drive the cell, but it drives the pool.

    Parameters
    ----------
    c_1, c_2 : array_like
        Contrasts, 0 to 1.
    r_max, n, sigma : float
        Largest rate (spikes/s), steepness, contrast of half the largest rate.

    Returns
    -------
    ndarray

    References
    ----------
    Heeger DJ (1992). Normalization of cell responses in cat striate cortex. Visual Neuroscience 9:181-197.
    doi:10.1017/S0952523800009640
    """
    a, b = broadcast(c_1=c_1**n, c_2=c_2**n)
    return r_max * a / (sigma**n + a + b)


@takes(picture=array(shape=(SIDE, SIDE)))
def energies(picture):
    """Energy of one Gabor pair for each of ``SLOPES`` (12,), 1 for its own grating at full contrast."""
    return np.sum(np.tensordot(_pairs(), picture, axes=2) ** 2, axis=1) / _full()


@takes(picture=array(shape=(SIDE, SIDE)), r_max=number(low=0), sigma=positive)
def population(picture, *, r_max=80.0, sigma=0.2):
    """Rates of twelve cells of all slopes that look at one place: each energy divided by the mean energy of all.

    r_i = r_max E_i / (σ² + Σ_j E_j / M), where M is the sum for one grating at full contrast. Nothing here knows of
    contrast; but energies grow with its square, so gratings must give what `normalised` says for n = 2.

    Parameters
    ----------
    picture : array, shape (31, 31)
        Light above and below grey.
    r_max, sigma : float
        Largest rate (spikes/s), contrast of half the largest rate.

    Returns
    -------
    ndarray, shape (12,)

    References
    ----------
    Carandini M, Heeger DJ (2012). Normalization as a canonical neural computation. Nature Reviews Neuroscience
    13:51-62. doi:10.1038/nrn3136
    """
    E = energies(picture)
    M = energies(plaid(1.0, 0.0)).sum()
    return r_max * E / (sigma**2 + E.sum() / M)


def plaid(c_1, c_2, turn=90.0):
    """A grating of slope 0 and contrast c₁ with one of contrast c₂ across it, (31, 31)."""
    return grating(SIDE, 0, f=F, contrast=c_1) + grating(SIDE, turn, f=F, contrast=c_2)


@cache
def _pairs():
    """Ridges and edges of all slopes, (12, 2, 31, 31)."""
    return np.array([quadrature(SIDE, angle, f=F, sigma=4.0) for angle in SLOPES])


@cache
def _full():
    """Energy of a pair for its own grating at full contrast."""
    return float(np.sum(np.tensordot(_pairs()[0], grating(SIDE, 0, f=F), axes=2) ** 2))
