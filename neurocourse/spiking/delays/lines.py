"""One cell, eight inputs that fire once each, and what it learns: weights, delays, or weights of many fixed delays."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, number, takes
from neurocourse.nn import Adam
from neurocourse.wording import span

N, SPAN, TAU = 8, 42.0, 2.5  # inputs; ms in which they fire; ms, a spike's effect peaks so long after it arrives
JITTER = 1.0  # ms, of every spike of the pattern
CLOCK = np.arange(0, 2 * SPAN + 2 * TAU)  # ms, when the cell's voltage is looked at
WAYS = ("weights", "delays", "many fixed delays")
KINDS = ("evenly spaced", "by chance")  # when the inputs of a pattern fire
COPIES = 6  # fixed delays of an input
LOOKS = 16


class Cell(NamedTuple):
    """Weights and delays (ms) of the connections, the input that each comes from, and the threshold."""

    w: np.ndarray
    d: np.ndarray
    source: np.ndarray
    theta: float


class Learned(NamedTuple):
    """A pattern, and the cell and its accuracy on fresh trials at `LOOKS` times, the first before learning."""

    pattern: np.ndarray  # (N,) ms
    accuracy: np.ndarray  # (LOOKS,)
    cells: list


def effect(s):
    """What a spike adds to the voltage s ms after it has arrived: (s / τ) exp(1 − s / τ), and its slope."""
    x = np.maximum(s, 0) / TAU
    decay = np.exp(1 - x)
    return x * decay, np.where(s > 0, (1 - x) * decay / TAU, 0.0)


@takes(pattern=np.ndarray, B=count, rng=generator)
def trials(pattern, B, *, rng):
    """Spike times (B, N), ms, and whether they are the pattern; others have its times in another order."""
    y = rng.integers(0, 2, B)
    other = rng.permuted(np.tile(pattern, (B, 1)), axis=1)
    return np.where(y[:, None] == 1, pattern, other) + rng.normal(0, JITTER, (B, N)), y


def voltage(cell, times):
    """Voltage (B, CLOCK) of the cell, and what every connection adds to it and its slope, (B, CLOCK, connections)."""
    waited = CLOCK[:, None] - (times[:, cell.source] + cell.d)[:, None, :]
    added, slope = effect(waited)
    return added @ cell.w, added, slope


def answers(cell, times):
    """Whether the voltage reaches the threshold at some time, (B,)."""
    return voltage(cell, times)[0].max(axis=1) >= cell.theta


@takes(kind=KINDS, rng=generator)
def draw(kind, *, rng):
    """A pattern (N,), ms: one spike of each input in an order by chance, evenly spaced or at times by chance."""
    return rng.permutation(np.linspace(0, SPAN, N)) if kind == KINDS[0] else rng.uniform(0, SPAN, N)


@takes(way=WAYS, kind=KINDS, updates=count, eta=number(above=0), rng=generator)
def learn(way="delays", kind="evenly spaced", *, updates=150, eta=0.05, rng):
    """Teach the cell to fire for its pattern alone, by the gradient of a logistic loss of its highest voltage.

    At the time t* of the highest voltage ∂V/∂w = ε(t* − t − d) and ∂V/∂d = −w ε'(t* − t − d).

    Parameters
    ----------
    way : {"weights", "delays", "many fixed delays"}
        What changes. The last has `COPIES` connections from each input, with delays spread evenly that never change.
    kind : {"evenly spaced", "by chance"}
    updates : int
    eta : float
    rng : seed or numpy.random.Generator

    Returns
    -------
    Learned

    References
    ----------
    Bohte SM, Kok JN, La Poutré H (2002). Error-backpropagation in temporally encoded networks of spiking neurons.
    Neurocomputing 48:17-37. doi:10.1016/S0925-2312(01)00658-0
    """
    pattern, fresh = draw(kind, rng=rng), np.random.default_rng(rng.integers(2**32))
    copies = COPIES if way == WAYS[2] else 1
    source = np.tile(np.arange(N), copies)
    d = np.repeat(np.linspace(0, SPAN, copies), N) if copies > 1 else np.full(N, SPAN / 2)
    theta, k = np.concatenate([np.full(len(d), 1 / copies), d / SPAN, [3.0]]), len(d)
    unseen, optimiser, scores, cells = trials(pattern, 300, rng=fresh), Adam(eta), [], []
    every = max(updates // (LOOKS - 1), 1)
    for step in range(every * (LOOKS - 1) + 1):
        cell = Cell(theta[:k], SPAN * theta[k:-1], source, float(theta[-1]))
        if step % every == 0:
            scores.append(np.mean(answers(cell, unseen[0]) == unseen[1]))
            cells.append(cell._replace(w=cell.w.copy()))
        optimiser.step(theta, gradient(cell, *trials(pattern, 64, rng=rng)) * moving(way, k))
        np.clip(theta[k:-1], 0, 1, out=theta[k:-1])
    return Learned(pattern, np.array(scores), cells)


def moving(way, k):
    """1 for what learns, 0 for what stays: k weights, k delays, the threshold."""
    delays = way == "delays"
    return np.concatenate([np.full(k, float(not delays)), np.full(k, float(delays)), [1.0]])


def gradient(cell, times, y):
    """∂L/∂(weights, delays in `SPAN`, threshold) of the mean logistic loss."""
    V, added, slope = voltage(cell, times)
    row, top = np.arange(len(y)), V.argmax(axis=1)
    error = (1 / (1 + np.exp(cell.theta - V[row, top])) - y) / len(y)
    dw, dd = error @ added[row, top], -SPAN * cell.w * (error @ slope[row, top])
    return np.concatenate([dw, dd, [-error.sum()]])


def report():
    """Share of fresh trials that each way gets right, over three seeds."""
    lines = []
    for way in WAYS:
        shares = [100 * learn(way, rng=seed).accuracy[-1] for seed in range(3)]
        n = N * COPIES if way == WAYS[2] else N
        lines.append(f"{way:18}{n:3d} numbers learned, {span(shares, 0, learned=True)}% right")
    return "\n".join(lines)
