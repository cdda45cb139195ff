"""A thousand leaky cells that excite and hold back each other: order out of their balance, or storms without it."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import integer, number, positive

TAU_M, T_REF, DELAY = 20.0, 2.0, 1.5  # ms
V_TH, V_RESET = 20.0, 10.0  # mV above rest


class Net(NamedTuple):
    """Targets of each cell, (N, K); the first ``n_exc`` cells excite by J, the others hold back by g J."""

    targets: np.ndarray
    n_exc: int
    J: float  # mV


class Activity(NamedTuple):
    """What the network did."""

    t: np.ndarray  # (T,) ms
    step: np.ndarray  # (S,) step of each spike
    cell: np.ndarray  # (S,)
    rate: np.ndarray  # (T,) spikes a second and cell


def draw(N=1000, *, share=0.1, J=0.8, rng):
    """Random connections: each cell reaches ``share`` of the others. Four cells in five excite (Brunel, 2000)."""
    rng = np.random.default_rng(rng)
    N = integer("N", N, low=10)
    K = max(int(N * number("share", share, above=0, high=1)), 1)
    targets = np.argpartition(rng.random((N, N)), K, axis=1)[:, :K].astype(np.int64)
    return Net(targets, N * 4 // 5, positive("J", J))


def simulate(net, *, drive=2.0, g=6.0, T=200.0, dt=0.1, settle=0.0, rng):
    """Let the network run.

    τ dV/dt = -V between spikes; a spike moves its targets by J or by -g J after 1.5 ms; V ≥ 20 mV fires, V goes to
    10 mV and stays there for 2 ms. Each cell hears a Poisson train of excitation from outside.

    Parameters
    ----------
    net : Net
    drive : float
        Mean input from outside, as a share of the one that would just reach the threshold.
    g : float
        Strength of inhibition relative to excitation. Four times as many cells excite: at 4 the two balance.
    T, dt, settle : float
        ms; what happens in the first ``settle`` ms is left out.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Activity

    References
    ----------
    Brunel N (2000). Dynamics of sparsely connected networks of excitatory and inhibitory spiking neurons. Journal of
    Computational Neuroscience 8:183-208. doi:10.1023/A:1008925309027
    """
    rng = np.random.default_rng(rng)
    N, dt = len(net.targets), positive("dt", dt)
    steps, lag, pause = round((T + settle) / dt), max(round(DELAY / dt), 1), round(T_REF / dt)
    keep, J = np.exp(-dt / TAU_M), net.J
    arrivals = number("drive", drive, low=0) * V_TH * dt / (TAU_M * J)  # mean, a step and cell
    coming, free = np.zeros((lag, N)), np.zeros(N, np.int64)
    V = rng.uniform(0, V_TH, N)
    found = []
    for k in range(steps):
        V *= keep
        V += coming[k % lag]
        V += J * rng.poisson(arrivals, N)
        V[free > k] = V_RESET
        fired = np.flatnonzero(V >= V_TH)
        coming[k % lag] = _arrive(net, fired, g, N)
        if len(fired):
            V[fired] = V_RESET
            free[fired] = k + pause + 1
            found.append((k, fired))
    return _activity(found, steps, round(settle / dt), N, dt)


def _arrive(net, fired, g, N):
    """What the spikes of one step bring to each cell, mV."""
    if not len(fired):
        return 0.0
    excite, hold = fired[fired < net.n_exc], fired[fired >= net.n_exc]
    up = np.bincount(net.targets[excite].ravel(), minlength=N)
    down = np.bincount(net.targets[hold].ravel(), minlength=N)
    return net.J * (up - g * down)


def _activity(found, steps, first, N, dt):
    found = [(k - first, fired) for k, fired in found if k >= first]
    step = np.concatenate([np.full(len(f), k) for k, f in found]) if found else np.zeros(0, int)
    cell = np.concatenate([f for _, f in found]) if found else np.zeros(0, int)
    count = np.bincount(step, minlength=steps - first)
    return Activity(dt * np.arange(steps - first), step, cell, 1000 * count / (N * dt))


def irregularity(activity, N):
    """Mean coefficient of variation of the intervals: 0 for a clock, 1 for a Poisson process; cells with few spikes
    are left out."""
    order = np.lexsort((activity.step, activity.cell))
    cell, step = activity.cell[order], activity.step[order]
    trains = np.split(step, np.flatnonzero(np.diff(cell)) + 1)
    spread = [np.std(np.diff(s)) / np.mean(np.diff(s)) for s in trains if len(s) > 4]
    return float(np.mean(spread)) if spread else np.nan


def synchrony(activity, dt, bin=2.0):
    """Variance of the count in bins, over its mean: 1 when cells fire on their own, many when together."""
    width = round(bin / dt)
    steps = len(activity.t) // width * width
    counts = np.bincount(activity.step, minlength=len(activity.t))[:steps].reshape(-1, width).sum(axis=1)
    return float(counts.var() / counts.mean()) if counts.any() else 0.0
