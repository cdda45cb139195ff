"""Receptors with published kinetics: AMPA and NMDA for glutamate, GABA_A for GABA.

The same glutamate opens two kinds of channel. One follows at once. The other is plugged by magnesium until the membrane
is depolarised: it answers only when transmitter and depolarisation come together.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np

from neurocourse.arguments import array, fraction, number, positive, takes
from neurocourse.neurotransmitters.channels.kinetics import open_share
from neurocourse.neurotransmitters.channels.membrane import Conductance


@takes(name=str, transmitter=str, alpha=positive, beta=positive, E_rev=number, plugged=bool)
@dataclass(frozen=True)
class Receptor:
    """Rates of binding (1/(ms mmol/L)) and unbinding (1/ms), reversal potential (mV), and whether magnesium plugs it.

    Rates of the three below: Destexhe A, Mainen ZF, Sejnowski TJ (1998). Kinetic models of synaptic transmission. In
    Koch C, Segev I (eds), Methods in Neuronal Modeling, 2nd edition, MIT Press, pages 1-25.
    """

    name: str
    transmitter: str
    alpha: float
    beta: float
    E_rev: float
    plugged: bool = False


AMPA = Receptor("AMPA", "glutamate", 1.1, 0.19, 0.0)
NMDA = Receptor("NMDA", "glutamate", 0.072, 0.0066, 0.0, plugged=True)
GABA_A = Receptor("GABA_A", "GABA", 5.0, 0.18, -75.0)  # as `nernst.gaba` says for a mature cell
ALL = {r.name: r for r in (AMPA, NMDA, GABA_A)}


@takes(V=array, Mg=number(low=0))
def unblocked(V, Mg=1.0):
    """Share of the open NMDA channels that magnesium leaves free: 1 / (1 + Mg·exp(-0.062·V) / 3.57).

    Parameters
    ----------
    V : float or array, mV
    Mg : float, mmol/L
        Magnesium outside; 1 to 1.2 in the brain.

    Returns
    -------
    float or array

    References
    ----------
    Jahr CE, Stevens CF (1990). Voltage dependence of NMDA-activated macroscopic conductances predicted by
    single-channel kinetics. Journal of Neuroscience 10:3178-3182. doi:10.1523/JNEUROSCI.10-09-03178.1990
    """
    return _unblocked(V, Mg)[()]


def _unblocked(V, Mg):
    return 1 / (1 + Mg / 3.57 * np.exp(-0.062 * V))


@takes(receptor=Receptor, V=array, g=number(low=0), s=fraction, Mg=number(low=0))
def current(receptor, V, *, g=0.001, s=1.0, Mg=1.0):
    """Current through a receptor in nA: I = g·s·(V - E_rev), times the unblocked share for NMDA.

    Positive is outward, as electrophysiologists draw it; ``g`` is in µS, ``V`` in mV, ``s`` the open share.
    """
    share = _unblocked(V, Mg) if receptor.plugged else 1.0
    return (g * s * share * (V - receptor.E_rev))[()]


@takes(
    receptor=Receptor, g=number(low=0), spike_times=array(ndim=1, low=0), T=number(low=0), width=positive,
    Mg=number(low=0), E_rev=number,
)  # fmt: skip
def conductance(receptor, g, spike_times, *, T=1.0, width=1.0, Mg=1.0, E_rev=None):
    """A synapse for ``membrane.simulate``: ``g`` µS when all channels are open, opened by ``spike_times`` in ms.

    Parameters
    ----------
    receptor : Receptor
    g : float, µS
    spike_times : array, ms
    T, width : float, mmol/L and ms
        Transmitter after each spike.
    Mg : float, mmol/L
        Counts for NMDA only.
    E_rev : float, mV
        The receptor's own unless told; for GABA_A the Nernst potential of chloride.

    Returns
    -------
    membrane.Conductance
    """
    share = partial(open_share, spike_times=spike_times, alpha=receptor.alpha, beta=receptor.beta, T=T, width=width)
    E_rev = receptor.E_rev if E_rev is None else E_rev
    gate = partial(_unblocked, Mg=Mg) if receptor.plugged else None
    return Conductance(receptor.name, lambda t: g * share(t), E_rev, gate)
