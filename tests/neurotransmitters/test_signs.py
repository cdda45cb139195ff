"""Dale's principle, kept and broken."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neurotransmitters import dale
from neurocourse.nn import Dense


@pytest.fixture(scope="module")
def two_networks():
    return [(dale.learn(True, rng=seed), dale.learn(False, rng=seed)) for seed in range(3)]


def test_no_sign_flips_with_dale_and_many_without(two_networks):
    for kept, free in two_networks:
        assert kept.flips == (0, 0) and kept.mixed == (0, 0)
        assert free.flips[0] > 0.2 and free.flips[1] > 0.3  # measured 0.26 to 0.32 and 0.34 to 0.38
        assert min(free.mixed) > 0.8


def test_accuracy_is_alike(two_networks):
    kept, free = np.array([[a.accuracy, b.accuracy] for a, b in two_networks]).T
    assert kept.min() > 0.95 and free.min() > 0.95
    assert abs(kept.mean() - free.mean()) < 0.015


def test_both_networks_start_alike_and_obey_dale_at_the_start(two_networks):
    for kept, free in two_networks:
        for a, b in zip(kept.start, free.start, strict=True):
            np.testing.assert_array_equal(a, b)
            assert dale.mixed(a) == 0
        assert np.mean((kept.start[1] < 0).any(axis=0)) == pytest.approx(0.2, abs=0.01)


def test_flips_and_mixed_columns_are_counted():
    before, after = np.array([[1.0, -1.0], [2.0, -2.0]]), np.array([[-1.0, -1.0], [2.0, 0.0]])
    assert dale.flipped(before, after) == 0.25
    assert dale.mixed(before) == 0 and dale.mixed(after) == 0.5


def test_the_signs_lie_where_the_weights_lie():
    network, D = dale.build(8, rng=0)
    layers = [layer for layer in network.layers if isinstance(layer, Dense)]
    assert (network.parameters * dale.flat_signs(layers, D) >= 0).all()
    assert np.count_nonzero(dale.flat_signs(layers, D)) == 64 * 8 + 8 * 10


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: dale.build(1, rng=0), "n_hidden must be"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


test_explorers = sweeps("neurotransmitters.signs")
