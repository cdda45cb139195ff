"""What a weight stands for: a conductance times a driving force, and how wrong the plain sum of weights becomes.

Every open synapse adds a conductance. It pulls the membrane towards its own reversal potential, and it makes the
membrane leakier for all others. The weighted sum of an artificial unit knows neither.
"""

import numpy as np

from neurocourse.arguments import array, number, positive, takes
from neurocourse.neurotransmitters.ions.synapse import steady_state

E_L, E_EXC, E_SHUNT = -70.0, 0.0, -70.0  # mV


@takes(E=array, g_L=positive, E_L=number)
def weight(E, *, g_L=0.01, E_L=E_L):
    """Lift by one µS of conductance if nothing else were open: wᵢ = (Eᵢ − E_L) / g_L, mV/µS.

    Positive for excitation, negative for inhibition, and zero for a shunt, whose E is the resting potential.
    """
    return (E - E_L) / g_L


@takes(g=array(shape=(..., "n"), low=0), E=array(shape=("n",)), g_L=positive, E_L=number)
def linear_sum(g, E, *, g_L=0.01, E_L=E_L):
    """What a weighted sum says instead: V = E_L + Σ wᵢ·gᵢ, mV, with the weights of `weight`."""
    return E_L + g @ weight(E, g_L=g_L, E_L=E_L)


@takes(g=array(shape=(..., "n"), low=0), E=array(shape=("n",)), g_L=positive, E_L=number)
def normalised_sum(g, E, *, g_L=0.01, E_L=E_L):
    """The weighted sum over one plus all that is open: V = E_L + Σ wᵢ·gᵢ / (1 + Σ gᵢ / g_L), mV.

    A unit with this second sum below the line *is* the membrane at rest: the same formula, written in another way.
    """
    return E_L + (linear_sum(g, E, g_L=g_L, E_L=E_L) - E_L) / (1 + np.sum(g, axis=-1) / g_L)


@takes(g=array(shape=(..., "n"), low=0), E=array(shape=("n",)), g_L=positive, E_L=number)
def relative_error(g, E, *, g_L=0.01, E_L=E_L):
    """How much too large the linear sum is, measured: (V_linear − V) / (V − E_L).

    Exactly Σ gᵢ / g_L, whatever the mixture of synapses: V − E_L = Σ gᵢ·(Eᵢ − E_L) / (g_L + Σ gᵢ), and the linear sum
    leaves the second term of the denominator out. So it holds within 10% only while all synapses together stay below
    a tenth of the leak.

    Parameters
    ----------
    g : array (..., n_synapses), µS
    E : array (n_synapses,), mV
    g_L, E_L : float, µS and mV

    Returns
    -------
    array (...)

    Raises
    ------
    ValueError
        When the synapses do not move the membrane at all: nothing to compare with.
    """
    V = steady_state(g, E, g_L=g_L, E_L=E_L)
    if np.any(np.isclose(V, E_L, rtol=0, atol=1e-12)):
        raise ValueError("g and E must move the membrane: V equals E_L, so there is no relative error")
    return (linear_sum(g, E, g_L=g_L, E_L=E_L) - V) / (V - E_L)
