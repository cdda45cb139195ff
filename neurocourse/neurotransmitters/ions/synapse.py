"""The arithmetic of a synapse in two lines: what one open door sends in, and where many open doors agree.

These are the answers to the lesson's first two exercises, written as a learner would. ``membrane`` does the same for
cells that fire and inputs that change.
"""

import numpy as np

from neurocourse.arguments import array, function, number, positive, step_count, takes, unguarded


@takes(V=array, g=array, E_rev=array)
def synaptic_current(V, g, E_rev):
    """Current in nA that an open synapse sends into the cell: I = g·(E_rev - V). Positive pushes V up.

    Parameters
    ----------
    V, E_rev : float, mV
    g : float, µS

    Returns
    -------
    float, nA
    """
    return g * (E_rev - V)


@takes(g=array(shape=(..., "N"), low=0), E=array(shape=("N",)), g_L=positive, E_L=number)
def steady_state(g, E, g_L=0.01, E_L=-70.0):
    """Voltage in mV at which all currents cancel: V∞ = (g_L·E_L + Σ gᵢ·Eᵢ) / (g_L + Σ gᵢ).

    Parameters
    ----------
    g : array (..., N), µS
        Conductance of each open synapse; a row for each of many cells.
    E : array (N,), mV
        Reversal potential of each.
    g_L, E_L : float, µS and mV
        Leak.

    Returns
    -------
    float or array (...), mV
    """
    return (g_L * E_L + g @ E) / (g_L + np.sum(g, axis=-1))


@takes(
    g=array(shape=("N",), low=0), E=array(shape=("N",)), current=function, V0=number, g_L=positive, E_L=number,
    C=positive, duration=positive, dt=positive,
)  # fmt: skip
def approach(g, E, current=synaptic_current, *, V0=-70.0, g_L=0.01, E_L=-70.0, C=0.2, duration=100.0, dt=1.0):
    """Step the bare membrane to where its synapses pull it: V ← V + dt·(I_leak + Σ Iᵢ) / C, every I from ``current``.

    Parameters
    ----------
    g, E : sequence of N floats, µS and mV
    current : function
        ``current(V, g, E_rev)`` in nA, such as `synaptic_current`.
    V0, E_L : float, mV
    g_L, C : float, µS and nF
    duration, dt : float, ms

    Returns
    -------
    array (duration / dt + 1,), mV
    """
    V, doors, current = [float(V0)], [*zip(g.tolist(), E.tolist(), strict=True)], unguarded(current)
    for _ in range(step_count(duration=duration, dt=dt)):
        I = current(V[-1], g_L, E_L) + sum(current(V[-1], *door) for door in doors)
        V.append(V[-1] + dt * float(I) / C)
    return np.array(V)
