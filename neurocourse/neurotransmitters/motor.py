"""The motor neuron and its muscle: twitches add up to a steady pull, and small units are called before large ones."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, integer, number, positive


class Pool(NamedTuple):
    """Motor units of one muscle, in any order, one entry a unit."""

    size: np.ndarray  # surface of the cell, the smallest is 1
    R: np.ndarray  # MOhm, input resistance: a small cell has little membrane to leak through
    P: np.ndarray  # mN, force of one twitch
    T_c: np.ndarray  # ms, from the start of a twitch to its peak


def twitch(t, T_c=60.0, P=1.0):
    """Force of one twitch: f(t) = P·(t / T_c)·e^(1 − t/T_c) from t = 0 on; its peak P stands at t = T_c.

    Parameters
    ----------
    t : float or array, ms
        Time since the spike.
    T_c : float, ms
        Contraction time.
    P : float, mN

    Returns
    -------
    float or array, mN
    """
    u = np.maximum(array("t", t), 0.0) / positive("T_c", T_c)
    return P * u * np.exp(1 - u)


def force(spike_times, t, T_c=60.0, P=1.0):
    """Sum of the twitches of all spikes: F(t) = Σₖ f(t − tₖ), mN, at the times ``t`` (T,) in ms."""
    t = array("t", t, ndim=1)
    total = np.zeros(len(t))
    for start in array("spike_times", spike_times, ndim=1):
        total += twitch(t - start, T_c, P)
    return total


def ripple(rate, T_c=60.0):
    """How much the force still trembles at a steady rate, once it has settled: (F_max − F_min) / F_mean.

    With T = 1/rate, q = e^(−T/T_c) and u = t/T_c for 0 <= t < T, the sum over all past spikes is
    F(t) = e^(1−u)·[u / (1 − q) + (T/T_c)·q / (1 − q)²], and its mean is e·T_c/T, in units of P.

    Parameters
    ----------
    rate : float, Hz
    T_c : float, ms

    Returns
    -------
    float
        2 and more for single twitches, towards 0 for a fused tetanus.
    """
    period = 1000 / positive("rate", rate) / positive("T_c", T_c)
    q = np.exp(-period)
    past = period * q / (1 - q) ** 2
    top = min(1 - past * (1 - q), period)  # where the slope is zero
    sums = [np.exp(1 - u) * (u / (1 - q) + past) for u in (0.0, max(top, 0.0))]
    return float((sums[1] - sums[0]) * period / np.e)


def fused_rate(T_c=60.0, limit=0.05):
    """The lowest rate, in Hz, at which the ripple is no more than ``limit``: found by halving."""
    low, high = 1.0, 1e6 / positive("T_c", T_c)
    limit = number("limit", limit, above=0, below=1)
    while high / low > 1 + 1e-9:
        middle = np.sqrt(low * high)
        low, high = (middle, high) if ripple(middle, T_c) > limit else (low, middle)
    return float(high)


def pool(n=30, *, spread=100.0, rng):
    """Draw a muscle's motor units: sizes spread evenly on a logarithmic axis, in shuffled order. Synthetic.

    A cell ten times as large has a tenth of the input resistance; it drives a stronger and a faster muscle fibre.

    Parameters
    ----------
    n : int
    spread : float
        Twitch force of the largest unit over that of the smallest.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Pool

    References
    ----------
    Fuglevand AJ, Winter DA, Patla AE (1993). Models of recruitment and rate coding organization in motor-unit pools.
    Journal of Neurophysiology 70:2470-2488.
    """
    rng = np.random.default_rng(rng)
    rank = rng.permutation(integer("n", n, low=2)) / (n - 1)
    size = 10.0**rank
    P = 5.0 * number("spread", spread, low=1.0) ** rank
    return Pool(size, 8.0 / size, P, 90.0 * P.min() ** 0.24 / P**0.24)


def rates(pool, I, *, tau_m=10.0, V_th=15.0, t_ref=20.0):
    """Rate of every unit under the same current: 1000 / (t_ref + τ·ln(R·I / (R·I − V_th))), 0 below threshold.

    Parameters
    ----------
    pool : Pool
    I : float, nA
        The shared drive.
    tau_m, t_ref : float, ms
    V_th : float, mV above rest

    Returns
    -------
    array, shape (n,), Hz
    """
    drive, V_th = pool.R * number("I", I, low=0), positive("V_th", V_th)
    fires = drive > V_th
    climb = np.log1p(V_th / np.where(fires, drive - V_th, 1.0))
    return np.where(fires, 1000 / (number("t_ref", t_ref, low=0) + positive("tau_m", tau_m) * climb), 0.0)


def recruit(pool, *, I_max=20.0, duration=4000.0, tau_m=10.0, V_th=15.0, dt=0.5):
    """Raise the shared current slowly from 0 to ``I_max`` and note when each unit's membrane first reaches threshold.

    τ·dV/dt = −V + R·I(t), all units at once; the same current lifts a small cell more.

    Returns
    -------
    array, shape (n,), ms
        Time of each unit's first spike; infinite for units never called.

    References
    ----------
    Henneman E, Somjen G, Carpenter DO (1965). Functional significance of cell size in spinal motoneurons.
    Journal of Neurophysiology 28:560-580.
    """
    dt, duration = positive("dt", dt), positive("duration", duration)
    keep, V = np.exp(-dt / positive("tau_m", tau_m)), np.zeros(len(pool.R))
    first = np.full(len(pool.R), np.inf)
    for t in np.arange(dt, duration + dt / 2, dt):
        target = pool.R * positive("I_max", I_max) * t / duration
        V = target + (V - target) * keep
        first = np.where((V >= V_th) & np.isinf(first), t, first)
    return first


def steady_force(pool, I, **cell):
    """Mean force of the muscle, mN: Σ rate·∫f dt = Σ rate·e·P·T_c, for twitches that add up without saturation."""
    return float(np.sum(rates(pool, I, **cell) / 1000 * np.e * pool.P * pool.T_c))
