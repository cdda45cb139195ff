"""How fast to learn: the Kalman gain against every fixed rate, and a helicopter against rates well tuned."""

import re

import numpy as np
import pytest
from answers import answers
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse.neuromodulation import checks as check
from neurocourse.neuromodulation import descent, explore, helicopter, kalman, unknown
from neurocourse.teaching import record

test_explorers = sweeps("neuromodulation.learning_rate")

# The Kalman gain


@pytest.mark.parametrize("drift, noise", [(0.1, 1.0), (1.0, 1.0), (4.0, 0.5)])
def test_the_gain_comes_to_rest_at_the_root_of_riccatis_equation(drift, noise):
    rate = kalman.kalman(np.zeros(300), drift=drift, noise=noise).rate
    K = kalman.last_rate(drift, noise)
    assert rate[-1] == pytest.approx(K, abs=1e-12) and K * K == pytest.approx((1 - K) * drift / noise)


def test_for_a_value_that_stays_it_is_one_over_n():
    track = kalman.kalman(np.random.default_rng(0).normal(5, 1, 50), drift=0, noise=1.0)
    np.testing.assert_allclose(track.rate, 1 / np.arange(1, 51), rtol=1e-4)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_no_fixed_rate_misses_less_and_the_best_one_is_the_gain_at_rest(seed):
    """2,000 steps: the best of 19 rates lies at the gain at rest, and misses as much but for the first steps."""
    value, y = kalman.wander(2000, drift=0.25, noise=1.0, rng=seed)
    rates = np.arange(0.05, 1, 0.05)
    missed = [np.mean((kalman.fixed(y, rate).guess - value)[1:] ** 2) for rate in rates]
    optimal = np.mean((kalman.kalman(y, drift=0.25, noise=1.0).guess - value)[1:] ** 2)
    assert abs(rates[int(np.argmin(missed))] - kalman.last_rate(0.25, 1.0)) < 0.11
    assert optimal < min(missed) * 1.005


def test_a_fixed_rate_believes_the_first_bag_and_still_misses_more_when_nothing_moves():
    """1,000 steps, three seeds: the best of 21 rates misses 1.8 to 1.9 times as much as 1/n."""
    rates = (0.01, 0.02, *np.arange(1, 20) / 20)
    for seed in range(3):
        value, y = kalman.wander(1000, drift=0.0, noise=1.0, rng=seed)
        tracks = [kalman.fixed(y, rate) for rate in rates]
        assert all(track.rate[0] == 1 and track.guess[1] == y[0] for track in tracks)
        best = min(np.sqrt(np.mean((track.guess - value)[1:] ** 2)) for track in tracks)
        ours = np.sqrt(np.mean((kalman.kalman(y, drift=0.0, noise=1.0).guess - value)[1:] ** 2))
        assert 1.6 < best / ours < 2.1


# Gradient descent


def test_descent_arrives_below_two_by_the_curvature_and_flies_off_above():
    """Curvature 10, 2,000 steps: 3e-18 at a rate of 0.198, 1 at 0.200, 1.6e17 at 0.202, as (1 − 10 η)ⁿ says."""
    below, at, above = (abs(descent.descend(rate)) for rate in (0.198, 0.2, 0.202))
    assert below < 1e-16 and at == pytest.approx(1) and above > 1e16
    assert descent.descend(0.05, steps=20) == pytest.approx((1 - 0.5) ** 20)
    for curvature in (1.0, 40.0):
        assert abs(descent.descend(1.99 / curvature, curvature=curvature)) < 1e-3
        assert abs(descent.descend(2.01 / curvature, curvature=curvature)) > 1e3


# The helicopter


def misses(hazard, sigma, seed):
    return helicopter.rivals(hazard=hazard, sigma=sigma, rng=seed)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_surprise_misses_less_than_any_fixed_or_decaying_rate(seed):
    """Flights 0.1, noise 10: surprise 13.9-14.5, best fixed and best decaying rate 16.6-17.6, by size 14.4-15.2."""
    found = misses(0.1, 10.0, seed)
    assert found["surprise"] < 0.88 * found["fixed"] and found["surprise"] < 0.88 * found["decaying"]
    assert found["surprise"] < found["by size"] < 1.1 * found["surprise"]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_advantage_grows_in_a_calm_world_and_wears_off_in_a_stormy_one(seed):
    calm, stormy = misses(0.02, 25.0, seed), misses(0.3, 25.0, seed)
    assert calm["surprise"] < 0.7 * calm["fixed"] and calm["surprise"] < 0.75 * calm["decaying"]
    assert calm["surprise"] < 0.92 * calm["by size"]
    assert 0.93 < stormy["surprise"] / stormy["fixed"] < 1
    assert stormy["surprise"] == pytest.approx(stormy["by size"], rel=0.02)


def test_a_rate_by_the_size_of_its_error_closes_most_of_the_gap():
    """The arm's word: of what a fixed rate misses more than surprise does, a rate by size leaves a quarter or less."""
    found = [misses(0.1, 25.0, seed) for seed in range(3)]
    gaps = [np.mean([one[rule] - one["surprise"] for one in found]) for rule in ("fixed", "by size")]
    assert 0 < gaps[1] < 0.35 * gaps[0]
    assert explore.two_catchers().controls["armed"].remains == left(*gaps) == "less of it"


def test_after_a_flight_the_rate_is_high_and_falls():
    flight = helicopter.fly(3000, hazard=0.05, sigma=10.0, rng=0)
    rate = helicopter.surprised(flight.bags, hazard=0.05, sigma=10.0).rate
    alone = [k for k in np.flatnonzero(flight.moved[:-6]) if k and not flight.moved[k + 1 : k + 5].any()]
    after = np.array([rate[k : k + 4] for k in alone]).mean(axis=0)
    assert after[0] > 0.75 and (np.diff(after) < 0).all() and after[3] == pytest.approx(1 / 4, abs=0.12)


def test_the_sketch_shows_one_over_n_after_a_flight():
    truth = explore.draw_the_share().sketched.truth
    at = np.interp([0, 1, 2, 3, 4], np.linspace(-3, 9, len(truth)), truth)
    assert at[0] < 0.15 and at[1] > 0.75
    np.testing.assert_allclose(at[2:], [1 / 2, 1 / 3, 1 / 4], atol=0.07)


def test_on_the_first_screen_every_share_misses_more_than_surprise():
    def elsewhere(scene):
        return int(re.search(r"and (\d+) m in 40 other", scene.status)[1])

    scene = explore.fly_the_helicopter()
    shares = {share: elsewhere(scene.set(share=share)) for share in scene.controls["share"].every()}
    surprise = elsewhere(scene.preset("Surprise decides"))
    assert surprise < 0.8 * min(shares.values())
    assert min(shares, key=shares.get) in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
    assert min(shares[0.05], shares[1.0]) > 1.15 * min(shares.values())


def test_the_readers_own_rate_catches_the_bags():
    own = check.learning_rate(check.learning_rate.reference)
    assert explore.two_catchers(own).status == f"{explore.two_catchers().status} Made with your learning_rate."
    never = explore.two_catchers(lambda error, sigma, run, hazard: 1 / (run + 1))
    assert never.status != explore.two_catchers().status


def test_a_rate_gives_away_what_it_holds_for_a_flight():
    """`surprised` reads Ω off the rate; here it is kept beside."""
    bags, guess, run, rates = helicopter.fly(300, rng=3).bags, 150.0, 0.0, []
    for bag in bags:
        omega = helicopter.flown(bag - guess, 25.0, run, 0.1)
        rates.append(omega + (1 - omega) / (run + 1))
        guess += rates[-1] * (bag - guess)
        run = (run + 1) * (1 - omega) + omega
    np.testing.assert_allclose(helicopter.surprised(bags).rate, rates, atol=1e-9)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_two_wrong_beliefs_of_opposite_sign_make_good_for_each_other(seed):
    """Yu and Dayan's partial antagonism: 20.9 m, wrong in one way 25 and 38, in both 21; wrong the same way 26, 68."""
    flights = [helicopter.fly(rng=[seed, k]) for k in range(20)]

    def missed(sigma, hazard):
        return np.mean([helicopter.miss(helicopter.surprised(f.bags, sigma=sigma, hazard=hazard), f) for f in flights])

    right, both = missed(25.0, 0.1), missed(12.0, 1e-6)
    assert both < 1.04 * right
    assert missed(12.0, 0.1) > 1.15 * right and missed(25.0, 1e-6) > 1.6 * right
    assert missed(12.0, 0.5) > missed(12.0, 0.1) and missed(50.0, 1e-6) > 1.5 * missed(25.0, 1e-6)


# Break our result


def by_learned_noise(bags):
    """Surprise that is told the noise by the bags: most pairs in a row come from one place."""
    rate, guess, run, guesses = helicopter.learning_rate.unguarded, 150.0, 0.0, []
    for k, bag in enumerate(bags):
        guesses.append(guess)
        sigma = max(np.median(np.abs(np.diff(bags[:k]))) / 0.954, 3.0) if k > 7 else 30.0
        share = rate(bag - guess, sigma, run, 0.15)
        omega = helicopter.flown.unguarded(bag - guess, sigma, run, 0.15)
        guess, run = guess + share * (bag - guess), (run + 1) * (1 - omega) + omega
    return guesses


def by_all_runs(bags, hazard=0.15, sigma=30.0):
    """Every time since when the helicopter may have stood still is kept, with its own mean: Bayes' rule as it is."""
    p, n, mean, guesses = np.ones(1), np.zeros(1), np.full(1, 150.0), []
    for bag in bags:
        guesses.append(p @ mean)
        width = sigma * np.sqrt(1 + 1 / np.maximum(n, 1e-9))
        like = np.where(n > 0, np.exp(-0.5 * ((bag - mean) / width) ** 2) / width / np.sqrt(2 * np.pi), 1 / 300)
        p = np.append(hazard / 300, p * like * (1 - hazard))
        mean, n = np.append(bag, mean + (bag - mean) / (n + 1)), np.append(1, n + 1)
        p, n, mean = (x[p > 1e-5 * p.sum()] for x in (p, n, mean))
        p /= p.sum()
    return guesses


def by_the_last_bag(bags):
    return np.append(150.0, bags[:-1])


@pytest.mark.parametrize("catch", [unknown.half, by_the_last_bag, lambda bags: helicopter.decaying(bags, 0.3).guess])
def test_rates_without_surprise_lose(catch):
    assert not any(unknown.score(catch, rng=seed).won for seed in (11, 12, 13))


def test_the_open_cell_says_who_wins(capsys):
    assert not any(score.won for score in check.beat_surprise(unknown.half))
    assert "it stands\n  You miss" in capsys.readouterr().out
    for catch in (by_learned_noise, by_all_runs):
        assert all(score.won for score in check.beat_surprise(catch))
        assert "broken\n  You miss" in capsys.readouterr().out
    assert record.get("challenges", "neuromodulation.beat_surprise")["right"] is True


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_our_rule_is_a_shortcut_that_costs_about_three_per_cent(seed):
    """Flights 0.1, noise 25, and everything is told: who keeps all runs misses 19.7-20.1, one run 20.2-20.8."""
    flights = [helicopter.fly(hazard=0.1, sigma=25.0, rng=[seed, k]) for k in range(40)]
    rules = by_all_runs, lambda bags, **told: helicopter.surprised(bags, **told).guess
    found = [[np.abs(rule(f.bags, hazard=0.1, sigma=25.0) - f.place)[1:].mean() for f in flights] for rule in rules]
    assert 0.015 < 1 - np.mean(found[0]) / np.mean(found[1]) < 0.05


@pytest.mark.parametrize("hazard", [0.1, 0.3])
@pytest.mark.parametrize("sigma", [25.0, 45.0])
def test_no_other_two_numbers_do_much_better_than_ours(hazard, sigma):
    def other(bags):
        return helicopter.surprised(bags, hazard=hazard, sigma=sigma).guess

    found = np.array([unknown.score(other, rng=seed)[:2] for seed in range(3)])
    assert found[:, 0].mean() > 0.985 * found[:, 1].mean()


def test_who_remembers_an_earlier_call_gains_nothing():
    """A catcher that looks ahead, and says the same again when bags begin like those of the call before, loses."""
    memory = {}

    def catch(bags):
        if memory.get("first") != bags[0]:
            memory.update(first=bags[0], said=np.convolve(bags, np.ones(3) / 3, "same"))
        return memory["said"]

    assert not any(unknown.score(catch, rng=seed).won for seed in (11, 12, 13))


def test_who_returns_the_same_array_again_is_scored_on_what_it_said():
    kept = np.empty(unknown.T)

    def catch(bags):
        kept[:] = unknown.by_surprise(bags)
        return kept

    score = unknown.score(catch, rng=11)
    assert score.yours == score.surprise


def test_who_looks_ahead_is_told():
    with pytest.raises(ValueError, match="has not fallen yet"):
        unknown.score(lambda bags: bags, rng=1)
    with pytest.raises(ValueError, match="what catch returns must have shape"):
        unknown.score(lambda bags: bags[:3], rng=1)


def test_without_flights_surprise_takes_the_mean():
    bags = np.random.default_rng(0).normal(100, 20, 40)
    caught = helicopter.surprised(bags, hazard=0.0, sigma=20.0)
    np.testing.assert_allclose(caught.rate, 1 / np.arange(1, 41))
    np.testing.assert_allclose(caught.guess[1:], np.cumsum(bags)[:-1] / np.arange(1, 40))


def test_the_chance_of_a_flight_is_bayes_rule_by_counting():
    """A million drawn bags: of those that fall as far off, the share that flew, for a run of four bags."""
    rng, sigma, hazard, run, n = np.random.default_rng(0), 25.0, 0.1, 4, 1_000_000
    flew = rng.random(n) < hazard
    guess = 150 + rng.normal(0, sigma / np.sqrt(run), n)
    bag = np.where(flew, rng.uniform(0, 300, n), 150 + rng.normal(0, sigma, n))
    error = bag - guess
    for low in (10.0, 50.0, 75.0):
        near = np.abs(error - low) < 1
        counted = flew[near].mean()
        assert helicopter.flown(low, sigma, run, hazard) == pytest.approx(counted, abs=0.03)


def wrong_rate(error, sigma, run, hazard, *, width=None, stay=None, half=0.5, area=None):
    """The rule with one part made otherwise."""
    width = sigma * np.sqrt(1 + 1 / run) if width is None else width
    near = np.exp(-half * (error / width) ** 2) / (width * np.sqrt(2 * np.pi) if area is None else area)
    far = hazard / 300
    flown = far / (far + (1 - hazard if stay is None else stay) * near)
    return flown + (1 - flown) / (run + 1)


def test_check_of_learning_rate():
    wrongs = {what: f for f, what in answers("neuromodulation").wrongs["learning_rate"]}
    told = {
        "omega alone": "without flights it would never learn",
        "no surprise": "learns once, and then never again",
        "no hazard": "how likely a flight is at all",
        "width of one bag": "the guess is uncertain, too",
        "run without the new bag": "the new bag counts, too",
        "range of 1": "anywhere on the field",
        "sign of the error": "to either side",
    }
    more = {
        lambda e, s, r, h: wrong_rate(e, s, r, h, stay=1.0): "by 1 − hazard",
        lambda e, s, r, h: wrong_rate(e, s, r, h, area=1.0): "divided by its width",
        lambda e, s, r, h: wrong_rate(e, s, r, h, half=1.0): "½ in the exponent",
        lambda e, s, r, h: wrong_rate(e, s, r, h, width=s * (1 + 1 / r)): "under the root",
    }
    assert_check(
        check.learning_rate,
        right=answers("neuromodulation").rights["learning_rate"],
        wrong={wrongs[what]: words for what, words in told.items()} | more,
    )
