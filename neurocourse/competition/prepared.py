"""Stored results for the explorers of this room."""

import numpy as np

from neurocourse.competition.fly_hash import hashing
from neurocourse.data import digits
from neurocourse.data.prepared import prepared

KS, SEEDS = (2, 4, 8, 16, 32, 64), (0, 1, 2)
CODES = ("fly", "dense", "bits", "as many bits")
N_SHOWN, N_NEAREST = 30, 12  # digits that can be looked up, and how many of those with the nearest codes


@prepared(code=CODES)
def hashes(code):
    """One kind of code at each length; "as many bits" is that of planes, as many as the fly's code holds bits.

    Mean average precision (lengths, seeds), and the rows nearest to some digits (lengths, N_SHOWN, N_NEAREST).
    """
    kind = code if code in hashing.CODES else "bits"
    lengths = [k if kind == code else round(hashing.bits(k)) for k in KS]
    scores = [[hashing.score(kind, length, rng=seed) for seed in SEEDS] for length in lengths]
    near = [_nearest(hashing.encode(digits().X, kind, length, rng=SEEDS[0])) for length in lengths]
    return dict(precision=np.array(scores, np.float32), near=np.array(near, np.uint16))


def _nearest(code):
    """Rows (N_SHOWN, N_NEAREST) with the codes nearest to those of the first digits."""
    far = hashing.apart(code, np.arange(N_SHOWN))
    return [hashing.ranked(far[query], query, rng=query)[:N_NEAREST] for query in range(N_SHOWN)]
