"""Lesson Hippocampus as a whole: episodes side by side, where the likeness ends, and the lesson's tables."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from gradients import slope

from neurocourse import hippocampus, nn
from neurocourse.hippocampus import adding, analogy, episodes, explore, stored_past, working_memory

ROOM = Path(hippocampus.__file__).parent


@cache
def lessons(n=6, seed=0):
    return episodes.learn(n, (1, 10, 50, 200), rng=seed)


# Side by side


@pytest.mark.parametrize("seed", range(3))
def test_one_look_is_enough_for_connections_and_fifty_for_an_lstm(seed):
    stored, learned = episodes.scores(lessons(seed=seed), given=4, rng=1)
    assert stored.min() > 0.97
    assert learned[0] < 0.6 and learned[1] < 0.8 and learned[2] > 0.97


def test_a_blurred_cue_hurts_the_lstm_more():
    stored, learned = episodes.scores(lessons(), given=6, noise=0.15, rng=1)
    assert stored[-1] > 0.9 > 0.85 > learned[-1]


def test_too_many_episodes_break_the_connections_and_not_the_lstm():
    crowd = episodes.learn(36, (300,), rng=0)
    stored, learned = episodes.scores(crowd, given=4, rng=1)
    assert stored[0] < 0.85 < 0.9 < learned[0]


def test_a_cue_is_the_beginning_of_the_episode():
    lived = lessons().episodes
    np.testing.assert_array_equal(episodes.cues(lived, 3, rng=0), lived[:, :3])
    turned = episodes.cues(lived, 12, 0.2, rng=0) != lived
    assert turned.mean() == pytest.approx(0.2, abs=0.05)
    said = episodes.go_on(lessons().network, lived[:, :5])
    np.testing.assert_array_equal(said[:, :5], lived[:, :5])
    with pytest.raises(ValueError, match="given must be"):
        episodes.cues(lived, 13, rng=0)


def test_the_side_by_side_explorer_shows_both_weaknesses():
    ex = explore.side_by_side()
    assert "hippocampus has 100% right, the LSTM 4" in ex.status
    full = ex.preset("Too many episodes").status
    assert "hippocampus has 7" in full and "LSTM 100%" in full


# Where the likeness ends


@pytest.mark.parametrize("seed", range(3))
def test_the_new_wipes_out_the_old_in_the_lstm_only(seed):
    found = analogy.overwrite(rng=seed)
    assert found.before.min() > 0.97 and found.new.min() > 0.85
    assert found.after[0] > 0.97 and found.after[1] < 0.75


def test_few_connections_hold_more_each_and_follow_the_law():
    """Derrida, Gardner and Zippelius: m = erf(m / √(2α)), nothing beyond α = 2/π."""
    thin = analogy.thin_out((0.1, 0.2, 0.3), 0.05, rng=0)
    np.testing.assert_allclose(thin.overlap, thin.law, atol=0.05)
    full = analogy.thin_out((0.3,), 1.0, rng=0)
    assert full.overlap[0] < 0.6 < 0.85 < thin.overlap[2]
    assert analogy.law(0.6) > 0.3 and analogy.law(0.7) < 1e-3


def test_an_lstm_holds_a_number_no_longer_than_it_was_trained_to():
    network = adding.learn("LSTM", rng=0, progress=False).network
    held = analogy.hold(network, rng=0)
    assert held.error[0] < 0.01 < held.chance < held.error[1] < held.error[2]


def test_a_ring_of_cells_only_drifts():
    one, two, four = analogy.wander(rng=0)
    law = np.rad2deg(np.sqrt(working_memory.law(np.array([1.0, 2, 4]))))
    np.testing.assert_allclose([one, two, four], law, rtol=0.15)
    with pytest.raises(TypeError, match="network must be a Network"):
        analogy.hold(None, rng=0)


@pytest.mark.parametrize("seed", range(3))
def test_a_quarter_of_the_record_is_enough_and_one_step_is_not(seed):
    """The first mark is never in the last quarter: late ones teach what a mark means, and open gates carry."""
    one, quarter = (stored_past.learn(steps, rng=seed, progress=False) for steps in (1, 25))
    assert one.error > 0.15  # chance: 1/6
    assert quarter.error < 0.02 and quarter.numbers == 2400


@pytest.mark.parametrize("steps", [1, 4, 9])
def test_a_short_record_is_the_gradient_with_the_state_before_it_taken_as_given(steps):
    rng = np.random.default_rng(steps)
    x, dy = rng.normal(size=(9, 2, 3)), rng.normal(size=(2, 4))
    short, whole = stored_past.ShortRecord(3, 4, steps, memory=9, rng=0), nn.LSTM(3, 4, memory=9, returns="last", rng=0)
    np.testing.assert_allclose(short.forward(x), whole.forward(x), atol=1e-14)
    short.absorb(dy)
    start = None
    if steps < 9:
        whole.forward(x[:-steps])
        start = whole.state
    loss = lambda: np.sum(dy * whole.forward(x[-steps:], start))  # noqa: E731
    np.testing.assert_allclose(short.dA, slope(loss, whole.A, h=1e-6), atol=1e-7)
