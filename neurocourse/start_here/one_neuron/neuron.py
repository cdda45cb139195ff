"""The first neuron of the course: a leaky membrane with a threshold, and the unit that stands in for it."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, number, positive, step_count, takes


class Trace(NamedTuple):
    """One run of the membrane: ``t`` (T,) ms, ``V`` (T,) mV, ``spike_times`` (K,) ms."""

    t: np.ndarray
    V: np.ndarray
    spike_times: np.ndarray


@takes(x=array(shape=("N",)), w=array(shape=("N",)))
def weighted_sum(x, w):
    """Sum of the inputs, each counted as much as its connection is strong: Σ wᵢ xᵢ.

    Parameters
    ----------
    x, w : array, shape (N,)
        Inputs and weights.

    Returns
    -------
    float
    """
    return float(x @ w)


@takes(x=array(shape=("N",)), w=array(shape=("N",)), b=number)
def unit(x, w, b=0.0):
    """Artificial unit with a rectifier: max(0, Σ wᵢ xᵢ + b). A bias b below zero makes it wait for a larger sum."""
    return max(0.0, weighted_sum(x, w) + b)


@takes(I=number, duration=positive, dt=positive, tau_m=positive, R=positive, E_L=number, V_th=number)
def simulate(I, *, duration=200.0, dt=0.1, tau_m=10.0, R=10.0, E_L=-70.0, V_th=-55.0):
    """Leaky integrate-and-fire neuron under a constant current.

    τ_m dV/dt = −(V − E_L) + R·I ;  at V ≥ V_th the neuron spikes and V ← E_L.

    Parameters
    ----------
    I : float, nA
    duration, dt, tau_m : float, ms
    R : float, MΩ
    E_L, V_th : float, mV

    Returns
    -------
    Trace

    References
    ----------
    Brunel N, van Rossum MCW (2007). Lapicque's 1907 paper. doi:10.1007/s00422-007-0190-0
    """
    t = np.arange(step_count(duration=duration, dt=dt)) * dt
    V, spikes = np.full(t.size, E_L), []
    decay, target = np.exp(-dt / tau_m), E_L + R * I
    for k in range(1, t.size):
        V[k] = target + (V[k - 1] - target) * decay  # exact for a constant current
        if V[k] >= V_th:
            V[k] = E_L
            spikes.append(t[k])
    return Trace(t, V, np.array(spikes))


@takes(I=number, tau_m=positive, R=positive, E_L=number, V_th=number)
def rate(I, *, tau_m=10.0, R=10.0, E_L=-70.0, V_th=-55.0):
    """Firing rate in Hz, in closed form: 1000 / (τ_m ln(R·I / (R·I − (V_th − E_L)))), and 0 below threshold.

    Parameters
    ----------
    I : float, nA
    tau_m : float, ms
    R : float, MΩ
    E_L, V_th : float, mV

    Returns
    -------
    float, Hz
    """
    drive, needed = R * I, V_th - E_L
    if drive <= needed:
        return 0.0
    return float(1000.0 / (tau_m * np.log(drive / (drive - needed))))
