"""Cells that fire in one place, spikes along a walk, and the walk read back from the spikes."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, step_count, takes

SIDE = 100.0  # cm: a box of one metre by one metre
STRIDE = np.array([0.7548776662466927, 0.5698402909980532])  # 1/g and 1/g² with g³ = g + 1: fills a square evenly


class Cells(NamedTuple):
    """Place cells with round fields of one size."""

    c: np.ndarray  # (n, 2) centres, cm
    sigma: float  # width of a field, cm
    r_max: float  # rate in the middle of a field, Hz
    r_0: float  # rate far from the field, Hz


@takes(n=count, sigma=positive, r_max=positive, r_0=positive, rng=generator)
def scatter(n, *, sigma=12.0, r_max=20.0, r_0=0.1, rng):
    """Place cells whose centres lie evenly in the box, like a tiling without a pattern.

    The centres are those of a quasi-random sequence, shifted at random as a whole.

    Parameters
    ----------
    n : int
    sigma : float, cm
        Width of the fields.
    r_max, r_0 : float, Hz
        Rate in the middle of a field and background rate; ``r_0`` above 0, as no cell is ever quite silent.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Cells
    """
    k = np.arange(n)[:, None]
    c = SIDE * ((rng.random(2) + k * STRIDE) % 1)
    return Cells(c, sigma, r_max, r_0)


@takes(cells=Cells, x=array(shape=("T", 2)))
def rates(cells, x):
    """Rates of all cells: f(x) = r_0 + r_max exp(-|x - c|² / 2σ²).

    Parameters
    ----------
    cells : Cells
    x : array_like, shape (T, 2), cm
        Places.

    Returns
    -------
    ndarray, shape (T, n), Hz

    References
    ----------
    O'Keefe J, Dostrovsky J (1971). The hippocampus as a spatial map. Brain Research 34:171-175.
    doi:10.1016/0006-8993(71)90358-1
    """
    across, along = (np.exp(-((x[:, [k]] - cells.c[:, k]) ** 2) / (2 * cells.sigma**2)) for k in (0, 1))
    return cells.r_0 + cells.r_max * across * along


@takes(T=positive, dt=positive, speed=number(low=0), persistence=positive, rng=generator)
def walk(T, *, dt=0.02, speed=20.0, persistence=1.0, rng):
    """A synthetic walk in the box: the velocity wanders smoothly, and walls reflect it.

    Each component of the velocity follows dv = -v dt / τ + noise, and is forgotten after τ = ``persistence`` seconds.

    Parameters
    ----------
    T, dt : float, s
        Duration and step.
    speed : float, cm/s
        Root mean square of the speed.
    persistence : float, s
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (T / dt, 2), cm
        Places, from 0 to 100.
    """
    n = step_count(T=T, dt=dt)
    keep = np.exp(-dt / persistence)
    v = rng.standard_normal((n, 2)) * np.sqrt(1 - keep**2)
    v[0] /= np.sqrt(1 - keep**2)
    for k in range(1, n):
        v[k] += keep * v[k - 1]
    far = SIDE * rng.random(2) + np.cumsum(speed / np.sqrt(2) * dt * v, axis=0)
    return SIDE - np.abs(far % (2 * SIDE) - SIDE)  # folded at the walls


@takes(cells=Cells, x=array(shape=("T", 2)), dt=positive, rng=generator)
def spikes(cells, x, dt, *, rng):
    """Poisson counts (T, n) of spikes in each step of ``dt`` seconds along the places ``x`` (T, 2)."""
    return rng.poisson(rates(cells, x) * dt)


@takes(counts=array(ndim=2), n_steps=count)
def windows(counts, n_steps):
    """Sum counts (T, n), or average places when divided by ``n_steps``, over windows of ``n_steps`` steps."""
    whole = len(counts) // n_steps
    return np.reshape(counts[: whole * n_steps], (whole, n_steps, -1)).sum(axis=1)


@takes(step=number(above=0, high=SIDE))
def floor(step=2.0):
    """Places (g, 2) in the box, one in the middle of each tile of ``step`` cm: where a decoder looks."""
    middle = np.arange(step / 2, SIDE, step)
    return np.stack(np.meshgrid(middle, middle, indexing="xy"), axis=-1).reshape(-1, 2)


@takes(cells=Cells, n=array(ndim=2), tau=positive, places=array(shape=("g", 2)))
def log_posterior(cells, n, tau, places):
    """How likely each place is, given the spikes: log P(x | n) = Σ_i n_i log f_i(x) - τ Σ_i f_i(x) + constant.

    The prior is flat: every place is as likely as the others before a spike is heard.

    Parameters
    ----------
    cells : Cells
    n : array_like, shape (W, n)
        Spikes of each cell in each window.
    tau : float, s
        Length of a window.
    places : array_like, shape (g, 2)

    Returns
    -------
    ndarray, shape (W, g)

    References
    ----------
    Zhang K, Ginzburg I, McNaughton BL, Sejnowski TJ (1998). Interpreting neuronal population activity by
    reconstruction. Journal of Neurophysiology 79:1017-1044. doi:10.1152/jn.1998.79.2.1017
    """
    f = rates(cells, places)
    n = array("n", n, shape=("W", f.shape[1]))
    return n @ np.log(f).T - tau * f.sum(axis=1)


def population_vector(cells, n):
    """The mean of the centres, each weighted by its cell's spikes; the middle of the box when all are silent."""
    n = array("n", n, shape=("W", len(cells.c)))
    total = n.sum(axis=1, keepdims=True)
    return np.where(total > 0, n @ cells.c / np.maximum(total, 1), SIDE / 2)


@takes(cells=Cells, x=array(shape=("T", 2)), tau=positive)
def fisher_information(cells, x, tau):
    """What the spikes of τ seconds can tell about the place: J = τ Σ_i ∇f_i ∇f_iᵀ / f_i, shape (T, 2, 2), 1/cm².

    With many cells and no background J is 2π ρ τ r_max, the same for every width: ρ is the number of cells per cm².
    """
    f = rates(cells, x)
    slope = (cells.c - x[:, None]) / cells.sigma**2 * (f - cells.r_0)[..., None]
    return tau * np.einsum("tni,tnj->tij", slope / f[..., None], slope)


def least_error(cells, x, tau):
    """Root mean square error, cm, that no unbiased reading of the spikes can beat: the Cramér-Rao bound over ``x``."""
    return float(np.sqrt(np.trace(np.linalg.inv(fisher_information(cells, x, tau)), axis1=1, axis2=2).mean()))


def rms(guess, x):
    """Root mean square distance between two series of places (T, 2), cm."""
    return float(np.sqrt(np.sum((np.asarray(guess) - x) ** 2, axis=1).mean()))
