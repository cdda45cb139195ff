"""Where the analogy breaks: timing, signs, failing synapses, random feedback."""

import numpy as np
import pytest

from neurocourse.pioneers import (
    analogy,
    deep,
    encoder,
    feedback,
    perceptron,
)


@pytest.fixture(scope="module")
def reader():
    return deep.train_digits(rng=1)


@pytest.mark.parametrize("seed", range(3))
def test_random_feedback_learns_nearly_as_well_and_turns_towards_the_truth(seed):
    true, random = (feedback.learn_digits(way, rng=seed) for way in feedback.WAYS)
    assert true.accuracy[-1] >= 0.955 and random.accuracy[-1] >= 0.95
    assert true.accuracy[-1] - random.accuracy[-1] < 0.02
    assert true.angle.max() < 1e-3
    assert 80 < random.angle[0] < 100 and random.angle[-1] < 65


def test_angles_between_known_rows():
    assert feedback.angle(np.array([[1.0, 0], [0, 2]]), np.array([[0.0, 3], [0, 1]])) == pytest.approx(45)


@pytest.mark.parametrize("seed", range(3))
def test_only_the_neuron_knows_when(seed):
    result = analogy.timing(rng=seed)
    assert result.neuron_outputs >= 2 and result.neuron_bits > 0.8
    assert (result.unit_outputs, result.unit_bits) == (1, 0)


def test_entropy_of_known_answers():
    assert analogy.entropy([0, 1, 2, 3]) == 2 and analogy.entropy([5, 5]) == 0


@pytest.mark.parametrize("seed", range(3))
def test_training_flips_signs_and_leaves_no_unit_of_one_sign(seed):
    flips = analogy.sign_flips(rng=seed)
    assert 0.10 < flips.share < 0.35
    assert flips.n_units == 96 and flips.dale_units <= 2


def test_failing_connections_cost_accuracy_and_repeated_looks_bring_it_back(reader):
    result = analogy.unreliable_synapses(reader.network, rng=0)
    assert result.certain == reader.accuracy
    assert result.one_look < result.certain - 0.1
    assert result.averaged > result.one_look + 0.1 and result.averaged > 0.9
    sure = analogy.unreliable_synapses(reader.network, 1.0, n_looks=2, rng=0)
    assert sure.one_look == sure.averaged == reader.accuracy


def test_reports_are_steady_and_say_the_measured_numbers():
    assert feedback.report(rng=0) == feedback.report(rng=0)
    assert "155 by Novikoff" in perceptron.report(rng=0) and "exclusive-or" in perceptron.report(rng=0)
    assert "8 of 8 (1986: 8 of 8)" in encoder.report(rng=0)
