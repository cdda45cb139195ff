"""Loewi's two hearts: a nerve slows one heart, its fluid is given to another, and that one slows too.

Two chambers of equal volume are rinsed one after the other. Times are in seconds here and rates in beats a minute,
as Loewi wrote them.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, number, positive, step_count, takes


class Hearts(NamedTuple):
    """Two hearts over time: the transmitter in each chamber, the rate, and the beats."""

    t: np.ndarray  # (T,) s
    transmitter: np.ndarray  # (T, 2) µmol/L
    rate: np.ndarray  # (T, 2) beats/min
    beats: tuple  # two arrays of times, s


def slowed(C, rate=60.0, K=1.0, floor=0.2):
    """Rate of a heart in fluid with concentration ``C``: rate·(1 - (1 - floor)·C / (C + K)), beats/min."""
    return rate * (1 - (1 - floor) * C / (C + K))


@takes(
    transferred=bool, stimulated=array(shape=(2,)), release=number(low=0), decay=number(low=0), flow=number(low=0),
    K=positive, duration=positive, dt=positive,
)  # fmt: skip
def two_hearts(
    *, transferred=True, stimulated=(10.0, 40.0), release=0.5, decay=0.05, flow=0.1, K=1.0, duration=90.0, dt=0.02
):
    """Stimulate the vagus of heart 1, and lead its fluid to heart 2, or not.

    dC1/dt = release·s(t) - (flow + decay)·C1 and dC2/dt = flow·C1 - (flow + decay)·C2; without transfer heart 2 gets
    fresh fluid. Each step is exact; a beat falls where the integral of the rate passes a whole number.

    Parameters
    ----------
    transferred : bool
    stimulated : (float, float), s
        When the vagus is on; heart 2 has none.
    release : float, µmol/L/s
    decay, flow : float, 1/s
        Break-down by the enzyme, and share of a chamber that is rinsed.
    K : float, µmol/L
        Concentration of half effect; atropine raises it.
    duration, dt : float, s

    Returns
    -------
    Hearts

    References
    ----------
    Loewi O (1921). Über humorale Übertragbarkeit der Herznervenwirkung. Pflügers Archiv 189:239-242.
    doi:10.1007/BF01738910
    """
    start, stop = stimulated
    t = np.arange(step_count(duration=duration, dt=dt)) * dt
    loss = positive("flow + decay", flow + decay)
    nerve = release * ((t >= start - dt / 2) & (t < stop - dt / 2))
    transmitter = _rinse(nerve, loss, flow * bool(transferred), dt)
    rate = slowed(transmitter, K=K)
    beats = np.floor(np.cumsum(rate, axis=0) * dt / 60)
    times = tuple(t[np.flatnonzero(np.diff(heart, prepend=0))] for heart in beats.T)
    return Hearts(t, transmitter, rate, times)


def report():
    """Lowest rate of both hearts in Loewi's experiment, and in what a sceptic would ask for beside it, in words."""
    cases = {
        "fluid of the slowed heart stays": dict(transferred=False),
        "fluid of a heart whose nerve rests": dict(release=0),
        "fluid of the slowed heart": {},
        "the same, hearts under atropine": dict(K=100.0),
        "the same, enzyme ten times as fast": dict(decay=0.5),
    }
    lines = []
    for name, settings in cases.items():
        first, second = two_hearts(**settings).rate.min(axis=0)
        lines.append(f"{name:36}heart 1 down to {first:.0f}, heart 2 to {second:.0f} beats a minute")
    return "\n".join(lines)


def _rinse(nerve, loss, flow, dt):
    """Concentrations (T, 2) for release ``nerve`` (T,), constant within a step: the exact solution, step by step."""
    left = np.exp(-loss * dt)
    gained = (1 - left) / loss
    moved = flow * left * dt  # of C1, what reaches heart 2 within a step and is still there at its end
    fresh = flow * (gained - left * dt) / loss  # the same for what the nerve released during the step
    C, c1, c2 = np.zeros((len(nerve), 2)), 0.0, 0.0
    for k, s in enumerate(nerve.tolist()):
        C[k] = c1, c2
        c1, c2 = left * c1 + gained * s, left * c2 + moved * c1 + fresh * s
    return C
