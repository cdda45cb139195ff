"""A neuron after Loihi: currents, potentials, traces and weights as whole numbers, with learning on the spot."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, integer, positive, takes, unguarded

ONE = 4096  # decays are given in units of 1 / 4096
SHIFT = 6  # weights and thresholds count 64 units of V
U_MAX = V_MAX = 2**23 - 1  # 24 bits, sign included
TRACE_MAX, W_MAX = 127, 255
DECAY = integer(low=0, high=ONE)


@takes(delta_u=DECAY, delta_v=DECAY, threshold=count(low=0), t_ref=count(low=0), bias=integer)
class Cell(NamedTuple):
    """Constants of a current-based leaky integrate-and-fire neuron; whole numbers."""

    delta_u: int = 819  # a fifth of the current decays in a step
    delta_v: int = 410  # a tenth of the potential
    threshold: int = 100  # in units of 64
    t_ref: int = 2  # steps
    bias: int = 0  # added to V at every step


class CellActivity(NamedTuple):
    """One neuron in time."""

    u: np.ndarray  # (T,)
    v: np.ndarray  # (T,)
    spikes: np.ndarray  # (T,) bool


@takes(tau_x=positive, tau_y=positive, impulse=count(low=0), A_plus=integer, A_minus=integer)
class Rule(NamedTuple):
    """Plasticity by two traces: a presynaptic spike sets x, a postsynaptic one y; both fade."""

    tau_x: float = 16.8  # steps
    tau_y: float = 33.7  # steps
    impulse: int = 100  # what a spike adds to its trace
    A_plus: int = 16  # growth, in units of 1 / 256 of the trace
    A_minus: int = 16


CELL, RULE = Cell(), Rule()


@takes(x=array(dtype=np.int64), delta=DECAY)
def decay(x, delta):
    """What is left of whole numbers x after a step: x (4096 - δ) / 4096, rounded towards zero so that it can reach 0.

    Parameters
    ----------
    x : int or array of int
    delta : int
        0 (keep all) to 4096 (forget all).

    Returns
    -------
    ndarray of int
    """
    return np.sign(x) * ((np.abs(x) * (ONE - delta)) >> 12)


@takes(
    w=array(shape=("n",), dtype=np.int64, low=-W_MAX, high=W_MAX), spikes=array(shape=("T", "n"), dtype=bool), cell=Cell
)
def simulate(w, spikes, cell=CELL):
    """Run one neuron on input spikes: u ← decay(u) + 64 Σ w s,  v ← decay(v) + u + bias; a spike above 64 · threshold.

    Parameters
    ----------
    w : array of int, shape (n,)
        -255 to 255.
    spikes : array of bool, shape (T, n)
    cell : Cell

    Returns
    -------
    CellActivity

    References
    ----------
    Davies M, Srinivasa N, Lin TH, et al. (2018). Loihi: a neuromorphic manycore processor with on-chip learning.
    IEEE Micro 38:82-99. doi:10.1109/MM.2018.112130359
    """
    drive = (spikes @ w) << SHIFT
    activity = CellActivity(*(np.zeros(len(drive), kind) for kind in (np.int64, np.int64, bool)))
    u = v = wait = 0
    for t, x in enumerate(drive.tolist()):
        u = min(max(fade(u, cell.delta_u) + x, -U_MAX), U_MAX)
        v = min(max(fade(v, cell.delta_v) + u + cell.bias, -V_MAX), V_MAX)
        if wait:
            v, wait = 0, wait - 1
        activity.u[t], activity.v[t] = u, v
        if v > cell.threshold << SHIFT:
            activity.spikes[t], v, wait = True, 0, cell.t_ref
    return activity


def fade(x, delta):
    """`decay` of one Python integer."""
    left = (abs(x) * (ONE - delta)) >> 12
    return left if x >= 0 else -left


def stochastic_round(x, rng):
    """Round up with the fraction as the chance, so that small changes are right on average instead of lost."""
    low = np.floor(x)
    return (low + (rng.random(np.shape(x)) < x - low)).astype(np.int64)


def nearest(x, rng=None):
    """Round to the nearest whole number, which loses each change that is smaller than a half."""
    return np.rint(x).astype(np.int64)


@takes(x=array, tau=positive, rng=generator)
def trace_decay(x, tau, rng, by_chance=True):
    """A 7-bit trace (n,) one step later: x exp(-1 / τ), rounded at random, or to the nearest whole number."""
    return (stochastic_round if by_chance else nearest)(x * np.exp(-1 / tau), rng)


@takes(
    w=array(shape=("n",), dtype=np.int64, low=0, high=W_MAX), pre=array(shape=("T", "n"), dtype=bool),
    post=array(shape=("T", "n"), dtype=bool), rule=Rule, by_chance=bool, rng=generator,
)  # fmt: skip
def learn(w, pre, post, rule=RULE, *, by_chance=True, rng):
    """Change weights while spikes come: Δw = (A₊ x · post - A₋ y · pre) / 256, rounded at random, w from 0 to 255.

    Each of the n synapses here has its own pair of neurons.

    Parameters
    ----------
    w : array of int, shape (n,)
    pre, post : array of bool, shape (T, n)
    rule : Rule
    by_chance : bool
        False rounds to the nearest whole number.
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray of int, shape (T + 1, n)
        The weights before, and after each step. Spikes of the same step do not see each other.
    """
    faded, rounded = unguarded(trace_decay), stochastic_round if by_chance else nearest
    x, y, weights = np.zeros(len(w), np.int64), np.zeros(len(w), np.int64), [w]
    for before, after in zip(pre, post, strict=True):
        x, y = (faded(z, tau, rng, by_chance) for z, tau in ((x, rule.tau_x), (y, rule.tau_y)))
        change = (rule.A_plus * x * after - rule.A_minus * y * before) / 256
        w = np.clip(w + rounded(change, rng), 0, W_MAX)
        x = np.minimum(x + rule.impulse * before, TRACE_MAX)
        y = np.minimum(y + rule.impulse * after, TRACE_MAX)
        weights.append(w)
    return np.array(weights)


@takes(dts=array(ndim=1, dtype=np.int64, least=1), rule=Rule, n=count, by_chance=bool, rng=generator)
def window(dts, rule=RULE, *, n=2000, by_chance=True, rng):
    """Mean change of a weight by one pair, for each Δt (whole steps, post minus pre), over n chips: ndarray."""
    T, out = int(np.abs(dts).max()) + 1, []
    for dt in dts:
        pre, post = np.zeros((2, T, n), bool)
        pre[max(-dt, 0)] = post[max(dt, 0)] = True
        out.append(learn(np.full(n, 128), pre, post, rule, by_chance=by_chance, rng=rng)[-1].mean() - 128)
    return np.array(out)
