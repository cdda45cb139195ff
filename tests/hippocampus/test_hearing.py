"""The ear's filters, two ears, and a pitch that is not there."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweeps

from neurocourse.hippocampus import checks as check
from neurocourse.hippocampus import (
    gammatone,
    jeffress,
    missing_fundamental,
)


def pass_law(f, centre):
    """Gain of a gammatone at the frequency f: (1 + ((f - f_c)/b)²)^(-n/2), for a filter much narrower than f_c."""
    return (1 + ((f - centre) / (1.019 * gammatone.erb(centre))) ** 2) ** (-gammatone.ORDER / 2)


def half_power_width(centre):
    """Width (Hz) between the frequencies where half the power passes: 2b √(2^(1/n) - 1)."""
    return 2 * 1.019 * gammatone.erb(centre) * np.sqrt(2 ** (1 / gammatone.ORDER) - 1)


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
    np.testing.assert_allclose(gain, pass_law(f, 1000), atol=2e-3)
    half = 1000 + half_power_width(1000) / 2
    assert pass_law(half, 1000) ** 2 == pytest.approx(0.5)


def test_the_equivalent_bandwidth_is_that_of_glasberg_and_moore():
    """The area under the squared gain is that of a rectangle 24.7 (4.37 f/kHz + 1) wide: 132.6 Hz at 1 kHz."""
    assert gammatone.erb(1000) == pytest.approx(132.6, abs=0.1)
    f = np.linspace(-20_000, 22_000, 400_001)
    area = np.sum(pass_law(f, 1000) ** 2) * (f[1] - f[0])
    assert area == pytest.approx(132.6, rel=0.002)


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


test_explorers = sweeps("hippocampus.hearing")
