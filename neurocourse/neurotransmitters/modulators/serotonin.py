"""One transmitter, two signs: the same pulse of serotonin on a 5-HT1A receptor and on a 5-HT2A receptor.

Neither receptor is a channel. Through G proteins, 5-HT1A opens potassium channels and 5-HT2A closes others that were
open at rest. Both act for seconds. The rates and conductances here are chosen to be plausible, not fitted to a cell.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, broadcast, either, fraction, number, positive, takes
from neurocourse.neurotransmitters.channels.membrane import Conductance, Membrane, simulate, steady_state
from neurocourse.neurotransmitters.impulses.drive import pulse, times

E_K = -90.0  # mV
CELL = Membrane(C=0.2, g_L=0.006, E_L=-50.0)  # the leak without its potassium part; with it the cell rests at -66 mV
G_REST, G_1A = 0.004, 0.004  # µS of potassium: open at rest and closed by 5-HT2A; opened by 5-HT1A
TAU_1A, TAU_2A = 300.0, 1500.0  # ms: how fast each follows
DENSITY = either(fraction, array(ndim=1, low=0, high=1))  # of a receptor, in one cell or in many
UPTAKE, K = 200.0, 1.0  # ms, and µmol/L for half the effect


class Response(NamedTuple):
    """``t`` (T,) in ms, ``serotonin`` (T,) in µmol/L, active shares (T,), and ``V`` (T,) or (T, N) in mV."""

    t: np.ndarray
    serotonin: np.ndarray
    active_1A: np.ndarray
    active_2A: np.ndarray
    V: np.ndarray


def _channels(density_1A, density_2A, active_1A, active_2A):
    """The cell's two kinds of potassium channel, for densities () or (N,) and active shares () or functions of time."""
    opened = Conductance("opened by 5-HT1A", G_1A * np.multiply.outer(active_1A, density_1A), E_K)
    closed = Conductance("closed by 5-HT2A", G_REST * (1 - np.multiply.outer(active_2A, density_2A)), E_K)
    return opened, closed


@takes(density_1A=array(low=0, high=1), density_2A=array(low=0, high=1), active=fraction)
def resting(density_1A=0.0, density_2A=0.0, active=0.0):
    """Where V settles, in mV, when the share ``active`` of both pathways stays so: the weighted mean of E_L and E_K."""
    densities = broadcast(density_1A=density_1A, density_2A=density_2A)
    return steady_state(0.0, _channels(*densities, active, active), cell=CELL)[0]


@takes(
    density_1A=DENSITY, density_2A=DENSITY, dose=number(low=0), start=number, width=positive, duration=positive,
    dt=positive,
)  # fmt: skip
def respond(density_1A, density_2A, *, dose=5.0, start=500.0, width=300.0, duration=8000.0, dt=5.0):
    """Give one pulse of serotonin to a cell, or to N cells, with these two receptors.

    Serotonin c rises while the pulse lasts and is taken up; each pathway follows it slowly, τ·da/dt = c / (c + K) - a.

    Parameters
    ----------
    density_1A, density_2A : float or array (N,)
        Share of the receptors that the cell has, 0 to 1.
    dose : float, µmol/L
        Where serotonin goes while the pulse lasts.
    start, width, duration, dt : float, ms

    Returns
    -------
    Response

    References
    ----------
    Andrade R, Nicoll RA (1987). Pharmacologically distinct actions of serotonin on single pyramidal neurones of the rat
    hippocampus recorded in vitro. Journal of Physiology 394:99-124.
    """
    densities = broadcast(density_1A=density_1A, density_2A=density_2A)
    t = times(duration, dt)
    released = pulse(dose, start, start + width)(t)
    c = _follow(released, UPTAKE, dt)
    active = [_follow(c / (c + K), tau, dt) for tau in (TAU_1A, TAU_2A)]
    opened, closed = _channels(*densities, *active)
    parts = [Conductance(part.name, _held(part.g), E_K) for part in (opened, closed)]
    V0 = float(resting())
    V = simulate(0.0, parts, cell=CELL, duration=duration, dt=dt, V0=V0, spiking=False).V
    return Response(t, c, *active, V)


def _held(samples):
    """A function of time that gives these samples."""
    return lambda t: samples


def _follow(x, tau, dt):
    """First-order filter, exact while x (T,) is held through each step; starts at 0."""
    keep, y, values = np.exp(-dt / tau), 0.0, np.empty(len(x))
    for k, target in enumerate(x.tolist()):
        values[k] = y
        y = target + (y - target) * keep
    return values


class Unit(NamedTuple):
    """What a unit says that shall do as a membrane does, ``V`` (T,) in mV, and its error as a share of the swing."""

    V: np.ndarray
    error: float


@takes(response=Response, two=bool)
def unit(response, two=False):
    """Let a leaky unit follow a cell: its best weight on the serotonin that is bound, and its best leak.

    With ``two`` it has what a pair of receptors has: two leaks, those of the pathways, and a weight on each.

    Parameters
    ----------
    response : Response
        Of one cell.
    two : bool

    Returns
    -------
    Unit
    """
    dt, bound = response.t[1], response.serotonin / (response.serotonin + K)
    lift = response.V - response.V[0]
    if two:
        tries = [np.stack([response.active_1A, response.active_2A], axis=1)]
    else:
        tries = [_follow(bound, tau, dt)[:, None] for tau in np.geomspace(100.0, 3000.0, 12)]
    lines = [part @ np.linalg.lstsq(part, lift, rcond=None)[0] for part in tries]
    errors = [float(np.sqrt(np.mean((line - lift) ** 2))) / max(float(np.ptp(lift)), 1e-9) for line in lines]
    best = int(np.argmin(errors))
    return Unit(response.V[0] + lines[best], errors[best])
