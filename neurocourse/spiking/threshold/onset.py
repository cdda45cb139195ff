"""What starts a spike: the neuron of 1952 beside the integrate-and-fire cell, under steps, ramps and release."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, number, positive, rising, takes
from neurocourse.neurotransmitters import hodgkin_huxley as hh
from neurocourse.neurotransmitters import membrane
from neurocourse.spiking.threshold import moving

ONSET = 6.26  # uA/cm2, where Hodgkin and Huxley's equations begin to fire steadily; see `onset`
CELL = membrane.Membrane()
RHEOBASE = CELL.g_L * (CELL.V_th - CELL.E_L)  # nA, where the integrate-and-fire cell begins to fire, in closed form
PROTOCOLS = ("step", "ramp", "release")
START, DT = 15.0, 0.04  # ms


class Pair(NamedTuple):
    """The same protocol for both cells. Currents are shares of the one at which each begins to fire steadily."""

    t: np.ndarray  # (T,) ms
    share: np.ndarray  # (T,)
    V_hh: np.ndarray  # (T,) mV
    V_lif: np.ndarray  # (T,) mV
    spikes_hh: np.ndarray  # ms
    spikes_lif: np.ndarray  # ms
    theta: np.ndarray  # (T,) mV, threshold of the integrate-and-fire cell


@takes(low=positive, high=positive, tolerance=positive)
def onset(low=6.0, high=6.5, *, tolerance=0.02):
    """Least current (uA/cm2) at which firing goes on, from rest, by halving."""
    rising(low=low, high=high)
    while high - low > tolerance:
        middle = (low + high) / 2
        fires = hh.firing_rate(middle, settle=300, duration=500)[0] > 0
        low, high = (low, middle) if fires else (middle, high)
    return high


@takes(t=array, kind=PROTOCOLS, level=number, ramp=positive, width=positive)
def current(t, kind, level, *, ramp=50.0, width=50.0):
    """The protocol as a share of the onset: a step that stays, a ramp up to the same level, or a pulse that ends."""
    if kind == "step":
        return np.where(t >= START, level, 0.0)
    if kind == "ramp":
        return level * np.clip((t - START) / ramp, 0, 1)
    return np.where((t >= START) & (t < START + width), level, 0.0)


@takes(kind=PROTOCOLS, level=number, ramp=positive, width=positive, duration=positive, armed=bool)
def compare(kind, level, *, ramp=50.0, width=50.0, duration=110.0, armed=False):
    """Give both cells the same protocol.

    Parameters
    ----------
    kind : "step", "ramp" or "release"
    level : float
        Share of the current at which each cell begins to fire steadily; negative levels hold it down.
    ramp, width, duration : float, ms
    armed : bool
        Give the integrate-and-fire cell a threshold that moves; see `moving`.

    Returns
    -------
    Pair
    """

    def share(t):
        return current(t, kind, level, ramp=ramp, width=width)

    squid = hh.simulate(lambda t: ONSET * share(t), duration=duration, dt=DT)
    old = squid.t, share(squid.t), squid.V
    if armed:
        cell = moving.simulate(moving.ONSET * share(squid.t), DT)
        return Pair(*old, cell.V, hh.spike_times(squid.t, squid.V), squid.t[cell.spikes], cell.theta)
    lif = membrane.simulate(lambda t: RHEOBASE * share(t), duration=duration, dt=DT)
    theta = np.full(len(squid.t), CELL.V_th)
    return Pair(*old, lif.V, hh.spike_times(squid.t, squid.V), lif.t[lif.spikes], theta)


def report():
    """Spikes of the neuron of 1952, of the bucket and of the bucket with a moving threshold, in six protocols."""
    lines = [f"{'':32}1952  bucket  moving threshold"]
    for words, kind, level, ramp in CASES:
        plain, armed = (compare(kind, level, ramp=ramp, armed=armed) for armed in (False, True))
        counts = len(plain.spikes_hh), len(plain.spikes_lif), len(armed.spikes_lif)
        lines.append(f"{words:32}{counts[0]:4d}{counts[1]:8d}{counts[2]:18d}")
    return "\n".join(lines)


CASES = (
    ("released from −0.5", "release", -0.5, 50.0),
    ("released from −0.2", "release", -0.2, 50.0),
    ("half the onset, at once", "step", 0.5, 50.0),
    ("1.3 of the onset, in 50 ms", "ramp", 1.3, 50.0),
    ("1.3 of the onset, in 10 ms", "ramp", 1.3, 10.0),
    ("1.1 of the onset, at once", "step", 1.1, 50.0),
)
