"""Rates of the potassium gate as they were measured in 1952, the curves drawn through them, and what hangs on one."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, broadcast, positive, takes
from neurocourse.neurotransmitters import hodgkin_huxley as hh

REST, B_PUBLISHED, K_PUBLISHED = -65.0, 0.125, 80.0  # mV; 1/ms; mV
CURRENTS = (7.0, 10.0, 20.0, 30.0)  # µA/cm²


class Potassium(NamedTuple):
    """How fast the gate n opens and closes, 1/ms, at voltages V above rest, mV."""

    V: np.ndarray
    opening: np.ndarray
    closing: np.ndarray


# One axon at 6 to 7 °C: Hodgkin & Huxley (1952), table 1, as copied out for Daly et al. (2015), R. Soc. Open Sci.
# 2:150499. Of its eleven rows the one at 100 mV is left out: in the copy its two rates do not add up to a time
# constant in steps of 0.05 ms, as those of all others do.
MEASURED = Potassium(
    np.array([10.0, 19.0, 26.0, 32.0, 38.0, 51.0, 63.0, 76.0, 88.0, 109.0]),
    np.array([0.095, 0.15, 0.192, 0.241, 0.31, 0.419, 0.524, 0.61, 0.748, 0.915]),
    np.array([0.096, 0.072, 0.072, 0.071, 0.075, 0.069, 0.064, 0.057, 0.052, 0.037]),
)


@takes(V=array(ndim=1, least=2), beta=array(ndim=1, above=0, least=2))
def falling_exponential(V, beta):
    """Fit β = b exp(−V / k) so that the logarithms miss least in the square: (b, k)."""
    V, beta = broadcast(V=V, beta=beta)
    slope, start = np.polyfit(V, np.log(beta), 1)
    return float(np.exp(start)), float(-1 / slope)


def curve(V, b, k):
    return b * np.exp(-V / k)


@takes(b=positive, k=positive)
def steady_rates(b, k, *, duration=150.0, dt=0.02):
    """Spikes in the second half of ``duration`` (ms) at each of `CURRENTS`, when the gate closes at b exp(−V / k).

    The leak pulls to where the old resting voltage stays one, so that no cell is held down from the start.
    """

    def rates(V):
        alpha, beta = hh.rates(V)
        beta[2] = curve(V - REST, b, k)
        return alpha, alpha + beta

    V, axon = np.full(len(CURRENTS), REST), hh.SQUID
    alpha, total = rates(V)
    gates, run = alpha / total, []
    pull_to = REST + hh.ionic_current(V, gates, hh.Axon(E_L=REST)) / axon.g_L
    for _ in range(round(duration / dt)):
        alpha, total = rates(V)
        gates = alpha / total + (gates - alpha / total) * np.exp(-dt * total)
        Na, K = hh.conductances(gates)
        g = Na + K + axon.g_L
        end = (Na * axon.E_Na + K * axon.E_K + axon.g_L * pull_to + CURRENTS) / g
        V = end + (V - end) * np.exp(-dt * g / axon.C)
        run.append(V)
    late = np.array(run[len(run) // 2 :]) > 0
    return (late[1:] & ~late[:-1]).sum(axis=0)


def miss(drawn, seen):
    """Root mean square of the relative error, percent."""
    return 100 * np.sqrt(np.mean((drawn / seen - 1) ** 2))


@takes(b=positive, k=positive)
def report(b, k):
    """How far curves miss the points, and spikes in 75 ms of steady currents with either curve for closing."""
    V, opening, closing = MEASURED
    lines = [f"opening, their curve: misses the points by {miss(hh.rates(V + REST)[0][2], opening):.0f}%"]
    for whose, constants in (("their", (B_PUBLISHED, K_PUBLISHED)), ("your", (b, k))):
        spikes = " ".join(str(n) for n in steady_rates(*constants))
        lines.append(f"closing, {whose} curve: by {miss(curve(V, *constants), closing):.0f}%; spikes {spikes}")
    return "\n".join(lines)
