"""All or none, measured: the peaks of a real membrane fall into two heaps, the outputs of a sigmoid into one.

The recording is ``neurocourse.data.membrane``. Nobody wrote down its cell, units or sampling rate, so nothing here is
in ms or Hz: time is counted in samples, and mV is our reading of the file.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes
from neurocourse.data import membrane

DRIVEN = -60.0  # mV: above it the cell is driven, below it rests


class Peaks(NamedTuple):
    """Where the driven membrane peaks (K,), as sample numbers, and how high (K,), mV."""

    sample: np.ndarray
    height: np.ndarray


class Gap(NamedTuple):
    """The widest empty stretch of a sample of values, from ``low`` to ``high``; ``share`` of the whole range."""

    low: float
    high: float
    share: float


@takes(V=array(ndim=1, least=1), level=number)
def crossings(V, level=-20.0):
    """Sample numbers at which ``V`` (T,) reaches ``level`` (mV) from below."""
    return np.flatnonzero((V[:-1] < level) & (V[1:] >= level)) + 1


@takes(V=array(ndim=1, least=1), reach=count, smooth=count)
def peaks(V=None, *, reach=25, smooth=5):
    """Find every peak of the driven membrane, spike or not.

    A peak is the highest of its ``reach`` neighbours on both sides, after a running mean over ``smooth`` samples that
    takes the noise of the instrument away; its height is read off the raw recording close by.

    Parameters
    ----------
    V : array (T,), mV
        The recording of the course when None.
    reach, smooth : int, samples

    Returns
    -------
    Peaks
    """
    V = membrane().V if V is None else V
    s = np.convolve(np.pad(V, smooth // 2, mode="edge"), np.full(smooth, 1 / smooth), mode="valid")[: len(V)]
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(s, reach, mode="edge"), 2 * reach + 1)
    top = (s == windows.max(axis=1)) & (s > DRIVEN)
    sample = np.flatnonzero(top & ~np.concatenate([[False], top[:-1]]))
    near = np.clip(sample[:, None] + np.arange(-smooth, smooth + 1), 0, len(V) - 1)
    return Peaks(sample, V[near].max(axis=1))


@takes(values=array(ndim=1))
def widest_gap(values):
    """The widest stretch between neighbours among ``values`` (n,), sorted.

    Returns
    -------
    Gap
    """
    values = np.sort(values)
    if len(values) < 2 or values[0] == values[-1]:
        raise ValueError("values must hold at least two different numbers")
    gaps = np.diff(values)
    k = int(gaps.argmax())
    return Gap(float(values[k]), float(values[k + 1]), float(gaps[k] / (values[-1] - values[0])))


@takes(values=array(ndim=1, least=2))
def bimodality(values):
    """Sarle's coefficient (skewness² + 1) / kurtosis: 1/3 for a bell, 5/9 for a flat heap, 1 for two thin ones.

    Above 5/9 it speaks for two heaps, though a very skewed heap can reach that too: read it beside `widest_gap`.
    """
    z = (values - values.mean()) / positive("spread of values", values.std())
    return float((np.mean(z**3) ** 2 + 1) / np.mean(z**4))


@takes(n=count(low=2), gain=number(low=0), rng=generator)
def sigmoid_outputs(n=2000, gain=1.0, *, rng):
    """Outputs σ(gain·z) of a sigmoid for ``n`` standard normal inputs z: a synthetic crowd of answers, (n,)."""
    z = rng.normal(size=n)
    return 0.5 * (1 + np.tanh(0.5 * gain * z))


@takes(y=array(above=0, below=1), gain=positive)
def sigmoid_density(y, gain=1.0):
    """Density of σ(gain·z): φ(logit(y)/gain) / (gain·y·(1 − y)), 0 < y < 1; one hump while gain <= √2, two beyond.

    Its slope is zero where x/gain² = tanh(x/2), x = logit y: only at x = 0 unless gain² > 2.
    """
    x = np.log(y / (1 - y)) / gain
    return np.exp(-0.5 * x**2) / (np.sqrt(2 * np.pi) * gain * y * (1 - y))
