"""Fields of four kinds and their measures: against fields whose measures are known, and the game."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.cortex import explore, fields, prepared
from neurocourse.cortex.cells.gabor import gabor


def test_measures_of_fields_that_are_known():
    """A long Gabor is sharply tuned and longer than wide; a round blob has neither slope nor length."""
    long = gabor(10, 30, f=0.2, sigma=1.4, gamma=0.45).ravel()
    short = gabor(10, 30, f=0.2, sigma=1.4, gamma=1.2).ravel()
    blob = gabor(10, 0, f=0.0, sigma=1.5, gamma=1.0).ravel()
    (r2, width, aspect), (_, wide, round_), (_, all_round, one) = fields.measures(np.array([long, short, blob]))
    assert r2 > 0.9 and width < wide - 8 and aspect > 1.6 > 1.1 > round_
    assert all_round == 90 and one == pytest.approx(1, abs=0.02)


def test_a_gabor_is_tuned_as_wide_as_the_theory_says():
    """In the plane of frequencies a Gabor is a bell of width γ / 2πσ around f: half height at tan θ = 1.18 γ / 2πσf."""
    f, sigma, gamma = 0.25, 1.6, 0.8
    expected = np.degrees(np.arctan(np.sqrt(2 * np.log(2)) * gamma / (2 * np.pi * sigma * f)))
    found = fields.measures(gabor(10, 0, f=f, sigma=sigma, gamma=gamma).reshape(1, -1))[0, 1]
    assert found == pytest.approx(expected, abs=6)


def test_cells_and_code_are_gabors_and_the_network_is_not_and_shapes_tell_cells_from_code():
    runs = prepared.sorting(small=False).measured.astype(np.float64)
    for measured in runs:
        r2, width, aspect = np.median(measured, axis=1).T
        assert abs(r2[0] - r2[1]) < 0.1 and r2[:2].min() > 0.7 > 0.3 > r2[2:].max()
        assert width[0] > width[1] + 4 and aspect[1] > aspect[0] + 0.1
        table = fields.sorted_by_measures(measured)
        assert table[0, 0] > 0.65 and table[:2, 2:].max() < 0.1 and table.sum(axis=1) == pytest.approx(1)


def test_what_arming_the_network_leaves_of_its_distance_from_the_cells():
    gaps = []
    for small in (False, True):
        r2 = np.median(prepared.sorting(small=small).measured.astype(np.float64)[..., 0], axis=2).mean(axis=0)
        gaps.append(float(r2[0] - r2[2]))
    assert explore.sort_fields().controls["armed"].remains == left(*gaps) == "less of it"


def test_nothing_is_told_before_the_guess():
    explorer = explore.sort_fields()
    assert explorer.status.endswith("What is it?") and not any(kind in explorer.status for kind in fields.KINDS)
    dots = [line for ax in explorer.fig.axes for line in ax.lines if line.get_label() in fields.KINDS]
    assert len(dots) == 4 and not any(len(dot.get_xdata()) for dot in dots)
    assert "It is " in explorer.set(guess="noise").status and all(len(dot.get_xdata()) == 48 for dot in dots)


test_explorers = sweeps("cortex.sorting")
