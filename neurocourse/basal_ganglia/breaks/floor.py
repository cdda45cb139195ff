"""The floor of a rate: what a learner comes to believe that reads errors from spikes, in four ways."""

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, number, positive, takes, unguarded
from neurocourse.basal_ganglia.dopamine.cell import BASE, FLOOR, GAIN, firing

READINGS = ("the rate", "the rate, dips times four", "spikes missed in the pause", "length of the pause")


@takes(delta=number, t=array(low=0), tau=positive)
def response(delta, t, *, tau=0.2):
    """Rate (spikes/s) at the times ``t`` (s) after a surprise that dies away: max(rest + gain · δ e^(-t/τ), 0).

    The worse the surprise, the longer the cell is silent: τ ln(|δ| / floor).
    """
    return np.maximum(BASE + GAIN * delta * np.exp(-t / tau), 0.0)


@takes(delta=number, reading=READINGS)
def read(delta, reading="the rate"):
    """The error that a reader takes from the spikes after a surprise of ``delta``.

    "the rate" just after the surprise, as an error, stops at minus the floor. Counted over the whole `response`, the
    spikes that were missed grow with the logarithm of a bad surprise. The length of the pause tells it exactly.
    """
    rate = float((unguarded(firing)(delta) - BASE) / GAIN)
    if reading == "the rate" or delta >= 0:
        return rate
    if reading == "the rate, dips times four":
        return 4 * rate
    if delta >= -FLOOR or reading == "length of the pause":
        return float(delta)
    return float(-FLOOR * (1 + np.log(-delta / FLOOR)))


@takes(p=fraction, reading=READINGS, n_trials=count(low=2), alpha=positive, rng=generator)
def believed(p, reading="the rate", *, n_trials=4000, alpha=0.02, rng):
    """What a learner comes to believe of a cue that pays 1 with chance p.

    Parameters
    ----------
    p : float
    reading : str
        One of ``READINGS``: how it takes the error from the spikes.
    n_trials : int
    alpha : float
    rng : seed or numpy.random.Generator

    Returns
    -------
    float
        Mean value over the last half of the trials; a true error would settle at p.
    """
    V, late, taken = 0.0, [], unguarded(read)
    for k, r in enumerate(rng.random(n_trials) < p):
        V += alpha * taken(r - V, reading)
        if k >= n_trials // 2:
            late.append(V)
    return float(np.mean(late))


@takes(p=fraction, reading=READINGS)
def settles_at(p, reading="the rate"):
    """Where it settles: p times what is read from 1 - V is (1 - p) times what is read from -V, by bisection."""
    low, high = 0.0, 1.0
    while high - low > 1e-9:
        V = (low + high) / 2
        drift = p * read(1 - V, reading) + (1 - p) * read(-V, reading)
        low, high = (V, high) if drift > 0 else (low, V)
    return (low + high) / 2
