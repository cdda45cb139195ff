"""Three codes for a number in spikes: how many, how soon, and from which cells; and how many bits of it arrive."""

from math import erf
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, integer, number, positive, step_count, takes

TAU_M, V_TH = 10.0, 1.0  # ms; threshold in the units of the drive


class Estimate(NamedTuple):
    """Information estimated from samples, bits."""

    plain: float  # from the frequencies as they came: too high
    corrected: float  # minus the bias that is to be expected


@takes(drive=array, tau_m=positive, V_th=positive)
def encode_latency(drive, V_th=V_TH, tau_m=TAU_M):
    """Time of the first spike of a leaky neuron under a constant drive: t = τ_m ln(D / (D − V_th)).

    Parameters
    ----------
    drive : float or array
        Where V would settle, from rest and in the units of V_th.
    V_th : float
    tau_m : float, ms

    Returns
    -------
    float or ndarray, ms
        Infinite where the drive does not exceed the threshold.
    """
    fires = drive > V_th
    safe = np.where(fires, drive, 2 * V_th)
    return np.where(fires, tau_m * np.log(safe / (safe - V_th)), np.inf)[()]


@takes(rates=array(ndim=1, low=0, least=1), T=positive, n_max=count)
def rate_channel(rates, T, *, n_max=200):
    """P(number of spikes | stimulus) of a Poisson neuron: (n_stimuli, n_max + 1); the last column takes what is left.

    Parameters
    ----------
    rates : array, shape (n_stimuli,), Hz
    T : float
        Time that the reader waits, ms.
    """
    mean = rates[:, None] * T / 1000
    n = np.arange(1, n_max + 1)
    steps = np.log(np.where(mean > 0, mean, 1.0)) - np.log(n)
    logs = np.concatenate([-mean, -mean + np.cumsum(steps, axis=1)], axis=1)
    P = np.exp(logs) * np.where(mean > 0, 1.0, np.arange(n_max + 1) == 0)
    P[:, -1] += np.maximum(1 - P.sum(axis=1), 0)
    return P


@takes(drives=array(ndim=1, least=1), T=positive, jitter=positive, bin=positive)
def latency_channel(drives, T, *, jitter=1.0, bin=0.5):
    """P(bin of the first spike | stimulus): latencies with Gaussian jitter; the last column is "no spike within T".

    Parameters
    ----------
    drives : array, shape (n_stimuli,)
    T, jitter, bin : float, ms
        ``bin`` is the resolution with which the reader measures times.
    """
    step_count(T=T, bin=bin)
    edges = np.arange(0, T + bin / 2, bin)
    t = encode_latency(drives)[:, None]
    z = (edges - np.where(np.isinf(t), 1e9, t)) / (jitter * np.sqrt(2))
    cdf = 0.5 * (1 + np.vectorize(erf)(z))
    cdf[:, 0] = 0.0  # what jitter puts before the stimulus counts as at once
    return np.column_stack([np.diff(cdf, axis=1), 1 - cdf[:, -1]])


@takes(stimuli=array(ndim=1, least=1), n_cells=count, r_max=number(low=0), width=positive)
def tuning(stimuli, n_cells, *, r_max=80.0, width=0.15):
    """Rates (n_stimuli, n_cells), Hz, of cells with Gaussian tuning whose favourites spread evenly over 0 to 1."""
    favourites = (np.arange(n_cells) + 0.5) / n_cells
    x = (stimuli[:, None] - favourites) / width
    return r_max * np.exp(-(x**2) / 2)


@takes(rates=array(ndim=2, low=0, least=1), T=positive)
def population_channel(rates, T):
    """P(word | stimulus) for the 2^n words of n independent Poisson cells that each fire within T ms, or do not.

    Parameters
    ----------
    rates : array, shape (n_stimuli, n_cells), Hz
        At most 12 cells.
    T : float, ms
    """
    n = integer("number of cells in rates", rates.shape[1], low=1, high=12)
    fires = 1 - np.exp(-rates * T / 1000)
    words = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    return np.prod(np.where(words[None] == 1, fires[:, None, :], 1 - fires[:, None, :]), axis=2)


def entropy(p):
    """-Σ p log2 p over the last axis, bits."""
    p = np.asarray(p, float)
    return -np.sum(p * np.log2(np.where(p > 0, p, 1.0)), axis=-1)


@takes(P=array(ndim=2, low=0, high=1, least=1))
def information(P):
    """Mutual information of stimulus and response, bits: I = H(response) - H(response | stimulus), exact.

    Parameters
    ----------
    P : array, shape (n_stimuli, n_responses)
        P(response | stimulus); all stimuli are equally likely.

    Returns
    -------
    float
        At most log2 n_stimuli.

    References
    ----------
    Panzeri S, Senatore R, Montemurro MA, Petersen RS (2007). Correcting for the sampling bias problem in spike train
    information measures. Journal of Neurophysiology 98:1064-1072. doi:10.1152/jn.00559.2007
    """
    if not np.allclose(P.sum(axis=1), 1, atol=1e-6):
        raise ValueError("every row of P must hold probabilities that sum to 1")
    return float(entropy(P.mean(axis=0)) - entropy(P).mean())


def resolved(logs):
    """Bits that answers give about equally likely stimuli, from log P(answer | stimulus): (n_answers, n_stimuli)."""
    P = np.exp(logs - logs.max(axis=1, keepdims=True))
    return float(np.log2(P.shape[1]) - entropy(P / P.sum(axis=1, keepdims=True)).mean())


@takes(P=array(ndim=2, low=0, least=1), n=count, rng=generator)
def sample(P, n, *, rng):
    """Counts (n_stimuli, n_responses) of n responses to each stimulus: what an experiment gives."""
    if not P.sum(axis=1).all():
        raise ValueError("every row of P must hold a chance above 0")
    return rng.multinomial(n, P / P.sum(axis=1, keepdims=True))


@takes(counts=array(ndim=2, dtype=np.int64, low=0, least=1))
def estimate(counts):
    """Information from counts, and Panzeri and Treves' first-order correction.

    Rare samples make responses look more faithful than they are. The bias is about
    (Σ_s (R_s - 1) - (R - 1)) / (2 N ln 2): of N samples show R different responses, those to stimulus s show R_s.

    Parameters
    ----------
    counts : array of int, shape (n_stimuli, n_responses)
        The same number of samples for every stimulus.

    Returns
    -------
    Estimate
    """
    if not counts.sum(axis=1).all():
        raise ValueError("every row of counts must hold a sample")
    plain = information(counts / counts.sum(axis=1, keepdims=True))
    observed, observed_each = np.count_nonzero(counts.sum(axis=0)), np.count_nonzero(counts, axis=1)
    bias = (np.sum(observed_each - 1) - (observed - 1)) / (2 * counts.sum() * np.log(2))
    return Estimate(plain, float(plain - bias))
