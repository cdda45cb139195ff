"""How much a Hopfield network holds: recall at rising load, the theory of where it breaks, and memories of nothing."""

import math
from functools import cache
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, function, generator, takes
from neurocourse.hippocampus.attractors import hopfield

STEPS = 40  # a memory that is kept rests long before


class Curve(NamedTuple):
    """What remains of stored patterns at each load."""

    loads: np.ndarray  # (L,) patterns per unit
    overlaps: np.ndarray  # (L, n): each recalled pattern with what it had been
    errors: np.ndarray  # (L,) share of units that turn wrong in the first step


@takes(loads=array(ndim=1, above=0, least=1), N=count(low=10), n=count, rng=generator)
def curve(loads, *, N=500, n=40, rng):
    """Store α N random patterns, start at ``n`` of them, let the network run, and see how far it moves away.

    Parameters
    ----------
    loads : array_like, shape (L,)
        α, patterns per unit, > 0.
    N : int
        Units. The more of them, the steeper the fall.
    n : int
        Patterns recalled at each load, in all: from as many networks as it takes.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Curve
    """
    found = [_at(load, N, n, rng) for load in loads]
    return Curve(loads, np.array([m for m, _ in found]), np.array([e for _, e in found]))


def _at(load, N, n, rng):
    """Overlaps (n,) and first-step error at one load; several networks, as patterns of one share their fate."""
    m, errors, P = [], [], max(1, round(load * N))
    for _ in range(0, n, 10):
        patterns = hopfield.random_patterns(P, N, rng=rng)
        some = patterns[:10]
        after = hopfield.recall(hopfield.store(patterns), some, sweeps=50, rng=rng)
        m.extend(np.mean(after * some, axis=1))
        errors.append(hopfield.one_step_error(patterns))
    return np.resize(m, n), np.mean(errors)


@cache
def _theory():
    """The branch of good recall: loads and overlaps, from nearly empty to the last load where it exists."""
    y = np.linspace(5, 1, 40_001)
    m = np.array([math.erf(v) for v in y])
    alpha = (m / y - 2 / math.sqrt(math.pi) * np.exp(-(y**2))) ** 2 / 2
    end = int(alpha.argmax()) + 1
    return alpha[:end], m[:end]


def critical_load():
    """The load (patterns per unit) at which recall breaks in an endless network: 0.138, see `held`."""
    return float(_theory()[0][-1])


@takes(alpha=array(low=0))
def held(alpha):
    """Overlap of a recalled pattern in an endless network, by the theory of spin glasses; 0 where recall is lost.

    m = erf(y), where √(2α) = erf(y)/y - (2/√π) e^(-y²): the largest α for which there is such a y is 0.138.

    Parameters
    ----------
    alpha : array_like
        Patterns per unit, >= 0.

    Returns
    -------
    ndarray, shape of ``alpha``

    References
    ----------
    Amit DJ, Gutfreund H, Sompolinsky H (1985). Storing infinite numbers of patterns in a spin-glass model of neural
    networks. Physical Review Letters 55:1530-1533. doi:10.1103/PhysRevLett.55.1530
    """
    loads, m = _theory()
    return np.interp(alpha, loads, m, left=1.0, right=0.0)


@takes(patterns=hopfield.signs(shape=("P", "N"), least=1), n=count)
def brought_back(patterns, n):
    """Store all patterns by Hebb's rule, start at each of the first n, and let all units follow their input 40 times.

    All units at once, s ← sgn(W s). With an even number of units and an odd number of patterns no sum is zero.

    Parameters
    ----------
    patterns : array_like, shape (P, N), ±1
    n : int

    Returns
    -------
    ndarray, shape (n,)
        The overlap of each state at the end with the pattern that it started from.
    """
    if n > len(patterns):
        raise ValueError(f"n must be at most the number of patterns, {len(patterns)}, got {n}")
    W, s = hopfield.store(patterns), patterns[:n]
    for _ in range(STEPS):
        s = np.sign(s @ W)
    return np.mean(s * patterns[:n], axis=1)


def odd(x):
    """The odd number nearest to x."""
    return 2 * round((x - 1) / 2) + 1


@takes(brought_back=function, loads=array(ndim=1, above=0, least=1), N=count(low=10), n=count, rng=generator)
def share_kept(brought_back, loads, *, N, n=10, rng):
    """Share of the memories that are kept at each load, with an overlap above 0.9, in networks of N units.

    A finite network has no sharp edge: while the load is below the break a larger network keeps more, above it less.

    Parameters
    ----------
    brought_back : function
        ``brought_back(patterns, n)``, as above.
    loads : array_like, shape (L,)
        α, patterns per unit, > 0; rounded so that N is even and the number of patterns odd.
    N, n : int
        Units; memories that are tried in each network. There are 10,000 / N networks at each load, at least ten.
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (L,)
    """
    N, networks = N + N % 2, max(10, 10_000 // N)

    def at(load):
        P = odd(load * N)
        return [brought_back(hopfield.random_patterns(P, N, rng=rng), min(n, P)) for _ in range(networks)]

    return np.array([np.mean(np.array(at(load)) > 0.9) for load in loads])


@takes(patterns=hopfield.signs(shape=("P", "N")), n=count, rng=generator)
def spurious(patterns, *, n=30, rng):
    """Start from ``n`` random states: the share that comes to rest where nothing was stored.

    Rest counts as a memory when it agrees with a pattern, or its negative, in at least 19 of 20 units (|m| >= 0.9).
    """
    W = hopfield.store(patterns)
    starts = hopfield.random_patterns(n, len(W), rng=rng)
    ends = hopfield.recall(W, starts, sweeps=50, rng=rng)
    return float(np.mean(np.abs(hopfield.overlap(ends, patterns)).max(axis=1) < 0.9))
