"""Tunes note by note: learned by counting or by an LSTM, made anew, and how much of a new tune is merely copied."""

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse import nn
from neurocourse.arguments import array, count, generator, number, positive, takes

LOW, N_NOTES = 55, 30  # the lowest note (MIDI number: G below middle C), and how many there are
LENGTH, RUN = 32, 6  # notes of a tune, and of a run that is looked for in the training tunes
MAJOR = np.array([0, 2, 4, 5, 7, 9, 11])  # semitones above the key's first note
TUNES = array(ndim=2, dtype=np.int64, low=0, high=N_NOTES - 1, least=1)  # notes of many tunes
START = -1  # what stands before the first note: nothing


class Judgement(NamedTuple):
    """What to say of new tunes."""

    in_key: float  # share of notes inside the one major key that fits each tune best
    novel: float  # share of runs of six notes that no training tune has
    copied: float  # mean length of the longest run that a training tune has, too


@takes(n=count, rng=generator)
def compose(n, *, rng):
    """Synthetic tunes (n, LENGTH) in random major keys: mostly steps, leaps that turn back, phrases that end at home.

    Notes are counted from ``LOW``. Every tune keeps to one key; which one must be heard from its notes.
    """
    tunes = np.zeros((n, LENGTH), dtype=np.int64)
    for tune in tunes:
        tonic = rng.integers(5, 17)
        scale = np.array([x for x in range(N_NOTES) if (x - tonic) % 12 in MAJOR])
        home = int(np.flatnonzero(scale == tonic)[0])
        degree, leap = home, 0
        for k in range(LENGTH):
            if k % 8 == 7:
                degree = home if k % 16 == 15 else home + rng.choice([1, 4])  # half a close, and a close
            elif k % 8 == 0 and k:
                degree = home + rng.choice([0, 2, 4])
            elif abs(leap) > 1:
                degree, leap = degree - np.sign(leap), 0
            else:
                leap = rng.choice([-3, -2, -1, -1, -1, 1, 1, 1, 2, 3])
                degree += leap
            degree = int(np.clip(degree, max(home - 3, 0), min(home + 7, len(scale) - 1)))
            tune[k] = scale[degree]
    return tunes


class MarkovChain:
    """A Markov chain of some order: how often did each note follow these ``order`` notes? It falls back to fewer."""

    @takes(tunes=TUNES, order=count)
    def __init__(self, tunes, order):
        self.order = order
        padded = np.pad(tunes, ((0, 0), (self.order, 0)), constant_values=START)
        every = sliding_window_view(padded.astype(np.int8), self.order + 1, axis=1)
        self.runs = every.reshape(-1, self.order + 1)  # every note with those before it

    def next(self, notes):
        """Chances (N_NOTES,) of the next note."""
        before = [START] * self.order + list(notes)
        alike = self.runs
        for back in range(1, self.order + 1):
            more = alike[alike[:, -1 - back] == before[-back]]
            if not len(more):
                break
            alike = more
        counts = np.bincount(alike[:, -1], minlength=N_NOTES)
        return counts / counts.sum()


class Composer:
    """The same question for a trained LSTM, which has heard the whole tune so far."""

    def __init__(self, network):
        self.network = network

    def next(self, notes):
        """Chances (N_NOTES,) of the next note."""
        return nn.softmax(self.network.propagate(_heard(np.array([[START, *notes]])))[-1, 0].astype(float))


def _heard(notes):
    """(B, T) notes as (T, B, N_NOTES): all zero before the first note."""
    return nn.one_hot(notes.T, N_NOTES, dtype=np.float32)


@takes(
    tunes=array(shape=("n", LENGTH), dtype=np.int64, low=0, high=N_NOTES - 1, least=1), updates=count, n_hidden=count,
    B=count, eta=positive, progress=bool, rng=generator,
)  # fmt: skip
def learn(tunes, *, updates=400, n_hidden=48, B=32, eta=0.01, progress=True, rng):
    """Train an LSTM to say the next note of ``tunes`` (n, LENGTH)."""
    options = dict(rng=rng, dtype=np.float32)
    network = nn.Network([nn.LSTM(N_NOTES, n_hidden, memory=LENGTH, **options), nn.Dense(n_hidden, N_NOTES, **options)])
    before = np.column_stack([np.full(len(tunes), START), tunes[:, :-1]])

    def batch(rng):
        chosen = rng.integers(0, len(tunes), B)
        return _heard(before[chosen]), tunes[chosen].T

    nn.train(network, batch, eta=eta, clip=1.0, updates=updates, rng=rng, progress=progress)
    return Composer(network)


@takes(model=MarkovChain | Composer, heat=positive, rng=generator)
def sing(model, *, heat=1.0, rng):
    """A new tune (LENGTH,). ``heat`` above 1 makes it bolder, below 1 more cautious."""
    notes = []
    for _ in range(LENGTH):
        p = model.next(notes) ** (1 / heat)
        notes.append(int(rng.choice(N_NOTES, p=p / p.sum())))
    return np.array(notes)


def best_key(tune):
    """First note (0 to 11) of the major key that holds most of a tune's notes, and which notes it holds (bool)."""
    inside = np.array([np.isin((tune - tonic) % 12, MAJOR) for tonic in range(12)])
    tonic = int(inside.sum(axis=1).argmax())
    return tonic, inside[tonic]


def runs(tune, length):
    """All runs of so many notes in a row of a tune, a byte for each note."""
    notes = bytes(int(x) for x in tune)
    return {notes[k : k + length] for k in range(len(notes) - length + 1)}


@takes(tunes=TUNES)
def library(tunes):
    """The training tunes in a row, a byte for each note and a mark between them: what a copy can be found in."""
    return b"\xff".join(bytes(int(x) for x in tune) for tune in tunes)


def copied(tune, known):
    """Length of the longest run of a tune that the ``library`` has, too."""
    return max(
        (length for length in range(1, len(tune) + 1) if any(run in known for run in runs(tune, length))), default=0
    )


@takes(tunes=TUNES, known=bytes)
def judge(tunes, known):
    """What new tunes (n, LENGTH) are worth, beside the ``library`` of the training tunes: see `Judgement`."""
    fresh = [np.mean([run not in known for run in runs(tune, RUN)]) for tune in tunes]
    in_key = np.mean([best_key(tune)[1].mean() for tune in tunes])
    return Judgement(float(in_key), float(np.mean(fresh)), float(np.mean([copied(tune, known) for tune in tunes])))


@takes(tune=array(ndim=1, least=1), fs=number(low=100, high=1e6), seconds=number(above=0, high=100))
def sound(tune, fs=5000, seconds=0.15):
    """The tune as a sound (T,): plucked tones that die away."""
    t = np.arange(int(fs * seconds)) / fs
    pluck = np.exp(-t / (0.4 * seconds)) * np.minimum(t / 0.005, 1)
    f = 440.0 * 2 ** ((tune[:, None] + LOW - 69) / 12)
    return np.concatenate(pluck * (np.sin(2 * np.pi * f * t) + 0.3 * np.sin(4 * np.pi * f * t)))
