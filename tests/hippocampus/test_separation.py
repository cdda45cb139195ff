"""The dentate gyrus keeps memories apart."""

from functools import cache

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.hippocampus import (
    dentate,
)


@cache
def path():
    return dentate.pathway(rng=0)


@pytest.mark.parametrize("active", [0.1, 0.02])
@pytest.mark.parametrize("alike", [0.2, 0.5, 0.8, 0.95])
def test_separation_follows_the_law_of_two_correlated_sums(alike, active):
    rng, found = np.random.default_rng(1), []
    for _ in range(10):
        x = dentate.winners(rng.random(dentate.N_IN), dentate.ACTIVE_IN)
        y = dentate.similar(x, alike, rng=rng)
        assert dentate.shared(x, y) == pytest.approx(alike, abs=0.011)
        found.append(dentate.shared(*dentate.separate(np.array([x, y]), path(), active)))
    assert np.mean(found) == pytest.approx(dentate.law(alike, active), abs=0.035)
    assert dentate.law(alike, active) < alike


def test_the_law_at_its_ends():
    assert dentate.law(1, 0.02) == 1
    assert dentate.law(0, 0.02) == pytest.approx(0.02, rel=1e-3)
    assert dentate.law(0.8, 0.02) < dentate.law(0.8, 0.2)


def test_as_many_fire_as_inhibition_lets():
    h = np.random.default_rng(0).random((5, 200))
    fired = dentate.winners(h, 0.05)
    assert (fired.sum(axis=1) == 10).all()
    assert h[fired == 1].reshape(5, 10).min(axis=1) == pytest.approx(np.sort(h)[:, -10])


def test_memories_that_are_alike_are_kept_only_when_they_come_through_the_dentate_gyrus():
    direct = dentate.recalled(20, 0.5, separated=False, rng=0)
    apart = dentate.recalled(20, 0.5, separated=True, path=path(), rng=0)
    assert apart.mean() > 0.95 > 0.6 > direct.mean()


def test_memories_that_are_not_alike_gain_nothing():
    direct = dentate.recalled(160, 0.0, separated=False, rng=0)
    apart = dentate.recalled(160, 0.0, separated=True, path=path(), rng=0)
    assert direct.mean() > apart.mean() + 0.1


test_explorers = sweeps("hippocampus.separation")
