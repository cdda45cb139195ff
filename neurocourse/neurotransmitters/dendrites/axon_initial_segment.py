"""Where a spike starts: not in the cell body, and not by its nucleus, but where sodium channels stand densest.

A dendrite, a cell body, the axon initial segment (AIS) and the axon, cut into compartments. All carry the channels of
Hodgkin and Huxley, at densities of their own. Conductances are per cm² of membrane, as they wrote them. Lengths and
diameters are round figures for a cell of the cortex.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import number, positive, step_count, takes
from neurocourse.neurotransmitters.impulses import squid

PARTS = {  # name: (number of compartments, length and diameter of each in µm)
    "dendrite": (4, 60.0, 3.0),
    "soma": (1, 20.0, 20.0),
    "AIS": (4, 10.0, 1.5),
    "axon": (5, 40.0, 1.0),
}
G_NA, G_K, G_L = 120.0, 36.0, 0.3  # mS/cm² at density 1, the squid's axon
E_NA, E_K, REST = 50.0, -77.0, -65.0  # mV
C_M, R_A = 1.0, 150.0  # µF/cm², Ω cm
CROSSING = -20.0  # mV: a compartment spikes when it passes this upwards


class Shape(NamedTuple):
    """The compartments in a row, from the dendrite's tip to the end of the axon."""

    part: tuple  # (N,) names
    x: np.ndarray  # (N,) µm, middle of each, 0 at the start of the AIS
    area: np.ndarray  # (N,) cm²
    axial: np.ndarray  # (N, N) mS: current to the neighbours is axial·V, in µA


class Spike(NamedTuple):
    """One run: ``V`` (T, N) in mV over ``t`` (T,) in ms, and when each compartment spiked, infinite if it did not."""

    shape: Shape
    t: np.ndarray
    V: np.ndarray
    times: np.ndarray  # (N,) ms


def shape():
    """Cut the cell of ``PARTS`` into compartments and join neighbours by the inside of half of each."""
    rows = [(name, length, d) for name, (n, length, d) in PARTS.items() for _ in range(n)]
    part, length, d = (tuple(row[k] for row in rows) for k in range(3))
    length, d = np.array(length), np.array(d)
    half = R_A * (length / 2 * 1e-4) / (np.pi * (d * 1e-4) ** 2 / 4)  # Ω
    g = np.diag(1e3 / (half[:-1] + half[1:]), 1)  # mS
    g = g + g.T
    x = np.cumsum(length) - length / 2 - length[: part.index("AIS")].sum()
    return Shape(part, x, np.pi * d * length * 1e-8, np.diag(g.sum(axis=1)) - g)


@takes(
    ais=number(low=0), soma=number(low=0), I=number, site=("soma", "dendrite"), axon=number(low=0),
    dendrite=number(low=0), phi=positive, duration=positive, dt=positive,
)  # fmt: skip
def simulate(ais=6.0, soma=0.3, *, I=1.0, site="soma", axon=1.0, dendrite=0.1, phi=3.0, duration=12.0, dt=0.02):
    """Push current into the cell from 1 ms on and see which compartment spikes first.

    C·dV/dt = −d·[ḡ_Na·m³h·(V − E_Na) + ḡ_K·n⁴·(V − E_K)] − g_L·(V − E_L) − axial + I, d the density. Each compartment's
    E_L holds it at −65 mV, so that all parts start from the same rest whatever their channels.

    Parameters
    ----------
    ais, soma, axon, dendrite : float
        Density of channels in each part, in units of the squid's axon (1 is 120 mS/cm² of sodium).
    I : float, nA
    site : "soma" or "dendrite"
        Where the current flows in; in the dendrite it is spread over its whole length, as by many synapses.
    phi : float
        How much faster the gates are than at 6.3 degrees.
    duration, dt : float, ms

    Returns
    -------
    Spike
        Voltage by the implicit, gates by the exponential Euler rule.

    References
    ----------
    Kole MHP, Ilschner SU, Kampa BM, et al. (2008). Action potential generation requires a high sodium channel density
    in the axon initial segment. Nature Neuroscience 11:178-186. doi:10.1038/nn2040
    """
    cell = shape()
    densities = dict(dendrite=dendrite, soma=soma, AIS=ais, axon=axon)
    d = np.array([densities[part] for part in cell.part])
    here = np.array(cell.part) == site
    current = 1e-3 * I * here / here.sum()  # µA
    t = np.arange(step_count(duration=duration, dt=dt)) * dt
    V = _integrate(cell, d, current * (t >= 1.0)[:, None], phi, dt)
    up = (V[:-1] < CROSSING) & (V[1:] >= CROSSING)
    k = up.argmax(axis=0)
    low, high = (V[k + j, np.arange(len(d))] for j in (0, 1))
    step = np.where(up.any(axis=0), (CROSSING - low) / np.where(high > low, high - low, 1.0), np.inf)
    return Spike(cell, t, V, t[k] + dt * step)


def _integrate(cell, d, current, phi, dt):
    """Voltage (T, N) for densities ``d`` (N,) and current (T, N) in µA."""
    V = np.full(len(d), REST)
    alpha, beta = squid.rates(V)
    gate = alpha / (alpha + beta)
    g_Na, g_K, C = G_NA * cell.area * d, G_K * cell.area * d, C_M * cell.area / dt
    rest_Na, rest_K = g_Na * gate[0] ** 3 * gate[1], g_K * gate[2] ** 4
    # The leak's own current, g_L·E_L, such that nothing flows at rest.
    leak = G_L * cell.area * REST + rest_Na * (REST - E_NA) + rest_K * (REST - E_K)
    trace = np.empty((len(current), len(d)))
    here = np.arange(len(d))
    for k, I in enumerate(current):
        trace[k] = V
        alpha, beta = squid.rates(V)
        total = alpha + beta
        gate = gate + (alpha / total - gate) * -np.expm1(-phi * dt * total)
        Na, K = g_Na * gate[0] ** 3 * gate[1], g_K * gate[2] ** 4
        system = cell.axial.copy()
        system[here, here] += C + Na + K + G_L * cell.area
        V = np.linalg.solve(system, C * V + Na * E_NA + K * E_K + leak + I)
    return trace


def first(spike):
    """Name of the part that spikes first; "none" when nothing does."""
    return spike.shape.part[int(np.argmin(spike.times))] if np.isfinite(spike.times).any() else "none"


def lead(spike):
    """Time by which the AIS spikes before the soma, ms; negative when the soma is first, NaN without both spikes."""
    part = np.array(spike.shape.part)
    ais, soma = spike.times[part == "AIS"].min(), spike.times[part == "soma"].min()
    return float(soma - ais) if np.isfinite([ais, soma]).all() else float("nan")
