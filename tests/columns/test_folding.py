"""Folds double what a needle pierces; n units count to n; and what gradient descent finds of it."""

import numpy as np
import pytest
from columns.answers import ANSWERS
from mutants import assert_check
from sweep import sweeps

from neurocourse.columns import checks as check
from neurocourse.columns import explore, parity, prepared, strip, zigzag


@pytest.mark.parametrize("folds", [1, 3, 5])
def test_one_needle_makes_two_to_the_power_of_the_folds_holes(folds):
    found = strip.holes(0.3, folds)
    assert len(found) == 2**folds and (np.diff(found) > 0).all()
    assert strip.tent(found, folds) == pytest.approx(0.3)


def test_the_drawn_strip_lies_where_the_tent_says():
    for folds in range(6):
        assert strip.folded(folds)[:, 0] == pytest.approx(strip.tent(strip.POINTS, folds), abs=1e-9)


def test_half_way_through_a_fold_the_paper_keeps_its_length():
    xy = strip.folded(0.35)
    assert np.hypot(*np.diff(xy, axis=0).T).sum() == pytest.approx(1, abs=0.04)


def test_one_layer_needs_a_unit_for_each_piece_and_a_deep_net_two_for_each_fold():
    x = np.linspace(0, 1, 999)
    for folds in range(5):
        thresholds, weights = zigzag.layer(folds)
        assert len(weights) == 2**folds
        assert np.maximum(x[:, None] - thresholds, 0) @ weights == pytest.approx(strip.tent(x, folds))
        slopes = np.diff(strip.tent(np.linspace(0, 1, 2**12 + 1), folds))
        assert (np.diff(np.sign(slopes)) != 0).sum() == 2**folds - 1, "as many bends as there are units but one"
    exact = zigzag.near(5, 0.0, np.random.default_rng(0))
    assert exact.propagate(zigzag.X)[:, 0] == pytest.approx(strip.tent(zigzag.X[:, 0], 5))
    sizes = [zigzag.network(widths, np.random.default_rng(0)).parameters.size for widths in zigzag.SIZES.values()]
    assert sizes == [595, 593]


def test_what_is_found():
    found = {way: [int((prepared.zigzags(way=way, folds=k).error < zigzag.FOUND).sum()) for k in range(1, 6)]
             for way in zigzag.WAYS}  # fmt: skip
    assert found["taught one fold"][:4] == [6] * 4 and found["taught one fold"][4] >= 5, "reused, one fold is enough"
    assert max(found[way][4] for way in zigzag.WAYS[:-1]) == 0, "ten units would do, and nobody finds them"
    assert found["one layer"][:3] == [6, 6, 6] and found["one layer"][3] == 0 < found["three layers"][3]
    assert found["one layer, plain start"][2] < found["one layer"][2], "where the kinks begin decides"


def test_parity_with_n_units():
    for n in (1, 2, 7, 10):
        bits, odd = parity.patterns(n)
        assert parity.answer(bits, *parity.parity_layer(n)) == pytest.approx(odd)


def test_a_deep_reader_of_parity_fails_on_what_it_has_not_seen():
    unseen = {reader: [float(prepared.odd_or_even(reader=reader, again=k).right[1]) for k in range(3)]
              for reader in parity.READERS}  # fmt: skip
    assert min(unseen["told the sum"]) > 0.97 and min(unseen["one layer"]) > 0.88 and max(unseen["three layers"]) < 0.7
    assert min(float(prepared.odd_or_even(reader="three layers", again=k).right[0]) for k in range(3)) > 0.98


# The exercise


def test_the_check_of_parity_layer():
    assert_check(
        check.parity_layer,
        right=ANSWERS.rights["parity_layer"],
        wrong=ANSWERS.mistaken(
            "parity_layer",
            {
                "a detector for each odd pattern": "one for each odd pattern",
                "1 and -1": "weights of 1 and −1 make stairs",
                "2 and -2 alone": "weights of 2 and −2 alone",
                "thresholds from 1": "your thresholds begin at 1",
                "upside down": "upside down",
                "twice": "twice the right answer",
                "only -2": "it falls ever faster",
                "all 1": "return two things",
                "one unit too many": "there are 11 units",
                "one unit short": "there are only 9 units",
                "even": "begin at threshold 0",
                "one weight": "it climbs ever faster",
            },
        ),
    )


# Explorers


def test_the_strip_is_pierced():
    ex = explore.paper_strip()
    assert "has 32 holes" in ex.preset("Five").status and "10 units, side by side 32 units" in ex.status
    assert "Not folded yet" in ex.set(step=9).status


def test_who_finds_it():
    ex = explore.can_it_be_found()
    assert ": 0 of 6 nets find it" in ex.preset("Five").status
    assert "taught one fold: 5 of 6 nets find it" in ex.set(taught=True).status


test_explorers = sweeps("columns.folding", by_place=("paper_strip",))
