"""Go and NoGo: what high and low dopamine do to choices."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.basal_ganglia.dopamine import prediction_error
from neurocourse.basal_ganglia.striatum import pathways

CUE, REWARD = 5, 15


@pytest.fixture(scope="module")
def learned():
    return prediction_error.learn(400, cue=CUE, reward=REWARD)


def test_low_dopamine_avoids_and_high_dopamine_chooses():
    low, high = (pathways.experiment(d, n_subjects=400, rng=seed) for seed, d in enumerate((-0.5, 0.5)))
    assert high.choose_A.mean() > low.choose_A.mean()
    assert low.avoid_B.mean() > high.avoid_B.mean()
    assert (pathways.bootstrap(low, high, rng=0) > 0).mean() > 0.95


def test_the_pathways_learn_with_opposite_signs():
    learned = pathways.learn(300, rng=0)
    order = np.argsort(pathways.P_RIGHT)
    assert np.corrcoef(learned.G.mean(0), pathways.P_RIGHT)[0, 1] > 0.8
    assert np.corrcoef(learned.N.mean(0), pathways.P_RIGHT)[0, 1] < -0.8
    assert learned.V.mean(0)[order[-1]] == pytest.approx(0.8, abs=0.05)


test_explorers = sweeps("basal_ganglia.striatum", gaps=True)
