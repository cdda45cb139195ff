"""A place field in one lap: after one plateau, seconds wide, and what a window of milliseconds would do instead."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.hippocampus import plateau

FLAT = np.full(plateau.N_INPUTS, 0.05)


def field(speed=25.0, window="seconds", place=90.0, W=FLAT):
    return plateau.field(plateau.plateau(W, place, speed=speed, window=window))


def test_one_plateau_makes_a_place_field_a_little_before_it():
    """Bittner et al. 2017: in a single trial, and with a longer reach before the plateau than after it."""
    before, after = plateau.field(FLAT), field()
    assert after.height > 10 * before.height
    assert 1 < 90 - after.peak < 25 * 1.3


def test_the_field_grows_with_the_speed_for_a_window_of_seconds_only():
    widths = [field(speed).width for speed in (5, 10, 20, 40)]
    assert np.all(np.diff(widths) > 2) and widths[-1] > 2 * widths[0]
    short = [field(speed, "20 ms") for speed in (5, 10, 20, 40)]
    assert np.ptp([f.width for f in short]) <= 1 and all(abs(f.peak - 90) <= 0.5 for f in short)
    assert short[0].height > 0.7 * field().height  # it writes as strongly: its strength is no excuse


def test_eligibility_is_the_integral_over_the_kernel():
    """Against a sum over the lap, written out, for a few inputs."""
    t = np.arange(-plateau.REACH, plateau.REACH, plateau.DT)
    trace = plateau.eligibility(90, 25.0, 1.3, 0.7)
    for k in (60, 88, 100):
        d = (90 + 25 * t - plateau.PLACES[k] + 90) % 180 - 90
        kernel = np.where(t < 0, np.exp(np.minimum(t, 0) / 1.3), np.exp(-np.maximum(t, 0) / 0.7))
        by_hand = np.sum(kernel * np.exp(-(d**2) / 128))
        assert trace[k] / trace.max() == pytest.approx(by_hand / _largest(t), rel=1e-6)


def _largest(t):
    d = (90 + 25 * t[:, None] - plateau.PLACES + 90) % 180 - 90
    kernel = np.where(t < 0, np.exp(np.minimum(t, 0) / 1.3), np.exp(-np.maximum(t, 0) / 0.7))
    return (kernel @ np.exp(-(d**2) / 128)).max()


def test_weak_synapses_grow_and_strong_ones_shrink():
    """Milstein et al. 2021: the change depends on the weight, and a new plateau beside an old field weakens it."""
    for weight, grows in ((0.05, True), (1.0, False)):
        W = np.full(plateau.N_INPUTS, weight)
        assert bool(plateau.plateau(W, 90).sum() > W.sum()) is grows
    first = plateau.plateau(FLAT, 90)
    then = plateau.plateau(first, 130)
    assert plateau.depolarisation(then, [80.0])[0] < plateau.depolarisation(first, [80.0])[0]


def test_the_belt_is_round():
    moved = plateau.plateau(FLAT, 178.0)
    np.testing.assert_allclose(moved, np.roll(plateau.plateau(FLAT, 90.0), 88), atol=1e-12)
    with pytest.raises(ValueError, match="window must be"):
        plateau.plateau(FLAT, 90, window="a day")


test_explorers = sweeps("hippocampus.one_lap")
