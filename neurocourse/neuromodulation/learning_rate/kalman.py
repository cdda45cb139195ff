"""How much of an error to learn: the Kalman gain, the rate that uncertainty sets."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes


class Track(NamedTuple):
    """Guesses of a value that is seen through noise."""

    guess: np.ndarray  # (T,) before each observation
    rate: np.ndarray  # (T,) share of each error that is learned


@takes(y=array(shape=("T",), least=1), drift=number(low=0), noise=positive, uncertainty=positive)
def kalman(y, *, drift, noise, uncertainty=1e6):
    """Follow a value that wanders: K = P / (P + σ²), guess += K error, P ← (1 − K) P + drift.

    Parameters
    ----------
    y : array_like, shape (T,)
        Observations.
    drift : float
        Variance of the value's steps; 0 for a value that stays.
    noise : float
        Variance σ² of an observation.
    uncertainty : float
        Variance P of the first guess, 0.

    Returns
    -------
    Track

    References
    ----------
    Kalman RE (1960). A new approach to linear filtering and prediction problems. Journal of Basic Engineering 82:35-45.
    doi:10.1115/1.3662552
    """
    P, guess, found = uncertainty, 0.0, []
    for seen in y:
        K = P / (P + noise)
        found.append((guess, K))
        guess += K * (seen - guess)
        P = (1 - K) * P + drift
    return Track(*np.array(found).T)


@takes(drift=number(low=0), noise=positive)
def last_rate(drift, noise):
    """The rate at which the Kalman gain comes to rest: the root of K² = (1 − K) drift / σ² between 0 and 1."""
    q = drift / noise
    return (np.sqrt(q * q + 4 * q) - q) / 2


@takes(y=array(shape=("T",), least=1), rate=number(low=0))
def fixed(y, rate):
    """The same with one rate for all errors but the first, which is learned whole; returns `Track`."""
    guess, found = 0.0, []
    for k, seen in enumerate(y):
        share = rate if k else 1.0
        found.append((guess, share))
        guess += share * (seen - guess)
    return Track(*np.array(found).T)


@takes(T=count, drift=number(low=0), noise=positive, rng=generator)
def wander(T, *, drift, noise, rng):
    """A value that wanders from a start drawn from ±10, and its observations: two arrays (T,)."""
    value = rng.uniform(-10, 10) + np.cumsum(rng.normal(0, np.sqrt(drift), T))
    return value, value + rng.normal(0, np.sqrt(noise), T)
