"""Ten spoken digits, made by a program: a buzz and a hiss, shaped by the resonances of a throat that moves."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes

FS = 8000  # Hz, as on the telephone
LONGEST = 0.65  # s
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# First three resonances (Hz) of vowels, means of 33 men. Peterson GE, Barney HL (1952). Control methods used in a
# study of the vowels. Journal of the Acoustical Society of America 24:175-184. doi:10.1121/1.1906875
VOWELS = {
    "i": (270, 2290, 3010), "I": (390, 1990, 2550), "e": (530, 1840, 2480), "a": (730, 1090, 2440),
    "o": (570, 840, 2410), "u": (300, 870, 2240), "A": (640, 1190, 2390), "r": (490, 1350, 1690),
}  # fmt: skip
# Ours: rough places of what is no vowel. n hums through the nose, v buzzes with a hiss.
HUMS = {"n": (250, 1300, 2300), "v": (250, 1100, 2300), "z": (250, 1500, 2500)}
HISSES = {"s": (3000, 4000, 1.0), "z": (3000, 4000, 0.5), "f": (1000, 4000, 0.25), "v": (1000, 4000, 0.15),
          "T": (1800, 4000, 0.2), "t": (2500, 4000, 0.8)}  # fmt: skip
SOUNDS = {  # sound and share of the word's length; _ is silence
    "zero": "z2 I2 r2 o4", "one": "u2 A4 n4", "two": "t1 u8", "three": "T2 r2 i5", "four": "f2 o5 r3",
    "five": "f2 a4 I2 v2", "six": "s3 I3 _1 s3", "seven": "s2 e3 v1 I2 n2", "eight": "e3 i3 _1 t2",
    "nine": "n2 a3 I2 n3",
}  # fmt: skip
WIDTHS = np.array([80.0, 110.0, 160.0])  # Hz, of the resonances


@takes(pitch=positive, throat=positive, tempo=positive, loose=number(low=0, below=1))
class Voice(NamedTuple):
    """A speaker: pitch (Hz), resonances and length relative to the mean, and how freely sounds are timed."""

    pitch: float
    throat: float
    tempo: float
    loose: float = 0.15


@takes(rng=generator)
def voice(*, rng):
    """Draw a speaker: deep or high, short throat or long, quick or slow."""
    return Voice(rng.uniform(90, 220), rng.uniform(0.87, 1.15), rng.uniform(0.85, 1.15))


@takes(word=WORDS, speaker=Voice, rng=generator)
def speak(word, speaker, *, rng):
    """Say one of ``WORDS``: a synthetic sound (T,) with root mean square 1, at ``FS``.

    The buzz of the voice is a sum of harmonics, each as loud as the resonances make it at that moment. The hiss is
    noise in a band.

    Parameters
    ----------
    word : str
    speaker : Voice
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (T,)
    """
    parts = [(part[0], int(part[1:])) for part in SOUNDS[word].split()]
    share = np.array([n for _, n in parts]) * rng.uniform(1 - speaker.loose, 1 + speaker.loose, len(parts))
    T = int(0.5 * speaker.tempo * FS)
    ends = np.cumsum(share / share.sum()) * T
    middle = ends - 0.5 * np.diff(ends, prepend=0)
    sounds = [sound for sound, _ in parts]
    t = np.arange(T)
    formants = np.array([_resonances(sounds, k) for k in range(len(sounds))]) * speaker.throat
    formants *= rng.normal(1, 0.03, formants.shape)
    path = np.array([np.interp(t, middle, column) for column in formants.T])  # (3, T): the tongue glides
    at = np.minimum(np.searchsorted(ends, t), len(sounds) - 1)
    wave = _smooth(np.array([s in VOWELS or s in HUMS for s in sounds])[at]) * _buzz(path, speaker.pitch, rng)
    for k, sound in enumerate(sounds):
        if sound in HISSES:
            low, high, loud = HISSES[sound]
            wave = wave + loud * _smooth(at == k) * _hiss(T, low, high, rng)
    return wave / np.sqrt(np.mean(wave**2))


def _resonances(sounds, k):
    """Resonances of the k-th sound; a hiss or a silence takes those of its neighbour."""
    nearest = sorted(range(len(sounds)), key=lambda j: abs(j - k))
    known = VOWELS | HUMS
    return next(known[sounds[j]] for j in nearest if sounds[j] in known)


def _buzz(path, pitch, rng):
    """Harmonics of a falling pitch, as loud as three resonances make them; mean square about 1.

    Single precision, which is more than an ear hears, and takes half the time.
    """
    T = path.shape[1]
    f0 = pitch * np.linspace(1.08, 0.9, T) * (1 + 0.01 * np.sin(2 * np.pi * 5 * np.arange(T) / FS))
    harmonic = np.arange(1, int(0.5 * FS / f0.max()) + 1, dtype=np.float32)[:, None]
    phase = (2 * np.pi * np.cumsum(f0) / FS % (2 * np.pi)).astype(np.float32)
    f, tubes = harmonic * f0.astype(np.float32), zip(path.astype(np.float32), WIDTHS, strict=True)
    gain = sum(1 / (1 + ((f - centre) / np.float32(width)) ** 2) for centre, width in tubes) / harmonic**0.5
    wave = np.sum(gain * np.sin(harmonic * phase + rng.uniform(0, 0.3, harmonic.shape).astype(np.float32)), axis=0)
    return wave / np.sqrt(np.mean(wave**2))


def _hiss(T, low, high, rng):
    f = np.fft.rfftfreq(T, 1 / FS)
    wave = np.fft.irfft(np.fft.rfft(rng.standard_normal(T)) * ((f > low) & (f <= high)), T)
    return wave / np.sqrt(np.mean(wave**2))


def _smooth(on, width=80):
    """On and off without a click: a mean over ten thousandths of a second."""
    return np.convolve(np.asarray(on, float), np.full(width, 1 / width), mode="same")


def decibels(name, value):
    """A check of arguments: a number, or infinity for no noise at all."""
    return value if isinstance(value, float) and value == np.inf else number(name, value, low=-300, high=300)


@takes(sound=array(ndim=1, least=1), snr=decibels, rng=generator)
def with_noise(sound, snr, *, rng):
    """The sound with white noise at a signal-to-noise ratio of ``snr`` dB; ``inf`` adds none."""
    if np.isinf(snr):
        return sound
    power = np.mean(sound**2) / 10 ** (snr / 10)
    return sound + np.sqrt(power) * rng.standard_normal(len(sound))


@takes(n=count, snr=decibels, rng=generator)
def recordings(n, *, snr=np.inf, rng):
    """n words by n speakers: list of sounds, and the digits (n,)."""
    digits = np.arange(n) % 10
    return [with_noise(speak(WORDS[d], voice(rng=rng), rng=rng), snr, rng=rng) for d in digits], digits
