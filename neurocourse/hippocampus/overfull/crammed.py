"""Break our result: 50 memories in 200 units are too many for Hebb's rule. Is there a rule for which they are not?

The units, the connections and the recall stay as they are; only the numbers on the connections are chosen anew.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, function, generator, takes
from neurocourse.hippocampus.attractors import hopfield

N, P, NOISE = 200, 50, 0.1  # units; memories: a load of 0.25; part of each cue that is turned over
TO_BEAT = 0.9  # mean overlap with what was stored


class Score(NamedTuple):
    """How much of the memories came back with the weights of an attempt."""

    overlap: float  # mean over all memories
    won: bool  # at least ``TO_BEAT``?


@takes(weights=function, rng=generator)
def challenge(weights, *, rng):
    """Score a rule for the connections of a network that has more to keep than Hebb's rule can hold.

    Random memories are stored by the rule. Each is cued with a tenth of its units turned over, and the network runs
    until it rests, all units at once.

    Parameters
    ----------
    weights : function
        ``weights(patterns) -> W``: patterns (50, 200) of -1 and +1, W (200, 200). No unit hears itself: what stands on
        the diagonal of W is set to zero.
    rng : seed or numpy.random.Generator
        Draws the memories and what is turned over.

    Returns
    -------
    Score
    """
    patterns = hopfield.random_patterns(P, N, rng=rng)
    cues = np.array([hopfield.damage(pattern, NOISE, rng=rng) for pattern in patterns])
    W = array("weights", weights(patterns.copy()), shape=(N, N)).copy()
    np.fill_diagonal(W, 0)
    ends = hopfield.recall(W, cues, update="all at once", sweeps=50, rng=0)
    overlap = float(np.mean(np.sum(ends * patterns, axis=1)) / N)
    return Score(overlap, overlap >= TO_BEAT)
