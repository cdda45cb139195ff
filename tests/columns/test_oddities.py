"""Odd events in a stream: a temporal memory, a z-score, and detectors of one line."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.columns import events, explore
from neurocourse.columns.prepared import detected

test_explorers = sweeps("columns.oddities")


def area(kind, detector, hours=6):
    """Mean area under the ROC curve of three streams; of a spike scores are better taken as they are."""
    row = 0 if kind == "spike" else events.SMOOTH.index(hours)
    return float(detected(kind=kind, detector=detector).area[:, row].mean())


def test_the_area_is_the_share_of_pairs_in_the_right_order():
    rng = np.random.default_rng(0)
    score, odd = np.round(rng.standard_normal(60), 1), rng.random(60) < 0.3
    pairs = (score[odd][:, None] > score[~odd]) + 0.5 * (score[odd][:, None] == score[~odd])
    assert events.auc(score, odd) == pytest.approx(pairs.mean())
    assert events.auc(np.ones(4), np.array([True, False, False, True])) == 0.5


@pytest.mark.parametrize("kind", events.KINDS)
def test_events_are_what_they_are_called_and_none_comes_too_early(kind):
    made = events.stream(kind, rng=0)
    assert made.odd.sum() == events.EVENTS * events.LONG[kind] and not made.odd[: events.LEARN * events.DAY].any()
    ordinary = ~made.odd[events.DAY :] & ~made.odd[: -events.DAY]
    again = np.diff(made.x.reshape(-1, events.DAY), axis=0).ravel()[ordinary]
    assert again.std() == pytest.approx(events.NOISE * 2**0.5, rel=0.1), "else each day is like the one before"


def test_who_wins_where():
    """The expectation that a temporal memory would win where the order is odd does not hold against one line."""
    for kind in events.KINDS:
        scores = {name: area(kind, name) for name in events.DETECTORS}
        best = max(scores, key=scores.get)
        assert best in ("last difference", "same hour, yesterday", "same hour, median of five days"), kind
    for kind in ("reversed", "half a day late"):
        assert area(kind, events.DETECTORS[5]) > area(kind, "temporal memory and hour") + 0.05


def test_telling_the_hour_helps_a_temporal_memory_where_the_hour_matters():
    for kind in ("reversed", "half a day late"):
        assert area(kind, "temporal memory and hour") > area(kind, "temporal memory") + 0.08


def test_a_z_score_sees_no_order():
    assert abs(area("reversed", "z-score") - 0.5) < 0.08 and area("spike", "z-score") > 0.8


def test_five_days_are_better_than_yesterday():
    for kind in ("reversed", "frozen"):
        assert area(kind, events.DETECTORS[5]) > area(kind, events.DETECTORS[4]) + 0.03


def test_what_the_armed_line_leaves():
    """The difference is what a temporal memory that knows the hour adds to a z-score; one line closes it."""
    memory, z, line = (area("reversed", name) for name in ("temporal memory and hour", "z-score", events.DETECTORS[5]))
    assert left(memory - z, memory - line) == explore.odd_events().controls["armed"].remains


def test_detectors_look_back_only():
    """What comes later changes no score."""
    x = events.stream("spike", rng=1).x[: 12 * events.DAY]
    for name in events.DETECTORS:
        if "temporal" not in name:
            early = events.scores(name, x[: 10 * events.DAY], rng=0)
            assert events.scores(name, x, rng=0)[: len(early)] == pytest.approx(early)


def test_odd_events():
    ex = explore.odd_events()
    assert "50% is guessing" in ex.status and ex.set(armed=True).status.startswith("Same hour, median of five days")
