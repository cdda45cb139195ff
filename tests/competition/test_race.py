"""A race of rivals: who wins, how long it takes, when a winner yields; softmax beside it, and the exercise."""

import numpy as np
import pytest
from arming import left
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse.competition import checks as check
from neurocourse.competition import explore, softmax
from neurocourse.competition import winner_takes_all as wta


@pytest.mark.parametrize("w", [1.1, 1.5, 2.0, 3.0])
def test_a_standing_winner_yields_to_a_rival_w_times_as_strong(w):
    """Theory: the rival begins to move when its drive is more than w times the winner's rate, which is its drive."""
    assert wta.switches_at(w) == pytest.approx(w, abs=0.011)


def test_a_race_from_rest_of_many_is_the_race_of_each():
    I = wta.drives(10, 3, rng=0)
    for w in (0.3, 1.5):
        single = [wta.run(row, w).x[-1] for row in I]
        assert wta.many(I, w) == pytest.approx(np.array(single), abs=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_from_rest_the_strongest_always_leads_and_is_alone_from_w_1_on(seed):
    I = wta.drives(rng=seed)
    for w, alone in ((0.3, 0.0), (1.0, 0.95), (1.2, 1.0), (5.0, 1.0)):
        x = wta.many(I, w)
        assert (x.argmax(axis=1) == I.argmax(axis=1)).all()
        assert (wta.n_active(x) == 1).mean() == pytest.approx(alone, abs=0.03)
    assert wta.n_active(wta.many(I, 0.3)).mean() == pytest.approx(5.2, abs=0.1)


def test_who_is_left_fires_as_the_equations_say():
    """At rest n active cells fire x_i = (I_i - w S) / (1 - w), with S = sum I / (1 + (n - 1) w)."""
    I, w = np.array([1.0, 0.9, 0.8, 0.1]), 0.3
    x = wta.run(I, w).x[-1]
    total = I[:3].sum() / (1 + 2 * w)
    assert x[:3] == pytest.approx((I[:3] - w * total) / (1 - w), abs=1e-6) and x[3] < 1e-12


@pytest.mark.parametrize("w", [1.5, 2.0, 3.0])
def test_a_tenth_of_the_gap_costs_the_same_time_each_time(w):
    """Theory: the difference of two cells grows as exp((w - 1) t), so ln 10 / (w - 1) time constants for each tenth."""
    times = [wta.time_to_decide(gap, w) for gap in (1e-2, 1e-3, 1e-4)]
    assert np.diff(times) == pytest.approx(np.full(2, np.log(10) / (w - 1)), abs=0.15)


def test_softmax_is_exp_over_sum_and_division_at_one():
    I = np.array([0.5, 1.0, 0.25])
    assert softmax.softmax(I, 1.0) == pytest.approx(I / I.sum())
    assert softmax.softmax(I, 3.0) == pytest.approx(I**3 / (I**3).sum())
    assert softmax.softmax(np.stack([I, 2 * I]), 5.0) == pytest.approx(np.stack([softmax.softmax(I, 5.0)] * 2))
    assert softmax.softmax(np.array([0.0, 1.0]))[0] == 0


def test_softmax_has_no_past_and_a_memory_gives_it_one():
    """As sharp as in the explorer less of the difference is left; sharper, hardly any."""
    for w in (1.5, 2.0, 3.0):
        race, plain, armed = wta.switches_at(w), softmax.switches_at(1.0), softmax.switches_at(w)
        assert plain == 1.01
        assert left(race - plain, race - armed) == explore.race().controls["memory"].remains == "less of it"
        assert softmax.switches_at(w, beta=3000.0) == pytest.approx(w, abs=0.03)


@pytest.mark.parametrize("w", [1.5, 2.0, 3.0])
def test_close_calls_cost_softmax_with_a_memory_rounds_as_they_cost_the_race_time(w):
    """Theory: close to the middle each round makes the difference (β ln w) / 2 times as large."""
    for beta in (10.0, 30.0) if w > 1.5 else (30.0,):
        rounds = [softmax.rounds_to_decide(gap, w, beta=beta) for gap in (1e-4, 1e-12)]
        assert np.diff(rounds) == pytest.approx(8 * np.log(10) / np.log(beta * np.log(w) / 2), abs=1.5)
    assert softmax.rounds_to_decide(0.01, 1.0) == 1000, "without a memory it leaves a close call open"


def test_the_answer_of_a_memory_of_no_strength_is_softmax():
    I = np.array([1.0, 1.2, 0.4])
    assert softmax.repeated(I, [1.0, 0.0, 0.0], 1.0) == pytest.approx(softmax.softmax(I))


# Exercise 2


def floor(z):
    return np.maximum(z, 0)


def itself(x, I, w, dt):
    return x + dt * (-x + floor(I - w * x.sum()))


def no_floor(x, I, w, dt):
    return x + dt * (-x + I - w * (x.sum() - x))


def no_leak(x, I, w, dt):
    return x + dt * floor(I - w * (x.sum() - x))


def no_dt(x, I, w, dt):
    return x + (-x + floor(I - w * (x.sum() - x)))


def all_floored(x, I, w, dt):
    return floor(x + dt * (-x + I - w * (x.sum() - x)))


def slope(x, I, w, dt):
    return -x + floor(I - w * (x.sum() - x))


def in_turn(x, I, w, dt):
    x = np.array(x, dtype=float)
    for i in range(len(x)):
        x[i] = x[i] + dt * (-x[i] + max(0, I[i] - w * (sum(x) - x[i])))
    return x


def by_drive(x, I, w, dt):
    return x + dt * (-x + floor(I - w * (I.sum() - I)))


def in_a_loop(x, I, w, dt):
    new = []
    for i in range(len(x)):
        others = sum(x[j] for j in range(len(x)) if j != i)
        new.append(x[i] + dt * (-x[i] + max(0.0, I[i] - w * others)))
    return new


def by_matrix(x, I, w, dt):
    W = w * (1 - np.eye(len(x)))
    drive = I - W @ x
    return (1 - dt) * x + dt * np.where(drive > 0, drive, 0)


def test_the_check_of_exercise_2():
    assert_check(
        check.race_step,
        right=[in_a_loop, by_matrix],
        wrong={
            itself: "does not hold itself back",
            no_floor: "losers push the others up",
            no_leak: "the leak is missing",
            no_dt: "dt is missing",
            all_floored: "the floor stands around the new rate",
            slope: "you return the slope",
            in_turn: "one after the other",
            by_drive: "by what they fire, x",
        },
    )


def test_the_explorer_races_with_the_readers_function():
    ex = explore.race(check.race_step(wta.race_step))
    assert badges(ex) == ["yours"]
    stubborn = "only cell 4 fires, though another is driven more. Softmax gives 100% to cell 6"
    assert stubborn in ex.preset("Stubborn").status
    assert "only cell 4 fires" in ex.set(memory=True).status and "Softmax gives 100% to cell 4" in ex.status
    assert "only cell 6 fires. Softmax gives 100% to cell 6" in ex.preset("It yields").status
    assert "7 of 10 cells fire, cell 4 most" in ex.preset("Soft").status


test_explorers = sweeps("competition.race")
