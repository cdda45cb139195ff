"""Attention as a memory: one step of a Hopfield network that weighs whole patterns, and what it has to keep."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, fraction, generator, number, takes, unguarded
from neurocourse.hippocampus import hopfield

softmax = unguarded(nn.softmax)


class Rates(NamedTuple):
    """Share of the memories that came back without one wrong unit, three ways."""

    connections: float  # Hopfield's network of 1982, all its sweeps
    attention: float  # one step of attention
    search: float  # the stored pattern that is nearest to the cue


@takes(patterns=array(shape=("P", "N"), least=1), cue=array(shape=(..., "N")), beta=number(low=0))
def step(patterns, cue, *, beta=1.0):
    """What attention recalls, (…, N): softmax(β cue Xᵀ) X, the cue being the question, the patterns keys and values.

    This is the step of the "modern" Hopfield network, whose energy falls with it; with β = 1/√N it is attention.

    Parameters
    ----------
    patterns : array_like, shape (P, N)
        What is kept, X.
    cue : array_like, shape (…, N)
    beta : float
        How much the best fit is preferred.

    Returns
    -------
    ndarray, shape (…, N)

    References
    ----------
    Ramsauer H, Schäfl B, Lehner J, et al. (2021). Hopfield networks is all you need. ICLR 2021. arXiv:2008.02217.
    """
    return softmax(beta * (cue @ patterns.T)) @ patterns


def signs(x):
    """−1 and +1."""
    return np.where(x >= 0, 1.0, -1.0)


def nearest(patterns, cue):
    """No network at all: look through the list for the pattern that agrees with the cue most."""
    return patterns[(cue @ patterns.T).argmax(axis=-1)]


@takes(P=count, N=count(low=2), turned=fraction, beta=number(low=0), equal=bool, n=count, rng=generator)
def rates(P, N=64, *, turned=0.2, beta=1.0, equal=False, n=100, rng):
    """Store P patterns of N units, damage n of them (at most P), and count how many come back exactly: `Rates`.

    With ``equal`` the list keeps no more numbers than the connections do, so that it holds (N − 1) / 2 patterns at
    most, the first ones, and has nothing of the others.
    """
    patterns = hopfield.random_patterns(P, N, rng=rng)
    wanted = patterns[rng.permutation(P)[:n]]
    cues = np.array([hopfield.damage(one, turned, rng=rng) for one in wanted])
    listed = patterns[: (N - 1) // 2] if equal else patterns
    found = (
        hopfield.recall(hopfield.store(patterns), cues, rng=rng),
        signs(step(listed, cues, beta=beta)),
        nearest(listed, cues),
    )
    return Rates(*(float((one == wanted).all(axis=1).mean()) for one in found))


@takes(P=count, N=count(low=2), turned=fraction, rng=generator)
def projected(P, N=64, *, turned=0.2, rng):
    """Share of P patterns that come back exactly from connections with a better rule than Hebb's.

    The projection rule, W = X⁺ X, leaves each stored pattern as it is; X⁺ is the pseudo-inverse. No unit has a
    connection to itself.

    References
    ----------
    Personnaz L, Guyon I, Dreyfus G (1985). Information storage and retrieval in spin-glass like neural networks.
    Journal de Physique Lettres 46:L359-L365.
    """
    patterns = hopfield.random_patterns(P, N, rng=rng)
    W = np.linalg.pinv(patterns) @ patterns
    W = (W + W.T) / 2 * (1 - np.eye(N))
    cues = np.array([hopfield.damage(one, turned, rng=rng) for one in patterns])
    return float((hopfield.recall(W, cues, rng=rng) == patterns).all(axis=1).mean())


@takes(P=count, N=count(low=2))
def numbers_kept(P, N=64):
    """How many numbers a network's connections keep, N (N − 1) / 2, and how many a list of P patterns: a pair."""
    return N * (N - 1) // 2, P * N
