"""What a contrast curve tells of its cell: three synthetic cells, three curves, and a criterion that has to choose.

Whoever draws rates from a curve and then finds that this curve fits has found nothing. So each cell is measured, each
curve is fitted to all of them, and the question is how often the choice is right.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes
from neurocourse.caching import kept
from neurocourse.cortex.early.normalisation import naka_rushton

CELLS = ("divided by the others", "rectified line", "tired synapses")
N_RECORDINGS = 30
CONTRASTS = np.geomspace(0.02, 1, 12)


class Fit(NamedTuple):
    """A curve fitted to rates: its parameters, what it predicts, and Akaike's criterion (smaller is better)."""

    parameters: tuple
    rates: np.ndarray
    aic: float


@takes(c=array(low=0), cell=CELLS, c50=positive)
def rate(c, cell=CELLS[0], *, c50=0.2):
    """Mean rate (spikes/s) of a cell for contrast c.

    Parameters
    ----------
    c : array_like
    cell : str
        "divided by the others" is the curve of `normalisation`. "rectified line": r = 80 max(0, c - 0.05). "tired
        synapses": inputs fire in proportion to c, their synapses hold less the more they release, so that a release is
        1 / (1 + c / c₅₀) of a fresh one, and the cell has a threshold.
    c50 : float
        Contrast of half the largest rate; of half the largest input for tired synapses. A line has none.

    References
    ----------
    Carandini M, Heeger DJ, Senn W (2002). A synaptic explanation of suppression in visual cortex. Journal of
    Neuroscience 22:10053-10065.
    """
    if cell == CELLS[0]:
        return naka_rushton(c, c50=c50)
    if cell == CELLS[1]:
        return 80 * np.maximum(0, c - 0.05)
    return 130 * np.maximum(0, c / (c + c50) - 0.2)


@takes(contrasts=array(ndim=1, low=0, least=1), cell=CELLS, trials=count, c50=positive, rng=generator)
def measured(contrasts, cell=CELLS[0], *, trials=20, c50=0.2, rng):
    """Mean counts of a cell that fires at random (Poisson), over ``trials`` of one second. Synthetic."""
    return rng.poisson(rate(contrasts, cell, c50=c50), (trials, len(contrasts))).mean(axis=0)


@takes(c=array(shape=("n",), low=0, least=2), rates=array(shape=("n",)))
def fit_relu(c, rates):
    """Best rectified line: r = max(0, a (c - c₀)), found on a grid of c₀ with a in closed form."""
    c_0 = np.linspace(-0.5, c.max() - 1e-3, 400)
    best, a, fitted, error = _closest(np.maximum(c - c_0[:, None], 0), rates)
    return Fit((a, float(c_0[best])), fitted, aic(error, len(c), 2))


@takes(c=array(shape=("n",), low=0, least=2), rates=array(shape=("n",)))
def fit_naka_rushton(c, rates):
    """Best Naka-Rushton curve, found on a grid of n and c₅₀ with r_max in closed form."""
    n, c50 = (grid.ravel() for grid in np.meshgrid(np.linspace(0.8, 4, 33), np.geomspace(0.03, 1, 60), indexing="ij"))
    powers = c ** n[:, None]
    best, r_max, fitted, error = _closest(powers / (powers + (c50**n)[:, None]), rates)
    return Fit((r_max, float(n[best]), float(c50[best])), fitted, aic(error, len(c), 3))


@takes(c=array(shape=("n",), low=0, least=2), rates=array(shape=("n",)))
def fit_tired(c, rates):
    """Best curve of tired synapses behind a threshold: r = a max(0, c / (c + c₅₀) - θ), on a grid of c₅₀ and θ."""
    half, theta = (x.ravel() for x in np.meshgrid(np.geomspace(0.03, 2, 60), np.linspace(0, 0.6, 31), indexing="ij"))
    shapes = np.maximum(0, c / (c + half[:, None]) - theta[:, None])
    best, a, fitted, error = _closest(shapes, rates)
    return Fit((a, float(half[best]), float(theta[best])), fitted, aic(error, len(c), 3))


FITS = {CELLS[0]: fit_naka_rushton, CELLS[1]: fit_relu, CELLS[2]: fit_tired}


def chosen(c, rates, among=CELLS):
    """The cell whose curve has the smallest criterion."""
    return min(among, key=lambda cell: FITS[cell](c, rates).aic)


@kept
def choices(among=CELLS):
    """How often each cell is taken for each: (true, chosen), in N_RECORDINGS recordings, of curves ``among``."""
    table = np.zeros((3, 3), int)
    for i, cell in enumerate(CELLS):
        for seed in range(N_RECORDINGS):
            rates = measured(CONTRASTS, cell, rng=np.random.default_rng([i, seed]))
            table[i, CELLS.index(chosen(CONTRASTS, rates, among))] += 1
    return table


def report():
    """`choices` of two curves and of all three, in words."""
    lines = [
        f"{'':24}of two curves{'':12}of three curves",
        f"{'recorded from':24}{'divided   line':25}divided   line   tired",
    ]
    for cell, two, three in zip(CELLS, choices(CELLS[:2]), choices(), strict=True):
        lines.append(f"{cell:24}{two[0]:7d}{two[1]:7d}{three[0]:18d}{three[1]:7d}{three[2]:8d}")
    return "\n".join(lines)


def _closest(shapes, rates):
    """Which row of ``shapes`` comes closest when scaled best: its number, the scale, the fit and the squared error."""
    scale = shapes @ rates / np.maximum(np.sum(shapes**2, axis=1), 1e-12)
    error = np.sum((scale[:, None] * shapes - rates) ** 2, axis=1)
    best = int(error.argmin())
    return best, float(scale[best]), scale[best] * shapes[best], float(error[best])


@takes(squared_error=number(low=0), n=count, k=count(low=0))
def aic(squared_error, n, k):
    """Akaike's criterion for least squares with k parameters and an unknown variance: n ln(SSE / n) + 2 (k + 1)."""
    return n * np.log(max(squared_error, 1e-12) / n) + 2 * (k + 1)
