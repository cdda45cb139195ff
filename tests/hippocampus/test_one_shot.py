"""The same episodes for connections and for an LSTM."""

from functools import cache

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.hippocampus import episodes, explore


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


test_explorers = sweeps("hippocampus.one_shot")
