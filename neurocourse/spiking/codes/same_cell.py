"""One cell, read in two ways: its spikes counted, or its first one timed; and what either way needs to know."""

from math import erf

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes
from neurocourse.spiking.codes import coding

STRENGTHS = (np.arange(16) + 0.5) / 16
DRIVES = 1.2 + 3 * STRENGTHS  # in thresholds: alone, the cell would fire 67 to 358 times a second
SLOW = 10 + 90 * STRENGTHS  # Hz, of another cell, which fires by chance
NODES, SHARES = np.polynomial.hermite_e.hermegauss(9)
SHARES = SHARES / SHARES.sum()
NORMAL = np.vectorize(lambda z: 0.5 * (1 + erf(z / np.sqrt(2))))


@takes(
    drives=array(ndim=1, above=coding.V_TH, least=1),
    T=positive,
    jitter=positive,
    pause=number(low=0),
    unsure=number(low=0),
    n_max=count,
)
def counts(drives, T, *, jitter=1.0, pause=0.0, unsure=0.0, n_max=60):
    """P(number of spikes within T | stimulus) of the leaky cell whose first spike `coding.latency_channel` reads.

    The n-th spike comes at n t + (n − 1) pause, with t = τ_m ln(D / (D − V_th)). Each interval has its own jitter, and
    the reader stops the clock too early or too late: its spread is √(n jitter² + unsure²). The cell is silent before
    the stimulus, so a count may begin early without harm.

    Parameters
    ----------
    drives : array, shape (n_stimuli,)
    T, jitter, pause, unsure : float, ms
        How long the reader waits; the spread of one interval; the pause after a spike; the spread of the reader's idea
        of when the stimulus came.
    n_max : int

    Returns
    -------
    ndarray, shape (n_stimuli, n_max + 1)
    """
    n = np.arange(1, n_max + 1)
    when = n * coding.encode_latency(drives)[:, None] + (n - 1) * pause
    at_least = NORMAL((T - when) / np.sqrt(n * jitter**2 + unsure**2))
    at_least = np.minimum.accumulate(at_least, axis=1)
    ends = np.ones((len(drives), 1))
    return -np.diff(np.concatenate([ends, at_least, 0 * ends], axis=1))


@takes(drives=array(ndim=1, least=1), T=positive, jitter=positive, unsure=number(low=0), n=count)
def first_spike(drives, T, *, jitter=1.0, unsure=0.0, n=1):
    """P(time of the first spike | stimulus) when the reader takes the mean over ``n`` equal cells; see `counts`."""
    return coding.latency_channel(drives, T, jitter=np.sqrt(jitter**2 / n + unsure**2))


@takes(
    drives=array(ndim=1, above=coding.V_TH, least=1), T=positive, jitter=positive, pause=number(low=0),
    unsure=number(low=0), n=count, rng=generator,
)  # fmt: skip
def every_spike(drives, T, *, jitter=1.0, pause=0.0, unsure=0.0, n=4000, rng):
    """Bits that a reader gets from the times of *all* spikes of the cell of `counts` within T, by ``n`` draws.

    Given the spikes, and silence from the last one until T, each stimulus has a probability by Bayes' rule. What is
    left open is the mean entropy of these.
    """
    wait = coding.encode_latency(drives)
    true, most = rng.integers(len(drives), size=n), int(T / wait.min()) + 8
    mean = wait[:, None] + pause * (np.arange(most) > 0)
    spread = np.where(np.arange(most) > 0, jitter, np.hypot(jitter, unsure))
    waits = mean[true] + spread * rng.standard_normal((n, most))
    t = waits.cumsum(axis=1)
    came = np.logical_and.accumulate(t < T, axis=1)
    seen = np.column_stack([-((((waits - m) / spread) ** 2) * came).sum(axis=1) / 2 for m in mean])
    last = came.sum(axis=1)  # the spike that did not come
    left = T - (t - waits)[np.arange(n), last]
    silent = 1 - NORMAL((left - mean[:, last]) / spread[last]).T
    return coding.resolved(seen + np.log(np.maximum(silent, 1e-300)))


def blurred(channel, T, unsure):
    """The mean of ``channel(T + u)`` over errors u of the clock, which are normal with the spread ``unsure``."""
    if unsure == 0:
        return channel(T)
    return sum(share * channel(max(T + unsure * u, 0.01)) for u, share in zip(NODES, SHARES, strict=True))


@takes(T=positive, jitter=positive, pause=number(low=0), unsure=number(low=0))
def bits(T, *, jitter=1.0, pause=0.0, unsure=0.0):
    """Bits about sixteen strengths that each way of reading gives within T ms.

    Returns
    -------
    dict
        "other cell": a count of a slow cell that fires by chance; "same cell": a count of the cell whose first spike
        "first spike" reads; "row": which of eight tuned cells fire; "eight first spikes": their mean, of equal cells.
    """
    tuned = coding.tuning(STRENGTHS, 8)
    channels = {
        "other cell": blurred(lambda t: coding.rate_channel(SLOW, t), T, unsure),
        "same cell": counts(DRIVES, T, jitter=jitter, pause=pause, unsure=unsure),
        "first spike": first_spike(DRIVES, T, jitter=jitter, unsure=unsure),
        "row": blurred(lambda t: coding.population_channel(tuned, t), T, unsure),
        "eight first spikes": first_spike(DRIVES, T, jitter=jitter, unsure=unsure, n=8),
    }
    return {name: coding.information(P) for name, P in channels.items()}


CASES = {
    "as in the explorer": {},
    "a jitter of 2 ms": dict(jitter=2.0),
    "the onset known to 3 ms": dict(unsure=3.0),
    "a pause of 10 ms after each spike": dict(pause=10.0),
    "half the time": dict(T=5.0),
    "five times the time": dict(T=50.0),
}


def report():
    """Bits by the first spike, by a count of the same cell, by all its spikes, and by another cell, in six cases."""
    lines = [f"{'':35}first spike   count   every spike   count, other cell"]
    for name, case in CASES.items():
        found, every = bits(**{"T": 10.0, **case}), every_spike(DRIVES, **{"T": 10.0, **case}, rng=0)
        row = f"{found['first spike']:11.1f}{found['same cell']:8.1f}{every:14.1f}{found['other cell']:20.1f}"
        lines.append(f"{name:35}{row}")
    eight = bits(10.0)
    return "\n".join(
        [*lines, f"Eight cells: which fire {eight['row']:.1f}, first spikes {eight['eight first spikes']:.1f}"]
    )
