"""Generations: the needle and who finds it, and two poles; each beside what chance does as often."""

from math import comb

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweeps

from neurocourse.plasticity import checks as check
from neurocourse.plasticity import explore, prepared
from neurocourse.plasticity.evolution import needle, poles, search

# The needle


@pytest.fixture(scope="module")
def learners():
    return [needle.evolve(rng=seed) for seed in range(1, 4)]


def test_those_who_learn_lose_their_wrong_switches_and_keep_some_open(learners):
    """Hinton and Nowlan 1987; the designs measured 0.68 to 0.78 right and 0.22 to 0.32 open after fifty."""
    for course in learners:
        right, wrong, left_open = course.shares[-1]
        assert wrong < 0.02 and 0.6 < right < 0.85 and 0.15 < left_open < 0.4
        assert needle.taken_over(course) <= 30


def test_those_who_cannot_learn_find_nothing_as_a_rule():
    """51,000 looks at a chance of one in 1,048,576 each: five in a hundred populations find it."""
    found = [needle.taken_over(needle.evolve(learning=False, rng=seed)) for seed in range(1, 5)]
    assert found.count(None) >= 3


def test_one_needle_is_enough_for_those_who_cannot_learn():
    """So what learning does for a population is to find, and not to spread what is found."""
    found = [needle.taken_over(needle.evolve(12, learning=False, planted=True, rng=seed)) for seed in range(5)]
    assert sum(k is not None and k < 10 for k in found) >= 4


def expected_guesses():
    """Guesses until the first hit of those who learn, in theory: each genome is able with a chance p of its own."""
    q = np.arange(21)
    chance = np.array([comb(20, k) * 0.5**k * 0.25 ** (20 - k) for k in q])
    hit = 0.5**q
    able = chance * (1 - (1 - hit) ** needle.LIFE)
    return needle.LIFE / able.sum()


def test_a_population_that_learns_is_no_faster_than_coins():
    found = np.mean([needle.guesses_of_learners(rng=seed) for seed in range(300)])
    assert found == pytest.approx(expected_guesses(), rel=0.15)
    coins = np.mean([needle.blind_guesses(rng=seed) for seed in range(3000)])
    assert coins == pytest.approx(2**20, rel=0.06) and found > 1.3 * coins


def test_luck_is_that_of_coins():
    genomes = np.tile([needle.OPEN] * 3 + [needle.RIGHT], (20_000, 1))
    tries = needle.luck(genomes, rng=0)
    assert tries.mean() == pytest.approx(8, rel=0.03) and np.mean(tries == 1) == pytest.approx(1 / 8, abs=0.01)
    assert not needle.luck(np.ones((5, 20), int), rng=0).any()


def test_fitness_is_that_of_1987():
    born, half = [1] * 20, [1] * 10 + [-1] * 10
    assert [needle.fitness(g, k) for g, k in ((born, 0), (half, 1000), (half, 1001), ([0] + born[1:], 0))] == [
        20,
        1,
        1,
        1,
    ]
    assert needle.fitness(half, 500) == 10.5


def test_partial_credit_makes_the_needle_a_slope():
    """The control: when each right switch pays, those who cannot learn climb as well."""
    slope = needle.evolve(30, learning=False, fitness=lambda g, k: 1 + 19 * np.mean(g == 1) ** 8, rng=1)
    assert slope.shares[-1, 0] > 0.9


def test_the_check_of_fitness_names_the_mistake():
    def mine(genome, tries):
        if 0 in list(genome) or tries > 1000:
            return 1
        return 1 + 19 * (1000 - tries) / 1000

    assert_check(
        check.fitness,
        right=[mine, lambda g, t: 20 - 19 * t / 1000 if min(abs(np.array(g))) and t <= 1000 else 1.0],
        wrong={
            lambda g, t: 1 + 19 * max(1000 - t, 0) / 1000: "cannot be learned away",
            lambda g, t: 1 + 19 * (1000 - t) / 1000 if 0 not in g else 1: "a life ends after 1,000 guesses",
            lambda g, t: 20.0 if 0 not in g and t <= 1000 else 1.0: "everybody who finds it gets 20",
            lambda g, t: 1 + 19 * t / 1000 if 0 not in g and t <= 1000 else 1.0: "guesses that were spent",
            lambda g, t: mine(g, t) if 0 not in g and t <= 1000 else 1 + 19 * np.mean(np.array(g) == 1): "a slope",
            lambda g, t: mine(g, t) if 0 not in g and t <= 1000 else 0.0: "worth 1, not 0",
            lambda g, t: 20.0 if all(np.array(g) == 1) else 1.0: "learning counts, too",
            lambda g, t: mine(g, max(t - 1, 0)) if t <= 1000 else 1.0: "is spent, too",
        },
    )


# Poles


def test_two_poles_fall_when_nobody_pushes_and_hang_still():
    s = poles.start(3)
    s[4] = s[2]
    rate = poles.motion(s, np.zeros(3))
    assert (rate[3] > 0).all() and (rate[5] > rate[3]).all(), "the short pole falls faster"
    upright = np.zeros((6, 1))
    assert not poles.motion(upright, np.zeros(1)).any()


def test_without_push_and_friction_energy_is_kept():
    """Lagrange's energy of a cart with two uniform rods."""

    def energy(s):
        x = poles.CART * s[1] ** 2 / 2
        for m, half, angle, spin in zip(poles.MASS, poles.HALF_LENGTH, s[2::2], s[3::2], strict=True):
            v = s[1] + half * spin * np.cos(angle), half * spin * np.sin(angle)
            x = x + m * (v[0] ** 2 + v[1] ** 2) / 2 + m * (2 * half) ** 2 / 12 * spin**2 / 2
            x = x + m * poles.G * half * np.cos(angle)
        return x

    s = np.array([[0.0], [0.3], [0.2], [-0.1], [-0.1], [0.5]])
    before = energy(s)
    for _ in range(20_000):
        s = s + 1e-5 * poles.motion(s, np.zeros(1))
    assert energy(s) == pytest.approx(before, rel=1e-4)


def test_one_pole_needs_no_search_worth_the_name():
    medians = [np.median(prepared.searches(task="one pole", way=way).trials) for way in search.WAYS]
    assert max(medians) < 100, "chance finds a policy within a hundred"


def test_for_two_poles_guessing_needs_many_times_as_many():
    guessed, climbed, evolved = (prepared.searches(task="two poles", way=way).trials for way in search.WAYS)
    assert np.sum(guessed == search.MOST) >= 3 and np.all(evolved < 1000)
    assert np.median(guessed) > 5 * np.median(evolved) > 5 * np.median(climbed)


@pytest.mark.parametrize("way", search.WAYS)
def test_what_was_found_keeps_both_poles_up(way):
    w = prepared.searches(task="two poles", way=way).w
    assert poles.balance(w[None]) == poles.T and poles.ride(w).shape == (3, 101)


@pytest.mark.parametrize("way", search.WAYS)
def test_searches_find_the_first_that_is_good_enough(way):
    found = search.look("one pole", way, rng=3)
    assert found.trials < search.MOST and found.w.shape == (4,)


# Explorers

test_explorers = sweeps("plasticity.evolution", by_place=("searchers",))


def test_the_needle_is_sought_with_the_readers_own_fitness():
    own = check.fitness(check.fitness.reference)
    assert explore.needle_in_a_haystack(own).status.endswith("Made with your fitness.")
    assert "those who cannot 20.0" in explore.needle_in_a_haystack().set(generation=50, armed=True).status
