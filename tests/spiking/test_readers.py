"""Digit readers that were turned into spikes, and weights of few bits."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse import nn
from neurocourse.spiking import conversion, explore, izhikevich, prepared, quantise


def spikes(kind, current=10.0, T=600.0):
    return izhikevich.simulate(kind, lambda t: np.where(t > 50, current, 0.0), T=T).spikes


@pytest.mark.parametrize("kind", ["MLP", "CNN"])
def test_spikes_read_digits_as_well_as_the_network_they_were_made_from(kind):
    accuracy, run = conversion.evaluate(kind)
    original = conversion.reader(kind).accuracy
    assert original > 0.955
    assert accuracy[31] >= original - 0.004
    assert accuracy[3] > 0.95 and accuracy[3] > accuracy[0] + 0.03
    assert np.all(np.diff(run.spikes.mean(axis=1)) > 0)


def test_rates_of_spikes_are_the_rectifier():
    """One stage: after T steps a count is θ-wise the rectified value, to the nearest spike."""
    rng = np.random.default_rng(0)
    dense = nn.Dense(5, 7, rng=rng, dtype=np.float32)
    network = nn.Network([dense, nn.ReLU(), nn.Dense(7, 3, rng=rng, dtype=np.float32)])
    X, T = rng.random((20, 5)).astype(np.float32), 200
    run = conversion.run(conversion.convert(network, X, percentile=100), X, T)
    theta = np.maximum(dense.forward(X), 0).max()
    np.testing.assert_allclose(run.rates[0] * theta, np.maximum(dense.forward(X), 0), atol=0.51 * theta / T + 1e-5)
    np.testing.assert_allclose(run.logits[-1], network.forward(X), atol=0.05)


def test_what_integrate_and_fire_cannot_say_is_more_than_one_spike_a_step():
    v, spikes = conversion.step(np.array([0.5, 0.0]), np.array([3.0, 0.4]), 1.0)
    assert spikes.tolist() == [True, False]
    np.testing.assert_allclose(v, [2.5, 0.4])


def pairs_inside(n):
    """Pairs of a place in an n x n picture and one of its nine neighbours that lies in the picture, too."""
    places = np.arange(n)
    near = np.abs(places[:, None] - places) <= 1
    return int(near.sum()) ** 2


def test_synapses_are_counted_as_they_are():
    """Against a plain count: each window of each map, and each place in it that lies inside the picture."""
    rng = np.random.default_rng(0)
    network = conversion.cnn(rng=rng)
    x = np.zeros((1, 8, 8, 1), np.float32)
    inside, quarter = pairs_inside(8), pairs_inside(4)
    assert conversion.multiplications(network, x).tolist() == [12 * inside, 12 * 24 * quarter, 96 * 10]
    fans = conversion.fans(conversion.convert(network, rng.random((5, 8, 8, 1), dtype=np.float32)), x)
    assert fans[0].shape == (8, 8, 12) and fans[0][0, 0, 0] == 24 * 4 and fans[0][3, 3, 0] == 24 * 9
    assert fans[1].shape == (4, 4, 24) and np.all(fans[1] == 10)


def test_only_what_can_be_converted_is():
    with pytest.raises(TypeError, match="MaxPool2d"):
        conversion.convert(nn.Network([nn.MaxPool2d(2)]), np.zeros((1, 8, 8, 1)))


@pytest.mark.parametrize("kind", ["MLP", "CNN"])
def test_a_copy_is_the_network_of_numbers_with_as_few_values(kind):
    """With T steps of spikes and with units of T + 1 values: the same digits but for a handful."""
    source = conversion.reader(kind)
    accuracy, run = conversion.evaluate(kind)
    stages = conversion.convert(source.network, conversion.calibration())
    for T in (1, 4):
        said = quantise.rounded(stages, source.X_test, T).argmax(axis=1)
        assert np.mean(said == run.logits[T - 1].argmax(axis=1)) > 0.99
        assert abs(np.mean(said == source.y_test) - accuracy[T - 1]) < 0.005
    assert explore.convert().controls["armed"].remains == "nothing"


def test_one_layer_of_rounded_units_is_what_a_cell_counts_in_so_many_steps():
    """With a constant drive the two are equal, spike for spike, and not only nearly."""
    source = conversion.reader("MLP")
    stages = conversion.convert(source.network, conversion.calibration())
    run = conversion.run(stages, source.X_test[:50], 7)
    np.testing.assert_allclose(quantise.rounded(stages, source.X_test[:50], 7), run.logits[-1], atol=1e-3)


def test_three_values_by_the_mean_weight_read_what_three_by_the_largest_do_not():
    """Measured over three seeds: 0.15-0.60 and 0.90-0.93 in plain networks, 0.12-0.19 and 0.65-0.81 in the others."""
    shares = [prepared.few_bits(kind="MLP", rule=rule).accuracy for rule in quantise.RULES]
    full = shares[0][-1].mean()
    losses = [full - one[0].mean() for one in shares]
    assert shares[1][0].min() > 0.85 > 0.65 > shares[0][0].max() and np.array_equal(shares[0][1:], shares[1][1:])
    assert left(*losses) == explore.few_bits().controls["armed"].remains == "less of it"
    assert quantise.read("MLP", 2, "mean", rng=0) == pytest.approx(shares[1][0][0], abs=0.02)


def test_ternary_weights_are_what_the_rule_says():
    W = np.array([[0.1, -1.0, 2.0, -0.3]])  # 0.7 of the mean size is 0.595
    levels = quantise.ternary(W)
    assert levels.n.tolist() == [[0, -1, 1, 0]] and levels.step == pytest.approx(1.5)
    assert not quantise.ternary(np.zeros(3)).n.any()


def test_eight_bits_cost_less_than_a_point_and_two_cost_much():
    for kind in ("MLP", "CNN"):
        accuracy, _ = conversion.evaluate(kind)
        assert quantise.accuracy(8, kind) > accuracy[15] - 0.01
    assert quantise.accuracy(2) < quantise.accuracy(8) - 0.05


@pytest.mark.parametrize("bits", [2, 4, 8])
def test_no_weight_is_wrong_by_more_than_half_a_step(bits):
    W = np.random.default_rng(0).normal(size=(30, 20))
    levels = quantise.quantise(W, bits)
    assert np.abs(levels.W - W).max() <= levels.step / 2 * (1 + 1e-9)
    assert np.abs(levels.n).max() == 2 ** (bits - 1) - 1
    assert not quantise.quantise(np.zeros(3), bits).n.any()


test_explorers = sweeps("spiking.readers")
