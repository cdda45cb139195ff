"""Reverse correlation: what did a cell hear before each of its spikes, and how does its rate follow from that?"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, positive, takes


class Curve(NamedTuple):
    """Mean drive, in standard deviations, and mean rate, in Hz, of equal parts of a recording, weakest drive first."""

    drive: np.ndarray
    rate: np.ndarray


class HeldOut(NamedTuple):
    """Correlation with the smoothed rate of the half that was not looked at: of the whole filter, and of one lag."""

    filter: float
    one_lag: float
    lag: int


def before(x, bins, n_lags):
    """Rows of ``x`` (T,) before each of ``bins``: its own value first, then earlier ones, (n, n_lags)."""
    return x[np.asarray(bins)[:, None] - np.arange(n_lags)]


@takes(x=array(shape=("T",), least=2), counts=array(shape=("T",), low=0), n_lags=count)
def spike_triggered(x, counts, n_lags=40):
    """Mean of a signal before the spikes, (n_lags,): the spike-triggered average.

    Parameters
    ----------
    x : array (T,)
        The signal in standard deviations from its mean.
    counts : array (T,)
        Spikes in each bin.
    n_lags : int
        Bins to look back, the spike's own one first.

    Returns
    -------
    array (n_lags,)
    """
    counts = counts.copy()
    counts[: n_lags - 1] = 0
    bins = np.flatnonzero(counts)
    if not len(bins):
        raise ValueError("counts must have a spike after the first n_lags bins")
    return counts[bins] @ before(x, bins, n_lags) / counts[bins].sum()


@takes(
    x=array(shape=("T",), least=2), counts=array(shape=("T",), low=0), weights=array(ndim=1, least=1), dt=positive,
    parts=count,
)  # fmt: skip
def curve(x, counts, weights, *, dt=0.5, parts=20):
    """Rate against drive, the signal weighed with ``weights``: the activation function of the cell, as measured.

    Parameters
    ----------
    x, counts : array (T,)
    weights : array (n_lags,)
        As from `spike_triggered`.
    dt : float, ms
        Length of a bin.
    parts : int
        Equal parts into which the recording is sorted.

    Returns
    -------
    Curve
    """
    bins = np.arange(len(weights) - 1, len(x))
    drive = before(x, bins, len(weights)) @ weights
    order = np.array_split(np.argsort(drive, kind="stable"), parts)
    rate = counts[bins] * 1000 / dt
    return Curve(*(np.array([y[part].mean() for part in order]) for y in (drive / drive.std(), rate)))


@takes(x=array(shape=("T",), least=2), counts=array(shape=("T",), low=0), n_lags=count, dt=positive, width=positive)
def held_out(x, counts, n_lags=40, *, dt=0.5, width=2.0):
    """Take the filter, and the best single lag, from one half of a recording and try both on the other half.

    Returns
    -------
    list of HeldOut
        From the first half on the second, and the other way round.
    """
    at = np.arange(-round(4 * width / dt), round(4 * width / dt) + 1) * dt / width
    bell = np.exp(-(at**2) / 2)
    smooth = np.convolve(counts, bell / bell.sum(), "same")
    middle, found = len(x) // 2, []
    halves = np.arange(n_lags, middle), np.arange(middle + n_lags, len(x))
    for seen, unseen in (halves, halves[::-1]):
        weights = counts[seen] @ before(x, seen, n_lags) / max(counts[seen].sum(), 1)
        lag = int(np.argmax([_alike(x[seen - k], smooth[seen]) for k in range(n_lags)]))
        drive = before(x, unseen, n_lags) @ weights
        found.append(HeldOut(_alike(drive, smooth[unseen]), _alike(x[unseen - lag], smooth[unseen]), lag))
    return found


def _alike(a, b):
    return float(np.corrcoef(a, b)[0, 1])
