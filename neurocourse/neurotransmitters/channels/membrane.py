"""The conductance neuron: a leaky membrane whose synapses are doors, each with a voltage of its own.

C·dV/dt = g_L·(E_L - V) + Σ g_i(t)·(E_i - V) + I, with a spike and a reset at V_th. A synapse does not add a number: it
pulls V towards its own reversal potential E_i, and every open door makes the others count less.
"""

from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, broadcast, each, number, positive, takes
from neurocourse.neurotransmitters.channels import integration
from neurocourse.neurotransmitters.impulses.drive import sampled, times


@takes(C=positive, g_L=positive, E_L=number, V_th=number, V_reset=number, t_ref=number(low=0))
@dataclass(frozen=True)
class Membrane:
    """A patch of membrane: capacitance and leak, and where it fires. nF, µS, mV and ms fit without factors."""

    C: float = 0.2  # nF
    g_L: float = 0.01  # µS; with C a time constant of 20 ms, and an input resistance of 100 MΩ
    E_L: float = -70.0  # mV
    V_th: float = -50.0  # mV
    V_reset: float = -60.0  # mV
    t_ref: float = 2.0  # ms

    def __post_init__(self):
        number("V_reset", self.V_reset, below=self.V_th)


class Conductance(NamedTuple):
    """A kind of channel. ``g`` in µS is a number, one number a cell, or a function of time; ``E_rev`` is in mV.

    ``gate``, when there is one, is a function of V that says what share of the open channels lets current through.
    """

    name: str
    g: object
    E_rev: float
    gate: object = None


class Response(NamedTuple):
    """What a membrane did: ``t`` (T,) in ms; ``V`` in mV and ``spikes`` (bool), each (T,), or (T, N) for N cells."""

    t: np.ndarray
    V: np.ndarray
    spikes: np.ndarray


@takes(conductances=each(Conductance, empty=True), cell=Membrane)
def steady_state(I=0.0, conductances=(), *, cell=None):
    """Where the membrane comes to rest: the mean of all reversal potentials, weighted by their conductances.

    V∞ = (g_L·E_L + Σ g_i·E_i + I) / g and τ = C / g, with g = g_L + Σ g_i.

    Parameters
    ----------
    I : float or array (N,), nA
    conductances : sequence of Conductance
        Constant ones, without a gate.
    cell : Membrane

    Returns
    -------
    (V, tau) : float or array (N,), mV and ms

    Raises
    ------
    TypeError
        When a conductance changes over time or with V: no closed form then.
    """
    cell = cell or Membrane()
    if callable(I) or any(callable(c.g) or c.gate for c in conductances):
        raise TypeError("I and conductances must stay constant in steady_state, got a function")
    current, opened = sampled("I", I, None), [_open(c, None) for c in conductances]
    _cells(current, opened)
    g, pull = cell.g_L, cell.g_L * cell.E_L + current
    for c, g_i in zip(conductances, opened, strict=True):
        g, pull = g + g_i, pull + g_i * number(f"E_rev of {c.name}", c.E_rev)
    return pull / g, cell.C / g


@takes(conductances=each(Conductance, empty=True), cell=Membrane)
def f_i_curve(I, conductances=(), *, cell=None):
    """Firing rate for constant input, in closed form: f = 1 / (t_ref + τ·ln((V∞ - V_reset) / (V∞ - V_th))).

    Parameters
    ----------
    I : float or array (N,), nA
    conductances : sequence of Conductance
        Constant ones; ``g`` may have one entry a current.
    cell : Membrane

    Returns
    -------
    float or array (N,), Hz
        Zero where V∞ does not exceed V_th.

    References
    ----------
    Brunel N, van Rossum MCW (2007). Lapicque's 1907 paper: from frogs to integrate-and-fire. Biological Cybernetics
    97:337-339. doi:10.1007/s00422-007-0190-0
    """
    cell = cell or Membrane()
    V, tau = steady_state(I, conductances, cell=cell)
    fires = V > cell.V_th
    ahead = np.where(fires, V - cell.V_th, 1.0)
    interval = cell.t_ref + tau * np.log1p((cell.V_th - cell.V_reset) / ahead)
    return np.where(fires, 1000 / interval, 0.0)[()]


@takes(
    conductances=each(Conductance, empty=True), cell=Membrane, duration=positive, dt=positive, V0=number, spiking=bool
)
def simulate(I=0.0, conductances=(), *, cell=None, duration=200.0, dt=0.1, V0=None, spiking=True):
    """Simulate one membrane, or N at once.

    Input that stays constant is solved without an error of dt. Input that changes is held through each step, and a
    spike falls on the end of its step.

    Parameters
    ----------
    I : float, array (N,) or function of t, nA
        A function takes t (T,) in ms and gives (T,) or (T, N); ``drive.pulse`` makes one.
    conductances : sequence of Conductance
    cell : Membrane
    duration, dt : float, ms
    V0 : float, mV
        Where to start, below V_th when spiking; E_L unless told.
    spiking : bool
        False takes the threshold away: the bare membrane.

    Returns
    -------
    Response

    Raises
    ------
    ValueError
        When shapes do not fit, a conductance is negative, or spikes come faster than one a step.
    """
    cell, t = cell or Membrane(), times(duration, dt)
    V0 = number("V0", cell.E_L if V0 is None else V0, below=cell.V_th if spiking else None)
    current, g = sampled("I", I, t), [_open(c, t) for c in conductances]
    n = _cells(current, g)
    V, spikes = np.empty((len(t), n)), np.zeros((len(t), n), bool)
    V[0] = V0
    if max(x.ndim for x in (current, *g)) < 2 and not any(c.gate for c in conductances):
        V_inf, tau = (np.broadcast_to(x, n) for x in steady_state(I, conductances, cell=cell))
        integration.solve(V, spikes, V_inf, tau, cell, dt, spiking)
    else:
        integration.integrate(V, spikes, integration.relaxation(current, g, conductances, cell, dt), cell, dt, spiking)
    one = not any(x.ndim == 1 or x.shape[-1:] > (1,) for x in (current, *g))
    return Response(t, V[:, 0], spikes[:, 0]) if one else Response(t, V, spikes)


@takes(V=array, I=array, conductances=each(Conductance, empty=True), cell=Membrane, dt=positive)
def step(V, I=0.0, conductances=(), *, cell=None, dt=0.1):
    """One small step in the plain form, without a spike: V ← V + dt·[g_L·(E_L − V) + Σ gᵢ·(Eᵢ − V) + I] / C."""
    cell = cell or Membrane()
    current = cell.g_L * (cell.E_L - V) + I + sum(c.g * (c.E_rev - V) for c in conductances)
    return V + dt * current / cell.C


@takes(conductances=each(Conductance, empty=True), cell=Membrane, duration=positive, dt=positive)
def measure_f_i(I, conductances=(), *, cell=None, duration=1000.0, dt=0.1):
    """Firing rate (N,) in Hz of simulated cells with constant input, from the first spike to the last."""
    cell, t = cell or Membrane(), times(duration, dt)
    V_inf, tau = np.broadcast_arrays(*map(np.atleast_1d, steady_state(I, conductances, cell=cell)))
    spikes = np.zeros((len(t), len(V_inf)), bool)
    integration.fire(cell.E_L - V_inf, repeat(None), spikes, V_inf, tau, cell, dt)
    return firing_rate(spikes, dt)


def firing_rate(spikes, dt):
    """Rate in Hz from the first to the last spike of each column of ``spikes``, bool (T,) or (T, N); 0 below two."""
    n = spikes.sum(axis=0)
    span = len(spikes) - 1 - spikes[::-1].argmax(axis=0) - spikes.argmax(axis=0)
    return np.where(n > 1, 1000 * (n - 1) / (dt * np.maximum(span, 1)), 0.0)[()]


def _cells(current, g):
    """Number of cells that a current and conductances are for: one number, one for each cell, or rows of these."""
    names = ("I", *(f"conductances[{k}]" for k in range(len(g))))
    rows = (x[0] if x.ndim == 2 else x for x in (current, *g))
    return np.atleast_1d(broadcast(**dict(zip(names, rows, strict=True)))[0]).size


def _open(c, t):
    """Conductance of ``c`` at times ``t``, checked."""
    g = sampled(f"g of {c.name}", c.g, t)
    if (g < 0).any():
        raise ValueError(f"g of {c.name} must not be negative, got {g.min():g} µS")
    return g
