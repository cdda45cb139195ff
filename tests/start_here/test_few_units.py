"""Break our result: one unit loses, three that follow the curve win, on neurons that nobody has seen."""

import numpy as np
import pytest

from neurocourse.start_here import checks, traced

SEEDS = (2718, 3141, 1618, 0, 1)


def along_the_curve(rate):
    """Straight lines between four points of the curve, as the sum of three units."""
    currents = np.linspace(0, 2.5, 2501)
    starts = currents[np.array([rate(I) > 0 for I in currents]).argmax()] - 0.001
    points = np.array([starts, starts + 0.02, starts + 0.25, 2.5])
    slopes = np.diff([0, *(rate(I) for I in points[1:])]) / np.diff(points)
    return points[:3], np.diff([0, *slopes])


@pytest.mark.parametrize("seed", SEEDS)
def test_ours_loses_and_three_lines_win(seed):
    assert 0.03 < traced.challenge(traced.from_threshold_to_top, rng=seed).off
    assert traced.challenge(along_the_curve, rng=seed).won


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_no_single_unit_wins(seed):
    """Not even the best of 2,500, which are compared with the curve itself."""
    seen = []
    traced.challenge(lambda rate: seen.append(rate) or ([1], [1]), rng=seed)
    I = np.linspace(0, 2.5, 251)
    wanted = np.array([seen[0](x) for x in I]) / seen[0](2.5)
    offs = [
        np.abs(traced.answer(I, [start], [slope]) - wanted).mean()
        for start in np.linspace(0.6, 1.9, 50)
        for slope in np.linspace(0.3, 1.5, 50)
    ]
    assert min(offs) > 1.5 * traced.TO_BEAT


def test_what_the_units_say_is_the_sum_of_rectifiers():
    assert traced.answer(np.array([0.5, 2.0]), [1.0, 1.5], [10.0, -4.0]) == pytest.approx([0, 8])


@pytest.mark.parametrize(
    ("units", "words"),
    [
        (lambda rate: ([1, 1, 1, 1], [1, 1, 1, 1]), "at most 3"),
        (lambda rate: ([1.5, 2], [3]), "slopes must have shape"),
        (lambda rate: ([np.nan], [1]), "starts"),
    ],
)
def test_what_cannot_be_scored_is_told(units, words):
    with pytest.raises(ValueError, match=words):
        traced.challenge(units, rng=0)


def test_the_open_cell_tells_the_score(capsys):
    scores = checks.few_units(traced.from_threshold_to_top)
    assert len(scores) == 3 and not any(score.won for score in scores)
    assert "it stands" in capsys.readouterr().out
    assert all(score.won for score in checks.few_units(along_the_curve))


@pytest.mark.parametrize("answer", [None, [1.5], ...])
def test_what_is_not_two_lists_is_named(capsys, answer):
    assert checks.few_units(lambda rate: answer) is None
    out = capsys.readouterr().out
    assert "This cannot be scored: TypeError: it must return two lists, starts and slopes, got" in out


def test_a_score_just_over_the_mark_does_not_look_as_if_it_were_on_it(capsys):
    checks.few_units(along_thirds)
    assert "Yours are 1.19% of the highest rate off, and the mark is 1%." in capsys.readouterr().out


def along_thirds(rate):
    """Four points at equal distances: not where the curve is most bent."""
    first = max(I for I in np.linspace(0, 2.5, 251) if rate(I) == 0)
    points = np.linspace(first, 2.5, 4)
    slopes = np.diff([rate(I) for I in points]) / np.diff(points)
    return points[:3], np.diff([0, *slopes])
