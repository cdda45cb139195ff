"""A needle in a haystack: creatures that learn give evolution a slope; and what the search costs, against guessing."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse.plasticity import checks as check
from neurocourse.plasticity import explore, haystack
from neurocourse.plasticity.evolution.haystack import OPEN, RIGHT, WRONG


@pytest.mark.parametrize("seed", range(5))
def test_learning_guides_evolution_to_the_needle(seed):
    """Hinton and Nowlan 1987: a thousand creatures, twenty genes, a thousand trials."""
    wrong, right, open_ = haystack.evolve(rng=seed).shares.T
    assert wrong[0] == pytest.approx(0.25, abs=0.02) and open_[0] == pytest.approx(0.5, abs=0.02)
    assert wrong[50] < 0.01 and 0.65 < right[50] < 0.85 and 0.15 < open_[50] < 0.35
    assert haystack.evolve(rng=seed).found[50] > 0.95


@pytest.mark.parametrize("seed", range(5))
def test_without_learning_nothing_moves_and_ten_trials_are_too_few(seed):
    for course in (haystack.evolve(False, rng=seed), haystack.evolve(trials=10, rng=seed)):
        assert np.abs(course.shares[50] - course.shares[0]).max() < 0.1 and course.found[50] == 0


def test_open_genes_stay_because_learning_hides_them_from_selection():
    """With as many right genes as the population has at the end, the chance is 1 with or without one more."""
    genes = np.array([RIGHT] * 15 + [OPEN] * 5)
    assert haystack.chance(genes) == pytest.approx(1, abs=1e-6)
    few = [haystack.evolve(trials=100, rng=seed).shares[50] for seed in range(5)]
    found = [shares for shares in few if shares[0] < 0.05]
    assert len(found) >= 3 and min(shares[1] for shares in found) > 0.8, "fewer trials leave less to hide"


def test_as_a_search_it_is_no_better_than_guessing():
    """The control: twenty tosses a guess need 2^20 = 1.05 million guesses in the mean, creatures more."""
    evolved = np.mean([haystack.guesses_until_first(rng=seed) for seed in range(40)])
    blind = np.mean([haystack.guesses_blindly(rng=seed) for seed in range(400)])
    assert blind == pytest.approx(2**20, rel=0.15) and evolved > 1.3 * blind


def test_the_chance_is_that_of_many_creatures():
    rng = np.random.default_rng(0)
    for q, trials in ((3, 4), (8, 100), (0, 1)):
        genes = np.tile([RIGHT] * (20 - q) + [OPEN] * q, (20_000, 1))
        found = haystack.trials_left(genes, trials + 1, rng=rng) > 0
        assert found.mean() == pytest.approx(haystack.chance(genes[0], trials), abs=0.015)
    assert haystack.trials_left(np.array([RIGHT, WRONG, OPEN]), rng=0) == 0 == haystack.chance([RIGHT, WRONG, OPEN])
    assert haystack.trials_left(np.array([RIGHT, RIGHT]), 50, rng=0) == 50, "born with it: every trial is left"


# The exercise


def no_wrong_genes(genes, trials):
    return 1 - (1 - 2.0 ** -np.sum(genes == 2)) ** trials


def one_trial(genes, trials):
    return 0.0 if 0 in genes else 2.0 ** -np.sum(genes == 2)


def adds_up(genes, trials):
    return 0.0 if 0 in genes else trials * 2.0 ** -np.sum(genes == 2)


def capped(genes, trials):
    return min(1.0, adds_up(genes, trials))


def all_fail(genes, trials):
    return 0.0 if 0 in genes else (1 - 2.0 ** -np.sum(genes == 2)) ** trials


def ways(genes, trials):
    n = max(np.sum(genes == 2), 1)
    return 0.0 if 0 in genes else 1 - (1 - 1 / n) ** trials


def wrong_is_open(genes, trials):
    return 1 - (1 - 2.0 ** -np.sum(genes != 1)) ** trials


def share_right(genes, trials):
    return np.mean(genes == 1)


def test_the_check_of_chance():
    assert_check(
        check.chance,
        right=[
            lambda genes, trials: 0.0 if 0 in genes else 1 - (1 - 0.5 ** list(genes).count(2)) ** trials,
            lambda genes, trials: float(np.all(genes > 0)) * (1 - (1 - 2.0 ** -np.sum(genes > 1)) ** trials),
        ],
        wrong={
            no_wrong_genes: "wrong for life",
            one_trial: "the chance of a single trial",
            adds_up: "do not add up",
            capped: "never tries a setting twice",
            all_fail: "how likely all trials fail",
            ways: "in 2**n ways, not in n",
            wrong_is_open: "you count wrong genes as open",
            share_right: "nearly right earns nothing",
        },
    )


# Explorer


def test_the_hill_is_drawn_with_the_readers_own_chance():
    ex = explore.needle(check.chance(haystack.chance))
    assert badges(ex) == ["yours"] and "Made with your chance" in ex.alt
    assert "50% open and 25% wrong" in ex.status
    end = ex.preset("At the end").status
    assert "0% wrong" in end and "Of those that do not learn, none finds it" in end
    assert "none of 1,000 creatures that learn finds the needle" in ex.preset("Ten trials").status


test_explorers = sweeps("plasticity.evolution")
