"""Spoken digits and tunes."""

from functools import cache

import numpy as np
import pytest
from sweep import sweep, sweeps

from neurocourse.hippocampus import (
    explore,
    formants,
    melodies,
    spoken_digits,
)


@cache
def recogniser():
    return spoken_digits.learn(progress=False, rng=0)


def test_new_speakers_are_understood_and_less_in_noise():
    share = [spoken_digits.accuracy(recogniser().network, snr, rng=1) for snr in (np.inf, 10, 0, -10)]
    assert share[0] > 0.95 and share[1] > 0.95
    assert share[1] > share[2] + 0.1 > share[3] + 0.2
    assert share[3] < 0.3


@pytest.mark.parametrize("seed", [1, 2])
def test_other_starts_learn_the_words_too(seed):
    network = spoken_digits.learn(progress=False, rng=seed).network
    assert spoken_digits.accuracy(network, np.inf, rng=1) > 0.95


def test_a_vowel_has_its_resonances():
    """The loudest harmonics of a held vowel lie at its first two resonances."""
    speaker = formants.Voice(100, 1.0, 1.0, loose=0)
    sound = formants.speak("two", speaker, rng=0)[1500:3500]  # the u
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)))) ** 2
    f = np.fft.rfftfreq(len(sound), 1 / formants.FS)
    low = f[power.argmax()]
    above = np.where((f > 600) & (f < 1400), power, 0)
    assert abs(low - 300) < 110 and abs(f[above.argmax()] - 870) < 130


def test_noise_has_the_ratio_that_was_asked_for():
    sound = formants.speak("seven", formants.voice(rng=0), rng=0)
    noise = formants.with_noise(sound, 6, rng=0) - sound
    assert 10 * np.log10(np.mean(sound**2) / np.mean(noise**2)) == pytest.approx(6, abs=0.2)
    with pytest.raises(ValueError, match="word must be one of"):
        formants.speak("ten", formants.voice(rng=0), rng=0)


@cache
def tunes():
    return melodies.compose(300, rng=0)


@cache
def singer(seed=0):
    return melodies.learn(tunes(), progress=False, rng=seed)


def judged(model):
    return melodies.judge([melodies.sing(model, rng=k) for k in range(30)], melodies.library(tunes()))


@pytest.mark.parametrize("seed", range(3))
def test_the_lstm_keeps_the_key_without_copying(seed):
    found = judged(singer(seed))
    assert found.in_key > 0.95 and found.novel > 0.75 and found.copied < 10


def test_who_counts_is_out_of_key_or_copies():
    near, far = (judged(melodies.MarkovChain(tunes(), order)) for order in (1, 8))
    assert near.in_key < 0.85 and near.novel > 0.9
    assert far.in_key > 0.98 and far.novel < 0.05 and far.copied > 25


def test_every_training_tune_keeps_to_one_key_and_keys_differ():
    keys = [melodies.best_key(tune) for tune in tunes()]
    assert all(inside.all() for _, inside in keys)
    assert len({tonic for tonic, _ in keys}) == 12


def test_counting_by_hand():
    model = melodies.MarkovChain(np.array([[5, 7, 5, 8]]), 1)
    np.testing.assert_allclose(model.next([5])[[7, 8]], 0.5)
    assert model.next([])[5] == 1 and model.next([20])[5] == 0.5  # never heard: back to all notes


def test_a_copy_is_found_out():
    known = melodies.library(tunes())
    assert melodies.copied(tunes()[0], known) == melodies.LENGTH
    assert melodies.judge(tunes()[:3], known).novel == 0


def test_the_explorer_of_spoken_digits():
    explorer = explore.spoken(recogniser().network)
    sweep(explorer)


def test_the_explorer_of_tunes():
    explorer = explore.melody(tunes(), singer())
    sweep(explorer)


test_explorers = sweeps("hippocampus.voices")
