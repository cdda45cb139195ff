"""What a weight stands for: a conductance times a driving force, and how wrong the plain sum of weights becomes.

Every open synapse adds a conductance. It pulls the membrane towards its own reversal potential, and it makes the
membrane leakier for all others. The weighted sum of an artificial unit knows neither.
"""

import numpy as np

from neurocourse.arguments import array, number, positive, step_count, takes

E_L, E_EXC, E_SHUNT = -70.0, 0.0, -70.0  # mV


@takes(g=array(shape=(..., "n"), low=0), E=array(shape=("n",)), g_L=positive, E_L=number)
def steady_state(g, E, *, g_L=0.01, E_L=E_L):
    """Where the membrane settles: V = (g_L·E_L + Σ gᵢ·Eᵢ) / (g_L + Σ gᵢ).

    Parameters
    ----------
    g : array, shape (..., n_synapses), uS
        Open conductance of each synapse.
    E : array, shape (n_synapses,), mV
        Their reversal potentials.
    g_L, E_L : float, uS and mV
        Leak.

    Returns
    -------
    array, shape (...), mV
    """
    return (g_L * E_L + g @ E) / (g_L + g.sum(axis=-1))


@takes(E=array, g_L=positive, E_L=number)
def weight(E, *, g_L=0.01, E_L=E_L):
    """Lift by one uS of conductance if nothing else were open: wᵢ = (Eᵢ − E_L) / g_L, mV/uS.

    Positive for excitation, negative for inhibition, and zero for a shunt, whose E is the resting potential.
    """
    return (E - E_L) / g_L


@takes(g=array(shape=(..., "n"), low=0), E=array(shape=("n",)), g_L=positive, E_L=number)
def linear_sum(g, E, *, g_L=0.01, E_L=E_L):
    """What a weighted sum says instead: V = E_L + Σ wᵢ·gᵢ, mV, with the weights of `weight`."""
    return E_L + g @ weight(E, g_L=g_L, E_L=E_L)


@takes(g=array(shape=(..., "n"), low=0), E=array(shape=("n",)), g_L=positive, E_L=number)
def relative_error(g, E, *, g_L=0.01, E_L=E_L):
    """How much too large the linear sum is, measured: (V_linear − V) / (V − E_L).

    Exactly Σ gᵢ / g_L, whatever the mixture of synapses: V − E_L = Σ gᵢ·(Eᵢ − E_L) / (g_L + Σ gᵢ), and the linear sum
    leaves the second term of the denominator out. So it holds within 10 % only while all synapses together stay below
    a tenth of the leak.

    Parameters
    ----------
    g : array, shape (..., n_synapses), uS
    E : array, shape (n_synapses,), mV
    g_L, E_L : float, uS and mV

    Returns
    -------
    array, shape (...)

    Raises
    ------
    ValueError
        When the synapses do not move the membrane at all: nothing to compare with.
    """
    V = steady_state(g, E, g_L=g_L, E_L=E_L)
    if np.any(np.isclose(V, E_L, rtol=0, atol=1e-12)):
        raise ValueError("g and E must move the membrane: V equals E_L, so there is no relative error")
    return (linear_sum(g, E, g_L=g_L, E_L=E_L) - V) / (V - E_L)


@takes(
    g=array(shape=("n",), low=0), E=array(shape=("n",)), g_L=positive, E_L=number, C=positive, on=number, off=number,
    duration=positive, dt=positive,
)  # fmt: skip
def simulate(g, E, *, g_L=0.01, E_L=E_L, C=0.2, on=20.0, off=120.0, duration=200.0, dt=0.5):
    """The membrane itself: C·dV/dt = −g_L·(V − E_L) − Σ gᵢ·(V − Eᵢ), synapses open from ``on`` to ``off``.

    Parameters
    ----------
    g, E : array, shape (n_synapses,), uS and mV
    g_L, E_L, C : float, uS, mV, nF
    on, off, duration, dt : float, ms

    Returns
    -------
    t, V : array, shape (T,), ms and mV
        Exact. More conductance makes the membrane faster, too: τ = C / (g_L + Σ gᵢ).
    """
    t = np.arange(step_count(duration=duration, dt=dt)) * dt
    target, total = steady_state(g, E, g_L=g_L, E_L=E_L), g_L + g.sum()
    rise = 1 - np.exp(-np.clip(t, on, off) * total / C + on * total / C)
    fall = np.exp(-np.clip(t - off, 0, None) * g_L / C)
    return t, E_L + (target - E_L) * rise * fall


@takes(g1=number(low=0), g2=number(low=0), E1=number, E2=number)
def two_inputs(g1, g2, E1=E_EXC, E2=E_EXC, **leak):
    """Lift by each of two synapses alone, by both together, and by the sum of the two lifts: four figures in mV."""
    E = np.array([E1, E2])
    rest = leak.get("E_L", E_L)
    first, second, both = (steady_state(np.array(g), E, **leak) - rest for g in ((g1, 0), (0, g2), (g1, g2)))
    return float(first), float(second), float(both), float(first + second)
