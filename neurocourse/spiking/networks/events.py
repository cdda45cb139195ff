"""A network simulated from spike to spike, and the same network on a clock."""

import heapq
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, integer, number, positive, step_count, takes

TAU_M, V_TH, T_REF, DELAY = 20.0, 1.0, 2.0, 1.5  # ms, 1, ms, ms; the voltage is counted from rest, in thresholds


class Net(NamedTuple):
    """Connections, ``targets[j]`` and ``weights[j]`` of cell j, and spikes from outside as (time, cell)."""

    targets: tuple
    weights: tuple
    arrivals: np.ndarray  # (A,) ms, rising
    cells: np.ndarray  # (A,) which cell receives it
    kick: float  # of an arrival from outside


class Simulation(NamedTuple):
    """Spikes (time in ms, cell), and how many voltages were computed."""

    times: np.ndarray
    cells: np.ndarray
    work: int


@takes(N=count(low=2), rate=number(low=0), T=positive, kick=number, w=number, fan_out=count, dt=positive, rng=generator)
def draw(N=100, *, rate=20.0, T=500.0, kick=0.25, w=0.1, fan_out=8, dt=0.1, rng):
    """A random network and its input: Poisson arrivals at each cell, on the grid ``dt`` that the clock needs.

    Parameters
    ----------
    N, fan_out : int
    rate : float
        Arrivals at each cell (Hz).
    T, dt : float, ms
    kick, w : float
        Jumps of the voltage by an arrival from outside and by a spike inside, in thresholds. One cell in five inhibits.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Net
    """
    steps = step_count(T=T, dt=dt)
    integer("fan_out", fan_out, low=1, high=N - 1)
    arrives = rng.random((steps, N)) < rate * dt / 1000
    step, cells = np.nonzero(arrives)
    sign = np.where(np.arange(N) % 5 == 4, -4.0, 1.0)
    targets = tuple(rng.choice(np.delete(np.arange(N), j), fan_out, replace=False).tolist() for j in range(N))
    weights = tuple([float(w * sign[j])] * fan_out for j in range(N))
    return Net(targets, weights, step * dt, cells, kick)


@takes(net=Net, T=positive)
def by_events(net, T=500.0):
    """From one arrival to the next: V falls by e^(-Δt/τ), jumps by the weight, and fires at the threshold.

    A queue holds the spikes that are on their way. Nothing is computed between them, and nothing is rounded.
    """
    N = len(net.targets)
    V, last, free = [0.0] * N, [0.0] * N, [-1.0] * N
    queue = [(float(t), int(j), net.kick) for t, j in zip(net.arrivals, net.cells, strict=True)]
    heapq.heapify(queue)
    fired, work = [], 0
    while queue and queue[0][0] < T:
        t, j, w = heapq.heappop(queue)
        while queue and queue[0][0] - t < 1e-9 and queue[0][1] == j:  # spikes that arrive together add up
            w += heapq.heappop(queue)[2]
        work += 1
        if t < free[j] - 1e-9:
            continue
        V[j] = V[j] * np.exp(-(t - last[j]) / TAU_M) + w
        last[j] = t
        if V[j] >= V_TH:
            V[j], free[j], last[j] = 0.0, t + T_REF, t + T_REF
            fired.append((t, j))
            for k, weight in zip(net.targets[j], net.weights[j], strict=True):
                heapq.heappush(queue, (round(t + DELAY, 9), k, weight))
    return _result(fired, work)


@takes(net=Net, T=positive, dt=positive)
def by_clock(net, T=500.0, dt=0.1):
    """The same on a clock: every cell in every step, with the exact decay. Spikes fall on the grid, as arrivals do."""
    N, steps = len(net.targets), step_count(T=T, dt=dt)
    lag = round(DELAY / dt)
    coming = np.zeros((steps + lag + 1, N))
    np.add.at(coming, (np.round(net.arrivals / dt).astype(int), net.cells), net.kick)
    V, rest, fired = np.zeros(N), np.zeros(N, int), []
    keep = np.exp(-dt / TAU_M)
    for k in range(steps):
        awake = rest <= 0
        V = np.where(awake, V * keep + coming[k], 0.0)
        over = awake & (V >= V_TH)
        rest = np.where(over, round(T_REF / dt) - 1, rest - 1)
        for j in np.flatnonzero(over):
            fired.append((k * dt, int(j)))
            np.add.at(coming[k + lag], net.targets[j], net.weights[j])
        V[over] = 0.0
    return _result(fired, N * steps)


def _result(fired, work):
    fired.sort(key=lambda spike: (round(spike[0], 6), spike[1]))
    return Simulation(np.array([t for t, _ in fired]), np.array([j for _, j in fired], int), work)
