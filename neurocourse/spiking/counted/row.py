"""Break our result: eight cells that are only asked whether they fired, against the first spikes of eight equal cells.

An attempt chooses their thresholds. The rival takes the mean of eight first spikes, and nothing else is different.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, function, generator, takes
from neurocourse.spiking.codes import coding, same_cell
from neurocourse.wording import span

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


def draw(rng):
    """Sixteen drives, one from each sixteenth of the way from the weakest to the strongest."""
    return WEAKEST + (STRONGEST - WEAKEST) * (np.arange(16) + rng.random(16)) / 16


def equal_thresholds(n):
    """Our own attempt: the thresholds of the rival's cells, n times 1."""
    return np.ones(n)


def recruited_thresholds(n):
    """Thresholds at which one cell after the other begins to fire in time, as the drive grows."""
    just_in_time = np.linspace(WEAKEST, STRONGEST, n + 2)[1:-1]
    return just_in_time * (1 - np.exp(-T / coding.TAU_M))


def fired_or_not(drives, thresholds, *, jitter=JITTER):
    """P(which cells fired within T | stimulus), (n_stimuli, 2^n): a cell fires once at most, as a pause follows."""
    late = np.array([coding.encode_latency(drives, V_th=float(V_th)) for V_th in thresholds]).T
    never = np.isinf(late)
    p = np.where(never, 0.0, same_cell.NORMAL((T - np.where(never, T, late)) / jitter))
    words = (np.arange(2 ** len(thresholds))[:, None] >> np.arange(len(thresholds))) & 1
    return np.prod(np.where(words[None] == 1, p[:, None, :], 1 - p[:, None, :]), axis=2)


def all_times(drives, thresholds, *, jitter=JITTER, n=4000, rng):
    """Bits that a reader gets from each cell's first spike, or its silence until T, by ``n`` draws of all the spikes.

    Given the spikes, each stimulus has a probability by Bayes' rule; what is left open is their mean entropy.
    """
    late = np.array([coding.encode_latency(drives, V_th=float(V_th)) for V_th in thresholds]).T
    late[np.isinf(late)] = 1e3  # far beyond T
    true = rng.integers(len(drives), size=n)
    t = late[true] + jitter * rng.standard_normal((n, len(thresholds)))
    seen = -(((t[:, None] - late) / jitter) ** 2) / 2 - np.log(jitter * np.sqrt(2 * np.pi))
    silent = np.log(np.maximum(1 - same_cell.NORMAL((T - late) / jitter), 1e-300))
    return coding.resolved(np.where(t[:, None] < T, seen, silent).sum(axis=2))


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
    drives = draw(rng)
    chosen = array("thresholds", thresholds(N_CELLS), shape=(N_CELLS,), above=0)
    counts = coding.information(fired_or_not(drives, chosen))
    latency = coding.information(same_cell.first_spike(drives, T, jitter=JITTER, n=N_CELLS))
    return Score(counts, latency, bool(counts > latency))


WAYS = {
    "fired or not": lambda drives, thresholds, rng: coding.information(fired_or_not(drives, thresholds)),
    "each first spike": lambda drives, thresholds, rng: all_times(drives, thresholds, rng=rng),
}


def report():
    """Bits by eight equal cells and by a row that is recruited, read without a clock and with one; three seeds."""
    lines = [f"{'':18}{'equal cells':16}one after the other"]
    for name, bits in WAYS.items():
        found = []
        for choose in (equal_thresholds, recruited_thresholds):
            rngs = map(np.random.default_rng, range(3))
            found.append(span([bits(draw(rng), choose(N_CELLS), rng) for rng in rngs], 1))
        lines.append(f"{name:18}{found[0]:16}{found[1]}")
    return "\n".join(lines)
