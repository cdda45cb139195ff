"""Where dopamine and the error of temporal differences part; the law of matching against Baum's review."""

import numpy as np
import pytest

from neurocourse.basal_ganglia import analogy, bandits, environments, matching, policy_gradient, prediction_error

# An early reward


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


# The best lever or the one that is pulled


def test_sarsa_speaks_of_the_lever_that_is_pulled_and_q_learning_of_the_better_one():
    chosen, best = (analogy.at_the_offer(rule, rng=0) for rule in ("SARSA", "Q-learning"))
    assert chosen.better - chosen.worse == pytest.approx(0.75 - 0.25, abs=0.05)
    assert best.better - best.worse == pytest.approx(0, abs=0.02)


# The floor of a rate


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


# Acting without learning


def test_dopamine_at_the_test_changes_choices_and_no_weight():
    tested = analogy.acting((-0.8, 0.0, 0.8), n_subjects=1500, rng=0)
    assert (np.diff(tested.choose_A) > 0).all() and (np.diff(tested.avoid_B) < 0).all()


# Matching


def test_following_incomes_matches_within_the_band_of_baums_review():
    found = matching.experiment(rng=0)
    assert matching.GOOD_MATCH[0] < found.slope < matching.GOOD_MATCH[1]
    assert found.choices == pytest.approx(found.rewards, abs=0.02)


@pytest.mark.parametrize("power, low, high", [(0.5, 0, 0.9), (1.4, 1.11, 9)])
def test_other_ways_to_choose_fall_outside_the_band(power, low, high):
    def choose(income_1, income_2):
        return income_1**power / (income_1**power + income_2**power)

    assert low < matching.experiment(choose, rng=0).slope < high


def test_the_slope_is_the_exponent_of_a_power_law():
    R = np.array([0.2, 0.4, 0.6, 0.9])
    ratio = 1.7 * (R / (1 - R)) ** 0.8
    assert matching.sensitivity(ratio / (1 + ratio), R) == pytest.approx(0.8)


# What the games and pictures need


@pytest.mark.parametrize("schedule", matching.SCHEDULES)
def test_the_income_of_a_place_is_the_closed_form(schedule):
    p, q = (0.3, 0.1), 0.7
    session = matching.play(p, choose=lambda a, b: np.full_like(a, q), schedule=schedule, n=100, rng=0)
    first, second = matching.income(p[0], q, schedule), matching.income(p[1], 1 - q, schedule)
    assert session.rewards.mean() == pytest.approx(first / (first + second), abs=0.01)


def test_machines_pay_by_their_chances_and_a_player_gets_what_was_pulled():
    p, pays = bandits.machines(20_000, rng=3)
    assert pays.mean(axis=0) == pytest.approx(p, abs=0.01) and abs(p[0] - p[1]) >= 0.2
    assert bandits.fetch(pays, [1, 0, 1]).tolist() == [pays[0, 1], pays[1, 0], pays[2, 1]]
    assert bandits.fetch(pays, []).tolist() == []


@pytest.mark.parametrize("baseline, least", [(True, -6), (False, -20)])
def test_reinforce_turns_a_policy_towards_the_goal(baseline, least):
    world = environments.maze("S..\n.#.\n..G")
    course = policy_gradient.learn(world, n_updates=80, n=16, baseline=baseline, rng=0)
    assert course.returns[0] < -15 and course.returns[-10:].mean() > least
    assert not course.theta[0].any() and course.theta.shape == (81, 9, 4)
