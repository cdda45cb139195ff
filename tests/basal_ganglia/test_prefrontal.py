"""Decisions by adding up, and pools that compete."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.basal_ganglia.prefrontal import attractors, diffusion


@pytest.mark.parametrize("A", [0.3, 0.8, 1.5])
def test_decisions_have_the_accuracy_and_the_time_of_the_closed_form(A):
    found = diffusion.decide(A, n=40_000, rng=0)
    assert found.right.mean() == pytest.approx(diffusion.accuracy(A, 1, 1), rel=0.02)
    assert np.nanmean(found.time) == pytest.approx(diffusion.mean_time(A, 1, 1), rel=0.02)


def test_two_pools_compete_until_one_wins():
    accuracy = []
    for coherence in (0, 0.064, 0.256):
        last = attractors.compete(coherence, n=300, T=2, rng=0).rate[-1]
        assert np.median(last.max(axis=1)) > 20 and np.median(last.min(axis=1)) < 3
        accuracy.append((last[:, 0] > last[:, 1]).mean())
    assert accuracy[0] == pytest.approx(0.5, abs=0.1) and accuracy[0] < accuracy[1] < accuracy[2]
    assert accuracy[2] > 0.98


def test_the_rate_of_a_pool_is_smooth_where_its_formula_is_not():
    I = attractors.B_ / attractors.A_
    assert attractors.transfer(I) == pytest.approx(1 / attractors.D_, rel=1e-6)


test_explorers = sweeps("basal_ganglia.prefrontal", gaps=True)
