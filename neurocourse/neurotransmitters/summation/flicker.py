"""Doors that open and close all the time: does a weighted sum follow the membrane, a normalised one, a learned one?"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, generator, positive, takes
from neurocourse.neurotransmitters.channels import receptors
from neurocourse.neurotransmitters.channels.kinetics import open_share
from neurocourse.neurotransmitters.channels.membrane import Conductance, Membrane, simulate
from neurocourse.neurotransmitters.summation import weights

CELL = Membrane()
TAU = CELL.C / CELL.g_L  # ms
RATES = 300.0, 300.0  # spikes a second that arrive at glutamate and at GABA doors
KINDS = receptors.AMPA, receptors.GABA_A
LEAKS = np.geomspace(TAU / 4, TAU, 7)  # ms, among which a unit that learns may choose


class Following(NamedTuple):
    """Errors of four leaky units that follow a membrane, as a share of the membrane's own standard deviation."""

    sum: float
    learned: float
    normalised: float
    faster: float  # the normalised one with the leak that it has learned


@takes(g=positive, rates=array(shape=(2,), low=0), duration=positive, dt=positive, rng=generator)
def follow(g=0.002, *, rates=RATES, duration=2000.0, dt=0.5, rng):
    """Let spikes come at random, and let four leaky units follow the membrane.

    All of them get the open conductances. Two take steps towards the weighted sum, two towards the sum over one plus
    all that is open. One of each pair has learned, on another stretch of ``duration`` in which spikes came at `RATES`:
    the plain sum its weights, its bias and its leak, the other its leak.

    Parameters
    ----------
    g : float, µS
        Of one spike's doors, if all of them were open.
    rates : sequence of two floats
        Spikes a second at glutamate and at GABA doors.
    duration, dt : float, ms
    rng : seed or numpy.random.Generator
        Of the spike times.

    Returns
    -------
    Following
    """
    opened, V = _traffic(g, rates, duration, dt, rng)
    E = [kind.E_rev for kind in KINDS]
    plain, divided = weights.linear_sum(opened, E), weights.normalised_sum(opened, E)
    before, V_before = _traffic(g, RATES, duration, dt, rng)
    learned = _learn(before, V_before, dt)(opened)
    old = weights.normalised_sum(before, E)
    tau = min(LEAKS, key=lambda tau: np.std(_leak(old, dt, tau, CELL.E_L) - V_before))
    answers = _leak(plain, dt, v=CELL.E_L), learned, *(_leak(divided, dt, T, CELL.E_L) for T in (TAU, tau))
    return Following(*(float(np.std(answer - V) / np.std(V)) for answer in answers))


def _traffic(g, rates, duration, dt, rng):
    """Open conductances (T, 2) of both kinds of doors, spikes coming by chance, and the membrane (T,) under them."""
    t = np.arange(round(duration / dt)) * dt
    trains = [np.sort(rng.uniform(0, duration, rng.poisson(rate * duration / 1000))) for rate in rates]
    opened = np.stack([_many(t, train, kind) for train, kind in zip(trains, KINDS, strict=True)], axis=1) * g
    doors = [Conductance(k.name, lambda _, x=x: x, k.E_rev) for k, x in zip(KINDS, opened.T, strict=True)]
    return opened, simulate(0.0, doors, duration=duration, dt=dt, spiking=False).V


def _learn(opened, V, dt):
    """The leaky weighted sum with a bias that follows ``V`` best, as a function of open conductances."""

    def parts(opened, tau):
        return np.column_stack([*(_leak(x, dt, tau) for x in opened.T), np.ones(len(opened))])

    fits = [(*np.linalg.lstsq(parts(opened, tau), V, rcond=None)[:2], tau) for tau in LEAKS]
    w, _, tau = min(fits, key=lambda fit: fit[1].sum())
    return lambda opened: parts(opened, tau) @ w


def _many(t, train, kind, n=10):
    """Open doors after spikes that come to ``n`` synapses in turn, in units of one synapse."""
    return sum(open_share(t, train[k::n], kind.alpha, kind.beta) for k in range(n))


def _leak(target, dt, tau=TAU, v=0.0):
    """What a leaky unit makes of ``target`` (T,): it starts at ``v`` and goes a share of the way in each step."""
    keep, values = np.exp(-dt / tau), np.empty(len(target))
    for k, goal in enumerate(target.tolist()):
        values[k] = v
        v = goal + (v - goal) * keep
    return values


def report():
    """Errors of the four units, from the smallest of three seeds to the largest, as a table of words."""
    lines = [f"{'':26} {'the sum':>12} {'it learns':>12} {'second sum':>12} {'it learns':>12}"]
    for g, times in ((0.0001, 1), (0.001, 1), (0.004, 1), (0.001, 3), (0.004, 3)):
        found = np.array([follow(g, rates=[times * rate for rate in RATES], rng=seed) for seed in range(3)])
        ends = [(f"{low:.0%}", f"{high:.0%}") for low, high in zip(found.min(0), found.max(0), strict=True)]
        words = [" to ".join(dict.fromkeys(pair)) for pair in ends]
        name = f"{1000 * g:.1f} nS{', 3 times the spikes' if times > 1 else ''}"
        lines.append(f"{name:>26} " + " ".join(f"{word:>12}" for word in words))
    return "\n".join(lines)
