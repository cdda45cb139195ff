"""Where the likeness of hippocampus and recurrent network ends, measured."""

import math
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, each, generator, integer, number, rng_or_seed, takes
from neurocourse.hippocampus.attractors import hopfield
from neurocourse.hippocampus.gating import adding
from neurocourse.hippocampus.one_shot import episodes
from neurocourse.hippocampus.retention import working_memory


class Diluted(NamedTuple):
    """Recall when each unit hears only part of the others."""

    load: np.ndarray  # (K,) patterns for each connection that a unit receives
    overlap: np.ndarray  # (K,) with the cued pattern, after recall
    law: np.ndarray  # (K,) for few connections


class Overwritten(NamedTuple):
    """Share of the first episodes right, (hippocampus, LSTM), before and after six others were learned."""

    before: np.ndarray  # (2,)
    after: np.ndarray  # (2,)
    new: np.ndarray  # (2,) share of the new ones right


class Held(NamedTuple):
    """Error of a number held for T steps by an LSTM that learned to hold it for 100, and what always guessing costs."""

    T: tuple
    error: np.ndarray  # (K,) mean squared
    chance: float


@takes(
    loads=array(ndim=1, above=0, least=1), c=number(above=0, high=1), N=count(low=10), n=count, sweeps=count,
    rng=generator,
)  # fmt: skip
def thin_out(loads, c, *, N=1500, n=6, sweeps=15, rng):
    """Recall in a network where a unit hears each other unit with probability ``c``, as in CA3.

    W_ij = (1/cN) Σ_μ ξ_i ξ_j where i hears j, and 0 elsewhere. For c → 0 the overlap obeys m = erf(m / √(2α)), with α
    the patterns for each connection: it shrinks to nothing, without a jump, at α = 2/π = 0.64.

    Parameters
    ----------
    loads : sequence of float
    c : float
        Probability of a connection, 0 to 1.
    N, n, sweeps : int
        Units, patterns that are recalled at each load, steps of all units at once.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Diluted

    References
    ----------
    Derrida B, Gardner E, Zippelius A (1987). An exactly solvable asymmetric neural network model. Europhysics Letters
    4:167-173. doi:10.1209/0295-5075/4/2/007
    """
    heard = (rng.random((N, N)) < c).astype(np.float32)  # row j, column i: does i hear j?
    np.fill_diagonal(heard, 0)
    found = []
    for load in loads:
        X = hopfield.random_patterns(max(round(load * c * N), n), N, rng=rng).astype(np.float32)
        W = X.T @ X * heard
        s = X[:n].copy()
        for _ in range(sweeps):
            h, before = s @ W, s
            s = np.where(h == 0, s, np.sign(h))
            if np.array_equal(s, before):
                break
        found.append(float(np.mean(np.sum(s * X[:n], axis=1)) / N))
    return Diluted(loads, np.array(found), np.array([law(load) for load in loads]))


def law(load, steps=2000):
    """Overlap m = erf(m / √(2α)) that a strongly diluted network settles at, from m = 1."""
    m = 1.0
    for _ in range(steps):
        m = math.erf(m / math.sqrt(2 * load))
    return m


@takes(looks=count, given=integer(low=1, high=episodes.T - 1), rng=generator)
def overwrite(looks=100, *, given=4, rng):
    """Teach six episodes, then six others: what is left of the first?

    Both learn the new ones as they learned the old: the connections in one look, the LSTM in ``looks``.
    """
    old = episodes.learn(6, (looks,), rng=rng)
    P = len(old.episodes)
    others = hopfield.random_patterns(P * episodes.T, episodes.N_FEATURES, rng=rng).reshape(old.episodes.shape)
    W = old.W + hopfield.store(others.reshape(P, -1))
    before = _both(old.W, old.network, old.episodes, given)
    episodes.practise(old.network, others, looks)
    return Overwritten(before, _both(W, old.network, old.episodes, given), _both(W, old.network, others, given))


def _both(W, network, lived, given):
    cue = lived[:, :given]
    completed = episodes.complete(W, cue), episodes.go_on(network, cue)
    return np.array([episodes.right(x, lived, given).mean() for x in completed])


@takes(network=nn.Network, lengths=each(count(low=2)), rng=generator)
def hold(network, lengths=(100, 200, 400), *, rng):
    """Ask an LSTM that learned the adding problem at 100 steps to hold its number longer."""
    return Held(
        tuple(lengths), np.array([adding.test_error(network, T, n=300, rng=rng) for T in lengths]), adding.CHANCE
    )


@takes(T=array(ndim=1, above=0, least=1), rng=rng_or_seed)
def wander(T=(1.0, 2.0, 4.0), *, rng):
    """Standard deviation (degrees) of a place held by a ring of noisy cells for T seconds: it grows with √T."""
    held = working_memory.remember(T=max(T), n=200, rng=rng)
    steps = [round(t / max(T) * (len(held.angle) - 1)) for t in T]
    return np.rad2deg(held.angle[steps].std(axis=1))
