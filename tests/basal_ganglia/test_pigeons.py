"""The matching law: simulated learners, the reader as a subject, the exercise that fits them, and the challenge."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweep, sweeps

from neurocourse.basal_ganglia import checks as check
from neurocourse.basal_ganglia import explore
from neurocourse.basal_ganglia.pigeons import challenge, learners, matching, subject
from neurocourse.teaching import record


def slopes(learner):
    return [matching.experiment(learner, rng=seed).slope for seed in range(3)]


def test_following_incomes_matches_within_baums_band():
    """The control: its rule is the law."""
    found = matching.experiment("share of income", rng=0)
    assert found.slope == pytest.approx(1, abs=0.03)
    assert found.choices == pytest.approx(found.rewards, abs=0.02)


def test_a_policy_matches_without_being_told_to_and_undermatches_when_it_forgets():
    low, high = matching.GOOD_MATCH
    assert all(low < slope < high for slope in slopes("policy"))
    assert all(0.5 < slope < low for slope in slopes("policy that forgets"))


def test_a_softmax_of_values_undermatches():
    assert all(0.5 < slope < 0.8 for slope in slopes("values"))


def test_a_slope_alone_does_not_tell_why():
    """Two ways to fall short give nearly the same slope."""
    assert np.mean(slopes("policy that forgets")) == pytest.approx(np.mean(slopes("values")), abs=0.1)


def test_where_rewards_do_not_wait_the_policy_gives_the_poorer_place_up():
    first, _ = matching.play((0.24, 0.06), "policy", schedule="plain", n=100, rng=0)
    assert first[1000:].mean() > 0.95


def test_the_slope_is_the_exponent_of_a_power_law():
    R = np.array([0.2, 0.4, 0.6, 0.9])
    ratio = 1.7 * (R / (1 - R)) ** 0.8
    assert matching.sensitivity(ratio / (1 + ratio), R) == pytest.approx(0.8)


class Fixed:
    """Chooses place 1 with a fixed probability."""

    def __init__(self, n, q):
        self.p = np.full(n, q)

    def p_first(self):
        return self.p

    def learn(self, first, rewarded):
        pass


@pytest.mark.parametrize("schedule", matching.SCHEDULES)
def test_the_income_of_a_place_is_the_closed_form(schedule):
    p, q, rng = (0.3, 0.1), 0.7, np.random.default_rng(0)
    falls = rng.random((2000, 100, 2)) < p
    first, rewarded = matching.fetch(Fixed(100, q), falls, schedule == "baited", rng)
    mine, other = (rewarded & first).mean(), (rewarded & ~first).mean()
    assert mine == pytest.approx(matching.income(p[0], q, schedule), abs=0.005)
    assert other == pytest.approx(matching.income(p[1], 1 - q, schedule), abs=0.005)


def test_the_share_of_income_is_a_share():
    animal = learners.Income(1, tau=10.0)
    animal.income[:] = 0.3, 0.1
    assert animal.p_first()[0] == pytest.approx(0.302 / 0.404)


# The reader


def test_a_reward_waits_in_its_room_until_it_is_fetched():
    falls = np.zeros((3, 40, 2), bool)
    falls[0, 0, 1] = falls[0, 39, 0] = True
    played = subject.Game(subject.CHANCES, falls)
    left = np.array([True] * 3 + [False] * 2 + [True] * 40)
    paid = subject.outcomes(played, left)
    assert paid.tolist() == [False] * 3 + [True] + [False] * 35 + [True] + [False] * 5
    left[39] = False  # what falls with the last press of a room is gone in the next
    assert subject.outcomes(played, left).sum() == 1


def test_until_all_is_pressed_a_simulated_player_stands_in_and_is_called_that():
    few, none = subject.data(["left"] * 119), subject.data()
    assert few.player == none.player == "a simulated player"
    np.testing.assert_array_equal(few.left, none.left)
    mine = subject.data(["left", "right"] * 60)
    assert mine.player == "you" and mine.left.mean() == 0.5 and len(mine.log_ratio) == 90


def test_the_pages_presses_and_the_programs_are_the_same_game():
    game = explore.two_places().set(presses=["left", "left", "right"] * 40)
    data = subject.data(**game.values)
    paid = subject.outcomes(subject.game(rng=game.values["seed"]), [1, 1, 0] * 40)
    assert f"{paid.sum()} rewards for 120 presses" in game.status and data.player == "you"


def best_slope(data, log_likelihood=subject.log_likelihood):
    scores = [log_likelihood(a, 0.0, data.log_ratio, data.left) for a in subject.SLOPES]
    return subject.SLOPES[int(np.argmax(scores))]


@pytest.mark.parametrize("a", [0.5, 1.0])
def test_the_fit_recovers_the_slope_that_made_the_presses(a):
    rng = np.random.default_rng(0)
    x = np.repeat([-1.4, 0.0, 1.4], 2000)
    left = (rng.random(6000) < 1 / (1 + np.exp(-a * x))).astype(float)
    assert best_slope(subject.Data("it", left, x)) == pytest.approx(a, abs=0.06)


def test_the_fit_is_the_slope_of_baum():
    """Maximum likelihood over single presses agrees with least squares over mean ratios, for every learner."""
    for learner in learners.LEARNERS:
        long = best_slope(subject.long_data(learner, n=20, T=800, rng=1))
        assert long == pytest.approx(matching.experiment(learner, rng=1).slope, abs=0.08), learner


def test_a_short_game_tells_little_and_a_long_one_tells_learners_apart():
    short, long = (
        [subject.crowd(learner, longer=longer, rng=1) for learner in ("policy", "values")] for longer in (1, 8)
    )
    assert np.median(long[0]) - np.median(long[1]) > 0.2
    assert np.percentile(long[0], 10) > np.percentile(long[1], 90)
    assert np.percentile(short[0], 10) < np.percentile(short[1], 90)


def test_the_check_of_the_likelihood_names_the_mistake():
    def p(a, b, x):
        return 1 / (1 + np.exp(-(a * x + b)))

    def right(a, log_b, log_ratio, left):
        q = p(a, log_b, log_ratio)
        return np.log(np.where(left == 1, q, 1 - q)).sum()

    assert_check(
        check.log_likelihood,
        right=[
            right,
            lambda a, log_b, log_ratio, left: -np.log1p(np.exp((1 - 2 * left) * (a * log_ratio + log_b))).sum(),
            lambda slope, bias, x, y: float(y @ (slope * x + bias) - np.logaddexp(0, slope * x + bias).sum()),
        ],
        wrong={
            lambda a, b, x, y: np.prod(np.where(y == 1, p(a, b, x), 1 - p(a, b, x))): "take its logarithm",
            lambda a, b, x, y: -right(a, b, x, y): "a likelier slope must score higher",
            lambda a, b, x, y: right(a, b, x, y) / len(y): "you take the mean",
            lambda a, b, x, y: np.log(p(a, b, x)).sum(): "every press for left",
            lambda a, b, x, y: (y * np.log(p(a, b, x))).sum(): "only the presses on the left",
            lambda a, b, x, y: right(a, b, x, 1 - y): "left and right are swapped",
            lambda a, b, x, y: right(a, 0, x, y): "the bias is missing",
            lambda a, b, x, y: right(1, b, x, y): "the slope is missing",
            lambda a, b, x, y: right(a, -b, x, y): "the bias is taken off",
            lambda a, b, x, y: right(b, a, x, y): "a and log_b are swapped",
            lambda a, b, x, y: right(a, b, x, y) / np.log(2): "log base 2",
            lambda a, b, x, y: -((y - p(a, b, x)) ** 2).sum(): "squared errors",
        },
    )


# Break our result


def the_better(places, rewards):
    won = [sum(reward for place, reward in zip(places, rewards, strict=True) if place == k) for k in (0, 1)]
    return len(places) % 2 if len(places) < 20 else int(won[1] > won[0])


def stay_or_change(places, rewards):
    return 0 if not places else places[-1] if rewards[-1] else 1 - places[-1]


def looks_in(places, rewards):
    """Stays with the rich place, and looks in at the other after as many choices as it pays less."""
    if len(places) < 40:
        return len(places) % 2
    won = [1 + sum(reward for place, reward in zip(places, rewards, strict=True) if place == k) for k in (0, 1)]
    rich = int(won[1] > won[0])
    wait = round(won[rich] / won[1 - rich])
    return 1 - rich if places[-wait:] == wait * [rich] else rich


@pytest.mark.parametrize("choose", [challenge.in_turn, the_better, stay_or_change])
def test_plain_ways_to_choose_lose_against_matching(choose):
    found = [challenge.score(choose, rng=seed) for seed in (11, 12, 13)]
    assert not any(score.won for score in found) and all(score.lead < 0 for score in found)


def test_a_player_who_knows_when_it_last_looked_wins():
    found = [challenge.score(looks_in, rng=seed) for seed in (11, 12, 13)]
    assert all(score.won and score.yours > score.matching for score in found)


HIDDEN = (2718, 3141, 1618)  # the seeds of the open cell


def test_the_open_cell_says_who_wins(capsys):
    naive = check.beat_matching(lambda places, rewards: len(places) % 2)
    assert not any(score.won for score in naive)
    assert "✗ Earn more than an animal that matches: it stands\n  You earn" in capsys.readouterr().out
    wins = check.beat_matching(looks_in)
    assert all(score.won for score in wins) and "broken\n  You earn" in capsys.readouterr().out
    assert [challenge.score(looks_in, rng=seed) for seed in HIDDEN] == wins
    assert record.get("challenges", "basal_ganglia.beat_matching")["right"] is True


def test_what_is_no_place_is_told():
    with pytest.raises(ValueError, match="what choose returns must be one of 0, 1"):
        challenge.score(lambda places, rewards: 2, rng=1)


# Explorers

test_explorers = sweeps("basal_ganglia.pigeons", gaps=True)


def test_where_you_stand_takes_the_readers_own_function_and_presses():
    mine = explore.two_places().set(presses=["left", "right", "left"] * 40).values
    ours, own = (explore.where_you_stand(f, **mine) for f in (None, check.log_likelihood(subject.log_likelihood)))
    assert ours.status == own.status and ours.status.startswith("Your slope is")
    sweep(ours, gaps=True)
