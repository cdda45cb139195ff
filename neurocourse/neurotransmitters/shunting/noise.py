"""Inhibition that comes as a hail of random events, with excitation that balances it: it can divide a firing rate.

Each event opens a door for a moment and closes it again, and so moves V towards E by the same share of the way,
1 − exp(−a / C). Between events the membrane leaks. Nothing else is needed, and no time constant of a synapse.
"""

import math
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, broadcast, count, either, function, generator, number, positive, takes
from neurocourse.neurotransmitters.channels.membrane import Conductance, Membrane, f_i_curve

CELL = Membrane()
E_GLU, E_GABA = 0.0, -75.0  # mV
GLU, GABA = 0.016, 0.032  # µS·ms, conductance times time of one event: a few nS for a few ms
HELD = -66.0  # mV, where the two streams of the usual background pull the membrane together
RATES = 85.0, 310.0  # events a second of each kind in the usual background
CURRENTS = np.linspace(0.0, 1.0, 21)  # nA, at which curves are read


class Fit(NamedTuple):
    """How well a curve is a divided, and how well a moved copy of another: the factor, the way, and errors in Hz."""

    factor: float
    off_divided: float
    moved: float  # nA
    off_moved: float


@takes(V=array, E_glu=number, E_gaba=number)
def balance(V, E_glu=E_GLU, E_gaba=E_GABA):
    """Conductance of excitation, in that of inhibition, at which their currents cancel: (V − E_gaba) / (E_glu − V)."""
    return (V - E_gaba) / (E_glu - V)


@takes(
    I=array(ndim=1, least=1), glu=either(number(low=0), array(ndim=1, low=0)), gaba=number(low=0),
    shunt=number(low=0), n=count, duration=positive, dt=positive, rng=generator,
)  # fmt: skip
def simulate(I, glu, gaba, *, shunt=0.0, n=40, duration=1000.0, dt=0.2, rng):
    """Firing rates (N,) in Hz of a cell with a current ``I`` (N,) in nA, in a hail of ``glu`` and ``gaba`` events/s.

    Parameters
    ----------
    I : array (N,), nA
    glu, gaba : float
        Events a second; each moves V by the share 1 − exp(−a / C) of its way to E_GLU or E_GABA. ``glu`` may have one
        entry a current.
    shunt : float, µS
        A door that leads to rest and is held open.
    n : int
        Runs of each, with events of their own, ``duration`` ms long after 100 ms to settle.
    dt : float, ms
    rng : seed or numpy.random.Generator

    Returns
    -------
    array (N,)
    """
    steps, settle, n_ref = round((duration + 100) / dt), round(100 / dt), round(CELL.t_ref / dt)
    I, glu = broadcast(I=I, glu=glu)
    g, glu = CELL.g_L + shunt, np.repeat(glu, n)
    V_inf, keep = CELL.E_L + np.repeat(I, n) / g, math.exp(-dt * g / CELL.C)
    V, until, spikes = np.full(len(V_inf), HELD), np.zeros(len(V_inf), np.intp), np.zeros(len(V_inf))
    for k in range(steps):
        V = V_inf + (V - V_inf) * keep
        for rate, E, a in ((glu, E_GLU, GLU), (gaba, E_GABA, GABA)):
            V = E + (V - E) * np.exp(-a / CELL.C * rng.poisson(rate * dt / 1000, len(V)))
        V[k <= until] = CELL.V_reset
        fired = V >= CELL.V_th
        until[fired], V[fired] = k + n_ref, CELL.V_reset
        if k >= settle:
            spikes += fired
    return spikes.reshape(len(I), n).mean(axis=1) * 1000 / duration


@takes(I=array(ndim=1, least=1), glu=number(low=0), gaba=number(low=0))
def steady(I, glu, gaba):
    """Rates in Hz with the same doors held open evenly: events a second times conductance times time, and no chance."""
    means = ("excitation", glu * GLU, E_GLU), ("inhibition", gaba * GABA, E_GABA)
    return f_i_curve(I, [Conductance(name, g / 1000, E) for name, g, E in means], cell=CELL)


@takes(I=array(shape=("n",), least=2), before=array(shape=("n",), low=0), after=array(shape=("n",), low=0))
def compare(I, before, after):
    """Describe ``after`` as a divided and as a moved copy of ``before``, each by its best factor or shift.

    Both have one free number, so their errors can be held against each other. Left of the first current a moved copy
    stays as it is there.
    """
    power = float(before @ before)
    factor = float(before @ after) / power if power else 0.0
    shifts = np.linspace(-0.5, 1.0, 601) * np.ptp(I)
    errors = [rms(np.interp(I - d, I, before) - after) for d in shifts]
    best = int(np.argmin(errors))
    return Fit(factor, rms(factor * before - after), float(shifts[best]), errors[best])


@takes(strength=number(low=0), glutamate=bool)
def background(strength, glutamate=True):
    """Events a second of both kinds: GABA at ``strength`` times the usual, and glutamate with it, or as usual."""
    glu, gaba = RATES
    return glu * (strength if glutamate else 1.0), gaba * strength


@takes(I=number, glu=number(low=0), gaba=number(low=0), duration=positive, dt=positive, even=bool, rng=generator)
def trace(I, glu, gaba, *, duration=400.0, dt=0.1, even=False, rng):
    """Voltage (T,) in mV of one cell in the hail, and its spikes, bool (T,); ``even`` holds the same doors open."""
    n, n_ref, V, until = round(duration / dt), round(CELL.t_ref / dt), HELD, -1
    V_inf, keep = CELL.E_L + I / CELL.g_L, math.exp(-dt * CELL.g_L / CELL.C)
    streams = [(rate * dt / 1000, E, a / CELL.C) for rate, E, a in ((glu, E_GLU, GLU), (gaba, E_GABA, GABA))]
    hits = [np.full(n, mean) if even else rng.poisson(mean, n) for mean, _, _ in streams]
    voltage, spikes = np.empty(n), np.zeros(n, bool)
    for k in range(n):
        V = V_inf + (V - V_inf) * keep
        for hit, (_, E, a) in zip(hits, streams, strict=True):
            V = E + (V - E) * math.exp(-a * hit[k])
        V = CELL.V_reset if k <= until else V
        if V >= CELL.V_th:
            spikes[k], until, V = True, k + n_ref, CELL.V_reset
        voltage[k] = V
    return voltage, spikes


WAYS = {
    "even, GABA alone": ("even", False),
    "even, with glutamate": ("even", True),
    "hail, GABA alone": ("hail", False),
    "hail, with glutamate": ("hail", True),
}


@takes(curves=function, top=positive)
def report(curves, top=0.7):
    """Ways to make GABA twice as strong, as lines of words: is the curve moved or divided up to ``top`` nA?

    Two lines more drive the hail with glutamate up to 1 nA, one of them with GABA three times as strong. In the last no
    current flows: the input itself is a hail of glutamate, and GABA a shunt that is held open.

    Parameters
    ----------
    curves : function
        ``curves(strength=, glutamate=, seed=)`` gives rates at ``CURRENTS`` in a hail of events, as ``rate``.
    """
    n = int(np.searchsorted(CURRENTS, top + 1e-9))
    found = {name: _fits(curves, n, *way) for name, way in WAYS.items()}
    for words, strength in (("the same, up to 1 nA", 2.0), ("3 times, up to 1 nA", 3.0)):
        found[words] = _fits(curves, len(CURRENTS), "hail", True, strength)
    found["even, input a hail"] = [shunted_hail(rng=seed) for seed in range(3)]
    return "\n".join(f"{name:>20}: {_spread(fits)}" for name, fits in found.items())


def _fits(curves, n, doors, glutamate, strength=2.0):
    """One `Fit` for each seed, up to the ``n``-th current; doors that are held open evenly know no seed."""
    if doors == "even":
        rates = [[steady(CURRENTS, *background(k, glutamate)) for k in (1.0, strength)]]
    else:
        pairs = [[curves(strength=k, glutamate=glutamate, seed=seed) for k in (1.0, strength)] for seed in range(3)]
        rates = [[curve.rate.astype(np.float64) for curve in pair] for pair in pairs]
    return [compare(CURRENTS[:n], *(rate[:n] for rate in pair)) for pair in rates]


@takes(rng=generator)
def shunted_hail(shunt=0.01, *, rng):
    """Let the input be a hail, of up to 450 events of glutamate a second, and hold a ``shunt`` in µS open: a `Fit`.

    ``moved`` is then in events a second.

    References
    ----------
    Mitchell SJ, Silver RA (2003). Shunting inhibition modulates neuronal gain during synaptic excitation. Neuron
    38:433-445. doi:10.1016/S0896-6273(03)00200-9
    """
    glu = np.linspace(0, 450, 13)
    nothing = np.zeros(len(glu))
    before, after = (simulate(nothing, glu, 0.0, shunt=g, n=25, rng=rng) for g in (0.0, shunt))
    return compare(glu, before, after)


def _spread(fits):
    """Errors of both copies, from the smallest to the largest."""
    off = [[fit.off_moved for fit in fits], [fit.off_divided for fit in fits]]
    words = [f"{min(x):4.1f} to {max(x):.1f}" if len(x) > 1 else f"{x[0]:11.1f}" for x in off]
    return f"moved copy off by {words[0]} Hz, divided copy by {words[1]} Hz"


def rms(x):
    """Root mean square."""
    return float(np.sqrt(np.mean(x**2)))
