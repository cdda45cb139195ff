"""Stored results for the explorers of this room."""

import numpy as np

from neurocourse.competition.fly_hash import hashing
from neurocourse.data.prepared import prepared

KS, SEEDS = (2, 4, 8, 16, 32, 64), (0, 1, 2)


@prepared()
def hash_scores():
    """Mean average precision (lengths, seeds) of sparse and dense codes, of k planes, and of planes of equal bits."""

    def scores(kind, length=lambda k: k):
        rows = [[hashing.score(kind, length(k), rng=seed) for seed in SEEDS] for k in KS]
        return np.array(rows, np.float32)

    equal = scores("bits", lambda k: round(hashing.bits(k)))
    return dict(sparse=scores("fly"), dense=scores("dense"), bits=scores("bits"), equal=equal)
