"""A rate that is set by what happens buys little in a bandit that switches: a table, told as it is."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neuromodulation import switching
from neurocourse.neuromodulation.prepared import WORLDS, bandit

test_explorers = sweeps("neuromodulation.meta_bandit")


def earned(pays):
    """Mean reward of each kind, (3 seeds,)."""
    return {
        kind: np.array([bandit(kind=kind, pays=pays, seed=seed).reward for seed in range(3)], dtype=float)
        for kind in switching.KINDS
    }


@pytest.mark.parametrize("pays", WORLDS)
def test_a_rate_by_surprise_gains_less_than_a_point_on_the_best_fixed_one(pays):
    """Doya's criterion, "beats any fixed setting", is not attained: even an oracle gains less than a point."""
    found = earned(pays)
    for kind in ("by surprise", "its own", "oracle"):
        assert (found[kind] - found["fixed"]).max() < 0.01
    assert (abs(found["by surprise"] - found["fixed"]) < 0.008).all()


@pytest.mark.parametrize("pays, gap", [(0.75, 0.012), (0.9, 0.02)])
def test_who_knows_the_world_earns_more_than_any_rate(pays, gap):
    found = earned(pays)
    best = max(values.mean() for kind, values in found.items() if kind != "Bayes")
    assert (found["Bayes"] > best + gap).all()


def test_surprise_raises_the_rate_in_the_storm_all_the_same():
    """The learner does what Doya asks of a modulator: its rate is higher in stormy trials; it does not pay."""
    for pays in WORLDS:
        rate = bandit(kind="by surprise", pays=pays, seed=0).rate.astype(float)
        stormy = np.arange(len(rate)) // 15 % 2 == 1
        assert rate[stormy].mean() > rate[~stormy].mean() + 0.03


def test_levers_change_as_often_as_they_should():
    found = switching.world(400, hazards=(0.01, 0.2), rng=0)
    changed = (np.diff(found.better, axis=0) != 0).mean(axis=1)
    assert changed[found.stormy[1:]].mean() == pytest.approx(0.2, abs=0.01)
    assert changed[~found.stormy[1:]].mean() == pytest.approx(0.01, abs=0.002)
    with pytest.raises(ValueError, match="hazards must be two"):
        switching.world(2, hazards=(0.1,), rng=0)


def test_bayes_keeps_the_odds_that_counting_gives():
    """Two rewards at lever 1 and no change possible: odds 0.75² / (0.75² + 0.25²); with a change of one half, none."""
    for chance, odds in ((0.0, 0.9), (0.5, 0.5)):
        learner = switching.Bayes(1, switching.world(1, 2, hazards=(chance, chance), rng=0))
        for _ in range(2):
            learner.learn(np.array([1]), np.array([1.0]), False)
        assert learner.odds[0] == pytest.approx(odds)


def test_the_errors_of_a_fixed_rate_fall_as_they_should():
    learner = switching.Fixed(2, 0.5)
    for _ in range(3):
        learner.learn(np.array([1, 0]), np.array([1.0, 1.0]), False)
    np.testing.assert_allclose(learner.Q, [[0.5, 1 - 0.5**4], [1 - 0.5**4, 0.5]])


def test_who_trusts_its_errors_finds_the_better_rate():
    """Where the lever changes at every tenth trial a high rate errs least; where it stays, a low one."""
    rng, weights = np.random.default_rng(0), {}
    for name, hazard in (("stays", 0.0), ("changes", 0.1)):
        learner, lever = switching.OwnRate(200, 1.0), np.zeros(200, int)
        for _ in range(150):
            lever = (lever + (rng.random(200) < hazard)) % 2
            pays = rng.random(200) < np.where(lever == 0, 0.95, 0.05)
            learner.learn(np.zeros(200, int), pays.astype(float), False)
        weights[name] = learner.weights().mean(axis=1)
    assert weights["stays"][0] > weights["changes"][0] + 0.1
    assert weights["changes"][2] > weights["stays"][2] + 0.1


@pytest.mark.parametrize("seed", [0, 1])
def test_three_rates_that_suit_the_world_earn_nearly_as_much_as_the_fixed_one(seed, monkeypatch):
    """What a defender of a rate of its own asks for, at levers that pay 90%: 0.792, where the fixed rate has 0.794."""
    played = switching.world(300, pays=0.9, hazards=WORLDS[0.9], rng=[seed, 5])
    monkeypatch.setattr(switching, "RATES", (0.3, 0.6, 0.8))
    own = switching.play(switching.OwnRate(300, 0.03), played, beta=8.0, rng=[seed, 6]).reward
    fixed = float(bandit(kind="fixed", pays=0.9, seed=seed).reward)
    assert fixed - 0.004 < own < fixed + 0.004
