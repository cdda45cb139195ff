"""How fast to learn: the Kalman gain against every fixed rate, and a helicopter against rates well tuned."""

from functools import cache

import numpy as np
import pytest
from answers import answers
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse.neuromodulation import checks as check
from neurocourse.neuromodulation import descent, explore, helicopter, kalman

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


@cache
def tuned(rule, hazard, sigma):
    return helicopter.best(rule, hazard=hazard, sigma=sigma, rng=1)[0]


def misses(hazard, sigma, seed):
    """Mean miss in 20 new flights: surprise, and each rule with the setting that was best in 20 others."""
    flights = [helicopter.fly(hazard=hazard, sigma=sigma, rng=[seed, k]) for k in range(20)]
    runs = {name: run for name, (_, run) in helicopter.RULES.items()}
    found = {
        name: np.mean([helicopter.miss(run(flight.bags, tuned(name, hazard, sigma)), flight) for flight in flights])
        for name, run in runs.items()
    }
    surprised = [helicopter.miss(helicopter.surprised(f.bags, hazard=hazard, sigma=sigma), f) for f in flights]
    return found | {"surprise": np.mean(surprised)}


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_surprise_misses_less_than_any_fixed_or_decaying_rate(seed):
    """Flights 0.1, noise 10: surprise 13.9-14.5, best fixed and best decaying rate 16.6-17.6, by size 14.4-15.2."""
    found = misses(0.1, 10.0, seed)
    assert found["surprise"] < 0.88 * found["fixed"] and found["surprise"] < 0.88 * found["decaying"]
    assert found["surprise"] < found["by size of the error"] < 1.1 * found["surprise"]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_advantage_grows_in_a_calm_world_and_wears_off_in_a_stormy_one(seed):
    calm, stormy = misses(0.02, 25.0, seed), misses(0.3, 25.0, seed)
    assert calm["surprise"] < 0.7 * calm["fixed"] and calm["surprise"] < 0.75 * calm["decaying"]
    assert calm["surprise"] < 0.92 * calm["by size of the error"]
    assert 0.93 < stormy["surprise"] / stormy["fixed"] < 1
    assert stormy["surprise"] == pytest.approx(stormy["by size of the error"], rel=0.02)


def test_a_rate_by_the_size_of_its_error_closes_most_of_the_gap():
    """The arm's word: of what a fixed rate misses more than surprise does, a rate by size leaves a quarter or less."""
    found = [misses(0.1, 25.0, seed) for seed in range(3)]
    gaps = [np.mean([one[rule] - one["surprise"] for one in found]) for rule in ("fixed", "by size of the error")]
    assert 0 < gaps[1] < 0.35 * gaps[0]
    assert explore.two_catchers().controls["armed"].remains == left(*gaps) == "less of it"


def test_after_a_flight_the_rate_is_high_and_falls():
    flight = helicopter.fly(3000, hazard=0.05, sigma=10.0, rng=0)
    rate = helicopter.surprised(flight.bags, hazard=0.05, sigma=10.0).rate
    alone = [k for k in np.flatnonzero(flight.moved[:-6]) if k and not flight.moved[k + 1 : k + 5].any()]
    after = np.array([rate[k : k + 4] for k in alone]).mean(axis=0)
    assert after[0] > 0.75 and (np.diff(after) < 0).all() and after[3] == pytest.approx(1 / 4, abs=0.12)


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
    assert_check(
        check.learning_rate,
        right=answers("neuromodulation").rights["learning_rate"],
        wrong={wrongs[what]: words for what, words in told.items()},
    )
