"""A spike runs along a fibre: bare, as in the squid, or wrapped in myelin with naked nodes."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, number, positive, step_count, takes, unguarded
from neurocourse.neurotransmitters import hodgkin_huxley as hh

R_A = 35.4  # Ohm cm, inside the squid's axon; Hodgkin and Huxley (1952)
WARM = 3.0 ** ((18.5 - 6.3) / 10)  # how much faster the gates are at 18.5 degrees
NODE_AREA_SCALE = 8.0  # density of channels at a node, relative to the squid's membrane
INTERNODE, AXON_SHARE, NODE_LENGTH = 100.0, 0.7, 1.5e-4  # fibre diameters, of the fibre's diameter, cm
R_FROG = 110.0  # Ohm cm
MEMBRANES = 176.0  # in a row, in the sheath of a fibre of 10 um; thicker sheaths have more, in proportion
PARTS = 4  # compartments of an internode
HELD, ON = 0.03, 0.3  # share of the fibre that is stimulated, and for how long (ms)


class Fibre(NamedTuple):
    """Compartments in a row."""

    x: np.ndarray  # (N,) cm
    C: np.ndarray  # (N,) nF
    active: np.ndarray  # (N,) cm2 of membrane with channels, times their density
    leak: np.ndarray  # (N,) uS of passive leak, pulling to rest
    g_axial: np.ndarray  # (N - 1,) uS between neighbours


class Propagation(NamedTuple):
    """Voltages along a fibre after a stimulus at its left end."""

    t: np.ndarray  # (T,) ms
    V: np.ndarray  # (T, N) mV
    x: np.ndarray  # (N,) cm


@takes(d=positive, length=positive, dx=positive, R_a=positive, density=positive)
def bare(d=476.0, *, length=6.0, dx=0.05, R_a=R_A, density=1.0):
    """A bare axon of the squid.

    Parameters
    ----------
    d : float
        Diameter (um); that of Hodgkin and Huxley's axon by default.
    length, dx : float, cm
    R_a : float, Ω cm
    density : float
        Of channels, relative to the squid's membrane.

    Returns
    -------
    Fibre
    """
    d, n = d * 1e-4, step_count(length=length, dx=dx)
    area = np.full(n, np.pi * d * dx)
    g = 1e6 * np.pi * d**2 / (4 * R_a * dx)
    return Fibre(dx * np.arange(n), 1000 * area, density * area, np.zeros(n), np.full(n - 1, g))


@takes(D=positive, n_nodes=count(low=2))
def myelinated(D=10.0, *, n_nodes=30):
    """A fibre in myelin: naked nodes of fixed length, and between them a sheath whose length follows the diameter.

    Parameters
    ----------
    D : float
        Diameter of the whole fibre (um). The axon inside has 0.7 of it, an internode 100 times of it.
    n_nodes : int

    Returns
    -------
    Fibre
    """
    D = D * 1e-4
    d, part = AXON_SHARE * D, INTERNODE * D / PARTS
    n = (n_nodes - 1) * (PARTS + 1) + 1
    node = np.arange(n) % (PARTS + 1) == 0
    length = np.where(node, NODE_LENGTH, part)
    area = np.pi * d * length
    resistance = R_FROG * length / (np.pi * d**2 / 4) / 2 * 1e-6  # MOhm of half a compartment
    membranes = MEMBRANES * D / 10e-4
    C = 1000 * area * np.where(node, 1.0, 1 / membranes)
    leak = 1000 * area * np.where(node, 0.0, hh.SQUID.g_L / membranes / 60)  # of the sheath: tight
    x = np.cumsum(length) - length / 2
    return Fibre(x, C, np.where(node, NODE_AREA_SCALE * area, 0.0), leak, 1 / (resistance[:-1] + resistance[1:]))


@takes(fibre=Fibre, duration=positive, dt=positive, phi=positive, clamp=number, inject=number)
def run(fibre, *, duration, dt=0.005, phi=WARM, clamp=0.0, inject=None):
    """Clamp the left end to ``clamp`` mV for a moment, or ``inject`` a steady current (nA) there, and see what runs.

    C dV/dt = axial currents - A [Hodgkin and Huxley's currents] - leak. The axial part is solved implicitly, and the
    channels by the exponential of a membrane whose gates are held; gates are ``phi`` times as fast as at 6.3 degrees.

    Parameters
    ----------
    fibre : Fibre
    duration, dt : float, ms
    phi : float
    clamp : float, mV
    inject : float, nA

    Returns
    -------
    Propagation
    """
    steps, rates = step_count(duration=duration, dt=dt), unguarded(hh.rates)
    V_rest, C = hh.rest(), fibre.C
    spread = _spread(fibre, dt)
    v, gates = np.full(len(C), V_rest), hh.steady_gates(np.full(len(C), V_rest))
    held = fibre.x <= HELD * fibre.x[-1]
    V = np.empty((steps, len(C)))
    for k in range(steps):
        alpha, beta = rates(v)
        keep = np.exp(-dt * phi * (alpha + beta))
        gates = keep * gates + (1 - keep) * alpha / (alpha + beta)
        Na, K = hh.conductances(gates)
        g = 1000 * fibre.active * (Na + K + hh.SQUID.g_L) + fibre.leak
        pull = 1000 * fibre.active * (Na * hh.SQUID.E_Na + K * hh.SQUID.E_K + hh.SQUID.g_L * hh.SQUID.E_L)
        pull = pull + fibre.leak * V_rest
        target = np.divide(pull, g, out=v.copy(), where=g > 0)
        v = target + (v - target) * np.exp(-dt * g / C)
        v = spread @ v
        if inject is not None:
            v[held] += dt * inject / C[held].sum()
        elif k * dt < ON:
            v[held] = clamp
        V[k] = v
    return Propagation(dt * np.arange(1, steps + 1), V, fibre.x)


@takes(propagation=Propagation, phi=positive)
def flows(propagation, phi=WARM):
    """What flows through a bare membrane while voltages V (T, N) run along it.

    Returns
    -------
    sodium, potassium : ndarray, shape (T, N)
        µA/cm², inward and outward; the leak is left out.
    """
    t, V, _ = propagation
    dt, rates = t[1] - t[0], unguarded(hh.rates)
    gates, into, out = hh.steady_gates(np.full(V.shape[1], hh.rest())), np.empty_like(V), np.empty_like(V)
    for k, v in enumerate(V):
        alpha, beta = rates(v)
        keep = np.exp(-dt * phi * (alpha + beta))
        gates = keep * gates + (1 - keep) * alpha / (alpha + beta)
        Na, K = hh.conductances(gates)
        into[k], out[k] = Na * (hh.SQUID.E_Na - v), K * (v - hh.SQUID.E_K)
    return into, out


def _spread(fibre, dt):
    """Matrix (N, N) of one implicit step of the axial currents: (C + dt L)⁻¹ C."""
    n, g = len(fibre.C), fibre.g_axial
    L = np.zeros((n, n))
    k = np.arange(n - 1)
    np.add.at(L, (k, k), g), np.add.at(L, (k + 1, k + 1), g)
    L[k, k + 1] -= g
    L[k + 1, k] -= g
    return np.linalg.solve(np.diag(fibre.C) + dt * L, np.diag(fibre.C))


@takes(propagation=Propagation, first=fraction, last=fraction, level=number)
def velocity(propagation, first=0.4, last=0.75, level=-20.0):
    """Speed of the spike (m/s) between two places, given as shares of the length; NaN when no spike passes."""
    x, V = propagation.x, array("V", propagation.V, ndim=2)
    at = [int(np.abs(x - share * x[-1]).argmin()) for share in (first, last)]
    times = [hh.spike_times(propagation.t, V[:, k], level) for k in at]
    if not all(len(t) for t in times) or times[1][0] <= times[0][0]:
        return np.nan
    return float((x[at[1]] - x[at[0]]) / (times[1][0] - times[0][0]) * 10)  # cm/ms is 10 m/s
