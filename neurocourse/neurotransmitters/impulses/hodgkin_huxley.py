"""The neuron of Hodgkin and Huxley (1952): sodium lets the spike rise, its own closing and potassium end it.

C·dV/dt = I - g_Na·m³h·(V - E_Na) - g_K·n⁴·(V - E_K) - g_L·(V - E_L). Currents are in µA/cm², conductances in mS/cm²,
and the voltage is today's: inside against outside, at rest near -65 mV.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, broadcast, either, number, positive, takes
from neurocourse.caching import kept
from neurocourse.neurotransmitters.impulses.drive import pulse, sampled, times
from neurocourse.neurotransmitters.impulses.squid import (  # noqa: F401 (part of this module's face)
    SQUID,
    Axon,
    conductances,
    ionic_current,
    rates,
    rest,
    steady_gates,
    step,
)  # fmt: skip

ONE_OR_MANY = either(number, array(ndim=1))


class Response(NamedTuple):
    """``t`` (T,) in ms, ``V`` (T,) or (T, N) in mV, and the gates m, h, n at the end, (3,) or (3, N)."""

    t: np.ndarray
    V: np.ndarray
    gates: np.ndarray


LOW, HIGH, PER_MV = -150.0, 100.0, 100  # the table of the gates


@kept
def gate_table(dt):
    """For each 0.01 mV: what a step of ``dt`` keeps of m, h, n, and what it adds; shape (25001, 6).

    Eighteen exponentials a step become one look-up. At a held voltage the step is exact.
    """
    alpha, beta = rates(np.linspace(LOW, HIGH, round((HIGH - LOW) * PER_MV) + 1))
    keep = np.exp(-dt * (alpha + beta))
    return np.ascontiguousarray(np.concatenate([keep, alpha / (alpha + beta) * (1 - keep)]).T)


@takes(
    duration=positive, dt=positive, V0=ONE_OR_MANY, axon=Axon, partner=array(ndim=1, dtype=np.intp, low=0),
    g_c=either(number(low=0), array(ndim=1, low=0)),
)  # fmt: skip
def simulate(I, *, duration=100.0, dt=0.01, V0=None, axon=SQUID, partner=None, g_c=0.0):
    """Simulate one Hodgkin-Huxley neuron, or N at once.

    Parameters
    ----------
    I : float, array (N,) or function of t, µA/cm²
        A function gives (T,) or (T, N); ``drive.pulse`` makes one.
    duration, dt : float, ms
    V0 : float or array (N,), mV
        Where to start, with settled gates; at rest unless told.
    axon : Axon
    partner : int array (N,)
        Which cell each is joined to by a gap junction, when any is.
    g_c : float or array (N,), mS/cm²
        Conductance of the junction: it adds the current g_c·(V_partner - V).

    Returns
    -------
    Response

    References
    ----------
    Hodgkin AL, Huxley AF (1952). A quantitative description of membrane current and its application to conduction and
    excitation in nerve. Journal of Physiology 117:500-544. doi:10.1113/jphysiol.1952.sp004764
    """
    t = times(duration, dt)
    current, start = sampled("I", I, t), np.asarray(rest(axon) if V0 is None else V0)
    sizes = [x.shape[-1:] for x in (current, start) if x.ndim and x.shape[-1:] != (1,)]
    n = np.atleast_1d(broadcast(I=current[0] if current.ndim == 2 else current, V0=start)[0]).size
    V = np.broadcast_to(start, (len(t), n)).copy()
    if partner is not None and (len(partner) != n or partner.max(initial=0) >= n):
        raise ValueError(f"partner must name one of the {n} cells of I and V0 for each of them, got {partner.tolist()}")
    joint = None if partner is None else broadcast(partner=partner, g_c=g_c)
    gates = _integrate(V, np.broadcast_to(current, V.shape), joint, dt, axon)
    return Response(t, V, gates) if sizes else Response(t, V[:, 0], gates[:, 0])


def _integrate(V, current, joint, dt, axon):
    """Fill V (T, N) from V[0]; gates, then voltage, each by the exact solution while the other is held."""
    table, v, gates = gate_table(dt), V[0], steady_gates(V[0])
    g, E = np.array([[axon.g_Na, axon.g_K, axon.g_L], [axon.E_Na, axon.E_K, axon.E_L]])
    weights, is_open = np.stack([g, g * E]), np.ones((3, len(v)))  # m³h, n⁴ and the leak, which is always open
    row, both = np.empty((len(v), 6)), np.empty((2, len(v)))
    (keep, add), (m, h, n), (total, pull) = row.T.reshape(2, 3, -1), gates, both
    for k in range(1, len(V)):
        table.take(((v - (LOW - 0.5 / PER_MV)) * PER_MV).astype(np.intp), axis=0, mode="clip", out=row)
        gates *= keep
        gates += add
        np.multiply(m * m, m * h, out=is_open[0])
        np.square(n * n, out=is_open[1])
        np.matmul(weights, is_open, out=both)  # total conductance, and what it pulls towards
        pull += current[k - 1]
        if joint:
            total += joint[1]
            pull += joint[1] * v[joint[0]]
        target = pull / total
        total *= -dt / axon.C
        v = np.add(target, (v - target) * np.exp(total), out=V[k])
    return gates


def spike_times(t, V, threshold=0.0):
    """Times in ms at which ``V`` (T,) rises through ``threshold`` mV, between samples by a straight line."""
    k = np.flatnonzero((V[:-1] < threshold) & (V[1:] >= threshold))
    share = (threshold - V[k]) / (V[k + 1] - V[k])
    return t[k] + share * (t[k + 1] - t[k])


@takes(I=array, settle=number(low=0), duration=positive, dt=positive, axon=Axon)
def firing_rate(I, *, settle=200.0, duration=1000.0, dt=0.01, axon=SQUID):
    """Rate in Hz of sustained firing at each current, (N,): the inverse of the mean interval after ``settle`` ms.

    0 when fewer than three spikes come after that: a burst at the start is not sustained firing.
    """
    run = simulate(np.atleast_1d(I), duration=duration, dt=dt, axon=axon)
    trains = [spike_times(run.t, V) for V in run.V.reshape(len(run.t), -1).T]
    late = [spikes[spikes >= settle] for spikes in trains]
    return np.array([1000 / np.diff(s).mean() if len(s) > 2 else 0.0 for s in late])


@takes(amplitude=array(ndim=1), width=positive, start=number, duration=positive, dt=positive, axon=Axon)
def pulse_peaks(amplitude, *, width=1.0, start=5.0, duration=20.0, dt=0.01, axon=SQUID):
    """Highest voltage after a brief pulse of each ``amplitude`` (N,) µA/cm², in mV, shape (N,); and the whole run.

    All or nothing: the answers fall into two heaps, whatever the pulse.
    """
    run = simulate(pulse(amplitude, start, start + width), duration=duration, dt=dt, axon=axon)
    return run.V.max(axis=0), run
