"""The dentate gyrus keeps things apart: many more cells than inputs, and only the few with the strongest input fire."""

from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, number, takes

N_IN, N_GRANULE, N_CA3 = 500, 4000, 500  # in the rat, granule cells outnumber their inputs about five to one
ACTIVE_IN, ACTIVE_GRANULE = 0.1, 0.02  # share of cells that fire
NORMAL = NormalDist()


class Pathway(NamedTuple):
    """Connections into the granule cells (perforant path) and from them into CA3 (mossy fibres)."""

    perforant: np.ndarray  # (n_granule, n_in)
    mossy: np.ndarray  # (n_ca3, n_granule)


@takes(n_in=count(low=10), n_granule=count(low=10), n_ca3=count(low=10), rng=generator)
def pathway(n_in=N_IN, n_granule=N_GRANULE, n_ca3=N_CA3, *, rng):
    """Random weights between 0 and 1, as nothing has been learned in them: a `Pathway`."""
    shapes = (n_granule, n_in), (n_ca3, n_granule)
    return Pathway(*(rng.random(shape).astype(np.float32) for shape in shapes))


@takes(h=array(shape=(..., "N"), least=1), active=number(above=0, high=1))
def winners(h, active):
    """Feedback inhibition: of each row of inputs h, (…, N), the share ``active`` with the largest fires: 0 and 1."""
    k = max(1, round(active * h.shape[-1]))
    out = np.zeros(h.shape)
    np.put_along_axis(out, np.argpartition(-h, k - 1, axis=-1)[..., :k], 1.0, axis=-1)
    return out


@takes(x=array(ndim=1, least=1), shared=fraction, rng=generator)
def similar(x, shared, *, rng):
    """A pattern with as many ones as x, (N,), of which the share ``shared`` are the same cells."""
    on, off = rng.permutation(np.flatnonzero(x)), rng.permutation(np.flatnonzero(x == 0))
    moved = len(on) - round(shared * len(on))
    if moved > len(off):
        raise ValueError(f"x must have at least {moved} cells that are off, got {len(off)}")
    y = x.copy()
    y[on[:moved]], y[off[:moved]] = 0, 1
    return y


def shared(x, y):
    """The share of the active cells of x that are active in y, too: 1 for the same pattern."""
    x, y = np.asarray(x), np.asarray(y)
    return np.sum(x * y, axis=-1) / np.sum(x, axis=-1)


@takes(x=array, path=Pathway, active=number(above=0, high=1))
def separate(x, path, active=ACTIVE_GRANULE):
    """Granule cells for inputs x, (…, n_in): the strongest of many random sums.

    Parameters
    ----------
    x : array_like, shape (…, n_in), 0 and 1
    path : Pathway
    active : float
        Share of granule cells that fire: the fewer, the further apart.

    Returns
    -------
    ndarray, shape (…, n_granule), 0 and 1

    References
    ----------
    Marr D (1971). Simple memory: a theory for archicortex. Philosophical Transactions of the Royal Society B 262:23-81.
    doi:10.1098/rstb.1971.0078
    Leutgeb JK, Leutgeb S, Moser MB, Moser EI (2007). Pattern separation in the dentate gyrus and CA3 of the
    hippocampus. Science 315:961-966. doi:10.1126/science.1135801
    """
    x = array("x", x, shape=(..., path.perforant.shape[1]), dtype=path.perforant.dtype)
    return winners(x @ path.perforant.T, active)


@takes(granule=array, path=Pathway, active=number(above=0, high=1))
def relay(granule, path, active=ACTIVE_IN):
    """CA3 cells that the granule cells drive, (…, n_ca3), as many of them active as in the input."""
    granule = array("granule", granule, shape=(..., path.mossy.shape[1]), dtype=path.mossy.dtype)
    return winners(granule @ path.mossy.T, active)


@takes(shared_in=fraction, active=number(above=0, below=1))
def law(shared_in, active):
    """What separation must give: P(z' > θ | z > θ) = (1/a) ∫_θ^∞ φ(z) Φ((ρ z - θ) / √(1 - ρ²)) dz.

    Two inputs with the share ρ in common give each granule cell two random sums with correlation ρ; the winners are
    those above the threshold θ that only the share a of cells reaches.

    Parameters
    ----------
    shared_in : float
        ρ, 0 to 1.
    active : float
        a, the share of granule cells that fire.
    """
    rho, a = shared_in, active
    if rho == 1:
        return 1.0
    theta = NORMAL.inv_cdf(1 - a)
    z = np.linspace(theta, theta + 6, 601)
    inner = [NORMAL.pdf(v) * NORMAL.cdf((rho * v - theta) / np.sqrt(1 - rho**2)) for v in z]
    return float(np.trapezoid(inner, z) / a)


@takes(P=count, relation=fraction, rng=generator, n=count(low=10), active=number(above=0, high=1))
def family(P, relation, *, rng, n=N_IN, active=ACTIVE_IN):
    """P patterns of one kind, 0 and 1, (P, n): each has the share ``relation`` of its active cells from one model."""
    model = winners(rng.random(n), active)
    return np.array([similar(model, relation, rng=rng) for _ in range(P)])


@takes(patterns=array(shape=("P", "N"), low=0, high=1, least=1))
def store(patterns):
    """Hebb's rule for sparse patterns x, (P, N), 0 and 1: W = Σ (x - a)(x - a)ᵀ / (N a (1 - a)), and W_ii = 0.

    References
    ----------
    Tsodyks MV, Feigel'man MV (1988). The enhanced storage capacity in neural networks with low activity level.
    Europhysics Letters 6:101-105. doi:10.1209/0295-5075/6/2/002
    """
    x, a = patterns, number("mean of patterns", patterns.mean(), above=0, below=1)
    W = (x - a).T @ (x - a) / (x.shape[1] * a * (1 - a))
    np.fill_diagonal(W, 0)
    return W


@takes(W=array(shape=("N", "N")), cue=array(shape=(..., "N")), steps=count)
def complete(W, cue, *, steps=10):
    """CA3 fills in a cue, (…, N): x ← the winners of W x, as many as the cue should have had."""
    x = cue
    for _ in range(steps):
        x = winners(x @ W, ACTIVE_IN)
    return x


@takes(
    P=count, relation=fraction, separated=bool, kept=fraction,
    active=number(above=0, high=1), path=Pathway, rng=generator,
)  # fmt: skip
def recalled(P, relation, *, separated, kept=0.7, active=ACTIVE_GRANULE, path=None, rng):
    """Store P related patterns in CA3, show it parts of them, and see how much of each comes back.

    Parameters
    ----------
    P : int
        Patterns.
    relation : float
        Share of active cells that each has from a common model, 0 to 1.
    separated : bool
        Whether the patterns come through the dentate gyrus, or straight into CA3.
    kept : float
        Share of the active cells of the stored pattern that the cue still has.
    active : float
        Share of granule cells that fire.
    path : Pathway, optional
        Drawn when it is not given.
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (P,)
        Share of each pattern's active cells that is active after recall.
    """
    stored = family(P, relation, rng=rng)
    if separated:
        path = path or pathway(rng=rng)
        stored = relay(separate(stored, path, active), path)
    cues = stored * (rng.random(stored.shape) < kept)
    return shared(stored, complete(store(stored), cues))
