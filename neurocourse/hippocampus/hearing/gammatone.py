"""What the ear does first: a bank of filters, one for each place along the cochlea, from low tones to high."""

import numpy as np

from neurocourse.arguments import array, count, number, positive, rising, takes

ORDER = 4  # of the filter, as fitted to the ear
LASTS = 0.06  # s, after which the slowest filter here has died away


def erb(f):
    """Equivalent rectangular bandwidth (Hz) of the ear's filter at the frequency f: 24.7 (0.00437 f + 1).

    References
    ----------
    Glasberg BR, Moore BCJ (1990). Derivation of auditory filter shapes from notched-noise data. Hearing Research
    47:103-138.
    """
    return 24.7 * (0.00437 * np.asarray(f, float) + 1)


@takes(n=count(low=2), low=positive, high=positive)
def centres(n, low=80.0, high=3500.0):
    """Frequencies (n,) of n places, equally far apart in bandwidths: E(f) = 21.4 log10(1 + 0.00437 f)."""
    rising(low=low, high=high)
    place = np.linspace(*(21.4 * np.log10(1 + 0.00437 * np.array([low, high]))), n)
    return (10 ** (place / 21.4) - 1) / 0.00437


@takes(f=array(ndim=1, above=0, least=1), fs=number(low=100, high=1e6))
def impulse_responses(f, fs):
    """Gammatones g(t) = a t³ e^(-2πbt) cos 2πft with b = 1.019 ERB(f), scaled to let their own tone pass unchanged.

    Parameters
    ----------
    f : array_like, shape (C,), Hz
        Centre frequencies.
    fs : float, Hz
        Samples a second.

    Returns
    -------
    ndarray, shape (C, LASTS · fs)

    References
    ----------
    Patterson RD, Robinson K, Holdsworth J, McKeown D, Zhang C, Allerhand M (1992). Complex sounds and auditory images.
    In: Auditory Physiology and Perception, 429-446. Pergamon.
    """
    f = f[:, None]
    t, b = np.arange(int(LASTS * fs)) / fs, 1.019 * erb(f)
    g = t ** (ORDER - 1) * np.exp(-2 * np.pi * b * t) * np.cos(2 * np.pi * f * t)
    gain = np.abs(np.sum(g * np.exp(-2j * np.pi * f * t), axis=1, keepdims=True))
    return g / gain


@takes(sound=array(ndim=1, least=1), f=array(ndim=1, above=0, least=1), fs=number(low=100, high=1e6))
def listen(sound, f, fs):
    """Movement of each place: the sound (T,) through all filters, (C, T)."""
    g = impulse_responses(f, fs)
    n = len(sound) + g.shape[1]
    return np.fft.irfft(np.fft.rfft(sound, n) * np.fft.rfft(g, n), n)[:, : len(sound)]


def loudness(moved):
    """Root mean square of each place over time, (C,)."""
    return np.sqrt(np.mean(moved**2, axis=1))


def tone(f, duration, fs, *, level=1.0):
    """A pure tone, (T,)."""
    return level * np.sin(2 * np.pi * f * np.arange(int(duration * fs)) / fs)
