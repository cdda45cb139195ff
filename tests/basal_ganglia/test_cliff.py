"""A rat at a cliff: how it walks and falls, what it learns, and what its cell says."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.basal_ganglia import explore
from neurocourse.basal_ganglia.cliff import walks

ROWS, COLS = walks.CLIFF.shape
SEEDS = range(4)


def fates(table, n=50):
    """How many of ``n`` walks ended in a fall, and at the cheese."""
    found = [walks.walk(table, rng=seed) for seed in range(n)]
    return sum(walk.fell for walk in found), sum(walk.arrived for walk in found)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_beginner_falls_and_an_old_hand_gets_the_cheese(seed):
    tables = walks.practise(60, rng=seed)
    fell, arrived = zip(fates(tables[0]), fates(tables[-1]), strict=True)
    assert fell[0] > 40 > 15 > fell[1] and arrived[0] < 3 < 35 < arrived[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_surprise_moves_from_the_cheese_to_being_put_down(seed):
    tables = walks.practise(400, epsilon=0.05, rng=seed)
    first = next(walk for walk in (walks.walk(tables[0], epsilon=1.0, rng=k) for k in range(2000)) if walk.arrived)
    late = walks.walk(tables[-1], epsilon=0.0, rng=0)
    assert first.delta[0] == 0 and first.delta[-1] == pytest.approx(1)
    n = len(late.states) - 2  # steps that cost something, before the one to the cheese
    worth = walks.GAMMA**n - 0.02 * (1 - walks.GAMMA**n) / (1 - walks.GAMMA)
    assert late.arrived and late.delta[0] == pytest.approx(worth, abs=0.01)
    assert np.abs(late.delta[1:]).max() < 0.01


def test_a_first_fall_is_the_worst_surprise_and_a_known_one_is_none():
    Q = np.zeros(walks.CLIFF.reward.shape)
    assert min(walks.walk(Q, rng=seed).delta.min() for seed in range(20)) == -1
    Q[..., 2], over = -1.0, 2 * COLS - 6  # it has learned what lies below the edge
    walk = next(
        w for w in (walks.walk(Q, over, epsilon=1.0, rng=k) for k in range(500)) if len(w.states) == 2 and w.fell
    )
    assert walk.delta[-1] == pytest.approx(0)


def test_a_walk_learns_nothing_and_practice_does():
    Q = walks.practise(5, rng=0)[-1]
    before = Q.copy()
    walks.walk(Q, rng=1)
    assert (before == Q).all()
    assert np.abs(np.diff(walks.practise(5, rng=0), axis=0)).max(axis=(1, 2)).min() > 0


def test_whoever_is_put_down_beyond_the_edge_falls_and_beside_the_cheese_has_it():
    Q = np.zeros(walks.CLIFF.reward.shape)
    beyond, there = walks.walk(Q, walks.CLIFF.start + 3, rng=0), walks.walk(Q, walks.CLIFF.goal, rng=0)
    assert beyond.fell and beyond.delta.tolist() == [-1] and there.arrived and there.delta.tolist() == [1]


def test_what_is_said_of_the_cell_is_what_is_drawn():
    ex = explore.rat_at_the_cliff()
    assert "it falls: error −1.00, the cell is silent." in ex.status
    assert "bursts to" in ex.set(practice=60, step=0).status
    assert "the cheese: error 0.00, the cell is at rest." in ex.set(step=27).status


test_explorers = sweeps("basal_ganglia.cliff")
