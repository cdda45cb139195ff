"""Doors that open and close all the time: does a weighted sum follow the membrane, and does a normalised one?"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import generator, positive, takes
from neurocourse.neurotransmitters.channels import receptors
from neurocourse.neurotransmitters.channels.kinetics import open_share
from neurocourse.neurotransmitters.channels.membrane import Conductance, Membrane, simulate
from neurocourse.neurotransmitters.summation import weights

CELL = Membrane()
RATES = 300.0, 300.0  # spikes a second that arrive at glutamate and at GABA doors


class Following(NamedTuple):
    """Errors of two leaky units that follow a membrane, as a share of the membrane's own standard deviation."""

    sum: float
    normalised: float


@takes(g=positive, duration=positive, dt=positive, rng=generator)
def follow(g=0.002, *, duration=2000.0, dt=0.5, rng):
    """Let spikes come at random, and let two units with the leak of the membrane follow it.

    Both units get the open conductances. One takes steps towards the weighted sum, the other towards the sum over one
    plus all that is open. Neither knows that open doors make the membrane faster as well.

    Parameters
    ----------
    g : float, µS
        Of one spike's doors, if all of them were open.
    duration, dt : float, ms
    rng : seed or numpy.random.Generator
        Of the spike times.

    Returns
    -------
    Following
    """
    t = np.arange(round(duration / dt)) * dt
    kinds = receptors.AMPA, receptors.GABA_A
    trains = [np.sort(rng.uniform(0, duration, rng.poisson(rate * duration / 1000))) for rate in RATES]
    opened = np.stack([_many(t, train, kind) for train, kind in zip(trains, kinds, strict=True)], axis=1) * g
    doors = [Conductance(k.name, lambda _, x=x: x, k.E_rev) for k, x in zip(kinds, opened.T, strict=True)]
    V = simulate(0.0, doors, duration=duration, dt=dt, spiking=False).V
    E = [kind.E_rev for kind in kinds]
    targets = weights.linear_sum(opened, E), weights.normalised_sum(opened, E)
    errors = [np.std(_leak(target, dt) - V) / np.std(V) for target in targets]
    return Following(*map(float, errors))


def _many(t, train, kind, n=10):
    """Open doors after spikes that come to ``n`` synapses in turn, in units of one synapse."""
    return sum(open_share(t, train[k::n], kind.alpha, kind.beta) for k in range(n))


def _leak(target, dt):
    """What a leaky unit makes of ``target`` (T,): it goes a share of the way in each step."""
    keep, v, values = np.exp(-dt * CELL.g_L / CELL.C), CELL.E_L, np.empty(len(target))
    for k, goal in enumerate(target.tolist()):
        values[k] = v
        v = goal + (v - goal) * keep
    return values


def report():
    """Errors of both units for weak and strong synapses, from the smallest to the largest, as lines of words."""
    lines = []
    for g in (0.0001, 0.001, 0.004):
        found = np.array([follow(g, rng=seed) for seed in range(3)])
        ends = [(f"{low:.0%}", f"{high:.0%}") for low, high in zip(found.min(0), found.max(0), strict=True)]
        words = [" to ".join(dict.fromkeys(pair)) for pair in ends]
        lines.append(f"synapses of {1000 * g:.1f} nS: the sum is off by {words[0]}, armed by {words[1]}")
    return "\n".join(lines)
