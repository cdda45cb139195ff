"""Divided by the neighbours: why a cell's answer saturates, and why another pattern can quiet it."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, number, positive


class Fit(NamedTuple):
    """A curve fitted to rates: its parameters, what it predicts, and Akaike's criterion (smaller is better)."""

    parameters: tuple
    rates: np.ndarray
    aic: float


def naka_rushton(c, *, r_max=80.0, n=2.0, c50=0.2):
    """Rate of one cell for contrast c: r_max cⁿ / (cⁿ + c₅₀ⁿ) (spikes/s)."""
    c = array("c", c)
    return r_max * c**n / (c**n + positive("c50", c50) ** n)


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
    a, b = array("c_1", c_1) ** n, array("c_2", c_2) ** n
    return r_max * a / (positive("sigma", sigma) ** n + a + b)


def measured(contrasts, *, trials=20, c50=0.2, n=2.0, rng):
    """Mean counts of a saturating cell that fires at random (Poisson), over ``trials`` of one second. Synthetic."""
    rng = np.random.default_rng(rng)
    return rng.poisson(naka_rushton(contrasts, c50=c50, n=n), (trials, len(contrasts))).mean(axis=0)


def fit_relu(c, rates):
    """Best rectified line: r = max(0, a (c - c₀)), found on a grid of c₀ with a in closed form."""
    c, rates = array("c", c, ndim=1), array("rates", rates, ndim=1)
    best = None
    for c_0 in np.linspace(-0.5, c.max() - 1e-3, 400):
        x = np.maximum(c - c_0, 0)
        a = (x @ rates) / max(x @ x, 1e-12)
        error = np.sum((a * x - rates) ** 2)
        if best is None or error < best[0]:
            best = error, (a, c_0), a * x
    return Fit(best[1], best[2], aic(best[0], len(c), 2))


def fit_naka_rushton(c, rates):
    """Best Naka-Rushton curve, found on a grid of n and c₅₀ with r_max in closed form."""
    c, rates = array("c", c, ndim=1), array("rates", rates, ndim=1)
    best = None
    for n in np.linspace(0.8, 4, 33):
        for c50 in np.geomspace(0.03, 1, 60):
            x = naka_rushton(c, r_max=1.0, n=n, c50=c50)
            r_max = (x @ rates) / (x @ x)
            error = np.sum((r_max * x - rates) ** 2)
            if best is None or error < best[0]:
                best = error, (r_max, n, c50), r_max * x
    return Fit(best[1], best[2], aic(best[0], len(c), 3))


def aic(squared_error, n, k):
    """Akaike's criterion for least squares with k parameters and an unknown variance: n ln(SSE / n) + 2 (k + 1)."""
    return n * np.log(max(number("squared_error", squared_error, low=0), 1e-12) / n) + 2 * (k + 1)
