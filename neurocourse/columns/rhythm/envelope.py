"""Is a peak in the spectrum a clock? A column in noise, and noise through a filter that has the same peak."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, generator, number, positive, takes
from neurocourse.columns.rhythm import jansen_rit as jr

DT = 0.002  # s, of a step; and of what is recorded: every EVERY-th
EVERY = 5
LEAD = 2.0  # s before the recording begins
LOW, HIGH = 7.0, 14.0  # Hz, the band around the peak
STATES = {"one that hums": (200.0, "quiet"), "one that rests": (500.0, "quiet")}  # its input, and where it starts
NOISES = (10, 30, 60)  # spikes per second


class Spectrum(NamedTuple):
    """Power by frequency."""

    hz: np.ndarray
    power: np.ndarray  # the largest is 1


@takes(
    p=number(low=0, high=1000),
    noise=number(low=0, high=1000),
    start=jr.STARTS,
    T=number(low=1, high=100),
    rng=generator,
)
def column(p, noise=100.0, start="in full swing", T=20.0, *, rng):
    """The potential of a column whose input is noise around p, sampled every 10 ms.

    Parameters
    ----------
    p : float, spikes per second
        Mean of the input.
    noise : float, spikes per second
        Its standard deviation; a new number every 2 ms.
    start : {"quiet", "in full swing"}
    T : float, s
    rng : seed or numpy.random.Generator

    Returns
    -------
    numpy.ndarray
        Shape (100 T,), mV, without its mean.
    """
    y, wires, v = list(jr.SWINGING if start == "in full swing" else (0.0,) * 6), jr.connections("nothing"), []
    for drive in (p + noise * rng.standard_normal(round((T + LEAD) / DT))).tolist():
        y = jr.step(y, drive, wires, DT)
        v.append(y[1] - y[2])
    v = np.array(v[round(LEAD / DT) :: EVERY])
    return v - v.mean()


@takes(v=array(ndim=1, least=100), rng=generator)
def filtered(v, *, rng):
    """Noise through a filter that has the spectrum of the recording v: same power at every frequency, phases by chance.

    Parameters
    ----------
    v : array_like, shape (T,)
    rng : seed or numpy.random.Generator

    Returns
    -------
    numpy.ndarray
        Shape (T,).
    """
    size = np.abs(np.fft.rfft(v))
    turned = np.fft.irfft(size * np.exp(2j * np.pi * rng.random(len(size))), len(v))
    return turned - turned.mean()


@takes(hz=positive, width=positive, T=number(low=1, high=100), rng=generator)
def resonator(hz=10.7, width=1.0, T=20.0, *, rng):
    """A spring that is kicked by noise: it rings at hz, and forgets a kick within about 1/(π width) seconds.

    Parameters
    ----------
    hz, width : float, Hz
        Place of the peak in its spectrum, and its width at half of its power.
    T : float, s
    rng : seed or numpy.random.Generator

    Returns
    -------
    numpy.ndarray
        Shape (100 T,), mean 0, standard deviation 1.
    """
    dt = DT * EVERY
    turn, z, found = np.exp((-np.pi * width + 2j * np.pi * hz) * dt), 0j, []
    for kick in rng.standard_normal(round((T + LEAD) / dt)).tolist():
        z = turn * z + kick
        found.append(z.real)
    v = np.array(found[round(LEAD / dt) :])
    return (v - v.mean()) / v.std()


@takes(v=array(ndim=1, least=100))
def envelope(v):
    """How tall the waves of a recording are in time, after all but 7 to 14 Hz has been taken out.

    Parameters
    ----------
    v : array_like, shape (T,)
        Sampled every 10 ms.

    Returns
    -------
    numpy.ndarray
        Shape (T,), in the units of v.
    numpy.ndarray
        The waves themselves, shape (T,).
    """
    n, spectrum = len(v), np.fft.fft(v - v.mean())
    hz = np.fft.fftfreq(n, DT * EVERY)
    wave = np.fft.ifft(2 * spectrum * ((hz >= LOW) & (hz <= HIGH)))
    return np.abs(wave), wave.real


@takes(v=array(ndim=1, least=100))
def unsteadiness(v):
    """Standard deviation of the height of the waves over its mean: 0 for a clock, and 0.52 for noise in a narrow band.

    Parameters
    ----------
    v : array_like, shape (T,)
        Sampled every 10 ms.

    Returns
    -------
    float
    """
    tall = envelope(v)[0]
    return float(tall.std() / max(tall.mean(), 1e-12))


@takes(v=array(ndim=1, least=200))
def spectrum(v):
    """Power by frequency up to 30 Hz, the mean over windows of two seconds.

    Parameters
    ----------
    v : array_like, shape (T,)
        Sampled every 10 ms.

    Returns
    -------
    Spectrum
    """
    pieces = np.lib.stride_tricks.sliding_window_view(v, 200)[::100] * np.hanning(200)
    power = (np.abs(np.fft.rfft(pieces)) ** 2).mean(axis=0)[:61]
    return Spectrum(np.fft.rfftfreq(200, DT * EVERY)[:61], power / max(power[4:].max(), 1e-12))
