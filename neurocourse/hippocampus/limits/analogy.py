"""Where the likeness of hippocampus and recurrent network ends, measured."""

import math
from copy import deepcopy
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, each, generator, integer, number, rng_or_seed, takes
from neurocourse.hippocampus.attractors import hopfield
from neurocourse.hippocampus.gating import adding
from neurocourse.hippocampus.one_shot import episodes
from neurocourse.hippocampus.retention import working_memory

ASKED = (50, 100, 200, 400)  # steps for which a number is to be held


class Diluted(NamedTuple):
    """Recall when each unit hears only part of the others."""

    load: np.ndarray  # (K,) patterns for each connection that a unit receives
    overlap: np.ndarray  # (K,) with the cued pattern, after recall
    law: np.ndarray  # (K,) for few connections


LEARNERS = ("hippocampus", "LSTM", "LSTM with replay")


class Overwritten(NamedTuple):
    """Share of the first episodes right, for each of `LEARNERS`, before and after six others were learned."""

    before: np.ndarray  # (3,)
    after: np.ndarray  # (3,)
    new: np.ndarray  # (3,) share of the new ones right


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

    All learn the new ones as they learned the old: the connections in one look, the LSTM in ``looks``. The last one is
    the same LSTM, but to it the old episodes are shown again among the new.
    """
    old = episodes.learn(6, (looks,), rng=rng)
    others = episodes.draw(len(old.episodes), rng=rng)
    replayed = deepcopy(old.network)
    before = _share(old.episodes, given, old.W, old.network, replayed)
    episodes.practise(old.network, others, looks)
    episodes.practise(replayed, np.concatenate([old.episodes, others]), looks)
    W = old.W + hopfield.store(others.reshape(len(others), -1))
    after, new = (_share(lived, given, W, old.network, replayed) for lived in (old.episodes, others))
    return Overwritten(before, after, new)


def _share(lived, given, W, *networks):
    cue = lived[:, :given]
    completed = episodes.complete(W, cue), *(episodes.go_on(network, cue) for network in networks)
    return np.array([episodes.right(x, lived, given).mean() for x in completed])


@takes(network=nn.Network, lengths=each(count(low=2)), rng=generator)
def hold(network, lengths=(100, 200, 400), *, rng):
    """Ask an LSTM that learned the adding problem at 100 steps to hold its number longer."""
    return Held(
        tuple(lengths), np.array([adding.test_error(network, T, n=300, rng=rng) for T in lengths]), adding.CHANCE
    )


@takes(shortest=count(low=2), longest=count(low=2), updates=count, rng=generator)
def learn_lengths(shortest, longest, *, updates=500, rng):
    """An LSTM that learned the adding problem with sequences of all lengths from ``shortest`` to ``longest`` steps."""
    network = adding.build("LSTM", T=longest, rng=rng)

    def batch(rng):
        return adding.sequences(int(rng.integers(shortest, longest + 1)), 32, rng=rng, dtype=np.float32)

    nn.train(network, batch, loss=nn.mse, eta=0.01, clip=1.0, updates=updates, rng=rng, progress=False)
    return network


@takes(T=array(ndim=1, above=0, least=1), rng=rng_or_seed)
def wander(T=(1.0, 2.0, 4.0), *, rng):
    """Standard deviation (degrees) of a place held by a ring of noisy cells for T seconds: it grows with √T."""
    held = working_memory.remember(T=max(T), n=200, rng=rng)
    steps = [round(t / max(T) * (len(held.angle) - 1)) for t in T]
    return np.rad2deg(held.angle[steps].std(axis=1))
