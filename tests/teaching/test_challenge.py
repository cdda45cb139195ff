"""Break our result: scored on several seeds, told in one sentence, the best remembered."""

from typing import NamedTuple

import numpy as np
import pytest

from neurocourse.teaching import challenge, record


class Score(NamedTuple):
    yours: float
    won: bool


def score(f, *, rng):
    yours = float(f(np.random.default_rng(rng).random()))
    return Score(yours, yours > 1)


@pytest.fixture
def attempt():
    say = "Yours {0.yours:.1f}, ours 1.0.".format
    return challenge(score, name="room.more", title="Get more than one", value="yours", say=say, seeds=(1, 2, 3))


def test_nothing_written_says_what_there_is_to_do(attempt, capsys):
    assert attempt() is None
    assert capsys.readouterr().out == (
        "○ Get more than one: open\n  Write a function of your own, then run this cell again.\n"
    )


def test_a_result_is_broken_when_every_seed_says_so(attempt, capsys):
    attempt(lambda x: x)
    assert "✗ Get more than one: it stands\n  Yours 0.3, ours 1.0. So say 3 of 3 seeds" in capsys.readouterr().out
    attempt(lambda x: 3 * x)  # two seeds of three
    assert "it stands" in capsys.readouterr().out and record.get("challenges", "room.more")["right"] is False
    assert len(attempt(lambda x: 2 + x)) == 3
    out = capsys.readouterr().out
    assert "✓ Get more than one: broken" in out and "Your best so far: ≈ 2.26." in out
    attempt(lambda x: x)
    assert "Your best so far: ≈ 2.26." in capsys.readouterr().out
    assert record.get("challenges", "room.more") == {"best": pytest.approx(2.26, abs=0.01), "right": True}


def test_a_win_is_remembered_also_when_it_is_not_the_best_score(attempt):
    attempt(lambda x: 9 * x)  # a high score, and not every seed won
    high = record.get("challenges", "room.more")
    assert high["right"] is False
    attempt(lambda x: 1.1)
    assert record.get("challenges", "room.more") == {"best": high["best"], "right": True}
    attempt(lambda x: 20 * x)
    assert record.get("challenges", "room.more")["right"] is True


def test_a_damaged_record_is_written_anew(attempt):
    record.put("challenges", "room.more", {"best": "many"})
    attempt(lambda x: 2.0)
    assert record.get("challenges", "room.more") == {"best": 2.0, "right": True}


@pytest.mark.parametrize(
    "f, words",
    [
        (3, "your attempt must be a function"),
        (lambda: 0, "takes 0 positional arguments"),
        (lambda x: 1 / 0, "ZeroDivisionError"),
        (lambda x: "many", "could not convert"),
    ],
)
def test_what_goes_wrong_is_told_in_a_sentence(attempt, capsys, f, words):
    assert attempt(f) is None
    assert words in capsys.readouterr().out and record.get("challenges", "room.more") is None


@pytest.mark.parametrize("f, words", [(lambda x: 1 / 0, "Your function stopped"), (lambda x: "many", "This cannot")])
def test_a_function_that_stopped_is_told_from_an_answer_that_cannot_be_scored(attempt, capsys, f, words):
    attempt(f)
    assert words in capsys.readouterr().out


def test_a_score_that_is_no_number_is_not_the_best_for_ever(attempt):
    attempt(lambda x: np.nan)
    attempt(lambda x: 2.0)
    assert record.get("challenges", "room.more") == {"best": 2.0, "right": True}
