"""Break our result: twice as many memories as Hebb's rule can hold, scored on memories that the reader does not see."""

import numpy as np
import pytest
from sources import every

from neurocourse.hippocampus import checks as check
from neurocourse.hippocampus import crammed, hopfield

CORE = next(source.read() for source in every() if source.lesson.room == "hippocampus" and "Break our" in source.read())
SEEDS = (2718, 3141, 1618, 0, 1)


def projection(patterns):
    """W = X⁺ X projects on the memories: Personnaz, Guyon and Dreyfus (1986), doi:10.1103/PhysRevA.34.4217."""
    return np.linalg.pinv(patterns) @ patterns


def by_error(patterns):
    """Each unit learns from its mistakes, look after look, as Rosenblatt's does; every sum shall reach 1."""
    N = patterns.shape[1]
    W = np.zeros((N, N))
    for _ in range(200):
        wrong = patterns * (patterns @ W.T) < 1
        W += (wrong * patterns).T @ patterns / N
        np.fill_diagonal(W, 0)
    return W


@pytest.mark.parametrize("seed", SEEDS)
def test_hebbs_rule_loses_and_rules_that_look_at_all_memories_win(seed):
    assert crammed.challenge(hopfield.store, rng=seed).overlap < 0.7
    for rule in (projection, by_error):
        score = crammed.challenge(rule, rng=seed)
        assert score.won and score.overlap > 0.97


@pytest.mark.parametrize(
    "rule",
    [
        lambda patterns: np.zeros((200, 200)),  # the cue stays as it was: 0.8
        lambda patterns: np.eye(200),
        lambda patterns: 5 * hopfield.store(patterns),
        lambda patterns: np.sign(hopfield.store(patterns)),
        lambda patterns: hopfield.store(patterns[:27]),  # forget some of them so that the others are kept
    ],
)
def test_easy_ways_out_lose(rule):
    assert not any(crammed.challenge(rule, rng=seed).won for seed in SEEDS)


def test_the_challenge_is_scored_on_three_hidden_seeds(capsys):
    assert [score.won for score in check.crammed_weights(hopfield.store)] == [False] * 3
    assert "it stands" in (said := capsys.readouterr().out) and "So say 3 of 3 seeds" in said
    assert [score.won for score in check.crammed_weights(projection)] == [True] * 3
    assert "broken" in (said := capsys.readouterr().out) and "an overlap of 1.00" in said
    assert check.crammed_weights() is None and "open" in capsys.readouterr().out
    assert check.crammed_weights(lambda patterns: np.zeros((50, 50))) is None
    assert "must have shape" in capsys.readouterr().out


def test_the_attempt_in_the_lesson_is_hebbs_rule():
    from_lesson = {"np": np}
    exec(CORE[CORE.index("def weights(patterns)") : CORE.index("\n\n\nscores")], from_lesson)
    patterns = hopfield.random_patterns(50, 200, rng=0)
    shown = from_lesson["weights"](patterns)
    np.fill_diagonal(shown, 0)
    np.testing.assert_allclose(shown, hopfield.store(patterns), atol=1e-12)


def test_an_attempt_cannot_change_what_it_will_be_asked():
    def greedy(patterns):
        W = hopfield.store(patterns)
        patterns[:] = 1
        return W

    assert crammed.challenge(greedy, rng=3) == crammed.challenge(hopfield.store, rng=3)
