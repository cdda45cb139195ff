"""Where the analogy between transmitter and weight or activation breaks, each break measured.

Other breaks have modules of their own: ``serotonin`` (two signs), ``dale`` (signs that flip), ``recording`` (spikes),
``gap_junction`` (neither transmitter nor sign).
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, number, takes
from neurocourse.neurotransmitters.channels import membrane
from neurocourse.neurotransmitters.modulators import mixer
from neurocourse.neurotransmitters.summation import weights


class Summation(NamedTuple):
    """Lift in mV by two synapses at once, and what the sum of their single lifts says; (N,)."""

    g: np.ndarray
    both: np.ndarray
    summed: np.ndarray


class MovedCurve(NamedTuple):
    """A neuron's curve under GABA against the bare one, and the best sigmoid of either."""

    shift: float  # µS of glutamate by which the start of firing moved
    gain: float  # slope, as a share of the bare one's
    low: float  # Hz at no input
    sigmoid_low: float  # what a sigmoid says at no input, as a share of its ceiling
    still_rising: float  # slope at the strongest input, as a share of the steepest
    sigmoid_still_rising: float  # the same for a sigmoid at x = 4


class SilentZero(NamedTuple):
    """A shunt: its weight in mV/µS, the unit's sum, and the neuron's rate without and with it."""

    weight: float
    unit: tuple
    rates: tuple


class Baths(NamedTuple):
    """Rates in Hz of one cell with one input in different baths, by name."""

    rates: dict


@takes(g=array(ndim=1, low=0), E=number)
def sum_of_parts(g=(0.0001, 0.001, 0.01, 0.1), *, E=weights.E_EXC):
    """Open two equal excitatory synapses of ``g`` µS one by one, then together, on a leak of 0.01 µS."""
    g = np.asarray(g)
    one = weights.steady_state(g[:, None], [E]) - weights.E_L
    both = weights.steady_state(np.stack([g, g], axis=1), [E, E]) - weights.E_L
    return Summation(g, both, 2 * one)


@takes(gaba=number(low=0))
def moved_curve(gaba=0.015):
    """Bathe the mixer's neuron in ``gaba`` µS and read its curve: what moves, what stays, and what a sigmoid would do.

    A sigmoid is known by two things: half its ceiling at zero input, and a flat top. Neither depends on inhibition.
    """
    x = mixer.GLUTAMATE
    bare, under = (mixer.rates(mixer.simulate(x, mixer.Mix(gaba=g)))[1] for g in (0.0, gaba))
    if under.max() <= mixer.LEVELS[0]:
        raise ValueError(f"gaba must let the cell fire, got {gaba:g} µS")
    (start, slope), (moved, tilted) = mixer.reading(x, bare), mixer.reading(x, under)
    rise = np.diff(under)
    sigma = mixer.SHAPES["sigmoid"]
    z = np.array([-0.5, 0.5, 3.5, 4.5])
    steep, top = np.diff(sigma(z))[[0, 2]]
    still = rise[-3:].mean() / rise[under[1:] > mixer.LEVELS[0]].max()
    numbers = moved - start, tilted / slope, under[0], sigma(0.0), still, top / steep
    return MovedCurve(*map(float, numbers))


@takes(g=number(low=0), I=number)
def silent_zero(g=0.02, I=0.3):
    """Give a firing cell a shunt of ``g`` µS. It reverses at rest, so its weight is zero; see what it does."""
    cell = membrane.Membrane()
    w = float(weights.weight(cell.E_L, g_L=cell.g_L, E_L=cell.E_L))
    lift = I / cell.g_L
    shunt = (membrane.Conductance("shunt", g, cell.E_L),)
    rates = tuple(float(membrane.f_i_curve(I, doors, cell=cell)) for doors in ((), shunt))
    return SilentZero(w, (lift, lift + w * g), rates)


@takes(glutamate=number(low=0))
def one_input_many_baths(glutamate=0.012):
    """One cell, one constant input, no weight changed: only modulators are added to the bath."""
    baths = {
        "nothing added": {},
        "acetylcholine": dict(acetylcholine=1.0),
        "noradrenaline": dict(noradrenaline=1.0),
        "dopamine": dict(dopamine=1.0),
        "serotonin, 5-HT1A": dict(serotonin=1.0),
        "serotonin, 5-HT2A": dict(serotonin=1.0, receptor="5-HT2A"),
    }
    x = np.array([glutamate])
    return Baths({name: float(mixer.rates(mixer.simulate(x, mixer.Mix(**bath)))[1][0]) for name, bath in baths.items()})
