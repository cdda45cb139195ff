"""A dendrite is a leaky cable: what arrives at its far end reaches the cell body late, wide and small.

The dendrite is cut into compartments; each leaks through its membrane and passes current to its neighbours. The closed
forms below come from the cable equation λ²·∂²V/∂x² = τ·∂V/∂t + V and share nothing with the compartments.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, number, positive, step_count, takes


class Cable(NamedTuple):
    """A dendrite with sealed ends in compartments; the cell body is at x = 0."""

    x: np.ndarray  # (N,) µm, middle of each compartment
    g_leak: np.ndarray  # (N,) µS
    C: np.ndarray  # (N,) nF
    G: np.ndarray  # (N, N) µS: current that leaves through membrane and neighbours is G·V
    lam: float  # µm
    tau: float  # ms


@takes(d=positive, R_m=positive, R_a=positive)
def length_constant(d=2.0, R_m=20_000.0, R_a=150.0):
    """λ = √(d·R_m / (4·R_a)): how far a steady voltage gets before it has fallen to 1/e.

    Parameters
    ----------
    d : float, µm
        Diameter.
    R_m : float, Ω cm²
        Resistance of the membrane.
    R_a : float, Ω cm
        Resistance of the inside.

    Returns
    -------
    float, µm
    """
    return float(np.sqrt(d * 1e-4 * R_m / (4 * R_a)) * 1e4)


@takes(length=positive, d=positive, R_m=positive, R_a=positive, C_m=positive, n=count(low=2))
def dendrite(length=1000.0, d=2.0, *, R_m=20_000.0, R_a=150.0, C_m=1.0, n=100):
    """Cut a dendrite into ``n`` equal compartments with sealed ends.

    Parameters
    ----------
    length, d : float, µm
    R_m, R_a : float, Ω cm² and Ω cm
    C_m : float, µF/cm²
    n : int

    Returns
    -------
    Cable

    References
    ----------
    Rall W (1977). Core conductor theory and cable properties of neurons. Handbook of Physiology, The Nervous System 1.
    """
    lam = length_constant(d, R_m, R_a)
    dx = length / n
    area = np.pi * d * dx * 1e-8  # cm²
    g_axial = np.pi * (d * 1e-4) ** 2 / (4 * R_a * dx * 1e-4) * 1e6  # µS
    g_leak, C = np.full(n, 1e6 * area / R_m), np.full(n, 1e3 * C_m * area)
    neighbours = np.diag(np.full(n - 1, g_axial), 1)
    neighbours = neighbours + neighbours.T
    G = np.diag(g_leak + neighbours.sum(axis=1)) - neighbours
    return Cable((np.arange(n) + 0.5) * dx, g_leak, C, G, lam, float(C[0] / g_leak[0]))


def site(cable, x):
    """Number of the compartment that holds the place ``x``, µm from the cell body."""
    length = cable.x[0] + cable.x[-1]
    return min(int(number("x", x, low=0, high=length) / length * len(cable.x)), len(cable.x) - 1)


@takes(cable=Cable, x=number, I=number)
def steady(cable, x, I=0.1):
    """Voltage above rest (N,), mV, when a steady current ``I`` (nA) flows in at ``x`` (µm): G·V = I."""
    current = np.zeros(len(cable.x))
    current[site(cable, x)] = I
    return np.linalg.solve(cable.G, current)


@takes(cable=Cable, x=number, I=number, on=number(low=0), width=positive, duration=positive, dt=positive)
def simulate(cable, x, I=0.1, *, on=5.0, width=2.0, duration=100.0, dt=0.1):
    """A pulse of current at ``x``: C·dV/dt = −G·V + I(t), solved exactly in the modes of the cable.

    Parameters
    ----------
    cable : Cable
    x : float, µm
        Where the current flows in.
    I : float, nA
    on, width, duration, dt : float, ms
        Start and length of the pulse, and the times at which V is noted.

    Returns
    -------
    t : array (T,), ms
    V : array (T, N), mV above rest
    """
    t = np.arange(step_count(duration=duration, dt=dt)) * dt
    root = np.sqrt(cable.C)
    rate, mode = np.linalg.eigh(cable.G / np.outer(root, root))  # 1/ms
    push = mode[site(cable, x)] * I / root[site(cable, x)]
    start = np.clip(t - on, 0, None)[:, None]
    after = np.clip(t - on - width, 0, None)[:, None]
    amount = push * (np.exp(-rate * after) - np.exp(-rate * start)) / rate
    return t, amount @ mode.T / root


@takes(x=array, lam=positive)
def decay(x, lam):
    """A cable without end, held at V₀ at x = 0: V / V₀ = e^(−x/λ)."""
    return np.exp(-x / lam)


@takes(x=array, length=positive, lam=positive)
def finite_decay(x, length, lam):
    """A cable with a sealed end, current at x = 0: V / V₀ = cosh((L − x)/λ) / cosh(L/λ)."""
    return np.cosh((length - x) / lam) / np.cosh(length / lam)
