"""The same episodes for connections and for an LSTM."""

from functools import cache

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.hippocampus import echo_state, episodes, explore, hopfield, learners, prepared, ways


@cache
def snapshots(n=6, seed=0):
    return episodes.learn(n, (1, 10, 50, 200), rng=seed)


@pytest.mark.parametrize("seed", range(3))
def test_one_look_is_enough_for_connections_and_fifty_for_an_lstm(seed):
    stored, learned = episodes.scores(snapshots(seed=seed), given=4, rng=1)
    assert stored.min() > 0.97
    assert learned[0] < 0.6 and learned[1] < 0.8 and learned[2] > 0.97


def test_a_blurred_cue_hurts_the_lstm_more():
    stored, learned = episodes.scores(snapshots(), given=6, noise=0.15, rng=1)
    assert stored[-1] > 0.9 > 0.85 > learned[-1]


def test_too_many_episodes_break_the_connections_and_not_the_lstm():
    crowd = episodes.learn(36, (300,), rng=0)
    stored, learned = episodes.scores(crowd, given=4, rng=1)
    assert stored[0] < 0.85 < 0.9 < learned[0]


def test_a_cue_is_the_beginning_of_the_episode():
    lived = snapshots().episodes
    np.testing.assert_array_equal(episodes.cues(lived, 3, rng=0), lived[:, :3])
    turned = episodes.cues(lived, 12, 0.2, rng=0) != lived
    assert turned.mean() == pytest.approx(0.2, abs=0.05)
    said = episodes.go_on(snapshots().network, lived[:, :5])
    np.testing.assert_array_equal(said[:, :5], lived[:, :5])
    with pytest.raises(ValueError, match="given must be"):
        episodes.cues(lived, 13, rng=0)


def test_the_side_by_side_explorer_shows_both_weaknesses():
    ex = explore.side_by_side()
    assert "hippocampus has 100% right, the LSTM 4" in ex.status
    full = ex.preset("Too many episodes").status
    assert "hippocampus has 7" in full and "LSTM 100%" in full


def test_who_needs_how_many():
    """The prepared table, three seeds each."""
    right = dict(zip(ways.WAYS, prepared.who_needs_how_many().right, strict=True))
    clear, blurred = ({name: found[k] for name, found in right.items()} for k in (0, 1))
    solved = ways.ONCE[0], *ways.ONCE[2:]
    for way in (*solved, "LSTM, 50 looks", "LSTM, 10 looks, larger steps", "by gradient, random loop, 20 looks"):
        assert clear[way].min() > 0.97, way
    assert clear["Hebb, in a random loop"].max() < 0.7 and clear["LSTM, 1 look"].max() < 0.6
    assert blurred[ways.ONCE[0]].min() > 0.97 and blurred[ways.ONCE[3]].min() > 0.97
    assert blurred["corrected, in a random loop"].max() < 0.8 and blurred["LSTM, 50 looks"].max() < 0.85
    assert blurred["LSTM, 200 blurred looks"].min() > 0.9
    assert blurred["corrected, loop, 200 blurred looks"].min() > 0.85
    assert clear["by gradient, random loop, 1 look"].max() < 0.7  # on a code that is given: what is slow is the rule
    assert clear["by gradient, random loop, 10 looks"].max() < clear["LSTM, 10 looks, larger steps"].min()


def test_what_arming_leaves_of_the_one_look():
    """The difference of the hippocampus and the network after one look, for both ways to learn at once."""
    for seed in range(2):
        hippocampus, _, loop, attention, _ = ways.once(rng=seed)
        lstm = ways.gradient(1, rng=seed)
        for armed in (loop, attention):
            assert explore.side_by_side().controls["armed"].remains == left(hippocampus - lstm, hippocampus - armed)


def test_correcting_once_through_is_ridge_regression():
    rng = np.random.default_rng(0)
    s, y = rng.normal(size=(30, 12)), rng.normal(size=(30, 3))
    V = learners.recursive_least_squares(s, y, ridge=0.1)
    np.testing.assert_allclose(V, echo_state.ridge_regression(s, y, 0.1).T, atol=1e-9)


def test_many_blurred_looks_are_ridge_regression_on_all_of_them():
    """The quick way over many looks gives what correcting moment after moment gives."""
    lived = episodes.draw(2, rng=0)
    loop = learners.Loop(lived, "corrected", 3, looks=2, practice=0.2)
    rng = np.random.default_rng(3)
    s = np.concatenate([loop.hear(episodes.blur(lived[:, :-1], 0.2, rng)) for _ in range(2)])
    y = np.tile(lived[:, 1:].reshape(-1, episodes.N_FEATURES), (2, 1))
    np.testing.assert_allclose(loop.loop.V, learners.recursive_least_squares(s, y), atol=1e-6)


def test_one_step_down_the_gradient_from_no_connections_is_hebbs_rule():
    X = hopfield.random_patterns(4, 9, rng=0)
    W, step = np.zeros((9, 9)), np.zeros((9, 9))
    for i in range(9):
        for j in range(9):
            moved = W.copy()
            moved[i, j] = 1e-6
            step[i, j] = -(loss(moved, X) - loss(W, X)) / 1e-6 / 9
    np.fill_diagonal(step, 0)
    np.testing.assert_allclose(step, hopfield.store(X), atol=1e-5)


def loss(W, X):
    return 0.5 * np.sum((X - X @ W.T) ** 2)


def test_attention_says_what_came_after_the_moments_most_alike():
    lived = episodes.draw(3, rng=0)
    said = learners.Attention(lived).propagate(lived[:, :5].swapaxes(0, 1))
    np.testing.assert_array_equal(np.sign(said[0]), lived[:, 5])


test_explorers = sweeps("hippocampus.one_shot")
