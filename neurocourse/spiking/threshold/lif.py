"""The leaky integrate-and-fire cell in the plainest form: one step along the slope, then the question for a spike.

``neurotransmitters.membrane`` has the same cell without an error of the time step, because there each step is the
exact solution; a test holds that both agree as ``dt`` shrinks.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import number, positive, step_count, takes, unguarded


class LIFTrace(NamedTuple):
    """Voltage and spikes of one cell: ``t`` (T,) ms, ``V`` (T,) mV after each step, ``spikes`` (T,) bool."""

    t: np.ndarray
    V: np.ndarray
    spikes: np.ndarray


@takes(V=number, RI=number, dt=positive, E_L=number, V_th=number, V_reset=number, tau_m=positive)
def step(V, RI, dt, E_L, V_th, V_reset, tau_m):
    """One step of Euler's method for τ_m dV/dt = −(V − E_L) + R I; at V ≥ V_th the cell spikes and V ← V_reset.

    Parameters
    ----------
    V, RI, E_L, V_th, V_reset : float, mV
    dt, tau_m : float, ms

    Returns
    -------
    float, bool
        The new voltage (mV), and whether the cell fired.

    References
    ----------
    Brunel N, van Rossum MCW (2007). Lapicque's 1907 paper. doi:10.1007/s00422-007-0190-0
    """
    V = V + dt / tau_m * (-(V - E_L) + RI)
    return (V_reset, True) if V >= V_th else (V, False)


@takes(RI=number, duration=positive, dt=positive, E_L=number, V_th=number, V_reset=number, tau_m=positive)
def simulate(RI, *, duration=200.0, dt=0.1, E_L=-70.0, V_th=-50.0, V_reset=-60.0, tau_m=20.0):
    """Repeat `step` under a constant drive, from rest and without a refractory time.

    Parameters
    ----------
    RI, E_L, V_th, V_reset : float, mV
    duration, dt, tau_m : float, ms

    Returns
    -------
    LIFTrace
    """
    V, once, steps = E_L, unguarded(step), []
    for _ in range(step_count(duration=duration, dt=dt)):
        V, fired = once(V, RI, dt, E_L, V_th, V_reset, tau_m)
        steps.append((V, fired))
    voltages, spikes = zip(*steps, strict=True)
    return LIFTrace(dt * np.arange(1, len(steps) + 1), np.array(voltages), np.array(spikes))
