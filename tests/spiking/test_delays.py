"""Late on purpose: a cell that learns delays, weights, or the weights of many fixed delays."""

import numpy as np
import pytest
from arming import left
from gradients import slope
from sweep import sweeps

from neurocourse.spiking import explore, lines, prepared


def test_the_effect_of_a_spike_peaks_after_tau_and_has_its_slope():
    s = np.linspace(0.05, 20, 50)
    assert lines.effect(np.array([lines.TAU]))[0] == 1 and lines.effect(np.array([-1.0]))[0] == 0
    numeric = (lines.effect(s + 1e-6)[0] - lines.effect(s - 1e-6)[0]) / 2e-6
    np.testing.assert_allclose(lines.effect(s)[1], numeric, atol=1e-6)


def test_the_gradient_is_the_slope_of_the_loss():
    rng = np.random.default_rng(0)
    theta = np.concatenate([rng.uniform(0.5, 1.5, lines.N), rng.uniform(0.1, 0.9, lines.N), [2.0]])
    times, y = lines.trials(lines.draw("by chance", rng=rng), 20, rng=rng)

    def cell():
        return lines.Cell(theta[: lines.N], lines.SPAN * theta[lines.N : -1], np.arange(lines.N), theta[-1])

    def loss():
        z = lines.voltage(cell(), times)[0].max(axis=1) - theta[-1]
        return float(np.mean(np.logaddexp(0, z) - y * z))

    np.testing.assert_allclose(lines.gradient(cell(), times, y), slope(loss, theta, 1e-7), rtol=1e-4, atol=1e-6)


def test_trials_have_the_same_times_in_both_classes():
    pattern = lines.draw("evenly spaced", rng=np.random.default_rng(1))
    times, y = lines.trials(pattern, 400, rng=2)
    known, other = np.sort(times[y == 1], axis=1).mean(axis=0), np.sort(times[y == 0], axis=1).mean(axis=0)
    np.testing.assert_allclose(known, other, atol=0.4)
    assert np.abs(times[y == 1] - pattern).max() < 6 and np.abs(times[y == 0] - pattern).max() > 20


def test_delays_beat_weights_until_there_are_many_fixed_delays():
    """Measured over three patterns: weights 0.85-0.88, delays 0.94-1.00, six fixed delays an input 0.99-1.00."""
    weights, delays, many = (
        prepared.late(way=way).accuracy[:, -1] for way in ("weights", "delays", "many fixed delays")
    )
    assert weights.max() < 0.91 < delays.min() and many.min() > 0.98
    gaps = delays.mean() - weights.mean(), delays.mean() - many.mean()
    assert left(*gaps) == explore.late().controls["armed"].remains == "nothing"


@pytest.mark.parametrize("way", lines.WAYS)
def test_only_what_may_learn_changes(way):
    learned = lines.learn(way, updates=15, rng=0)
    before, after = learned.cells[0], learned.cells[-1]
    assert np.array_equal(before.w, after.w) == (way == "delays")
    assert np.array_equal(before.d, after.d) == (way != "delays")
    assert len(after.w) == lines.N * (lines.COPIES if way == "many fixed delays" else 1)


test_explorers = sweeps("spiking.delays", by_place=["late"])
