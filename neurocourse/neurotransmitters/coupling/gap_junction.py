"""The synapse without a transmitter: a gap junction passes current straight from cell to cell, g_c·(V₂ - V₁).

It has no sign, no direction and no delay: it pulls two cells together, whichever way they differ.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, broadcast, either, number, positive, takes
from neurocourse.neurotransmitters.channels.membrane import Membrane
from neurocourse.neurotransmitters.impulses import hodgkin_huxley
from neurocourse.neurotransmitters.impulses.drive import times


class Pair(NamedTuple):
    """``t`` (T,) in ms and ``V`` (T, 2) in mV of two passive cells."""

    t: np.ndarray
    V: np.ndarray


class Lifts(NamedTuple):
    """Change in mV of two joined cells, (2,) each: cell 1 pushed up, cell 1 pushed down, cell 2 pushed up."""

    first_up: np.ndarray
    first_down: np.ndarray
    second_up: np.ndarray


@takes(g_c=array(low=0), cell=Membrane)
def coefficient(g_c, cell=None):
    """Coupling coefficient of two passive cells: how much of a steady change in one appears in the other.

    k = ΔV₂ / ΔV₁ = g_c / (g_c + g_L), with g_L of the cell that follows.

    Parameters
    ----------
    g_c : float or array, µS
    cell : membrane.Membrane

    Returns
    -------
    float or array, from 0 to 1

    References
    ----------
    Furshpan EJ, Potter DD (1959). Transmission at the giant motor synapses of the crayfish. Journal of Physiology
    145:289-325. doi:10.1113/jphysiol.1959.sp006143
    """
    cell = cell or Membrane()
    return (g_c / (g_c + cell.g_L))[()]


@takes(I=number, g_c=number(low=0), start=number, stop=number, duration=positive, dt=positive, cell=Membrane)
def passive(I, g_c, *, start=20.0, stop=220.0, duration=320.0, dt=0.5, cell=None):
    """Two equal passive cells; cell 1 gets ``I`` nA from ``start`` to ``stop``. Exact at every sample.

    The sum of the two relaxes with τ = C / g_L, the difference with C / (g_L + 2·g_c): two modes without coupling.
    """
    t, cell = times(duration, dt), cell or Membrane()
    modes = []
    for g in (cell.g_L, cell.g_L + 2 * g_c):
        rise = [-np.expm1(-np.maximum(t - edge, 0) * g / cell.C) for edge in (start, stop)]
        modes.append(I / g * (rise[0] - rise[1]))
    together, apart = modes
    return Pair(t, cell.E_L + np.column_stack([together + apart, together - apart]) / 2)


@takes(g_c=number(low=0), I=number)
def both_ways(g_c=0.01, I=0.1):
    """Join two passive cells by ``g_c`` µS and push them in turn with ``I`` nA, until they have settled."""
    up, down = (passive(x, g_c, stop=1020.0, duration=1020.0, dt=1.0).V for x in (I, -I))
    first_up, first_down = up[-1] - up[0], down[-1] - down[0]
    return Lifts(first_up, first_down, first_up[::-1])


@takes(
    g_c=either(number(low=0), array(ndim=1, low=0, least=1)), I=hodgkin_huxley.ONE_OR_MANY,
    difference=hodgkin_huxley.ONE_OR_MANY, apart=number, duration=positive, dt=positive,
)  # fmt: skip
def spiking(g_c, I=10.0, difference=0.5, *, apart=15.0, duration=200.0, dt=0.02):
    """Pairs of Hodgkin-Huxley cells joined by ``g_c``, out of step at the start, one driven a little harder.

    Parameters
    ----------
    g_c : array (P,), mS/cm²
        One entry a pair.
    I, difference : float or array (P,), µA/cm²
        Mean current of a pair, and by how much its two currents differ.
    apart : float, mV
        How far apart the two cells start.
    duration, dt : float, ms

    Returns
    -------
    (t, V) : array (T,) and (T, P, 2)
    """
    g_c, I, difference = map(np.atleast_1d, broadcast(g_c=g_c, I=I, difference=difference))
    both = np.stack([I + difference / 2, I - difference / 2], axis=1)
    V0 = hodgkin_huxley.rest() + np.tile([apart, 0.0], len(g_c))
    partner = np.arange(2 * len(g_c)) ^ 1  # 0 and 1, 2 and 3, …
    shared = dict(duration=duration, dt=dt, V0=V0)
    run = hodgkin_huxley.simulate(both.ravel(), partner=partner, g_c=np.repeat(g_c, 2), **shared)
    return run.t, run.V.reshape(len(run.t), len(g_c), 2)


def lag(t, V, *, settle=100.0):
    """Mean time in ms from a spike of cell 1, after ``settle``, to the nearest one of cell 2; V (T, 2).

    NaN when one of them is silent.
    """
    first, second = (hodgkin_huxley.spike_times(t, V[:, cell]) for cell in (0, 1))
    first = first[first >= settle]
    if not len(first) or not len(second):
        return np.nan
    return float(np.abs(first[:, None] - second).min(axis=1).mean())
