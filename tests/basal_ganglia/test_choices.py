"""Bandits and matching, and the exercise that follows incomes."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweeps

from neurocourse.basal_ganglia import checks as check
from neurocourse.basal_ganglia.choices import bandits, matching


def test_ucb1_stays_inside_its_bound_and_grows_with_the_logarithm():
    p = [0.3, 0.5, 0.7]
    regret = bandits.play(p, "UCB1", T=10_000, n=100, rng=0).regret
    assert regret[-1] < bandits.ucb_regret_bound(p, 10_000)
    early, late = regret[999] - regret[99], regret[9999] - regret[999]
    assert late < 2.5 * early  # ten times as many choices, and yet: a straight line would give ten


def test_fixed_exploration_pays_for_ever_and_thompson_least():
    p = [0.3, 0.5, 0.7]
    regret = {rule: bandits.play(p, rule, T=5000, n=100, rng=0).regret for rule in bandits.RULES}
    slope = (regret["epsilon-greedy"][-1] - regret["epsilon-greedy"][-1001]) / 1000
    assert slope == pytest.approx(0.1 * (0.2 + 0.4) / 3, rel=0.1)
    assert min(regret, key=lambda rule: regret[rule][-1]) == "Thompson"


def test_chances_are_checked():
    with pytest.raises(ValueError, match="p must"):
        bandits.play([0.5, 1.5], rng=0)


@pytest.mark.parametrize("p", [(0.3, 0.1), (0.24, 0.06), (0.2, 0.1), (0.15, 0.15)])
def test_choices_match_rewards_when_rewards_wait(p):
    session = matching.play(p, rng=0)
    choices, rewards = (x.mean() / (1 - x.mean()) for x in session)
    assert choices == pytest.approx(rewards, rel=0.05)


def test_a_softmax_of_values_undermatches():
    session = matching.play((0.24, 0.06), "softmax of values", rng=0)
    assert 0.5 < session.choices.mean() < session.rewards.mean() - 0.05


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


def by_share(a, b):
    return a / (a + b)


def for_one(a, b):
    whole = float(a) + float(b)
    if whole == 0:
        return 0.5
    return float(a) / whole


def test_the_check_of_choices_names_the_mistake():
    assert_check(
        check.choose,
        right=[by_share, lambda a, b: 1 / (1 + b / a), for_one, lambda a, b: np.asarray(by_share(a, b)).tolist()],
        wrong={
            lambda a, b: b / (a + b): "the probability of place 2",
            lambda a, b: a / b: "the ratio of the incomes",
            lambda a, b: (np.asarray(a) >= b) * 1.0: "one place takes all",
            lambda a, b: a: "income 1 itself",
            lambda a, b: 1 / (1 + np.exp(-(a - b))): "only their ratio may count",
            lambda a, b: a**2 / (a**2 + b**2): "overmatching",
            lambda a, b: a**0.5 / (a**0.5 + b**0.5): "undermatching",
            lambda a, b: 0.5 + 0.0 * a: "always 0.5",
            lambda a, b: 100 * a / (a + b): "100 times the right one",
            lambda a, b: np.clip(a / (a + b), 0.1, 0.9): "and should give",
            lambda a, b: a / (a + 0.2): "`income_2` makes no difference",
            lambda a, b: (a / (a + b), b / (a + b)): "you return 2 values",
        },
    )


@pytest.mark.parametrize("rule", [by_share, for_one], ids=["arrays", "one at a time"])
def test_animals_live_by_the_learners_rule_and_match(rule):
    answer = check.choose(rule)
    assert answer.outcome == "correct" and "a slope of 0.99" in answer.message
    mine, ours = (matching.experiment(choose, n=5, T=400, rng=0) for choose in (answer, None))
    np.testing.assert_array_equal(mine.choices, ours.choices)


test_explorers = sweeps("basal_ganglia.choices", gaps=True)
