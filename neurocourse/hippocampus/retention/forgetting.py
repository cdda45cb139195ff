"""Forgetting: traces that each fade at a constant rate, and a curve that does not, because the rates differ."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes

# What Ebbinghaus still saved when he learned his lists of syllables again: "Memory" (1885; English 1913), page 76.
DAYS = np.array([0.33, 1, 8.8, 24, 48, 6 * 24, 31 * 24]) / 24
SAVINGS = np.array([0.582, 0.442, 0.358, 0.337, 0.278, 0.254, 0.211])


class Fit(NamedTuple):
    """A line through the logarithms: how well it fits, and its slope."""

    r2: float
    slope: float  # per unit of time (exponential), or the exponent (power law)


@takes(n=count, rate=positive, spread=number(low=0), rng=generator)
def lifetimes(n, *, rate=1.0, spread=1.0, rng):
    """Draw how long each of n traces lasts. Each has a constant chance to be lost; only the traces differ.

    The rates come from a gamma distribution with the mean ``rate`` and the coefficient of variation ``spread``;
    a trace of rate λ is lost after a time drawn from the exponential distribution with the mean 1/λ.

    Parameters
    ----------
    n : int
    rate : float, 1/day
        Mean rate.
    spread : float
        0 for traces that are all alike.
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (n,), days

    References
    ----------
    Anderson RB, Tweney RD (1997). Artifactual power curves in forgetting. Memory & Cognition 25:724-730.
    doi:10.3758/BF03211315
    """
    rates = rng.gamma(1 / spread**2, rate * spread**2, n) if spread else np.full(n, rate)
    return rng.exponential(size=n) / np.maximum(rates, 1e-300)


@takes(lasting=array(ndim=1, least=1), t=array(low=0))
def kept(lasting, t):
    """The share of traces that are still there after each of the times t, (T,)."""
    lasting = np.sort(lasting)
    return 1 - np.searchsorted(lasting, t, side="right") / len(lasting)


@takes(t=array(low=0), rate=positive, spread=number(low=0))
def law(t, *, rate=1.0, spread=1.0):
    """What must be kept: (1 + c² λ t)^(-1/c²), a power law in the end; for equal traces (c = 0) it is e^(-λt).

    It is the mean of e^(-λt) over the gamma distribution with mean λ = ``rate`` and c = ``spread``.
    """
    c = spread
    return np.exp(-rate * t) if c == 0 else (1 + c**2 * rate * t) ** (-1 / c**2)


@takes(t=array(shape=("n",), low=0, least=1), share=array(shape=("n",), low=0))
def mixture_for(t, share):
    """The mean rate (1/day) and the spread of rates whose law comes nearest to the measured ``share`` at ``t``."""
    grid = [(rate, spread) for rate in np.geomspace(1e-2, 1e6, 81) for spread in np.linspace(0, 5, 51)]
    return min(grid, key=lambda g: np.sum((law(t, rate=g[0], spread=g[1]) - share) ** 2))


@takes(t=array(shape=("n",), low=0, least=2), share=array(shape=("n",), above=0), kind=("exponential", "power law"))
def fit(t, share, kind):
    """Fit by a straight line: log share against t for "exponential", against log t for "power law"."""
    y = np.log(share)
    x = t if kind == "exponential" else np.log(array("t", t, above=0))
    slope, at_zero = np.polyfit(x, y, 1)
    return Fit(float(1 - np.var(y - slope * x - at_zero) / np.var(y)), float(slope))
