"""A gallery of cells from two equations: regular, bursting, fast, waiting, ringing, as parameters decide."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import number, positive, step_count, takes

V_PEAK = 30.0  # mV


class Cell(NamedTuple):
    """Speed of recovery a, what recovery follows b, reset of the voltage c (mV), jump of the recovery d."""

    a: float
    b: float
    c: float
    d: float


# Parameters as published in 2003, figure 2.
GALLERY = {
    "regular spiking": Cell(0.02, 0.2, -65, 8),
    "intrinsically bursting": Cell(0.02, 0.2, -55, 4),
    "chattering": Cell(0.02, 0.2, -50, 2),
    "fast spiking": Cell(0.1, 0.2, -65, 2),
    "low-threshold spiking": Cell(0.02, 0.25, -65, 2),
    "thalamo-cortical": Cell(0.02, 0.25, -65, 0.05),
    "resonator": Cell(0.1, 0.26, -65, 2),
}


class Trace(NamedTuple):
    """Time (ms), voltage (mV), recovery and input (T,) of one cell, and its spike times (ms)."""

    t: np.ndarray
    V: np.ndarray
    u: np.ndarray
    I: np.ndarray
    spikes: np.ndarray


@takes(kind=tuple(GALLERY), T=positive, dt=positive)
def simulate(kind, I, *, T=300.0, dt=0.25):
    """dV/dt = 0.04 V² + 5 V + 140 - u + I, du/dt = a (b V - u); at 30 mV: V ← c, u ← u + d.

    Parameters
    ----------
    kind : str
        One of ``GALLERY``.
    I : float or function of t (T,) in ms
    T, dt : float, ms

    Returns
    -------
    Trace

    References
    ----------
    Izhikevich EM (2003). Simple model of spiking neurons. IEEE Transactions on Neural Networks 14:1569-1572.
    doi:10.1109/TNN.2003.820440
    """
    a, b, c, d = GALLERY[kind]
    step_count(T=T, dt=dt)
    t = np.arange(0, T, dt)
    current = np.broadcast_to(I(t) if callable(I) else number("I", I), t.shape).tolist()
    v = b_rest(b)
    u, Vs, us, spikes = b * v, [], [], []
    for k, now in enumerate(current):
        v += dt * (0.04 * v * v + 5 * v + 140 - u + now)
        u += dt * a * (b * v - u)
        Vs.append(min(v, V_PEAK))
        us.append(u)
        if v >= V_PEAK:
            spikes.append(k * dt)
            v, u = c, u + d
    return Trace(t, np.array(Vs), np.array(us), np.array(current), np.array(spikes))


def b_rest(b):
    """Resting voltage (mV) without input, where recovery balances: the lower root of 0.04 V² + (5 - b) V + 140."""
    return float((-(5 - b) - np.sqrt((5 - b) ** 2 - 4 * 0.04 * 140)) / 0.08)
