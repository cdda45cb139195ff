"""Hearing in lesson Hippocampus: the ear's filters, two ears, a missing pitch, spoken digits and tunes."""

from functools import cache

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweep

from neurocourse.hippocampus import checks as check
from neurocourse.hippocampus import (
    explore,
    formants,
    gammatone,
    jeffress,
    melodies,
    missing_fundamental,
    spoken_digits,
)

# The cochlea


@pytest.mark.parametrize("tone", [150, 440, 1000, 2500])
def test_a_tone_moves_its_own_place_most(tone):
    f = gammatone.centres(120)
    strength = gammatone.loudness(gammatone.listen(gammatone.tone(tone, 0.3, 16_000), f, 16_000))
    assert strength.argmax() == np.abs(f - tone).argmin()


def test_a_place_passes_what_the_formula_says():
    """(1 + ((f - f_c)/b)²)^(-n/2), and half the power over 2b √(2^(1/n) - 1); its own tone as it is."""
    f, centre = np.linspace(700, 1300, 31), np.array([1000.0])
    moved = [gammatone.listen(gammatone.tone(x, 0.5, 16_000), centre, 16_000)[:, 2000:] for x in f]
    gain = np.sqrt(2) * np.array([gammatone.loudness(m)[0] for m in moved])
    np.testing.assert_allclose(gain, gammatone.pass_law(f, 1000), atol=2e-3)
    half = 1000 + gammatone.half_power_width(1000) / 2
    assert gammatone.pass_law(half, 1000) ** 2 == pytest.approx(0.5)


def test_the_equivalent_bandwidth_is_that_of_glasberg_and_moore():
    """The area under the squared gain is that of a rectangle 24.7 (4.37 f/kHz + 1) wide: 132.6 Hz at 1 kHz."""
    assert gammatone.erb(1000) == pytest.approx(132.6, abs=0.1)
    f = np.linspace(-20_000, 22_000, 400_001)
    area = np.sum(gammatone.pass_law(f, 1000) ** 2) * (f[1] - f[0])
    assert area == pytest.approx(132.6, rel=0.002)


# Two ears


@pytest.mark.parametrize("angle", [-90, -40, -5, 0, 20, 75])
def test_the_delay_is_found_to_one_sample(angle):
    for seed in range(3):
        found = jeffress.locate(jeffress.hear(angle, rng=seed))
        assert abs(found.delay - jeffress.delay_of(angle) * jeffress.FS) <= 1


def test_coincidence_by_hand():
    left, right = np.array([0.0, 0, 1, 0, 0]), np.array([1.0, 0, 0, 0, 0])
    np.testing.assert_array_equal(jeffress.coincidence(left, right, [-1, 0, 1, 2, 3]), [0, 0, 0, 1, 0])
    np.testing.assert_array_equal(jeffress.coincidence(right, left, [-2, 0, 2]), [1, 0, 0])
    np.testing.assert_array_equal(jeffress.coincidence(right, right, [-9, -5, 0, 5, 9]), [0, 0, 1, 0, 0])
    with pytest.raises(TypeError, match="delays must hold whole numbers"):
        jeffress.coincidence(left, right, [0.5])


@pytest.mark.parametrize("angle", [-60, 25])
def test_the_row_of_cells_is_the_cross_correlation_of_numpy(angle):
    left, right = jeffress.hear(angle, rng=0)
    found, T = jeffress.locate([left, right]), len(left)
    peer = np.correlate(left, right, mode="full")[found.delays + T - 1]
    np.testing.assert_allclose(found.activity, peer, atol=1e-9)


def row(how):
    """A row of cells, one after the other: ``how(left, right, delay)``."""
    return lambda left, right, delays: np.array([how(left, right, int(d)) for d in delays])


def moment_by_moment(left, right, d):
    return sum(left[t] * right[t - d] for t in range(len(left)) if 0 <= t - d < len(right))


def by_numpy(left, right, delays):
    return np.correlate(left, right, mode="full")[np.asarray(delays) + len(left) - 1]


def test_the_check_of_the_row_of_cells_names_the_mistake():
    assert_check(
        check.coincidence,
        right=[row(moment_by_moment), by_numpy],
        wrong={
            lambda left, right, delays: row(moment_by_moment)(left, right, -delays): "in yours the left does",
            row(lambda left, right, d: left @ right): "answer alike",
            row(lambda left, right, d: left @ np.roll(right, d)): "back to its start",
            row(lambda left, right, d: moment_by_moment(left, right, d) / len(left)): "that is a mean",
            row(lambda left, right, d: left * np.roll(right, d)): "return an array of shape (4,)",
            row(lambda left, right, d: abs(moment_by_moment(left, right, d))): "you take sizes",
        },
    )


def test_a_learners_row_of_cells_finds_the_source():
    heard = jeffress.hear(-35, rng=0)
    mine = jeffress.locate(heard, check.coincidence(by_numpy))
    assert mine.delay == jeffress.locate(heard).delay
    wrong = check.coincidence(lambda left, right, delays: by_numpy(left, right, -delays))
    assert jeffress.locate(heard, wrong).delay == mine.delay  # the course goes on with its own


def test_noise_of_each_ear_spoils_it():
    wrong = [abs(jeffress.locate(jeffress.hear(30, noise=8, rng=seed)).angle - 30) for seed in range(10)]
    assert np.mean(wrong) > 5


# Pitch


@pytest.mark.parametrize(
    "tones, pitch", [((600, 800, 1000), 200), ((300, 450, 600), 150), ((200, 400, 600), 200), ((440,), 440)]
)
def test_the_pitch_is_that_of_the_fundamental_whether_it_sounds_or_not(tones, pitch):
    assert missing_fundamental.hear_pitch(missing_fundamental.chord(tones)).pitch == pytest.approx(pitch, rel=0.01)


def test_no_place_moves_to_the_missing_tone():
    sound = missing_fundamental.chord((600, 800, 1000))
    assert missing_fundamental.loudest_place(sound) > 550
    f = gammatone.centres(120)
    strength = gammatone.loudness(gammatone.listen(sound, f, missing_fundamental.FS))
    assert strength[np.abs(f - 200).argmin()] < 0.05 * strength.max()


# Words


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


# Tunes


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
    near, far = (judged(melodies.Counting(tunes(), order)) for order in (1, 8))
    assert near.in_key < 0.85 and near.novel > 0.9
    assert far.in_key > 0.98 and far.novel < 0.05 and far.copied > 25


def test_every_training_tune_keeps_to_one_key_and_keys_differ():
    keys = [melodies.best_key(tune) for tune in tunes()]
    assert all(inside.all() for _, inside in keys)
    assert len({tonic for tonic, _ in keys}) == 12


def test_counting_by_hand():
    model = melodies.Counting(np.array([[5, 7, 5, 8]]), 1)
    np.testing.assert_allclose(model.next([5])[[7, 8]], 0.5)
    assert model.next([])[5] == 1 and model.next([20])[5] == 0.5  # never heard: back to all notes


def test_a_copy_is_found_out():
    known = melodies.library(tunes())
    assert melodies.copied(tunes()[0], known) == melodies.LENGTH
    assert melodies.judge(tunes()[:3], known).novel == 0


# Explorers of trained networks


def test_the_explorer_of_spoken_digits():
    sweep(explore.spoken(recogniser().network))


def test_the_explorer_of_tunes():
    sweep(explore.melody(tunes(), singer()))
