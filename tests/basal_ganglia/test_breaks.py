"""Where dopamine and the algorithm part, and what happens when the machine is given what it was missing."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.basal_ganglia import explore
from neurocourse.basal_ganglia.breaks import clock, distributional, floor, levers
from neurocourse.basal_ganglia.dopamine import cell, prediction_error

GOES_ON, STOPPED, BLURS = clock.CLOCKS


def test_the_delay_line_expects_the_reward_at_its_old_time():
    assert clock.early_reward(gamma=0.95) == pytest.approx((1, -1, -1), abs=1e-6)
    assert clock.trial(GOES_ON, 10)[15] == pytest.approx(-1, abs=1e-6)


def test_a_line_that_stops_has_no_dip_and_is_the_more_surprised_the_earlier():
    found = [clock.early_reward(STOPPED, early=early, gamma=0.95) for early in (7, 10, 13)]
    assert all(one.after == 0 and one.left_out == pytest.approx(-1, abs=1e-6) for one in found)
    assert [one.early for one in found] == pytest.approx([1 - 0.95 ** (15 - t) for t in (7, 10, 13)], abs=1e-6)


def test_without_a_discount_the_stop_takes_the_surprise_away_as_well():
    assert clock.early_reward(STOPPED, gamma=1.0).early == pytest.approx(0, abs=1e-6)


def test_a_stop_changes_nothing_when_the_reward_is_on_time():
    w = prediction_error.learn(400).w[-1]
    plain, stopped = (prediction_error.trial(w, reset=flag).delta for flag in (False, True))
    assert stopped == pytest.approx(plain, abs=1e-9)


@pytest.mark.parametrize("gamma", [0.9, 1.0])
def test_a_clock_that_blurs_has_small_dips_everywhere(gamma):
    """It mends the old time, and loses the pause for a reward that never came."""
    found = clock.early_reward(BLURS, gamma=gamma)
    learned = clock.trial(BLURS, 15, gamma=gamma)
    assert -0.25 < found.after < 0 and -0.3 < found.left_out < -0.05 and found.early > 0.05
    assert learned[5] > 0.25 and abs(learned[15]) < 0.1


def test_another_clock_leaves_less_of_the_difference():
    """That which blurs still dips; that which stops must be paid for: without a discount it has no burst either."""
    armed = explore.early_reward().controls
    dips = [clock.early_reward(name, gamma=0.9).after for name in (GOES_ON, armed["clock"].value)]
    assert armed["armed"].remains == left(*dips) == "less of it"
    assert clock.early_reward(STOPPED, gamma=0.9).after == 0 and clock.early_reward(STOPPED, gamma=1.0).early < 0.01


def test_microstimuli_are_weaker_and_wider_the_later():
    x = clock.microstimuli(5, 40)
    assert not x[:5].any() and not clock.microstimuli(None, 40).any()
    width = (x > 0.5 * x.max(axis=0)).sum(axis=0)
    assert x[:, -1].max() > x[:, 3].max() and width[-1] < width[3]


def test_sarsa_speaks_of_the_lever_that_is_pulled_and_q_learning_of_the_better_one():
    for seed in range(3):
        chosen, best, pair = (
            levers.at_the_offer(rule, rng=seed) for rule in ("SARSA", "Q-learning", "actor with critic")
        )
        assert chosen.better[0] - chosen.worse[0] == pytest.approx(0.75 - 0.25, abs=0.05)
        assert [one.better[0] - one.worse[0] for one in (best, pair)] == pytest.approx([0, 0], abs=0.02)


def test_when_offers_differ_q_learning_tells_them_apart_and_never_the_pull():
    for seed in range(3):
        offer = levers.at_the_offer("Q-learning", levers.PAIRS, rng=seed)
        assert offer.better[0] - offer.better[1] == pytest.approx(0.25, abs=0.03)
        assert offer.better == pytest.approx(offer.worse, abs=0.02)
        sarsa = levers.at_the_offer("SARSA", levers.PAIRS, rng=seed)
        assert (sarsa.better - sarsa.worse).tolist() == pytest.approx([0.5, 0.25], abs=0.06)


def test_offers_that_differ_leave_all_of_the_difference_between_the_rules():
    said = [
        [np.subtract(*(x[0] for x in levers.at_the_offer(rule, pairs, rng=1))) for rule in ("SARSA", "Q-learning")]
        for pairs in (levers.PAIR, levers.PAIRS)
    ]
    without, armed = (sarsa - q for sarsa, q in said)
    assert explore.levers().controls["vary"].remains == left(without, armed) == "all of it"


RATE, TIMES_FOUR, MISSED, LENGTH = floor.READINGS


def test_a_cell_reports_a_good_surprise_and_not_how_bad_a_bad_one_was():
    assert cell.firing([1, 0, -0.25, -1]).tolist() == [25, 5, 0, 0]
    assert [floor.read(delta) for delta in (1, 0, -0.1, -1)] == pytest.approx([1, 0, -0.1, -0.25])


def test_the_curve_to_draw_has_its_corner_at_the_floor():
    x, y = cell.rate_curve()
    assert (x[0], x[-1]) == (-1, 1) and y[x <= -cell.FLOOR].max() == 0
    assert np.diff(y[x >= -cell.FLOOR]) / np.diff(x[x >= -cell.FLOOR]) == pytest.approx(cell.GAIN)


@pytest.mark.parametrize("p", [0.5, 0.75, 0.9])
def test_whoever_takes_the_rate_at_its_word_becomes_an_optimist(p):
    V = floor.settles_at(p)
    assert floor.believed(p, rng=0) == pytest.approx(V, abs=0.03) and V > p
    assert pytest.approx(1 - (1 - p) * cell.FLOOR / p, abs=1e-6) == V


def test_small_values_never_reach_the_floor():
    assert floor.settles_at(0.2) == pytest.approx(0.2, abs=1e-6)
    assert floor.believed(0.1, rng=0) == pytest.approx(0.1, abs=0.03)


def test_counting_dips_four_times_makes_a_pessimist_of_small_chances_and_mends_nothing():
    assert floor.settles_at(0.5, TIMES_FOUR) == pytest.approx(0.2, abs=1e-6)
    assert floor.settles_at(0.75, TIMES_FOUR) == pytest.approx(2 / 3, abs=1e-6)


@pytest.mark.parametrize("p", [0.25, 0.5, 0.75, 0.9])
def test_the_length_of_the_pause_mends_the_floor(p):
    assert floor.settles_at(p, LENGTH) == pytest.approx(p, abs=1e-6)
    assert floor.believed(p, LENGTH, rng=0) == pytest.approx(p, abs=0.03)
    assert p - 1e-6 <= floor.settles_at(p, MISSED) <= floor.settles_at(p, RATE) + 1e-6


def test_of_the_optimism_the_length_of_the_pause_leaves_nothing():
    controls = explore.floor().controls
    assert controls["reading"].value == LENGTH
    off = [floor.settles_at(0.5, reading) - 0.5 for reading in (RATE, LENGTH)]
    assert controls["armed"].remains == left(*off) == "nothing"


@pytest.mark.parametrize("delta", [-1.0, -0.5, -0.3, -0.1])
def test_missed_spikes_and_the_length_of_the_pause_are_those_of_the_response(delta):
    t, tau = np.linspace(0, 4, 400_001), 0.2
    rate = floor.response(delta, t, tau=tau)
    missed = (rate - cell.BASE).mean() * 4 / (cell.GAIN * tau)
    assert floor.read(delta, MISSED) == pytest.approx(missed, abs=1e-3)
    silent = (rate == 0).mean() * 4
    if silent:
        assert -cell.FLOOR * np.exp(silent / tau) == pytest.approx(delta, abs=1e-3)


REWARDS = np.array([0.1, 0.3, 1.2, 2.5, 5.0])


def test_every_cell_settles_at_its_expectile():
    tau = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
    learned = distributional.learn(REWARDS, tau, n_trials=40_000, alpha=0.01, rng=0)
    assert learned == pytest.approx(distributional.expectile(REWARDS, tau), rel=0.05)
    assert (np.diff(learned) > 0).all()


def test_a_cell_with_a_spread_tells_two_worlds_apart_and_the_crowd_three():
    tau, worlds = np.array([0.1, 0.9]), ([3.0], [1.0, 5.0], [2.0, 2.0, 2.0, 2.0, 7.0])
    for seed in range(3):
        alone = [distributional.mean_and_spread(world, rng=seed) for world in worlds]
        assert [mean for mean, _ in alone] == pytest.approx([3, 3, 3], abs=0.1)
        assert [spread for _, spread in alone] == pytest.approx([0, 2, 2], abs=0.1)
    _, coin, rare = (distributional.expectile(world, tau) for world in worlds)
    assert np.abs(coin - rare).min() > 0.5


def test_a_spread_leaves_one_pair_of_three_worlds_untold():
    known = [distributional.mean_and_spread(world, rng=0) for world in ([3.0], [1.0, 5.0], [2.0, 2.0, 2.0, 2.0, 7.0])]
    alike = [0, 0]
    for a, b in ((0, 1), (0, 2), (1, 2)):
        same = np.abs(np.subtract(known[a], known[b])) < 0.2
        alike[0] += same[0]
        alike[1] += same.all()
    assert alike == [3, 1] and explore.optimists().controls["armed"].remains == left(*alike) == "less of it"


def test_the_middle_cell_learns_the_mean():
    assert distributional.expectile(REWARDS, np.array([0.5]))[0] == pytest.approx(REWARDS.mean())


def test_optimism_lies_between_nothing_and_one():
    with pytest.raises(ValueError, match="tau must be > 0 and < 1"):
        distributional.expectile(REWARDS, [0.5, 1.0])


test_explorers = sweeps("basal_ganglia.breaks", gaps=True)
