"""The equations of 1952: gates of the squid's giant axon, the currents through them, and one small step.

C·dV/dt = I − g_Na·m³h·(V − E_Na) − g_K·n⁴·(V − E_K) − g_L·(V − E_L). Currents are in µA/cm², conductances in mS/cm²,
and the voltage is today's: inside against outside, at rest near −65 mV.
"""

from dataclasses import dataclass

import numpy as np

from neurocourse.arguments import array, number, positive, takes
from neurocourse.caching import kept


@takes(C=positive, g_Na=number(low=0), g_K=number(low=0), g_L=positive, E_Na=number, E_K=number, E_L=number)
@dataclass(frozen=True)
class Axon:
    """The squid's giant axon at 6.3 °C."""

    C: float = 1.0  # µF/cm²
    g_Na: float = 120.0  # mS/cm²
    g_K: float = 36.0
    g_L: float = 0.3
    E_Na: float = 50.0  # mV
    E_K: float = -77.0
    E_L: float = -54.387


SQUID = Axon()


@takes(V=array)
def rates(V):
    """How fast the gates m, h, n open and close at ``V``.

    Parameters
    ----------
    V : float or array (...), mV

    Returns
    -------
    (alpha, beta) : array (3, ...), 1/ms
    """
    alpha = _linoid(V + 40), 0.07 * np.exp(-(V + 65) / 20), 0.1 * _linoid(V + 55)
    beta = 4 * np.exp(-(V + 65) / 18), 1 / (1 + np.exp(-(V + 35) / 10)), 0.125 * np.exp(-(V + 65) / 80)
    return np.stack(alpha), np.stack(beta)


def _linoid(x):
    """0.1·x / (1 - exp(-x/10)), which is 1 at x = 0."""
    y = np.where(np.abs(x) < 1e-7, 1e-7, x) / 10
    return y / -np.expm1(-y)


@takes(V=array)
def steady_gates(V):
    """Where m, h, n settle when the voltage is held at ``V``: α / (α + β); array (3, ...)."""
    alpha, beta = rates(V)
    return alpha / (alpha + beta)


def conductances(gates, axon=SQUID):
    """Conductances of sodium and potassium in mS/cm² for ``gates`` (3, ...): g_Na·m³h and g_K·n⁴."""
    m, h, n = gates
    return axon.g_Na * (m * m * m * h), axon.g_K * np.square(n * n)


def ionic_current(V, gates, axon=SQUID):
    """Current through all channels in µA/cm², outward positive."""
    Na, K = conductances(gates, axon)
    return Na * (V - axon.E_Na) + K * (V - axon.E_K) + axon.g_L * (V - axon.E_L)


@takes(V=number, gates=array(shape=(3,)), I=number, dt=positive, axon=Axon)
def step(V, gates, I, dt, axon=SQUID):
    """One small step in the plain form; `simulate` takes longer ones, from a table.

    V ← V + dt·(I − I_ion) / C and x ← x + dt·(α·(1 − x) − β·x) for the gates x = m, h, n.

    Parameters
    ----------
    V, I : float, mV and µA/cm²
    gates : array (3,)
    dt : float, ms

    Returns
    -------
    (V, gates)
    """
    alpha, beta = rates(V)
    opened = gates + dt * (alpha * (1 - gates) - beta * gates)
    return V + dt * (I - ionic_current(V, gates, axon)) / axon.C, opened


@takes(axon=Axon)
@kept
def rest(axon=SQUID):
    """Resting potential in mV: where the ionic current vanishes with all gates settled; found by halving."""
    low, high = -90.0, -50.0
    for _ in range(60):
        V = (low + high) / 2
        low, high = (low, V) if ionic_current(V, steady_gates(V), axon) > 0 else (V, high)
    return V
