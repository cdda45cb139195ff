"""The pitch of a tone that is not there: 600, 800 and 1000 Hz together sound like 200 Hz."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, number, positive, rising, takes
from neurocourse.hippocampus.hearing import gammatone

FS = 16_000  # Hz


class Pitch(NamedTuple):
    """The summed autocorrelation of all places, and the pitch at its highest peak."""

    lag: np.ndarray  # (L,) s
    summary: np.ndarray  # (L,), 1 at lag 0
    pitch: float  # Hz


@takes(f=array(above=0, least=1), duration=number(above=0, high=1000), fs=number(low=100, high=1e6))
def chord(f, duration=0.1, fs=FS):
    """Pure tones together, (T,)."""
    tones = array("f", np.atleast_1d(f), ndim=1)
    return sum((gammatone.tone(x, duration, fs) for x in tones), np.zeros(int(duration * fs)))


@takes(sound=array(ndim=1, least=1), n_places=count(low=2), low=positive, high=positive, fs=number(low=100, high=1e6))
def hear_pitch(sound, *, n_places=40, low=80.0, high=1200.0, fs=FS):
    """Pitch by the rhythm that most places share: rectify each place, correlate it with its own past, add up.

    Parameters
    ----------
    sound : array_like, shape (T,)
    n_places : int
    low, high : float, Hz
        Range of pitches that is searched.
    fs : float, Hz

    Returns
    -------
    Pitch

    References
    ----------
    Meddis R, Hewitt MJ (1991). Virtual pitch and phase sensitivity of a computer model of the auditory periphery.
    Journal of the Acoustical Society of America 89:2866-2882.
    """
    rising(low=low, high=high)
    if len(sound) <= fs / low + 1 or not sound.any():
        raise ValueError(f"sound must be heard, and longer than a period of low at fs, {fs / low:.3g} samples")
    f = gammatone.centres(n_places)
    fired = np.maximum(gammatone.listen(sound, f, fs), 0)  # hair cells answer to one direction only
    n = 2 * fired.shape[1]
    power = np.abs(np.fft.rfft(fired, n)) ** 2
    longest = int(fs / low) + 1
    summary = np.fft.irfft(power.sum(axis=0), n)[:longest]
    summary = summary / np.arange(fired.shape[1], fired.shape[1] - longest, -1)  # later lags have fewer pairs
    summary /= summary[0]
    return Pitch(np.arange(longest) / fs, summary, fs / _first_peak(summary, int(fs / high)))


def _first_peak(y, first):
    """Lag (samples, with a fraction) of the earliest of the highest peaks: its multiples are just as high."""
    inside = np.arange(max(first, 1), len(y) - 1)
    peaks = inside[(y[inside] >= y[inside - 1]) & (y[inside] > y[inside + 1])]
    k = peaks[np.argmax(y[peaks] > 0.97 * y[peaks].max())]
    before, at, after = y[k - 1 : k + 2]
    return k + 0.5 * (before - after) / (before - 2 * at + after)


def loudest_place(sound, fs=FS):
    """Frequency (Hz) of the place that moves most: what a reading by place alone would call the pitch."""
    f = gammatone.centres(200)
    return float(f[gammatone.loudness(gammatone.listen(sound, f, fs)).argmax()])
