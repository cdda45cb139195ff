"""Break our result: eight cells that are only asked whether they fired, against the first spikes of eight equal cells.

An attempt chooses their thresholds. The rival takes the mean of eight first spikes, and nothing else is different.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, function, generator, takes
from neurocourse.spiking.codes import coding, same_cell

N_CELLS, T, JITTER = 8, 10.0, 2.0  # cells; ms that the reader waits; ms of each spike
WEAKEST, STRONGEST = 1.2, 4.2  # drives, in thresholds of the rival's cells


class Score(NamedTuple):
    """Bits about sixteen strengths, by counting and by timing."""

    counts: float
    latency: float
    won: bool  # do counts tell more?

    @property
    def lead(self):
        """How much more the counts tell, bits."""
        return self.counts - self.latency


def equal_thresholds(n):
    """Our own attempt: the thresholds of the rival's cells, n times 1."""
    return np.ones(n)


def fired_or_not(drives, thresholds, *, jitter=JITTER):
    """P(which cells fired within T | stimulus), (n_stimuli, 2^n): a cell fires once at most, as a pause follows."""
    late = np.array([coding.encode_latency(drives, V_th=float(V_th)) for V_th in thresholds]).T
    never = np.isinf(late)
    p = np.where(never, 0.0, same_cell.NORMAL((T - np.where(never, T, late)) / jitter))
    words = (np.arange(2 ** len(thresholds))[:, None] >> np.arange(len(thresholds))) & 1
    return np.prod(np.where(words[None] == 1, p[:, None, :], 1 - p[:, None, :]), axis=2)


@takes(thresholds=function, rng=generator)
def challenge(thresholds, *, rng):
    """Score eight thresholds: the bits that the eight cells tell by firing or not, within 10 ms.

    Of sixteen strengths one is drawn from each sixteenth of the way from the weakest to the strongest drive. The rival
    reads the mean of eight first spikes of cells with a threshold of 1.

    Parameters
    ----------
    thresholds : function
        ``thresholds(n) -> n`` numbers above 0.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Score
    """
    drives = WEAKEST + (STRONGEST - WEAKEST) * (np.arange(16) + rng.random(16)) / 16
    chosen = array("thresholds", thresholds(N_CELLS), shape=(N_CELLS,), above=0)
    counts = coding.information(fired_or_not(drives, chosen))
    latency = coding.information(same_cell.first_spike(drives, T, jitter=JITTER, n=N_CELLS))
    return Score(counts, latency, bool(counts > latency))
