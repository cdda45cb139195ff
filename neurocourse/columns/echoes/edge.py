"""The edge of chaos: where a web is most itself, what it recalls, and what it can work out."""

import numpy as np

from neurocourse.arguments import generator, number, positive, takes
from neurocourse.columns.echoes.memory import before, readable
from neurocourse.columns.echoes.wirings import N, states, wiring

T, SETTLE, LAGS, BITS = 4100, 100, 50, 20
APART = 1e-3  # how far the second run starts from the first


def web(strength, scale, steps, rng, noise=0.0):
    """A web and a run of it on coins of ±1: its wires, the coins, its states."""
    wires, u = wiring("web", strength, rng=rng), rng.choice([-1.0, 1.0], steps)
    return wires, u, states(wires, u, scale=scale, noise=noise, rng=rng)


@takes(strength=positive, scale=positive, rng=generator)
def lyapunov(strength, scale=0.1, *, rng):
    """Lyapunov exponent of a web of 50, per step: below 0 a small difference dies out, above 0 it grows.

    The tangent of the run is followed: d_t = (1 − x_t²) U d_{t−1}, made short again at every step.
    """
    wires, _, X = web(strength, scale, 1100, rng)
    d, grown = rng.standard_normal(N), 0.0
    for t, x in enumerate(X):
        d = (1 - x**2) * (wires.U @ d)
        size = np.linalg.norm(d)
        d /= size
        grown += np.log(size) if t >= SETTLE else 0
    return float(grown / (len(X) - SETTLE))


@takes(strength=positive, scale=positive, noise=number(low=0), rng=generator)
def recall_and_parity(strength, scale=0.1, noise=0.01, *, rng):
    """How many coins back a web recalls, and of how many threes of coins it knows whether heads were odd.

    Sums of squared correlations: over 50 delays, and over 20 for u_{t−k} u_{t−k−1} u_{t−k−2}, which no linear readout
    of coins themselves can tell. ``noise`` is that of each unit, as a share of the loudness of the input: without any
    a readout would find what lies fifteen digits deep.
    """
    _, u, X = web(strength, scale, T, rng, noise)
    past = before(u, range(LAGS), SETTLE)
    threes = past[:, :BITS] * past[:, 1 : BITS + 1] * past[:, 2 : BITS + 2]
    found = readable(X[SETTLE:], np.hstack([past, threes]))
    return float(found[:LAGS].sum()), float(found[LAGS:].sum())


@takes(strength=positive, scale=positive, rng=generator)
def two_stones(strength, scale=0.1, *, rng):
    """Distance in each of 120 steps between two runs of one web on the same coins, which start a little apart: (120,).

    It is cut off at 1e-9.
    """
    wires, u, X = web(strength, scale, 220, rng)
    x, far = X[SETTLE - 1] + APART * np.eye(N)[0], []
    for t in range(SETTLE, 220):
        x = np.tanh(wires.U @ x + scale * u[t] * wires.w)
        far.append(np.linalg.norm(x - X[t]))
    return np.maximum(far, 1e-9)
