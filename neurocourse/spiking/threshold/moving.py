"""A bucket whose threshold moves: it follows the voltage, more slowly, and jumps at a spike."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, number, positive, takes

DT = 0.1  # ms
ONSET = 71.5  # mV of drive R I, at which a step makes it fire on and on; a test finds it


@takes(
    E_L=number, V_th=number, V_reset=number, tau_m=positive, t_ref=number(low=0), a=number(low=0), tau_th=positive,
    jump=number(low=0),
)  # fmt: skip
class MovingThreshold(NamedTuple):
    """Constants of the cell: mV, ms."""

    E_L: float = -70.0
    V_th: float = -50.0  # of a cell that has been at rest for long
    V_reset: float = -60.0
    tau_m: float = 3.0
    t_ref: float = 10.0
    a: float = 1.15  # how far the threshold follows the voltage, in the end; above 1 no steady voltage reaches it
    tau_th: float = 10.0
    jump: float = 30.0  # of the threshold at a spike


class Trace(NamedTuple):
    """Voltage and threshold (T,) mV, and whether the cell fired (T,)."""

    V: np.ndarray
    theta: np.ndarray
    spikes: np.ndarray


@takes(drive=array(ndim=1, least=1), dt=positive, cell=MovingThreshold)
def simulate(drive, dt, cell=None):
    """τ_m dV/dt = −(V − E_L) + R I, τ_θ dθ/dt = −(θ − V_th) + a (V − E_L); at V ≥ θ: V ← V_reset, θ ← θ + jump.

    Parameters
    ----------
    drive : array, shape (T,)
        R I, mV.
    dt : float, ms
    cell : MovingThreshold

    Returns
    -------
    Trace

    References
    ----------
    Hill AV (1936). Excitation and accommodation in nerve. Proceedings of the Royal Society of London B 119:305-355.
    doi:10.1098/rspb.1936.0012
    """
    c = cell or MovingThreshold()
    V, theta, pause, steps = c.E_L, c.V_th, 0, []
    keep, follow, rest = np.exp(-dt / c.tau_m), np.exp(-dt / c.tau_th), round(c.t_ref / dt)
    for target in (c.E_L + drive).tolist():
        V = c.V_reset if pause else target + (V - target) * keep
        end = c.V_th + c.a * (V - c.E_L)
        theta = end + (theta - end) * follow
        fired = not pause and V >= theta
        pause = rest if fired else max(pause - 1, 0)
        if fired:
            V, theta = c.V_reset, theta + c.jump
        steps.append((V, theta, fired))
    V, theta, spikes = map(np.array, zip(*steps, strict=True))
    return Trace(V, theta, spikes.astype(bool))


@takes(drives=array(ndim=1, least=1), duration=positive)
def rates(drives, duration=300.0):
    """Steady rates (n,) Hz after steps from rest to ``drives`` (mV): 0 where firing does not go on."""
    found = []
    for drive in drives:
        spikes = DT * np.flatnonzero(simulate(np.full(round(duration / DT), float(drive)), DT).spikes)
        goes_on = len(spikes) > 2 and spikes[-1] > duration - 3 * np.diff(spikes)[-1]
        found.append(1000 / np.diff(spikes)[-1] if goes_on else 0.0)
    return np.array(found)
