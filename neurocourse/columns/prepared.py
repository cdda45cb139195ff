"""What explorers and tables of this room show at once: trainings and courses for every setting."""

import numpy as np

from neurocourse.columns.echoes import ahead, edge, memory, wirings
from neurocourse.data.prepared import prepared

# ---- second half

AGAIN = (0, 1, 2)
STRENGTHS, NOISES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), (0, 1, 10)  # of the wires; percent of the input's size


@prepared(kind=wirings.WIRINGS, shuffled=(False, True), linear=(False, True), strength=STRENGTHS, noise=NOISES)
def recalls(kind, shuffled, linear, strength, noise):
    """Percent recalled of each of the last 70 inputs, mean of three draws, (70,), and the sum of each draw, (3,)."""
    how = dict(shuffled=shuffled, linear=linear, noise=noise / 100)
    found = np.array([memory.profile(kind, strength, **how, rng=[k, 10]) for k in AGAIN])
    return dict(percent=np.rint(100 * found.mean(axis=0)).astype(np.uint8), total=found.sum(axis=1).astype(np.float16))


EDGES, LOUD = tuple(k / 10 for k in range(1, 17)), (0.1, 0.3, 1.0)  # strength of a web; loudness of its input


@prepared(strength=EDGES, scale=LOUD, noise=(0.1, 1))
def edges(strength, scale, noise):
    """Lyapunov exponent, coins recalled and threes of coins worked out by three webs, (3,) each; noise in percent."""
    exponents = [edge.lyapunov(strength, scale, rng=k) for k in AGAIN]
    tasks = [edge.recall_and_parity(strength, scale, noise / 100, rng=k) for k in AGAIN]
    found = np.column_stack([exponents, tasks])
    return dict(zip(("lyapunov", "recall", "parity"), found.T.astype(np.float32), strict=True))


@prepared(way=ahead.WAYS)
def looks_ahead(way):
    """NRMSE 6 and 84 steps ahead of three draws, (3, 2)."""
    return dict(error=np.array([ahead.errors(way, rng=[k, 5]) for k in AGAIN], np.float32))
