"""Winners that learn: k-means one sample at a time, dead units, and a conscience."""

import numpy as np
import pytest
from arming import left
from needs import oracle
from sweep import sweeps

from neurocourse.competition import explore, prototypes
from neurocourse.data import digits

X = digits().X
SEEDS = range(3)


@pytest.fixture(scope="module")
def best():
    return prototypes.inertia(X, prototypes.k_means(X, rng=0))


def test_one_race_moves_the_nearest_and_nobody_else():
    W = np.array([[0.0, 0.0], [1.0, 1.0], [4.0, 4.0]])
    assert prototypes.compete(W, np.array([2.0, 1.0]), 0.25) == 1
    assert W.tolist() == [[0, 0], [1.25, 1], [4, 4]]
    assert prototypes.compete(W, np.array([2.0, 1.0]), 1.0, np.array([0.0, 9.0, 9.0])) == 0 and W[0].tolist() == [2, 1]


def test_steps_of_one_over_the_wins_give_the_mean_of_what_was_won():
    """So it is k-means, one sample at a time (MacQueen 1967): with such steps a winner is the mean of its samples."""
    rng = np.random.default_rng(0)
    points, W, won = rng.normal(size=(200, 3)), np.zeros((1, 3)), 0
    for x in points:
        won += 1
        prototypes.compete(W, x, 1 / won)
    assert W[0] == pytest.approx(points.mean(axis=0))


def test_inertia_and_k_means_are_those_of_scikit_learn(best):
    KMeans = oracle("sklearn.cluster").KMeans
    theirs = KMeans(10, n_init=10, random_state=0).fit(X)
    assert prototypes.inertia(X, theirs.cluster_centers_) == pytest.approx(theirs.inertia_)
    assert best == pytest.approx(theirs.inertia_, rel=0.003)
    start = prototypes.starting(X, start="at ten samples", rng=1)
    same = KMeans(10, init=start, n_init=1, tol=0).fit(X)
    assert prototypes.lloyd(X, start) == pytest.approx(same.cluster_centers_, abs=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_from_anywhere_most_prototypes_die_and_patience_does_not_help(seed, best):
    for epochs in (3, 12):
        W = prototypes.learn(X, epochs=epochs, rng=seed).W[-1]
        assert 4 <= prototypes.n_dead(X, W) <= 8 and 1.25 < prototypes.inertia(X, W) / best < 1.8


@pytest.mark.parametrize("seed", SEEDS)
def test_with_a_conscience_winners_come_within_five_per_cent_of_k_means(seed, best):
    for ways in (dict(conscience=1.0), dict(start="at ten samples")):
        found = prototypes.learn(X, **ways, epochs=3, rng=seed)
        assert prototypes.n_dead(X, found.W[-1]) == 0
        assert 0.99 < prototypes.inertia(X, found.W[-1]) / best < 1.05
        assert found.wins.sum() == 3 * len(X) and (found.wins[-1] > 0).all()


def test_of_what_dead_units_cost_a_conscience_leaves_nothing(best):
    """Excess over k-means, the mean of three starts."""
    excess = [
        np.mean([prototypes.inertia(X, prototypes.learn(X, conscience=c, epochs=3, rng=s).W[-1]) / best for s in SEEDS])
        for c in (0.0, 1.0)
    ]
    assert left(*(x - 1 for x in excess)) == explore.dead_units().controls["conscience"].remains == "nothing"


def test_k_means_has_dead_units_as_well_when_it_starts_anywhere(best):
    dead = [prototypes.n_dead(X, prototypes.lloyd(X, prototypes.starting(X, rng=seed))) for seed in range(6)]
    assert max(dead) >= 2 and np.mean(dead) < 4


def test_the_sentence_counts_the_dead():
    ex = explore.dead_units()
    assert "7 cells are nearest to no digit" in ex.status
    assert "0 cells are nearest to no digit" in ex.preset("A conscience").status


test_explorers = sweeps("competition.winners")
