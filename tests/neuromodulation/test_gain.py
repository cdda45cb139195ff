"""Gain: one cell's score cannot change, the next one's can, and a decision at a fixed criterion has a shallow best."""

import numpy as np
import pytest
from needs import oracle
from sweep import sweeps

from neurocourse.neuromodulation import crowd, detection

test_explorers = sweeps("neuromodulation.gain")


@pytest.mark.parametrize("ties", [False, True])
def test_the_score_is_scikit_learns_area(ties):
    metrics, rng = oracle("sklearn.metrics"), np.random.default_rng(0)
    signal, noise = rng.normal(1, 1, 300), rng.normal(0, 1, 200)
    if ties:
        signal, noise = signal.round(), noise.round()
    labels = np.repeat([1, 0], [300, 200])
    peer = metrics.roc_auc_score(labels, np.r_[signal, noise])
    assert detection.told_apart(signal, noise) == pytest.approx(peer, abs=1e-12)


def test_no_gain_makes_one_cell_tell_better_and_the_score_is_the_theorys():
    """Φ(1/√2) = 0.760 for a signal of one standard deviation, whatever the gain; the same for the same input."""
    found = [detection.two_stages(g, rng=0).one for g in (0.5, 1, 2, 4, 8)]
    assert np.ptp(found) < 1e-4 and found[0] == pytest.approx(detection.phi(1 / np.sqrt(2)), abs=0.01)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_next_cell_gains_and_the_gain_wears_off(seed):
    """Noise 0.5 between the cells: 0.60, 0.64, 0.65, 0.65 at gain 1, 2, 4, 8; a shape, the figures are ours."""
    two = [detection.two_stages(g, noise=0.5, rng=seed).two for g in (1, 2, 4, 8)]
    assert two[1] - two[0] > 0.02 and two[2] - two[1] > 0.005 and abs(two[3] - two[2]) < 0.005


def test_without_noise_on_the_way_the_next_cell_tells_as_well_as_this_one():
    found = detection.two_stages(2, noise=0, rng=0)
    assert found.two == pytest.approx(found.one, abs=1e-4)


def test_a_decision_is_best_at_twice_the_bias_and_the_fall_beyond_is_shallow():
    gains = np.linspace(0.2, 60, 3000)
    right = np.array([detection.accuracy(g, bias=1.5) for g in gains])
    assert gains[right.argmax()] == pytest.approx(3, abs=0.03)
    assert right.max() == pytest.approx(0.691, abs=0.001) and right[-1] == pytest.approx(0.671, abs=0.006)
    assert right[0] < 0.51


def test_the_decision_is_what_drawn_inputs_give():
    x = np.random.default_rng(0).normal(size=(2, 100_000)) + np.array([[1.0], [0.0]])
    says = detection.response(x, 4, 1) > 0.5
    assert (says[0].mean() + 1 - says[1].mean()) / 2 == pytest.approx(detection.accuracy(4, 1), abs=0.004)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_in_a_crowd_there_is_a_best_gain_and_a_real_fall(seed):
    """0.69, 0.71, 0.61, 0.56 at gain 0.25, 2, 8, 16; alone 0.76 at all of them: it is the crowd that makes the fall."""
    gains = (0.25, 2, 8, 16)
    found = [crowd.in_a_crowd(g, n=8000, rng=seed) for g in gains]
    assert found[1] - found[0] > 0.01 and found[1] - found[2] > 0.07 and found[2] - found[3] > 0.03
    alone = [crowd.in_a_crowd(g, others=0, n=8000, rng=seed) for g in gains]
    assert np.ptp(alone) < 0.001
