"""A fly's first station of smell: receptors, a lobe whose cells divide by the sum of all, and readers behind it."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, broadcast, count, generator, number, positive, takes

R, SIGMA, M = 165.0, 12.0, 0.1  # largest rate and half of it (spikes/s), weight of the neighbours
N_RECEPTORS, N_ODOURS, N_SNIFFS = 24, 20, 20  # kinds of receptor, odours, sniffs of each to learn from and to test
MEDIAN, SPREAD, SHARED = 0.1, 0.9, 0.4  # of the affinities, and how much of their logarithms a receptor's odours share
NOISE = 5.0, 10.0  # spikes/s, of the receptors and of the cells behind them
THINNEST, THICKEST = 0.1, 10.0  # concentrations
READERS = ("nearest mean", "nearest direction", "linear")


@takes(n_odours=count, n_receptors=count, rng=generator)
def affinities(n_odours=N_ODOURS, n_receptors=N_RECEPTORS, *, rng):
    """How well each odour fits each receptor (n_odours, n_receptors); log-normal, and synthetic."""
    shared = SHARED * rng.standard_normal(n_receptors)
    return MEDIAN * np.exp(shared + SPREAD * rng.standard_normal((n_odours, n_receptors)))


@takes(affinity=array(low=0), c=array(low=0))
def receptors(affinity, c=1.0):
    """Rates (spikes/s) of receptors with such affinities for an odour of concentration c: R a c / (1 + a c)."""
    affinity, c = broadcast(affinity=affinity, c=c)
    bound = affinity * c
    return R * bound / (1.0 + bound)


@takes(x=array(low=0), m=number(low=0))
def divide(x, m=M):
    """Rates of the cells behind the receptors: r_i = R x_i^1.5 / (σ^1.5 + x_i^1.5 + (m Σ_j x_j)^1.5).

    Parameters
    ----------
    x : array, shape (..., n_receptors)
        Rates of the receptors (spikes/s).
    m : float
        Weight of the neighbours; without them (0) each cell hears its own receptor only.

    Returns
    -------
    ndarray
        Rates (spikes/s) in the shape of ``x``.

    References
    ----------
    Olsen SR, Bhandawat V, Wilson RI (2010). Divisive normalization in olfactory population codes. Neuron 66:287-299.
    doi:10.1016/j.neuron.2010.04.009
    """
    own, pool = x**1.5, (m * x.sum(axis=-1, keepdims=True)) ** 1.5
    return R * own / (SIGMA**1.5 + own + pool)


class Sniffs(NamedTuple):
    """Noisy rates of many sniffs: x (n, receptors), which odour y (n,) it was, and its concentration c (n,)."""

    x: np.ndarray
    y: np.ndarray
    c: np.ndarray


@takes(affinity=array(ndim=2, low=0), n=count, low=positive, high=positive, rng=generator)
def sniffs(affinity, n=N_SNIFFS, *, low=THINNEST, high=THICKEST, rng):
    """Draw n sniffs of each odour at concentrations of chance, from ``low`` to ``high``."""
    y = np.repeat(np.arange(len(affinity), dtype=np.intp), n)
    c = np.exp(rng.uniform(np.log(low), np.log(high), len(y)))
    x = receptors(affinity[y], c[:, None])
    return Sniffs(np.maximum(x + NOISE[0] * rng.standard_normal(x.shape), 0.0), y, c)


@takes(x=array(low=0), m=number(low=0), rng=generator)
def behind(x, m=M, *, rng):
    """Noisy rates behind receptors that fire with rates x."""
    r = divide(x, m)
    return np.maximum(r + NOISE[1] * rng.standard_normal(r.shape), 0.0)


@takes(x=array(ndim=2), y=array(ndim=1, dtype=np.intp), x_new=array(ndim=2), reader=READERS)
def read(x, y, x_new, reader="nearest mean"):
    """Which odour each of ``x_new`` (k, d) is taken for, (k,), by a reader that has learned x (n, d) and y (n,)."""
    if reader == "linear":
        x, x_new = (np.column_stack([a, np.ones(len(a))]) for a in (x, x_new))
        penalty = 0.01 * len(x) * np.eye(x.shape[1])
        return (x_new @ np.linalg.solve(x.T @ x + penalty, x.T @ np.eye(int(y.max()) + 1)[y])).argmax(axis=1)
    if reader == "nearest direction":
        x, x_new = (a / np.maximum(np.linalg.norm(a, axis=1, keepdims=True), 1e-9) for a in (x, x_new))
    means = np.array([x[y == k].mean(axis=0) for k in range(y.max() + 1)])
    return ((x_new[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)


class Trial(NamedTuple):
    """What a reader makes of one nose: share of the odours that it names right, at all concentrations and by them."""

    share: float
    by_concentration: np.ndarray  # (5,) from the thinnest to the thickest fifth


@takes(m=number(low=0), reader=READERS, receptor=bool, rng=generator)
def decode(m=M, reader="nearest mean", *, receptor=False, rng):
    """Let a reader learn odours at concentrations that it is not told, and name them in new sniffs.

    Parameters
    ----------
    m : float
        Weight of the neighbours.
    reader : str
        One of ``READERS``.
    receptor : bool
        Whether it listens to the receptors instead of the cells behind them.
    rng : seed or numpy.random.Generator
        Another nose with other odours.

    Returns
    -------
    Trial
    """
    affinity = affinities(rng=rng)
    before, after = sniffs(affinity, rng=rng), sniffs(affinity, rng=rng)
    x, x_new = (s.x if receptor else behind(s.x, m, rng=rng) for s in (before, after))
    right = read(x, before.y, x_new, reader) == after.y
    fifth = np.argsort(np.argsort(after.c)) * 5 // len(after.c)
    return Trial(float(right.mean()), np.array([right[fifth == k].mean() for k in range(5)]))


@takes(r=array(ndim=2), correlation=bool)
def likeness(r, *, correlation=False):
    """Mean cosine, or mean correlation, of all pairs of odours with rates r (n_odours, n)."""
    r = r - r.mean(axis=1, keepdims=True) if correlation else r
    r = r / np.linalg.norm(r, axis=1, keepdims=True)
    return float((r @ r.T)[np.triu_indices(len(r), 1)].mean())
