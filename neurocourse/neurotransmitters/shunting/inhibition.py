"""Does inhibition divide or subtract? Below threshold a shunt divides the voltage; the firing rate it shifts.

A shunt is a conductance whose reversal potential is the resting potential: it carries no current at rest. While a cell
fires, its membrane is held between reset and threshold, so the shunt drains a nearly constant current: it subtracts.
"""

import numpy as np

from neurocourse.arguments import array, number, positive, rising, takes
from neurocourse.neurotransmitters.channels.membrane import Conductance, Membrane, f_i_curve, steady_state

# Holt and Koch's argument is about the membrane, not about the refractory period: none here.
CELL = Membrane(t_ref=0.0)


def shunt(g, cell=CELL):
    """A constant conductance ``g`` (µS) that reverses at rest, as a tuple for the functions of ``membrane``."""
    return (Conductance("shunt", g, cell.E_L),)


def deflection(I, g=0.0, *, cell=CELL):
    """Steady deflection below threshold, V - E_L in mV: I / (g_L + g). The shunt divides exactly."""
    return steady_state(I, shunt(g, cell), cell=cell)[0] - cell.E_L


@takes(I=array, g=number(low=0), subtract=number, cell=Membrane)
def rates(I, g=0.0, *, subtract=0.0, cell=CELL):
    """Firing rates in Hz for currents ``I`` (N,) in nA, with a shunt ``g`` in µS and a current taken away in nA.

    References
    ----------
    Holt GR, Koch C (1997). Shunting inhibition does not have a divisive effect on firing rates. Neural Computation
    9:1001-1013. doi:10.1162/neco.1997.9.5.1001
    """
    return f_i_curve(I - subtract, shunt(g, cell), cell=cell)


@takes(rate=array(above=0), g=number(low=0), cell=Membrane)
def current_for(rate, g=0.0, *, cell=CELL):
    """The inverse of ``rates`` without refractory period: current in nA that makes the cell fire at ``rate`` Hz."""
    interval = 1000 / rate - cell.t_ref
    total = cell.g_L + g
    above = (cell.V_th - cell.V_reset) / np.expm1(interval * total / cell.C)  # of V∞ over the threshold
    return total * (cell.V_th + above - cell.E_L)


@takes(g=number(low=0), low=positive, high=positive, cell=Membrane)
def slope(g=0.0, *, low=50.0, high=150.0, cell=CELL):
    """Gain of the f-I curve in Hz/nA: rise from ``low`` to ``high`` Hz by the current that it takes.

    Compared between two shunts at the same rates, as one compares two recorded curves.
    """
    rising(low=low, high=high)
    start, stop = current_for([low, high], g, cell=cell)
    return (high - low) / (stop - start)
