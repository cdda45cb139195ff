"""Break our result: eight cells that are counted, against eight first spikes."""

import numpy as np
import pytest
from sources import every

from neurocourse.spiking import checks as check
from neurocourse.spiking import row

CORE = next(source.read() for source in every() if source.lesson.room == "spiking")
SEEDS = (2718, 3141, 1618, 0, 1, 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_equal_cells_lose_and_recruited_ones_win(seed):
    """Measured over twenty seeds: equal ones tell 0.8 to 1.0 bits, recruited ones 1.7 to 1.8, first spikes 1.6."""
    ours, cunning = (row.challenge(f, rng=seed) for f in (row.equal_thresholds, row.recruited_thresholds))
    assert not ours.won and ours.counts < ours.latency - 0.3
    assert cunning.won and cunning.lead > 0.05


@pytest.mark.parametrize("attempt", [
    lambda n: np.linspace(1, 4, n), lambda n: np.full(n, 2.0), lambda n: np.full(n, 100.0),
])  # fmt: skip
def test_attempts_that_only_change_something_lose(attempt):
    assert not any(row.challenge(attempt, rng=seed).won for seed in SEEDS)


def test_the_challenge_is_scored_on_three_hidden_seeds(capsys):
    assert [score.won for score in check.beat_latency(row.equal_thresholds)] == [False] * 3
    assert "it stands" in (said := capsys.readouterr().out) and "So say 3 of 3 seeds" in said
    assert [score.won for score in check.beat_latency(row.recruited_thresholds)] == [True] * 3
    assert "broken" in (said := capsys.readouterr().out) and "Your counts tell 1." in said
    assert check.beat_latency() is None and "open" in capsys.readouterr().out
    assert check.beat_latency(lambda n: np.ones(3)) is None
    assert "must have shape" in capsys.readouterr().out
    assert check.beat_latency(lambda n: [1.0, 1.1, 1.2, 1.4, 1.6, 1.8, 2.0, 2.4])


def test_the_attempt_in_the_lesson_is_ours():
    from_lesson = {"np": np}
    exec(CORE[CORE.index("def thresholds") : CORE.index("\n\n\nscores")], from_lesson)
    np.testing.assert_array_equal(from_lesson["thresholds"](8), row.equal_thresholds(8))


def test_words_of_cells_are_what_they_do():
    """Against draws: which of three cells have fired within the time."""
    rng, drives, thresholds = np.random.default_rng(0), np.array([2.0, 3.0]), np.array([0.8, 1.5, 5.0])
    P = row.fired_or_not(drives, thresholds)
    np.testing.assert_allclose(P.sum(axis=1), 1)
    t = 10 * np.log(2.0 / (2.0 - thresholds[:2])) + rng.normal(0, row.JITTER, (50_000, 2))
    seen = np.bincount((t < row.T) @ [1, 2], minlength=8) / 50_000
    np.testing.assert_allclose(P[0], seen, atol=0.01)


@pytest.mark.parametrize("seed", range(3))
def test_a_clock_never_harms_and_the_row_hardly_needs_it(seed):
    """Who reads every first spike knows at least who fired; and equal cells then tell about what the row does."""
    told = {}
    for choose in (row.equal_thresholds, row.recruited_thresholds):
        rng = np.random.default_rng(seed)
        drives, thresholds = row.draw(rng), choose(8)
        told[choose] = [bits(drives, thresholds, rng) for bits in row.WAYS.values()]
        assert told[choose][1] > told[choose][0]
    (counted, timed), (recruited, both) = told.values()
    assert timed - counted > 0.6 and 0.1 < both - recruited < 0.35 and abs(recruited - timed) < 0.15


def test_times_of_one_cell_are_worth_what_the_channel_says():
    """Against `coding`, which bins the times of a single cell."""
    drives = np.linspace(1.3, 4.1, 16)
    drawn = row.all_times(drives, [1.0], n=20_000, rng=np.random.default_rng(0))
    exact = row.coding.information(row.same_cell.first_spike(drives, row.T, jitter=row.JITTER))
    assert drawn == pytest.approx(exact, abs=0.03)
