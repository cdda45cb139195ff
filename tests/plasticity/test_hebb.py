"""Hebb runs away: three rules that hold it, what they find, a threshold that must slide fast, and the exercise."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse.plasticity import bcm, explore, rules
from neurocourse.plasticity import checks as check

START = np.array(rules.START)


@pytest.mark.parametrize("seed", range(3))
def test_hebb_runs_away_and_oja_comes_to_rest_at_the_first_component(seed):
    """Oja 1982: length 1, along the first component; variances in the ratio of 4: without a gap it takes for ever."""
    X = rules.cloud(8000, rng=seed)
    hebb = rules.learn(X, START, rules.hebb)
    assert 200 < hebb.ran_away < 600 and hebb.length[-1] < 1e6, "they stay where they left"
    oja = rules.learn(X, START, eta=0.002)
    assert oja.length[-1] == pytest.approx(1, abs=0.01)
    assert rules.along(oja.w[-1], rules.component(X)) > 0.999


def test_without_a_gap_between_variances_there_is_no_direction_to_find():
    found = []
    for seed in range(3):
        X = np.random.default_rng(seed).standard_normal((8000, 2)) * (1.02, 1.0)
        found.append(rules.along(rules.learn(X, START, eta=0.002).w[-1], np.array([1.0, 0.0])))
    assert max(found) < 0.96 and min(found) < 0.93


@pytest.mark.parametrize("seed", range(3))
def test_of_inputs_with_a_mean_oja_finds_the_mean_unless_it_is_taken_off(seed):
    X = rules.cloud(3000, (3.0, -1.5), rng=seed)
    w = rules.learn(X, START, eta=0.005).w[-1]
    assert rules.along(w, X.mean(axis=0)) > 0.97 and rules.along(w, rules.component(X)) < 0.75
    centred = rules.learn(X - X.mean(axis=0), START, eta=0.005).w[-1]
    assert rules.along(centred, rules.component(X)) > 0.99


@pytest.mark.parametrize("seed", range(3))
def test_scaling_holds_the_activity_and_leaves_the_direction(seed):
    """In the mean growth η λ and shrinking (r − target) / scaler balance: r = target + η λ scaler."""
    X = rules.cloud(4000, rng=seed)
    course = rules.learn_scaled(X, START)
    activity = ((X * course.w[:-1]).sum(axis=1) ** 2)[500:].mean()
    widest = np.linalg.eigvalsh(np.cov(X.T))[-1]
    assert activity == pytest.approx(rules.TARGET + rules.ETA * widest * rules.SCALER, rel=0.05)
    assert rules.along(course.w[-1], rules.component(X)) > 0.95 and course.ran_away is None


def test_scaling_that_notices_late_swings_more():
    X = rules.cloud(3000, rng=0)
    swings = [np.ptp(np.log(rules.learn_scaled(X, START, sensor=s).length[500:])) for s in (10.0, 100.0)]
    assert swings[1] > 2 * swings[0]


# A threshold that slides


@pytest.mark.parametrize("overlap", [0.0, 0.5])
def test_of_two_patterns_a_cell_answers_one_with_one_over_its_share(overlap):
    """The theory's fixed point for two patterns that come equally often is (0, 1/p = 2)."""
    X = bcm.patterns(2, overlap)
    for seed in range(3):
        late = np.sort(bcm.learn(X, eta=0.005, tau=20, steps=12_000, rng=seed).y[-200:].mean(axis=0))
        assert late == pytest.approx([0, 2], abs=0.2)


@pytest.mark.parametrize("eta", [0.005, 0.01])
def test_the_threshold_must_be_faster_than_the_weights_and_theory_says_by_how_much(eta):
    """The trace of the two equations at the fixed point is zero at τ = 1/(η |x|²): below it rest, above it swings."""
    limit, X = bcm.slowest(eta), bcm.patterns(2, 0.0)
    assert limit == pytest.approx(1 / eta) and bcm.slowest(eta, length=2.0) == limit / 4
    for seed in range(3):
        fast, slow = (bcm.learn(X, eta=eta, tau=k * limit, steps=12_000, rng=seed) for k in (0.5, 1.5))
        assert fast.y[-200:].max(axis=1).min() > 1 and fast.y.max() < 3
        assert slow.y.max() > 4, "it swings far out"
        last = slow.y[-200:].max(axis=1)
        assert slow.exploded or last.max() < 0.2 or np.ptp(last) > 2, "and falls silent, or goes on swinging"


def test_a_threshold_far_too_slow_lets_the_cell_explode():
    X = bcm.patterns(2, 0.0)
    assert all(bcm.learn(X, tau=4 * bcm.slowest(), rng=seed).exploded for seed in range(3))


def test_oja_takes_no_side_and_what_it_needs_for_it():
    """Four patterns that are alike: selectivity of the cell 1 − 1/K; of units with one of the two parts, and both."""
    X, best = bcm.patterns(4, 0.5), 0.75
    cell = [bcm.selectivity(bcm.learn(X, rng=seed).y[-50:].mean(axis=0)) for seed in range(5)]
    assert min(cell) > 0.7
    units = {}
    for centred, squared in ((False, False), (False, True), (True, False), (True, True)):
        runs = [bcm.learn_oja(X, centred=centred, squared=squared, rng=seed)[-1] for seed in range(5)]
        units[centred, squared] = [bcm.selectivity(y) for y in runs]
    assert max(units[False, False] + units[False, True]) < 0.1
    assert min(units[True, False]) < 0.6, "the mean taken off: some side, though not one alone"
    assert units[True, True] == pytest.approx([best] * 5, abs=0.02)


def test_patterns_are_as_alike_as_they_say():
    X = bcm.patterns(5, 0.3)
    assert X @ X.T == pytest.approx(0.7 * np.eye(5) + 0.3) and X.min() >= 0
    assert bcm.selectivity(np.array([0.0, 0.0, 0.0, 2.0])) == pytest.approx(0.75)
    assert bcm.selectivity(np.ones(4)) == pytest.approx(0)


# The exercise


def hebb(x_i, y, w_i):
    return y * x_i


def plain_decay(x_i, y, w_i):
    return x_i * y - w_i


def signed_decay(x_i, y, w_i):
    return y * (x_i - w_i)


def size_decay(x_i, y, w_i):
    return y * x_i - abs(y) * w_i


def feeds(x_i, y, w_i):
    return y * (x_i + y * w_i)


def new_weight(x_i, y, w_i):
    return w_i + y * x_i - y**2 * w_i


def no_weight(x_i, y, w_i):
    return y * x_i - y**2


def twice_squared(x_i, y, w_i):
    return y * x_i - (y * w_i) ** 2


def test_the_check_of_change():
    assert_check(
        check.change,
        right=[lambda x_i, y, w_i: y * (x_i - y * w_i), lambda x_i, y, w_i: -(y**2) * w_i + x_i * y],
        wrong={
            hebb: "the weights pass a million",
            plain_decay: "does not depend on the output",
            signed_decay: "turns into growth when y is negative",
            size_decay: "must grow with the *square*",
            feeds: "it feeds the growth",
            new_weight: "you return the new weight",
            no_weight: "in proportion to w_i",
            twice_squared: "a square too many",
        },
    )


def test_what_the_messages_say_of_tempting_rules_is_true():
    X = rules.cloud(5000, rng=0)
    assert rules.learn(X, START, hebb).ran_away and rules.learn(X, START, signed_decay, eta=0.01).ran_away
    assert rules.learn(X, START, plain_decay).ran_away and rules.learn(0.3 * X, START, plain_decay).length[-1] < 1e-3
    other = rules.learn(X, START, size_decay, eta=0.01)
    assert rules.along(other.w[-1], rules.component(X)) > 0.99 and abs(other.length[-1] - 1) > 0.5


# Explorers


def test_the_cell_learns_by_the_readers_own_rule():
    ex = explore.runaway(check.change(rules.change))
    assert badges(ex) == ["yours"] and "Made with your change" in ex.alt
    assert "the length of the weights is 1.0" in ex.preset("Oja").status
    assert "has run away: after" in ex.set(law="Hebb", step=60).status
    rates = ex.preset("Rates").status
    assert "and with that to the mean 1.00" in rates or "and with that to the mean 0.99" in rates
    assert "direction is 1.00" in ex.set(centred=True).status


def test_the_threshold_takes_sides_and_comes_too_late():
    ex = explore.takes_sides()
    assert "selectivity 0.75. The unit's selectivity is 0.0" in ex.status
    assert "The unit's selectivity is 0.75" in ex.set(complete=True).status
    assert "the cell exploded" in ex.preset("Too slow").status


test_explorers = sweeps("plasticity.hebb")
