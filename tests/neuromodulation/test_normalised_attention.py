"""Attention in cortex: before a division a gain helps faint contrasts or all, as sizes have it; after it, all alike."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neuromodulation import spotlight

test_explorers = sweeps("neuromodulation.normalised_attention")

SMALL, LARGE = dict(size=1, width=10), dict(size=10, width=1)


def ratios(**sizes):
    """By what attention multiplies the answers at a faint, a middle and the full contrast."""
    unattended, attended = spotlight.answers([0.005, 0.05, 1], **sizes)
    return attended / unattended


def test_a_small_patch_in_wide_attention_gains_at_faint_contrasts_only():
    """Reynolds and Heeger 2009: contrast gain; ours 2.76, 1.83, 1.07, as if contrasts were three times as high."""
    found, change = ratios(**SMALL), spotlight.change(**SMALL)
    assert (np.diff(found) < -0.5).all() and found[0] > 2.5 and found[2] < 1.15
    assert change.plateau == pytest.approx(1, abs=0.03) and change.shift > 2.8


def test_a_large_patch_in_narrow_attention_gains_at_all_contrasts():
    """Response gain; ours 2.79, 2.30, 2.10: the plateau doubles, and contrasts count less than half more."""
    found, change = ratios(**LARGE), spotlight.change(**LARGE)
    assert found.min() > 2 and change.plateau > 2 and change.shift < 1.6


@pytest.mark.parametrize("sizes", [SMALL, LARGE])
def test_after_the_division_the_same_gain_helps_all_contrasts_alike(sizes):
    np.testing.assert_allclose(ratios(**sizes, output=True), spotlight.PEAK)
    assert spotlight.change(**sizes, output=True) == pytest.approx((spotlight.PEAK, 1))


@pytest.mark.parametrize("sizes", [SMALL, LARGE, dict(size=3, width=2)])
def test_plateau_and_shift_are_those_of_the_answers(sizes):
    """Attended answers are unattended ones to contrasts ``shift`` times as high, ``plateau`` times as large."""
    c, change = np.geomspace(1e-4, 1, 9), spotlight.change(**sizes)
    attended = spotlight.answers(c, **sizes)[1]
    np.testing.assert_allclose(attended, change.plateau * spotlight.answers(c * change.shift, **sizes)[0], rtol=1e-12)


def test_the_division_is_a_mean_over_neighbours_on_the_whole_line():
    """With no size at all both ends are dark, so the pool loses nothing there."""
    assert spotlight.POOL.sum() == pytest.approx(1)
    whole = np.convolve(spotlight.field(4) * spotlight.drive(2), spotlight.POOL, mode="same")
    assert spotlight.parts(2, 4)[1] == pytest.approx(whole[len(whole) // 2], abs=1e-12)
