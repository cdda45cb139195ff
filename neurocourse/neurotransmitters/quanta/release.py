"""Quantal release: transmitter comes in packets, and every packet comes or does not come by chance."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, number, positive, takes


class Trials(NamedTuple):
    """``quanta`` (N,) released at each stimulus and ``amplitude`` (N,) of the answer in mV."""

    quanta: np.ndarray
    amplitude: np.ndarray


@takes(n=count, p=fraction, q=positive, cv=number(low=0), noise=number(low=0), trials=count, rng=generator)
def simulate(n, p, *, q=0.4, cv=0.2, noise=0.08, trials=500, rng):
    """Stimulate a terminal again and again: k ~ Bin(n, p) packets, each worth about q, seen through recording noise.

    Parameters
    ----------
    n : int
        Places of release.
    p : float
        Chance of each to let its packet go.
    q : float, mV
        Mean answer to one packet.
    cv : float
        Its standard deviation / q.
    noise : float, mV
        Standard deviation of the recording.
    trials : int
    rng : int or numpy.random.Generator

    Returns
    -------
    Trials

    References
    ----------
    del Castillo J, Katz B (1954). Quantal components of the end-plate potential. Journal of Physiology 124:560-573.
    doi:10.1113/jphysiol.1954.sp005129
    """
    spread = q * cv
    quanta = rng.binomial(n, p, trials)
    sd = np.sqrt(noise**2 + quanta * spread**2)
    return Trials(quanta, quanta * q + sd * rng.standard_normal(len(quanta)))


@takes(n=count, p=fraction)
def binomial(n, p):
    """Chances (n + 1,) of 0, 1, …, n packets: P(k) = C(n, k)·p^k·(1 - p)^(n - k)."""
    chances = np.ones(1)
    for _ in range(n):  # one place of release after the other
        chances = np.convolve(chances, [1 - p, p])
    return chances


@takes(x=array, n=count, p=fraction, q=positive, cv=number(low=0), noise=positive)
def density(x, n, p, *, q=0.4, cv=0.2, noise=0.08):
    """Density of the amplitude at ``x`` (mV): a Gaussian at every whole number of quanta, weighted by its chance."""
    k = np.arange(n + 1)
    sd = np.sqrt(noise**2 + k * (q * cv) ** 2)
    bells = np.exp(-(((x[..., None] - k * q) / sd) ** 2) / 2) / (sd * np.sqrt(2 * np.pi))
    return bells @ binomial(n, p)


@takes(amplitude=array(ndim=1, least=1), q=positive)
def direct(amplitude, q):
    """Quantal content, directly: mean amplitude / amplitude of one quantum (that of the spontaneous answers)."""
    return float(amplitude.mean() / q)


@takes(amplitude=array(ndim=1, least=1), q=positive)
def failures(amplitude, q):
    """Quantal content by the method of failures: m = ln(N / N0), where N0 of N stimuli got no answer.

    An answer below q/2 counts as none. Exact for Poisson release, where P(0) = exp(-m); infinite without a failure.
    """
    none = np.count_nonzero(amplitude < q / 2)
    return float(np.log(len(amplitude) / none)) if none else np.inf


@takes(amplitude=array(ndim=1, least=2))
def by_spread(amplitude):
    """Quantal content from the spread alone: m = mean² / variance, with neither a failure nor the size of a packet.

    Exact for Poisson release of equal packets, where the mean is m·q and the variance m·q². Packets that differ by a
    coefficient of variation cv make it too small by the factor 1 + cv²; release that is likely, p, too large by 1 − p.
    """
    if not np.ptp(amplitude) > 0:
        raise ValueError("amplitude must vary: without a spread there is nothing to count by")
    return float(amplitude.mean() ** 2 / amplitude.var())


@takes(n=count, p=number(low=0, below=1))
def expected_failures(n, p):
    """What ``failures`` tends to when release is binomial: -n·ln(1 - p), more than n·p unless p is small."""
    return -n * float(np.log1p(-p))
