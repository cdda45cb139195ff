"""Spoken digits, recognised: the energy in twenty bands, frame by frame, heard by an LSTM."""

from functools import cache

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, generator, positive, rng_or_seed, takes
from neurocourse.hippocampus.hearing import gammatone
from neurocourse.hippocampus.voices import formants

WINDOW, HOP, N_BANDS = 256, 100, 20  # samples, samples, bands
FRAMES = 56  # of the longest word, with a little silence before


@cache
def bands():
    """Triangles (N_BANDS, WINDOW/2 + 1) over the spectrum, equally far apart in the ear's own bandwidths."""
    f = np.fft.rfftfreq(WINDOW, 1 / formants.FS)
    edges = gammatone.centres(N_BANDS + 2, 100, 3900)
    rise = (f - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    fall = (edges[2:, None] - f) / (edges[2:] - edges[1:-1])[:, None]
    return np.maximum(np.minimum(rise, fall), 0)


@takes(sound=array(ndim=1, least=WINDOW))
def hear(sound):
    """What the ear reports of a word: log energy of each band in each frame, (FRAMES, N_BANDS), silence first.

    The mean of each band over the word is taken away, so that a loud room and a dull telephone do not matter.
    """
    n_frames = 1 + (len(sound) - WINDOW) // HOP
    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP][: min(n_frames, FRAMES)]
    power = np.abs(np.fft.rfft(frames * np.hanning(WINDOW), axis=1)) ** 2
    energy = np.log(power @ bands().T + 1e-2)
    heard = np.zeros((FRAMES, N_BANDS))
    heard[FRAMES - len(energy) :] = (energy - energy.mean(axis=0)) / 3
    return heard


def examples(n, *, snr=np.inf, rng):
    """n words by n speakers, as heard: x (FRAMES, n, N_BANDS) and the digits (n,)."""
    sounds, digits = formants.recordings(n, snr=snr, rng=rng)
    return np.stack([hear(sound) for sound in sounds], axis=1).astype(np.float32), digits


@takes(updates=count, n_words=count(low=20), n_hidden=count, B=count, eta=positive, progress=bool, rng=generator)
def learn(updates=150, *, n_words=300, n_hidden=48, B=40, eta=0.01, progress=True, rng):
    """Train an LSTM on words by many speakers, half of them in some noise (10 to 20 dB).

    Returns
    -------
    nn.Training
    """
    n = n_words
    parts = [examples(n // 2, rng=rng), examples(n // 4, snr=20.0, rng=rng), examples(n // 4, snr=10.0, rng=rng)]
    x, y = np.concatenate([x for x, _ in parts], axis=1), np.concatenate([y for _, y in parts])
    options = dict(rng=rng, dtype=np.float32)
    network = nn.Network([nn.LSTM(N_BANDS, n_hidden, returns="last", **options), nn.Dense(n_hidden, 10, **options)])

    def batch(rng):
        chosen = rng.integers(0, len(y), B)
        return np.ascontiguousarray(x[:, chosen]), y[chosen]

    return nn.train(network, batch, eta=eta, clip=1.0, updates=updates, rng=rng, progress=progress)


def probabilities(network, heard):
    """How sure the network is of each digit, (10,)."""
    return nn.softmax(network.forward(heard[:, None].astype(network.dtype))[0].astype(float))


@takes(network=nn.Network, snr=formants.decibels, n=count, rng=rng_or_seed)
def accuracy(network, snr, *, n=200, rng):
    """Share of words by new speakers that are recognised, at a signal-to-noise ratio (dB)."""
    x, y = examples(n, snr=snr, rng=rng)
    return float(np.mean(network.answer(x, axis=1).argmax(axis=1) == y))
