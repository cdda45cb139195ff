"""A neuron without a teacher finds a pattern that keeps coming back, and learns to fire near its start."""

from functools import cache
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, number, positive, rising, takes
from neurocourse.nn.progress import Bar

N = 1000  # inputs; the original has 2,000
LENGTH = 50  # ms, of the pattern
RATE, NOISE = 54.0, 10.0  # Hz: of every input, and of the spikes added at random
TAU_M, TAU_S = 10.0, 2.5  # ms, decay and rise of a postsynaptic potential
THRESHOLD = 0.275 * N  # in units of the peak of one potential with w = 1; 0.25 in the original
A_PLUS, A_MINUS = 1 / 32, 0.88 / 32  # 0.85 in the original
TAU_PLUS, TAU_MINUS = 16.8, 33.7  # ms
PEAK = (TAU_S / TAU_M) ** (TAU_M / (TAU_M - TAU_S)) * (TAU_M / TAU_S - 1)  # of exp(-t / τ_m) - exp(-t / τ_s)
BLOCK = 1000  # steps whose input is drawn at once


class Input(NamedTuple):
    """A stretch of input, in steps of 1 ms."""

    trains: list  # for each step the inputs that fire in it
    onsets: np.ndarray  # steps at which the pattern begins


class Search(NamedTuple):
    """Spikes and weights of a neuron while it listens."""

    spikes: np.ndarray  # times of the neuron's spikes, ms
    onsets: np.ndarray  # times at which the pattern began, ms
    w: np.ndarray  # (N,) weights at the end
    snapshots: np.ndarray  # (n, N) weights on the way, evenly spaced in time
    pattern: np.ndarray  # (LENGTH, N) the pattern; its second half of inputs never takes part


def bernoulli(rate, shape, rng):
    """Spikes in steps of 1 ms at a rate in Hz."""
    return rng.random(shape, np.float32) < rate / 1000


def stream(pattern, share, jitter, rng):
    """``BLOCK`` steps of input: all inputs fire at the same rate always; at times half of them repeat the pattern.

    The pattern fills about ``share`` of the time, never twice in a row. Each of its spikes comes ``jitter`` ms early or
    late, at random.
    """
    x, half = bernoulli(RATE, (BLOCK, N), rng), N // 2
    slots, last = [], -2
    for slot in range(BLOCK // LENGTH):
        if slot > last + 1 and rng.random() < share / (1 - share):
            slots.append(slot)
            last = slot
    for slot in slots:
        block = x[slot * LENGTH : (slot + 1) * LENGTH, :half]
        step, unit = np.nonzero(pattern[:, :half])
        block[...] = False
        moved = np.rint(step + rng.normal(0, jitter, len(step))).astype(int)
        block[np.clip(moved, 0, LENGTH - 1), unit] = True
    x |= bernoulli(NOISE, x.shape, rng)
    step, unit = np.nonzero(x)
    return Input(np.split(unit, np.searchsorted(step, np.arange(1, BLOCK))), LENGTH * np.array(slots, int))


KEEP_M, KEEP_S = np.exp(-1 / TAU_M), np.exp(-1 / TAU_S)


class Neuron:
    """One leaky neuron with N plastic synapses; only the nearest spikes make pairs."""

    def __init__(self, w):
        self.w, self.t, self.last_spike = w, 0, -np.inf
        self.slow = self.fast = self.after = 0.0
        self.last_pre, self.paired = np.full(N, -np.inf), np.ones(N, bool)

    def step(self, active, learns):
        """One millisecond with spikes of the inputs ``active``; returns True when the neuron fires."""
        self.t += 1
        if learns:
            self.depress(active)
        self.last_pre[active] = self.t
        push = self.w[active].sum()
        self.slow = self.slow * KEEP_M + push
        self.fast = self.fast * KEEP_S + push
        self.after *= KEEP_M
        if (self.slow - self.fast) / PEAK + self.after < THRESHOLD:
            return False
        if learns:
            self.potentiate()
        self.last_spike, self.slow, self.fast, self.after = self.t, 0.0, 0.0, -2 * THRESHOLD
        self.paired[:] = False
        return True

    def depress(self, active):
        """The first spike of an input after the neuron's own: it came too late, so its synapse shrinks."""
        late = active[~self.paired[active]]
        if late.size:
            shrunk = self.w[late] - A_MINUS * np.exp((self.last_spike - self.t) / TAU_MINUS)
            self.w[late] = np.maximum(shrunk, 0)
            self.paired[late] = True

    def potentiate(self):
        """Inputs that fired since the last spike of the neuron helped it to this one: their synapses grow."""
        helped = self.last_pre > self.last_spike
        grown = self.w[helped] + A_PLUS * np.exp((self.last_pre[helped] - self.t) / TAU_PLUS)
        self.w[helped] = np.minimum(grown, 1)


@takes(T=count, share=number(low=0, high=0.4), jitter=number(low=0), learns=bool, n_snapshots=count, rng=generator)
def search(T=60, *, share=0.25, jitter=1.0, learns=True, n_snapshots=30, rng):
    """Let a neuron listen for T seconds.

    Parameters
    ----------
    T : int, s
    share : float
        Part of the time that the pattern fills, 0 to 0.4.
    jitter : float, ms
    learns : bool
        False keeps the weights as they are.
    n_snapshots : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Search

    References
    ----------
    Masquelier T, Guyonneau R, Thorpe SJ (2008). Spike timing dependent plasticity finds the start of repeating patterns
    in continuous spike trains. PLoS ONE 3:e1377. doi:10.1371/journal.pone.0001377
    """
    pattern = bernoulli(RATE, (LENGTH, N), rng)
    neuron, spikes, onsets, snapshots = Neuron(np.full(N, 0.475)), [], [], []
    with Bar(T, what="seconds of listening") as bar:
        for second in range(T):
            if second * n_snapshots // T == len(snapshots):
                snapshots.append(neuron.w.copy())
            trains, starts = stream(pattern, share, jitter, rng)
            onsets.extend(second * BLOCK + starts)
            fired = [step for step, active in enumerate(trains) if neuron.step(active, learns)]
            spikes.extend(second * BLOCK + step for step in fired)
            bar.update(second + 1)
    return Search(np.array(spikes), np.array(onsets), neuron.w, np.array([*snapshots, neuron.w]), pattern)


class Score(NamedTuple):
    """How well the neuron tells the pattern from the rest."""

    hits: float  # share of the patterns in which it fired
    latency: float  # ms, mean time of the first spike from the pattern's onset; inf without hits
    false_alarms: float  # Hz, spikes outside of the pattern, per time outside


@takes(found=Search, start=number(low=0), stop=positive)
def score(found, start, stop):
    """Judge the time from ``start`` to ``stop`` (s).

    Parameters
    ----------
    found : Search
    start, stop : float

    Returns
    -------
    Score
    """
    rising(start=start, stop=stop)
    lo, hi = 1000 * start, 1000 * stop
    onsets = found.onsets[(found.onsets >= lo) & (found.onsets + LENGTH <= hi)]
    spikes = found.spikes[(found.spikes >= lo) & (found.spikes < hi)]
    after = spikes[:, None] - onsets
    inside = (after >= 0) & (after < LENGTH)
    first = np.where(inside, after, np.inf).min(axis=0, initial=np.inf)
    hit = np.isfinite(first)
    free = (hi - lo - LENGTH * len(onsets)) / 1000
    latency = float(first[hit].mean()) if hit.any() else np.inf
    return Score(float(hit.mean()) if len(hit) else 0.0, latency, float((~inside.any(axis=1)).sum() / free))


@cache
def trained():
    """The search that the explorer shows: the neuron first fires late in the pattern, in the end near its start."""
    return search(90, rng=21)
