"""The motor neuron and its muscle: twitches add up to a steady pull, and small units are called before large ones."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, step_count, takes


class Pool(NamedTuple):
    """Motor units of one muscle, in any order, one entry a unit."""

    size: np.ndarray  # surface of the cell, the smallest is 1
    R: np.ndarray  # MΩ, input resistance: a small cell has little membrane to leak through
    P: np.ndarray  # mN, force of one twitch
    T_c: np.ndarray  # ms, from the start of a twitch to its peak


@takes(t=array, T_c=positive, P=number)
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
    u = np.maximum(t, 0.0) / T_c
    return P * u * np.exp(1 - u)


@takes(spike_times=array(ndim=1), t=array(ndim=1), T_c=positive, P=number)
def force(spike_times, t, T_c=60.0, P=1.0):
    """Sum of the twitches of all spikes: F(t) = Σₖ f(t − tₖ), mN, at the times ``t`` (T,) in ms."""
    total = np.zeros(len(t))
    for start in spike_times:
        total += twitch(t - start, T_c, P)
    return total


@takes(rate=positive, T_c=positive)
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
    period = 1000 / rate / T_c
    q = np.exp(-period)
    past = period * q / (1 - q) ** 2
    top = min(1 - past * (1 - q), period)  # where the slope is zero
    sums = [np.exp(1 - u) * (u / (1 - q) + past) for u in (0.0, max(top, 0.0))]
    return float((sums[1] - sums[0]) * period / np.e)


@takes(T_c=positive, limit=number(above=0, below=1))
def fused_rate(T_c=60.0, limit=0.05):
    """The lowest rate, in Hz, at which the ripple is no more than ``limit``: found by halving."""
    low, high = 1.0, 1e6 / T_c
    while high / low > 1 + 1e-9:
        middle = np.sqrt(low * high)
        low, high = (middle, high) if ripple(middle, T_c) > limit else (low, middle)
    return float(high)


@takes(n=count(low=2), spread=number(low=1.0), rng=generator)
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
    rank = rng.permutation(n) / (n - 1)
    size = 10.0**rank
    P = 5.0 * spread**rank
    return Pool(size, 8.0 / size, P, 90.0 * P.min() ** 0.24 / P**0.24)


@takes(pool=Pool, I=number(low=0), tau_m=positive, V_th=positive, t_ref=number(low=0))
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
    array (n,), Hz
    """
    drive = pool.R * I
    fires = drive > V_th
    climb = np.log1p(V_th / np.where(fires, drive - V_th, 1.0))
    return np.where(fires, 1000 / (t_ref + tau_m * climb), 0.0)


@takes(pool=Pool, I_max=positive, duration=positive, tau_m=positive, V_th=positive, dt=positive)
def recruit(pool, *, I_max=20.0, duration=4000.0, tau_m=10.0, V_th=15.0, dt=0.5):
    """Raise the shared current slowly from 0 to ``I_max`` and note when each unit's membrane first reaches threshold.

    τ·dV/dt = −V + R·I(t), all units at once; the same current lifts a small cell more.

    Returns
    -------
    array (n,), ms
        Time of each unit's first spike; infinite for units never called.

    References
    ----------
    Henneman E, Somjen G, Carpenter DO (1965). Functional significance of cell size in spinal motoneurons.
    Journal of Neurophysiology 28:560-580.
    """
    keep, V = np.exp(-dt / tau_m), np.zeros(len(pool.R))
    first = np.full(len(pool.R), np.inf)
    for t in dt * np.arange(1, step_count(duration=duration, dt=dt) + 1):
        target = pool.R * I_max * t / duration
        V = target + (V - target) * keep
        first = np.where((V >= V_th) & np.isinf(first), t, first)
    return first


def steady_force(pool, I, **cell):
    """Mean force of the muscle, mN: Σ rate·∫f dt = Σ rate·e·P·T_c, for twitches that add up without saturation."""
    return float(np.sum(rates(pool, I, **cell) / 1000 * np.e * pool.P * pool.T_c))
