"""A map of orientation and its shuffled twin: who loses by the shuffle, and who wins."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.columns import explore, sheets

PAIRS = [(sheets.sheet(rng=seed), sheets.sheet(1.0, rng=seed)) for seed in range(3)]


def test_shuffling_keeps_the_cells_and_moves_their_places():
    for ordered, mixed in PAIRS:
        assert np.array_equal(np.sort(ordered, axis=None), np.sort(mixed, axis=None))
        steps = [np.abs(np.exp(2j * np.radians(one[1:])) - np.exp(2j * np.radians(one[:-1]))) for one in PAIRS[0]]
        assert steps[0].mean() < 0.6 < 1.1 < steps[1].mean()


def test_whoever_reads_every_cell_loses_nothing():
    """Equal by construction, but for the order of the noise: the control of the other readers."""
    for ordered, mixed in PAIRS:
        assert sheets.error(ordered, rng=0) == pytest.approx(sheets.error(mixed, rng=1), abs=0.15)


def test_whoever_reads_a_few_neighbours_is_better_off_with_pepper():
    for pair in PAIRS:
        off = [np.mean([sheets.error(sheets.nearby(one, 2, k, k), 200, rng=k) for k in range(32)]) for one in pair]
        far = [
            np.mean([sheets.error(sheets.nearby(one, 8, k, k), 200, rng=k) for k in range(0, 32, 4)]) for one in pair
        ]
        assert off[0] > off[1] + 2 and far[0] == pytest.approx(far[1], abs=0.3)


def test_an_electrode_is_better_off_with_a_map():
    for ordered, mixed in PAIRS:
        assert sheets.error_of_electrodes(mixed, rng=0) > 2 * sheets.error_of_electrodes(ordered, rng=0)
        fine = [sheets.error_of_electrodes(one, 1, rng=0) for one in (ordered, mixed)]
        assert fine[0] == pytest.approx(fine[1], abs=0.2), "with an electrode for each cell nothing is left"


def test_wire_to_like_cells_is_short_in_a_map_and_to_all_kinds_in_pepper():
    for ordered, mixed in PAIRS:
        a, b = sheets.wire(ordered), sheets.wire(mixed)
        assert a.alike < 0.7 * b.alike and b.each < 0.8 * a.each


def test_guessing_is_off_by_45_degrees():
    assert sheets.misread(np.zeros((len(sheets.ANGLES), 3)), 4000, 1.0, np.random.default_rng(0)) == pytest.approx(
        45, abs=2
    )


def test_the_sheet_is_shuffled():
    ex = explore.shuffled_sheet()
    assert "Electrodes 5 cells wide are off by 1.5°." in ex.status
    assert ", and 1.5° on the map" in ex.preset("Shuffled").status
    assert "1,024 cells" in ex.set(everything=True).status


test_explorers = sweeps("columns.pepper", by_place=("shuffled_sheet",))
