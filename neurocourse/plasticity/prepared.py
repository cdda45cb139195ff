"""What explorers and tables of this room show at once: trainings and courses for every setting."""

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.plasticity.transfer import bodies, moved

# ---- second half

# ---- third part

PIXELS, SHOTS = tuple(range(0, 65, 8)), (1, 2, 5, 10)
FIVE_SEEDS = (0, 1, 2, 3, 4)


@prepared(n=PIXELS, shots=SHOTS)
def pixels_moved(n, shots):
    """Percent right of each of `moved.NAMES` (rows) in five draws of pixels and pictures, (8, 5)."""
    return dict(right=percent([moved.compare(n, shots, seed=seed) for seed in FIVE_SEEDS]))


@prepared(shots=SHOTS)
def other_digits(shots):
    """The same for a net that knows 0 to 4 and meets 5 to 9, (8, 5)."""
    return dict(right=percent([moved.compare(0, shots, kind="new digits", seed=seed) for seed in FIVE_SEEDS]))


def percent(runs):
    """Shares by name of several runs as whole percents (names, runs)."""
    return np.rint([[100 * run[name] for run in runs] for name in moved.NAMES]).astype(np.uint8)


@prepared(body=bodies.NEW, beginning=bodies.BEGINNINGS)
def second_bodies(body, beginning):
    """Trials of 24 climbers with a new body, (24,), and weights of the first before and after, (2, 4)."""
    trials, w = bodies.transfer(body, beginning, rng=1)
    return dict(trials=trials.astype(np.uint16), w=w[:, 0].astype(np.float32))
