"""Six transmitters on one neuron: each acts through its receptor, and only two of them are anything like a weight.

The cell is the conductance neuron of ``membrane`` with two slow potassium conductances. M channels open with the
voltage; the after-hyperpolarisation grows with every spike. Sizes are chosen to be plausible, not fitted to a cell.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, fraction, number, positive, takes
from neurocourse.neurotransmitters.channels.membrane import Membrane
from neurocourse.neurotransmitters.impulses.drive import times

CELL = Membrane(g_L=0.007, E_L=-62.0)  # the rest of its leak is potassium, which 5-HT2A can close
E_K, E_EXC = -90.0, 0.0  # mV
G_REST, G_GIRK, G_M, G_AHP = 0.003, 0.005, 0.02, 0.001  # µS; the last one a spike
TAU_M, TAU_AHP = 100.0, 120.0  # ms
NMDA_SHARE = 2.0  # mean NMDA conductance for each unit of mean AMPA conductance, before magnesium
BLOCKED = 0.8  # share of the after-hyperpolarisation that noradrenaline takes away; a faster part stays
GLUTAMATE = np.linspace(0, 0.025, 26)  # µS, where curves are read
ONSET = 80.0  # ms, when glutamate comes
HELD = 2.0  # ms for which slow gates are held

RECEPTORS = ("5-HT1A", "5-HT2A")
DOSE = fraction


@takes(
    gaba=number(low=0), dopamine=DOSE, serotonin=DOSE, acetylcholine=DOSE, noradrenaline=DOSE, receptor=RECEPTORS,
    E_GABA=number,
)  # fmt: skip
@dataclass(frozen=True)
class Mix:
    """What bathes the cell. GABA is a conductance; the others are doses from 0 (none) to 1 (full effect).

    Dopamine by D1 makes NMDA receptors count more (Seamans et al. 2001). Serotonin opens potassium channels by 5-HT1A
    and closes others by 5-HT2A (Andrade & Nicoll 1987). Acetylcholine closes M channels (Brown & Adams 1980).
    Noradrenaline takes the after-hyperpolarisation away (Madison & Nicoll 1984). The reading list has them in full.
    """

    gaba: float = 0.0  # µS
    dopamine: float = 0.0
    serotonin: float = 0.0
    acetylcholine: float = 0.0
    noradrenaline: float = 0.0
    receptor: str = "5-HT1A"
    E_GABA: float = -75.0  # mV


class Response(NamedTuple):
    """Response of N cells: ``t`` (T,) in ms, ``V`` (T, N) in mV, ``spikes`` bool (T, N)."""

    t: np.ndarray
    V: np.ndarray
    spikes: np.ndarray


def m_gate(V):
    """Where the M channels settle at ``V`` mV: 1 / (1 + exp(-(V + 35) / 10))."""
    return 1 / (1 + np.exp(-(V + 35.0) / 10))


def _constant(glutamate, mix):
    """Conductance (N,) in µS and its pull (N,) in nA of everything that V does not gate."""
    opened = mix.serotonin if mix.receptor == "5-HT1A" else 0.0
    closed = mix.serotonin if mix.receptor == "5-HT2A" else 0.0
    g_K = G_REST * (1 - closed) + G_GIRK * opened
    total = CELL.g_L + g_K + mix.gaba + glutamate
    return total, CELL.g_L * CELL.E_L + g_K * E_K + mix.gaba * mix.E_GABA + glutamate * E_EXC


@takes(glutamate=array(ndim=1, low=0, least=1), mix=Mix, duration=positive, onset=number, dt=positive)
def simulate(glutamate, mix=None, *, duration=500.0, onset=ONSET, dt=0.25):
    """Give cells a constant AMPA conductance each, in the same bath.

    C·dV/dt = Σ g·(E - V); M channels and the magnesium of NMDA follow V, the after-hyperpolarisation the spikes.

    Parameters
    ----------
    glutamate : array (N,), µS
        Open AMPA conductance of each cell from ``onset`` on; NMDA receptors come with it.
    mix : Mix
    duration, onset, dt : float, ms

    Returns
    -------
    Response
    """
    mix = mix or Mix()
    t, n_held = times(duration, dt), max(1, round(HELD / dt))
    V, spikes = np.empty((len(t), len(glutamate))), np.zeros((len(t), len(glutamate)), bool)
    v = np.full(len(glutamate), float(resting(mix)))
    w, ahp, held = m_gate(v), np.zeros(len(v)), (np.full(len(v), -1), np.full(len(v), CELL.V_reset))
    nmda = glutamate * NMDA_SHARE * (1 + mix.dopamine)
    on, off = _constant(glutamate, mix), _constant(0.0 * glutamate, mix)
    stays = np.exp(-n_held * dt / np.array([TAU_M, TAU_AHP]))
    for first in range(0, len(t), n_held):
        is_on = t[first] >= onset
        total, pull = on if is_on else off
        slow = G_M * (1 - mix.acetylcholine) * w + ahp
        total, pull = total + slow, pull + slow * E_K
        if is_on:
            total = total + nmda / (1 + np.exp(-0.062 * v) / 3.57)  # pulls towards 0 mV: no part in pull
        rows = slice(first, first + n_held)
        v, fired = _relax(V[rows], spikes[rows], v, pull / total, np.exp(-dt * total / CELL.C), held, first, dt)
        w = m_gate(v) + (w - m_gate(v)) * stays[0]
        ahp = (ahp + fired * G_AHP * (1 - BLOCKED * mix.noradrenaline)) * stays[1]
    return Response(t, V, spikes)


def _relax(V, spikes, v, target, kept, held, first, dt):
    """A few steps with held conductances; writes V and spikes, returns the last V and the number of spikes.

    ``held`` has, for each cell, the step until which it is refractory and where it starts from then. A crossing within
    a step is paid back there: the cell starts as far from V_reset as the rest of that step would have carried it.
    """
    n_ref, (until, start) = round(CELL.t_ref / dt), held
    for k in range(len(V)):
        before, v = v, target + (v - target) * kept
        v = np.where(until >= first + k, start, v)
        fired = v >= CELL.V_th
        if fired.any():
            left_over = (v - CELL.V_th)[fired] / (v - before)[fired]
            start[fired] = target[fired] + (CELL.V_reset - target[fired]) * kept[fired] ** left_over
            spikes[k], v[fired], until[fired] = fired, CELL.V_reset, first + k + n_ref
        V[k] = v
    return v, spikes.sum(axis=0)


def resting(mix=None):
    """Where the cell rests in this bath, in mV: all its conductances pull, M channels among them; found by halving."""
    mix = mix or Mix()
    total, pull = _constant(0.0, mix)
    g_M, low, high = G_M * (1 - mix.acetylcholine), -120.0, CELL.V_th - 0.01
    for _ in range(50):
        V = (low + high) / 2
        open_M = g_M * m_gate(V)
        low, high = (V, high) if (pull + open_M * E_K) / (total + open_M) > V else (low, V)
    return V


@takes(response=Response)
def rates(response):
    """Rates (N,) in Hz of each cell at its first interval and in the second half of the run; 0 without two spikes."""
    dt, half = response.t[1], len(response.t) // 2
    first, late = np.zeros(response.spikes.shape[1]), np.zeros(response.spikes.shape[1])
    for k, train in enumerate(response.spikes.T):
        when = np.flatnonzero(train)
        if len(when) > 1:
            first[k] = 1000 / (dt * (when[1] - when[0]))
        if (when >= half).sum() > 1:
            late[k] = 1000 / (dt * np.diff(when[when >= half]).mean())
    return first, late


LEVELS = (20.0, 60.0)  # Hz, between which the slope is taken


@takes(glutamate=array(shape=("N",), least=2), rate=array(shape=("N",), low=0))
def reading(glutamate, rate):
    """Glutamate in µS at which a rising curve passes the lower of LEVELS, and its slope in Hz/µS up to the higher one.

    NaN where the curve does not get there.
    """
    x = [_crossing(glutamate, rate, level) for level in LEVELS]
    return x[0], (LEVELS[1] - LEVELS[0]) / (x[1] - x[0])


def _crossing(x, y, level):
    k = int(np.argmax(y >= level))
    if k == 0:
        return np.nan
    return x[k - 1] + (level - y[k - 1]) / (y[k] - y[k - 1]) * (x[k] - x[k - 1])


SHAPES = {"ReLU": lambda z: np.maximum(z, 0), "sigmoid": lambda z: 0.5 + 0.5 * np.tanh(z / 2), "tanh": np.tanh}
SOFTENED = {**SHAPES, "softened ReLU": lambda z: np.logaddexp(0, z)}  # log(1 + e^z): a ReLU with a round foot


class Units:
    """Every unit a·φ(b·(x - c)) of one shape φ on a grid of b and c, to be fitted to curves over one ``x`` (N,)."""

    def __init__(self, shape, x):
        span = np.ptp(x)
        b = np.array([1.0]) if shape == "ReLU" else np.geomspace(1, 40, 25) / span
        c = np.linspace(x[0] - span / 2, x[-1] + span / 2, 161)
        self.x, self.shape, self.grid = x, shape, np.stack(np.meshgrid(b, c), axis=-1).reshape(-1, 2)
        self.y = SOFTENED[shape](self.grid[:, :1] * (x - self.grid[:, 1:]))
        self.power = np.maximum((self.y**2).sum(axis=1), 1e-12)

    def fit(self, rate):
        """The best unit's curve (N,), its (a, b, c), and its error: root mean square / largest rate."""
        dot = self.y @ rate
        best = np.argmax(np.maximum(dot, 0) ** 2 / self.power)
        a = max(dot[best], 0) / self.power[best]
        return a * self.y[best], (a, *self.grid[best]), error(a * self.y[best], rate)


def error(line, rate):
    """How far a unit's curve is from the rates of a cell: root mean square / largest rate."""
    return np.sqrt(np.mean((line - rate) ** 2)) / max(rate.max(), 1e-12)
