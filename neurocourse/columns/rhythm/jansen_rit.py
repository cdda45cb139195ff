"""A column of cortex as three populations of cells that drive each other: it rests, hums, or does either."""

import math
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, function, number, takes

A, B = 3.25, 22.0  # mV: heights of the potentials that excitation and inhibition leave
a, b = 100.0, 50.0  # per second: how fast they come and go
C1, C2, C3, C4 = 135.0, 108.0, 33.75, 33.75  # connections along each wire
MOST, V_HALF, STEEPNESS = 5.0, 6.0, 0.56  # of the sigmoid: per second, mV, per mV
WIRES = ("P → E", "E → P", "P → I", "I → P")
CUTS = ("nothing", *WIRES)
STARTS = ("quiet", "in full swing")
SWINGING = (0.107, 20.407, 13.105, 0.316, 9.051, 32.76)  # of a column that hums at p = 98: y, and how fast it changes


class Wave(NamedTuple):
    """What a column did, from its first step on; potentials are in mV, each of shape (T, ...)."""

    t: np.ndarray  # s
    v: np.ndarray  # of the pyramidal cells
    y: np.ndarray  # (T, 3, ...): what pyramidal cells send, what excites them, what inhibits them


class Critical(NamedTuple):
    """Inputs at which a column changes its ways, in spikes per second."""

    hopf: np.ndarray  # a resting state begins to swing, or stops
    fold: np.ndarray  # two resting states meet and vanish


@takes(v=array)
def sigmoid(v):
    """Spikes per second that a population fires at the potential v: S(v) = 5 / (1 + exp(0.56 (6 − v))).

    Parameters
    ----------
    v : float or array_like, mV

    Returns
    -------
    numpy.ndarray
        The same shape.
    """
    return fires(np.maximum(v, -1000.0))


def fires(v):
    """`sigmoid` without its door, of a float or an array; Python's own powers are the quick ones for a float."""
    return MOST / (1 + math.e ** (STEEPNESS * (V_HALF - v)))


def connections(cut):
    """C1 to C4, with 0 where the wire is cut."""
    return tuple(0.0 if name == cut else C for name, C in zip(WIRES, (C1, C2, C3, C4), strict=True))


@takes(v=array)
def input_for(v):
    """The input p at which a column can rest at the potential v of its pyramidal cells.

    y₀ = A/a S(v), y₂ = B/b C₄ S(C₃ y₀), y₁ = v + y₂, and p = a y₁/A − C₂ S(C₁ y₀).

    Parameters
    ----------
    v : float or array_like, mV

    Returns
    -------
    numpy.ndarray
        Spikes per second, the same shape. Below 0 there is no such input.
    """
    return resting(np.maximum(v, -1000.0), "nothing")[0]


def resting(v, cut):
    """The input at which v is a resting potential, and y₀, y₁, y₂ there."""
    c1, c2, c3, c4 = connections(cut)
    y0 = A / a * fires(v)
    y2 = B / b * c4 * fires(c3 * y0)
    y1 = v + y2
    return a * y1 / A - c2 * fires(c1 * y0), (y0, y1, y2)


@takes(v=array(ndim=1, least=1), cut=CUTS)
def growth(v, cut="nothing"):
    """How fast a small push grows at the resting potentials v, and the frequency at which it swings.

    The largest real part among the eigenvalues of the six equations, and its imaginary part.

    Parameters
    ----------
    v : array_like, shape (n,), mV
    cut : {"nothing", "P → E", "E → P", "P → I", "I → P"}

    Returns
    -------
    numpy.ndarray
        Per second, shape (n,); below 0 the push dies out.
    numpy.ndarray
        Hz, shape (n,).
    """
    found = np.linalg.eigvals(jacobian(np.maximum(v, -1000.0), cut))
    first = np.take_along_axis(found, found.real.argmax(axis=1)[:, None], axis=1)[:, 0]
    return first.real, np.abs(first.imag) / (2 * np.pi)


def jacobian(v, cut):
    """Slopes of the six equations at resting potentials, (n, 6, 6)."""
    c1, c2, c3, c4 = connections(cut)
    y0 = resting(v, cut)[1][0]
    steep_v, steep_1, steep_3 = (STEEPNESS * s * (1 - s / MOST) for s in map(fires, (v, c1 * y0, c3 * y0)))
    J = np.zeros((len(v), 6, 6))
    J[:, [0, 1, 2], [3, 4, 5]] = 1
    J[:, [3, 4, 5], [0, 1, 2]] = -(a**2), -(a**2), -(b**2)
    J[:, [3, 4, 5], [3, 4, 5]] = -2 * a, -2 * a, -2 * b
    J[:, 3, 1], J[:, 3, 2] = A * a * steep_v, -A * a * steep_v
    J[:, 4, 0], J[:, 5, 0] = A * a * c2 * c1 * steep_1, B * b * c4 * c3 * steep_3
    return J


@takes(input_for=function, cut=CUTS)
def critical(input_for=None, cut="nothing"):
    """Walk along all resting states, and note the inputs from 0 on at which one begins to swing or vanishes.

    Parameters
    ----------
    input_for : function
        The input for which an array of potentials is at rest, of an intact column; ours unless told.
    cut : {"nothing", "P → E", "E → P", "P → I", "I → P"}
        A wire that is cut, where ``input_for`` is ours.

    Returns
    -------
    Critical

    References
    ----------
    Grimbert F, Faugeras O (2006). Bifurcation analysis of Jansen's neural mass model. Neural Computation
    18:3052-3068. doi:10.1162/neco.2006.18.12.3052
    """
    v = np.linspace(0, 15, 1501)
    p = np.asarray(input_for(v) if input_for else resting(v, cut)[0], dtype=float)
    grows, hz = growth(v, cut)
    k = np.flatnonzero(np.diff(grows > 0) & (hz[1:] > 0))
    turns = p[k] - grows[k] * (p[k + 1] - p[k]) / (grows[k + 1] - grows[k])
    k = 1 + np.flatnonzero(np.diff(np.sign(np.diff(p))))
    left, right = p[k - 1] - p[k], p[k + 1] - p[k]
    bends = p[k] - (right - left) ** 2 / (8 * (left + right))  # the top of the parabola through three points
    return Critical(*(np.sort(found[found > 0]) for found in (turns, bends)))


def slopes(y, p, wires):
    """Six equations of the first order: each population's potential y and how fast it changes."""
    y0, y1, y2, z0, z1, z2 = y
    c1, c2, c3, c4 = wires
    return (
        z0,
        z1,
        z2,
        A * a * fires(y1 - y2) - 2 * a * z0 - a * a * y0,
        A * a * (p + c2 * fires(c1 * y0)) - 2 * a * z1 - a * a * y1,
        B * b * c4 * fires(c3 * y0) - 2 * b * z2 - b * b * y2,
    )


def step(y, p, wires, dt):
    """One step of the classical Runge-Kutta method."""
    k1 = slopes(y, p, wires)
    k2 = slopes([u + dt / 2 * k for u, k in zip(y, k1, strict=True)], p, wires)
    k3 = slopes([u + dt / 2 * k for u, k in zip(y, k2, strict=True)], p, wires)
    k4 = slopes([u + dt * k for u, k in zip(y, k3, strict=True)], p, wires)
    return [u + dt / 6 * (p1 + 2 * (p2 + p3) + p4) for u, p1, p2, p3, p4 in zip(y, k1, k2, k3, k4, strict=True)]


@takes(p=array, cut=CUTS, start=STARTS, T=number(above=0, high=60), dt=number(above=0, high=0.005))
def simulate(p, cut="nothing", start="quiet", T=1.5, dt=0.002):
    """Drive a column and record the potentials of its populations.

    Parameters
    ----------
    p : float or array_like, spikes per second
        The input, a constant; one column for each number.
    cut : {"nothing", "P → E", "E → P", "P → I", "I → P"}
        P are pyramidal cells, E excitatory and I inhibitory interneurons.
    start : {"quiet", "in full swing"}
        All potentials 0; or those of a column that hums.
    T, dt : float, s

    Returns
    -------
    Wave
    """
    p = float(p) if p.ndim == 0 else p
    y = [u + 0 * p for u in (SWINGING if start == "in full swing" else (0.0,) * 6)]
    wires, n = connections(cut), max(round(T / dt), 1)
    found = []
    for _ in range(n):
        found.append(y[:3])
        y = step(y, p, wires, dt)
    y = np.array(found)
    return Wave(dt * np.arange(n), y[:, 1] - y[:, 2], y)
