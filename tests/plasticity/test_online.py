"""The article's sign: what a plus in place of a minus does, where it shows, where it does not, and the exercise."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse.plasticity import checks as check
from neurocourse.plasticity import digit_stream, explore, planks

ROUNDS = (100, 1000, 10_000)


def losses(z, **how):
    return [float(planks.play(z, sign, **how).loss.mean()) for sign in planks.SIGNS]


@pytest.mark.parametrize("eta", [0.3, 1.0, 2.0])
def test_descent_keeps_zinkevichs_promise_in_every_world(eta):
    """Zinkevich 2003, theorem 1, with the constants of this plank; worlds that were made to hurt are among them."""
    rng = np.random.default_rng(0)
    for T in ROUNDS:
        worlds = [planks.coin(T, share, rng=rng) for share in (0.5, 0.6, 1.0)]
        worlds += [planks.tides(T), planks.world(T), rng.uniform(-1, 1, T), against_descent(T, eta)]
        for z in worlds:
            found = planks.regret(z, planks.play(z, eta=eta).loss)
            assert (found <= planks.bound(np.arange(1, T + 1), eta) + 1e-9).all()


def against_descent(T, eta):
    """An enemy who sees the ball, and always tilts the plank up where it lies."""
    w, z = 0.0, np.ones(T)
    for t in range(T):
        z[t] = 1.0 if w >= 0 else -1.0
        w = min(max(w - eta * z[t] / np.sqrt(t + 1), -1.0), 1.0)
    return z


@pytest.mark.parametrize("seed", range(3))
def test_a_trend_shows_the_wrong_sign_and_tosses_of_a_fair_coin_do_not(seed):
    T = 10_000
    regrets = {}
    for share in (0.5, 0.6):
        z = planks.coin(T, share, rng=seed)
        regrets[share] = [planks.regret(z, planks.play(z, sign).loss)[-1] for sign in planks.SIGNS]
    promise = planks.bound(T)
    assert promise == pytest.approx(0.03, abs=1e-3)
    assert max(regrets[0.5]) < promise, "it keeps a promise that was made to descent"
    assert regrets[0.6][0] < promise / 2 and regrets[0.6][1] == pytest.approx(0.38, abs=0.03)


def test_on_a_seesaw_the_wrong_sign_wins_and_on_tides_it_loses():
    descent, ascent = losses(planks.world(400))
    assert ascent == pytest.approx(-0.049, abs=0.002) and descent == pytest.approx(-ascent, abs=0.002)
    descent, ascent = losses(planks.tides(400, 50))
    assert descent < -0.4 and ascent > 0.4


def test_nobody_is_hurt_by_standing_still_where_nothing_stays():
    z = planks.coin(10_000, rng=1)
    assert planks.regret(z, 0 * z)[-1] < planks.bound(10_000)


def test_in_one_valley_the_sign_is_all():
    """S1-71: 1.2^50 = 9,100 against 0.8^50 = 1.4e-5."""
    assert planks.one_valley(sign="ascent") == pytest.approx(9100, rel=0.01)
    assert planks.one_valley() == pytest.approx(1.4e-5, rel=0.03)


def test_a_step_of_the_ball_is_the_gradient_that_a_numerical_slope_gives():
    z = np.array([0.5, -0.25, 1.0])
    w = planks.play(z, "descent", eta=0.4).w
    slope = [((w[t] + 1e-6) * z[t] - (w[t] - 1e-6) * z[t]) / 2e-6 for t in range(3)]
    assert np.diff(w) == pytest.approx([-0.4 * slope[t] / np.sqrt(t + 1) for t in range(2)])
    assert np.abs(planks.play(np.ones(50)).w).max() == 1, "it does not fall off"


# Digits whose names change


def parts(falls, eta, changes=2):
    """Accuracy in each part of the stream, the mean of three."""
    return np.mean([digit_stream.accuracy(eta, falls=falls, changes=changes, rng=seed) for seed in range(3)], axis=0)


def test_a_rate_that_falls_is_best_in_a_world_that_stays_and_worst_in_one_that_changes():
    """Every rate is tried for both, so that neither loses by a bad choice."""
    constant, falling = ([parts(falls, eta) for eta in digit_stream.RATES] for falls in (False, True))
    assert max(after[1:].mean() for after in falling) < 0.6 < 0.68 < max(after[1:].mean() for after in constant)
    steady = [max(parts(falls, eta, 0)[0] for eta in digit_stream.RATES) for falls in (False, True)]
    assert 0.86 < steady[0] < steady[1] < 0.9


def test_with_the_plus_sign_digits_are_named_by_chance():
    found = [digit_stream.accuracy(sign="ascent", rng=seed).mean() for seed in range(3)]
    assert found == pytest.approx([0.1] * 3, abs=0.02)


# The exercise


def constant(T):
    return np.ones(T)


def still(T):
    return np.zeros(T)


def tossed(T):
    return np.random.default_rng(0).choice([-1.0, 1.0], T)


def lucky(T):
    return np.random.default_rng(3).choice([-1.0, 1.0], T)


def slow(T):
    return np.where(np.arange(T) // 25 % 2, 1.0, -1.0)


def trend(T):
    return np.where(np.arange(T) % 3 == 0, -1.0, 1.0)


def faint(T):
    return 0.2 * (-1.0) ** np.arange(T)


def steep(T):
    return 3 * (-1.0) ** np.arange(T)


def short(T):
    return [1.0, -1.0]


def wave(T):
    return np.sin(0.9 * np.arange(T))


def test_the_check_of_world():
    assert_check(
        check.world,
        right=[
            lambda T: (-1.0) ** np.arange(T),
            lambda T: [0.9 - 1.8 * (t % 2) for t in range(T)],
            lambda T: np.sin(0.9 * np.arange(T)),
        ],
        wrong={
            constant: "your plank never changes",
            still: "your plank never tilts",
            tossed: "descent is ahead in your world",
            lucky: "ascent leads by luck",
            slow: "turns too rarely",
            trend: "has a trend",
            faint: "ascent is ahead by only",
            steep: "slopes lie between −1 and 1",
            short: "return 100 slopes",
        },
    )


def test_hardly_any_world_of_tosses_gets_through():
    passed = [check.world(lambda T, seed=seed: planks.coin(T, rng=seed)).outcome for seed in range(40)]
    assert passed.count("correct") <= 1
    two_by_two = check.world(lambda T: np.resize([1.0, 1.0, -1.0, -1.0], T))
    assert two_by_two.outcome == "correct", "right, too: the ball has not yet come back when the tilt does"


# Explorer


def test_the_planks_tilt_in_the_readers_own_world():
    ex = explore.planks_in_rounds(check.world(planks.world))
    assert badges(ex) == ["yours"] and "Made with your world" in ex.alt
    assert "+0.05 for descent and −0.05 for the plus sign" in ex.preset("The seesaw").status
    assert "their regrets are 0.04 and 0.32" in ex.preset("A trend").status
    assert "regrets are 0.00 and 2.00" in ex.preset("Always the same").status


test_explorers = sweeps("plasticity.online")
