"""Half forgotten: what relearning some pairs does to all others, with its controls, and the exercise."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse.plasticity import checks as check
from neurocourse.plasticity import explore, free_lunch, hidden, prepared, vocabulary


@pytest.mark.parametrize("n_1", [10, 30, 50])
def test_after_drift_others_come_back_and_after_fading_they_get_worse(n_1):
    """Signs: the theorems of Stone and Jupp (2007, 2008). Amounts: n₁/N and n₁/(N − n₁) follow for random pairs."""
    for way, sign in (("drift", -1), ("fade", 1)):
        found = free_lunch.change(way, n_1, n_nets=200, rng=n_1)
        assert found * sign > 0
        assert found == pytest.approx(free_lunch.promised(way, n_1 / 100), rel=0.15, abs=0.02)


@pytest.mark.parametrize("seed", range(3))
def test_it_must_be_the_right_meanings_and_not_just_any_study(seed):
    """The control: the same list with its answers mixed up makes the others much worse, whatever was forgotten."""
    for way in free_lunch.WAYS:
        right, wrong = (free_lunch.change(way, 30, wrong=wrong, n_nets=50, rng=seed) for wrong in (False, True))
        assert wrong > right + 1


def test_how_far_the_weights_went_does_not_matter():
    for lost in (0.05, 0.9):
        before, after = np.mean([free_lunch.elsewhere("drift", 30, lost=lost, rng=s) for s in range(100)], axis=0)
        assert after / before == pytest.approx(0.7, abs=0.05)


def test_relearning_is_the_smallest_change_that_makes_the_list_right():
    """Held against least squares, and against another change that makes the list right as well."""
    rng = np.random.default_rng(1)
    X, t, w = rng.standard_normal((5, 12)), rng.standard_normal(5), rng.standard_normal(12)
    new = free_lunch.relearn(w, X, t)
    assert X @ new == pytest.approx(t)
    assert new - w == pytest.approx(np.linalg.lstsq(X, t - X @ w, rcond=None)[0])
    blind = np.eye(12) - np.linalg.pinv(X) @ X
    assert np.linalg.norm(new - w) < np.linalg.norm(new + blind @ rng.standard_normal(12) - w)


@pytest.mark.parametrize("eta", [0.5, 1.0, 1.8])
def test_rounds_of_study_end_at_the_smallest_change_whatever_the_step(eta):
    rng = np.random.default_rng(2)
    X, t, w = rng.standard_normal((6, 30)), rng.standard_normal(6), rng.standard_normal(30)
    one_by_one, rounds = w.copy(), w
    for x, answer in zip(X, t, strict=True):
        one_by_one += eta * (answer - x @ one_by_one) * x / (x @ x)
    assert free_lunch.study(w, X, t, eta) == pytest.approx(one_by_one)
    for _ in range(200):
        rounds = free_lunch.study(rounds, X, t, eta)
    assert rounds == pytest.approx(free_lunch.relearn(w, X, t), abs=1e-6)


def elsewhere(way, **how):
    """Change of the mean error elsewhere, and of recall, when thirty pairs are relearned, in five nets each."""
    run, third = prepared.hidden_lunch(way=way, **{"eta": 0.03, "wrong": False, **how}), hidden.LISTED.index(30)
    (before, after), recall = (getattr(run, part)[:, third].mean(axis=0) for part in ("error", "recall"))
    return after / before - 1, recall[1] - recall[0]


def test_with_a_hidden_layer_small_steps_do_the_same():
    drift, better = elsewhere("drift")
    fade, _ = elsewhere("fade")
    assert drift == pytest.approx(-0.29, abs=0.08) and better > 0.05 and fade > 0.3


def test_with_a_hidden_layer_large_steps_take_the_gain_away_and_wrong_meanings_reverse_it():
    large, recall = elsewhere("drift", eta=1.0)
    assert large > 0.1 and recall < -0.4
    assert elsewhere("drift", wrong=True)[0] > 0.2


def test_sixty_words_that_differ_are_drawn_in_a_font_that_tells_letters_apart():
    assert len(set(vocabulary.WORDS)) == 60 and {len(word) for word in vocabulary.WORDS} == {3}
    assert len({tuple(rows) for rows in vocabulary.LETTERS.values()}) == 26
    rows = ["".join(" #"[int(x)] for x in row).rstrip() for row in vocabulary.drawn("TEA")[:3]]
    assert rows == ["##### #####  ###", "  #   #     #   #", "  #   #     #   #"]
    desk = vocabulary.on_desk(vocabulary.pictures())
    assert np.nanmax(desk) == 1 and np.array_equal(desk[2:9, 2:19], vocabulary.drawn("SUN"))
    assert np.array_equal(desk[13:20, 2:19], vocabulary.drawn(vocabulary.WORDS[1])), "column by column"


def test_no_more_pairs_than_there_are():
    for f in (free_lunch.elsewhere, hidden.relearned):
        with pytest.raises(ValueError, match="n_1 must be fewer than all 60 pairs, got 60"):
            f("drift", 60, rng=0)


# The exercise


def anew(w, X, t):
    return np.linalg.pinv(X) @ t


def sweep_once(w, X, t):
    w = np.array(w, dtype=float)
    for x, answer in zip(X, t, strict=True):
        w += (answer - w @ x) / (x @ x) * x
    return w


def hebb(w, X, t):
    return w + t @ X


def one_step(w, X, t):
    return w + (t - X @ w) @ X


def ridge(w, X, t):
    return np.linalg.inv(X.T @ X + np.eye(len(w))) @ X.T @ t


def change_only(w, X, t):
    return np.linalg.lstsq(X, t - X @ w, rcond=None)[0]


def sign(w, X, t):
    return w - np.linalg.lstsq(X, t - X @ w, rcond=None)[0]


def adds_answers(w, X, t):
    return w + np.linalg.lstsq(X, t, rcond=None)[0]


def few_weights(w, X, t):
    new = np.array(w, dtype=float)
    new[: len(t)] = w[: len(t)] + np.linalg.solve(X[:, : len(t)], t - X @ w)
    return new


def test_the_check_of_relearn():
    assert_check(
        check.relearn,
        right=[
            lambda w, X, t: w + np.linalg.lstsq(X, t - X @ w, rcond=None)[0],
            lambda w, X, t: w + X.T @ np.linalg.solve(X @ X.T, t - X @ w),
        ],
        wrong={
            anew: "begin at `w`",
            sweep_once: "a later pair spoils the ones before it",
            hebb: "that is Hebb's rule",
            one_step: "one step of gradient descent",
            ridge: "it is the *change* that should be small",
            change_only: "you return the change",
            sign: "wrong sign",
            adds_answers: "what is missing is `t - X @ w`",
            few_weights: "a few weights bear the whole change",
        },
    )


# Explorers


def test_the_desk_says_what_becomes_of_the_words_that_nobody_studied():
    ex = explore.half_forgotten()
    assert "Nothing has been studied yet" in ex.status
    assert "has fallen by 3" in ex.preset("Thirty studied").status
    assert "has grown by" in ex.preset("After fading").status
    assert "has grown by" in ex.preset("Mixed up").status


def test_the_plane_relearns_with_the_readers_own_rule():
    ex = explore.what_returns(check.relearn(free_lunch.relearn))
    assert badges(ex) == ["yours"] and ex.alt.count("Made with your relearn") == 1
    assert "B gets better" in ex.preset("Drifted").status
    assert "B gets worse" in ex.preset("Faded").status
    assert "with a hidden layer" in ex.set(deep=True).status


def test_the_sketch_is_of_the_other_theorem():
    ex = explore.draw_what_returns()
    assert ex.sketched.truth[0] > ex.sketched.truth[-1] == pytest.approx(-100)


test_explorers = sweeps("plasticity.half_forgotten")
