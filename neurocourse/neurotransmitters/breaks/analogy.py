"""Where the analogy between transmitter and weight or activation breaks, each break measured.

Other breaks have modules of their own: ``serotonin`` (two signs), ``dale`` (signs that flip), ``recording`` (spikes),
``gap_junction`` (neither transmitter nor sign).
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, number, positive, takes
from neurocourse.neurotransmitters.channels import membrane
from neurocourse.neurotransmitters.modulators import mixer
from neurocourse.neurotransmitters.summation import weights

BEFORE = 0.0065  # µS of glutamate: so long before it fires do we look at a cell


class Summation(NamedTuple):
    """Lift in mV by two synapses at once, and what the sum of their single lifts says; (N,)."""

    g: np.ndarray
    both: np.ndarray
    summed: np.ndarray


class Shapes(NamedTuple):
    """How far the best unit of each shape is from a neuron's curve, as a share of its largest rate, by name."""

    errors: dict
    best: str
    foot: float  # Hz, what the best sigmoid says at no input
    ceiling: float  # Hz, where that sigmoid would end


class SilentZero(NamedTuple):
    """A shunt: its weight in mV/µS; without and with it the unit's sum, an armed unit's, and the neuron's rate."""

    weight: float
    unit: tuple
    armed: tuple
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


@takes(reach=positive, gaba=number(low=0))
def shapes(reach=0.025, gaba=0.0):
    """Fit a ReLU, a sigmoid and a tanh to the mixer's neuron over ``reach`` µS of glutamate.

    The window begins 6.5 nS before the cell reaches 20 Hz, as it does at 0 nS for the bare cell, and so goes along
    with a curve that is moved.
    """
    start, _ = mixer.reading(mixer.GLUTAMATE, _curve(mixer.GLUTAMATE, gaba))
    if not np.isfinite(start):
        raise ValueError(f"gaba must let the cell fire, got {gaba:g} µS")
    x = max(0.0, start - BEFORE) + np.linspace(0, reach, 26)
    rate = _curve(x, gaba)
    fits = {name: mixer.Units(name, x).fit(rate) for name in mixer.SHAPES}
    errors = {name: float(error) for name, (_, _, error) in fits.items()}
    ceiling, steepness, middle = fits["sigmoid"][1]
    foot = ceiling * mixer.SHAPES["sigmoid"](-steepness * middle)
    return Shapes(errors, min(errors, key=errors.get), float(foot), float(ceiling))


def _curve(x, gaba):
    return mixer.rates(mixer.simulate(x, mixer.Mix(gaba=gaba)))[1]


def shapes_report():
    """The best curve for a neuron that is driven a little and far, without GABA and with it, as lines of words."""
    lines = []
    for reach in (0.025, 0.1):
        for gaba in (0.0, 0.015, 0.025):
            found = shapes(reach, gaba)
            off = ", ".join(f"{name} {100 * error:4.1f}%" for name, error in found.errors.items())
            lines.append(f"{1000 * reach:3.0f} nS wide, GABA {1000 * gaba:2.0f} nS: off by {off}; best: {found.best}")
    return "\n".join(lines)


@takes(g=number(low=0), I=number)
def silent_zero(g=0.02, I=0.3):
    """Give a firing cell a shunt of ``g`` µS. It reverses at rest, so its weight is zero; see what it does."""
    cell = membrane.Membrane()
    w = float(weights.weight(cell.E_L, g_L=cell.g_L, E_L=cell.E_L))
    lift = I / cell.g_L
    shunt = (membrane.Conductance("shunt", g, cell.E_L),)
    rates = tuple(float(membrane.f_i_curve(I, doors, cell=cell)) for doors in ((), shunt))
    return SilentZero(w, (lift, lift + w * g), (lift, (lift + w * g) / (1 + g / cell.g_L)), rates)


BATHS = {
    "GABA": dict(gaba=0.015),
    "acetylcholine": dict(acetylcholine=1.0),
    "noradrenaline": dict(noradrenaline=1.0),
    "dopamine": dict(dopamine=1.0),
    "serotonin, 5-HT1A": dict(serotonin=1.0),
    "serotonin, 5-HT2A": dict(serotonin=1.0, receptor="5-HT2A"),
}


@takes(glutamate=number(low=0))
def one_input_many_baths(glutamate=0.012):
    """One cell, one constant input, no weight changed: only what is in the bath differs."""
    x, baths = np.array([glutamate]), {"nothing added": {}, **BATHS}
    return Baths({name: float(mixer.rates(mixer.simulate(x, mixer.Mix(**bath)))[1][0]) for name, bath in baths.items()})


class Copies(NamedTuple):
    """How far a bath takes the curve of a cell, and how far it is from the old one: moved, scaled, both; of its top."""

    untouched: float
    moved: float
    scaled: float
    both: float


@takes(name=tuple(BATHS))
def copies(name):
    """Describe the curve of the mixer's neuron in one of `BATHS` by its own curve without: as it is, moved, scaled."""
    x = mixer.GLUTAMATE
    bare, rate = (mixer.rates(mixer.simulate(x, mixer.Mix(**it)))[1] for it in ({}, BATHS[name]))
    errors = []
    for shift in np.linspace(-0.01, 0.015, 101):
        copy = np.interp(x - shift, x, bare)
        factor = float(copy @ rate) / max(float(copy @ copy), 1e-12)
        errors.append([mixer.error(copy, rate), mixer.error(factor * copy, rate)])
    moved, both = np.min(errors, axis=0).tolist()
    scaled = mixer.error(float(bare @ rate) / float(bare @ bare) * bare, rate)
    return Copies(float(mixer.error(bare, rate)), moved, float(scaled), both)


def copies_report():
    """What a bias, a gain, and both together leave of what each bath does, as lines of words."""
    lines = []
    for name in BATHS:
        found = copies(name)
        lines.append(f"{name:>17}: {found.untouched:3.0%} with neither, {found.moved:5.1%} with a bias, "
                     f"{found.scaled:5.1%} with a gain, {found.both:4.1%} with both")  # fmt: skip
    return "\n".join(lines)
