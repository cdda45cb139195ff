"""Deciding as a race against noise: evidence drifts until it reaches a bound."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, broadcast, count, generator, number, positive, step_count, takes


class Decisions(NamedTuple):
    """One entry a trial. Undecided trials, if any, have time NaN."""

    right: np.ndarray  # (n,) bool: was it the bound on the side of the drift?
    time: np.ndarray  # (n,) s


@takes(A=number(low=0), c=positive, z=positive, n=count, dt=positive, T=positive, rng=generator)
def decide(A=0.5, c=1.0, z=1.0, *, n=1000, dt=0.005, T=30.0, rng):
    """Let n trials drift to a bound: dx = A dt + c dW, starting at 0, bounds at ± z.

    Parameters
    ----------
    A : float, 1/s
        Drift: strength of the evidence.
    c : float, 1/√s
        Noise.
    z : float
        Distance of the bounds: caution.
    n : int
    dt, T : float, s
        Step and longest time. A step overshoots the bound, so the bound is drawn in by 0.583 c √dt (Siegmund).
    rng : seed or numpy.random.Generator

    Returns
    -------
    Decisions

    References
    ----------
    Bogacz R, Brown E, Moehlis J, Holmes P, Cohen JD (2006). The physics of optimal decision making. Psychological
    Review 113:700-765. doi:10.1037/0033-295X.113.4.700
    """
    bound = z - 0.583 * c * np.sqrt(dt)
    right, time = np.zeros(n, bool), np.full(n, np.nan)
    x, left = np.zeros(n), np.arange(n)
    for k in range(step_count(T=T, dt=dt)):
        x += A * dt + c * np.sqrt(dt) * rng.standard_normal(len(x))
        out = np.abs(x) >= bound
        if out.any():
            right[left[out]], time[left[out]] = x[out] > 0, (k + 1) * dt
            x, left = x[~out], left[~out]
            if not len(left):
                break
    return Decisions(right, time)


@takes(A=number, c=positive, z=positive, n=count, dt=positive, T=positive, rng=generator)
def paths(A=0.5, c=1.0, z=1.0, *, n=12, dt=0.01, T=4.0, rng):
    """Evidence of n trials to look at, (steps + 1, n): NaN after the bound is reached."""
    steps = A * dt + c * np.sqrt(dt) * rng.standard_normal((step_count(T=T, dt=dt), n))
    x = np.vstack([np.zeros((1, n)), np.cumsum(steps, axis=0)])
    past = np.cumsum(np.abs(x) >= z, axis=0) > 1
    return np.where(past, np.nan, np.clip(x, -z, z))


@takes(A=array, c=array(above=0), z=array(above=0))
def accuracy(A, c, z):
    """Share of right decisions, in closed form: 1 / (1 + exp(-2 A z / c²))."""
    A, c, z = broadcast(A=A, c=c, z=z)
    return 1 / (1 + np.exp(-2 * A * z / c**2))


@takes(A=array(above=0), c=array(above=0), z=array(above=0))
def mean_time(A, c, z):
    """Mean decision time (s), in closed form: (z / A) tanh(A z / c²)."""
    A, c, z = broadcast(A=A, c=c, z=z)
    return z / A * np.tanh(A * z / c**2)
