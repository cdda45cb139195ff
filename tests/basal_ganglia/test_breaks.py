"""Where dopamine and the algorithm part."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.basal_ganglia.breaks import analogy, distributional
from neurocourse.basal_ganglia.dopamine import prediction_error


def test_the_delay_line_expects_the_reward_at_its_old_time():
    plain = analogy.early_reward(gamma=0.95)
    assert plain == pytest.approx((1, -1), abs=1e-6)


def test_a_line_that_resets_has_no_dip_and_is_the_more_surprised_the_earlier():
    found = [analogy.early_reward(early, gamma=0.95, reset=True) for early in (7, 10, 13)]
    assert all(one.at_old_time == 0 for one in found)
    assert [one.at_reward for one in found] == pytest.approx([1 - 0.95 ** (15 - t) for t in (7, 10, 13)], abs=1e-6)


def test_without_a_discount_the_reset_takes_the_surprise_away_as_well():
    assert analogy.early_reward(gamma=1.0, reset=True).at_reward == pytest.approx(0, abs=1e-6)


def test_a_reset_changes_nothing_when_the_reward_is_on_time():
    w = prediction_error.learn(400).w[-1]
    plain, stopped = (prediction_error.trial(w, reset=flag).delta for flag in (False, True))
    assert stopped == pytest.approx(plain, abs=1e-9)


def test_sarsa_speaks_of_the_lever_that_is_pulled_and_q_learning_of_the_better_one():
    chosen, best = (analogy.at_the_offer(rule, rng=0) for rule in ("SARSA", "Q-learning"))
    assert chosen.better - chosen.worse == pytest.approx(0.75 - 0.25, abs=0.05)
    assert best.better - best.worse == pytest.approx(0, abs=0.02)


def test_a_cell_reports_a_good_surprise_and_not_how_bad_a_bad_one_was():
    assert analogy.firing([1, 0, -0.25, -1]).tolist() == [25, 5, 0, 0]
    assert analogy.read_back(analogy.firing([1, 0, -0.1])) == pytest.approx([1, 0, -0.1])
    assert analogy.read_back(analogy.firing(-1)) == -0.25


@pytest.mark.parametrize("p", [0.5, 0.75, 0.9])
def test_whoever_takes_the_rate_at_its_word_becomes_an_optimist(p):
    assert analogy.believed(p, rng=0) == pytest.approx(analogy.settles_at(p), abs=0.03)
    assert analogy.settles_at(p) > p
    f, V = analogy.BASE / analogy.GAIN, analogy.settles_at(p)
    assert p * (1 - V) == pytest.approx((1 - p) * min(V, f))


def test_small_values_never_reach_the_floor():
    assert analogy.settles_at(0.2) == 0.2
    assert analogy.believed(0.1, rng=0) == pytest.approx(0.1, abs=0.03)


def test_dopamine_at_the_test_changes_choices_and_no_weight():
    tested = analogy.acting((-0.8, 0.0, 0.8), n_subjects=1500, rng=0)
    assert (np.diff(tested.choose_A) > 0).all() and (np.diff(tested.avoid_B) < 0).all()


REWARDS = np.array([0.1, 0.3, 1.2, 2.5, 5.0])


def test_every_cell_settles_at_its_expectile():
    tau = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
    learned = distributional.learn(REWARDS, tau, n_trials=40_000, alpha=0.01, rng=0)
    assert learned == pytest.approx(distributional.expectile(REWARDS, tau), rel=0.05)
    assert (np.diff(learned) > 0).all()


def test_the_middle_cell_learns_the_mean():
    assert distributional.expectile(REWARDS, np.array([0.5]))[0] == pytest.approx(REWARDS.mean())


def test_optimism_lies_between_nothing_and_one():
    with pytest.raises(ValueError, match="tau must be > 0 and < 1"):
        distributional.expectile(REWARDS, [0.5, 1.0])


test_explorers = sweeps("basal_ganglia.breaks", gaps=True)
