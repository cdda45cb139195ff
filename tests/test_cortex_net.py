"""Convolution, pooling, reach and the network that reads digits, each by its criterion."""

import numpy as np
import pytest

from neurocourse import nn
from neurocourse.cortex import adversarial, convolution, explore, lenet, pooling, reach
from neurocourse.data import digits


@pytest.fixture(scope="module")
def reader():
    return lenet.trained()


@pytest.fixture(scope="module")
def image():
    return digits().X[7].reshape(8, 8)


# Convolution


def some(*shape):
    return np.random.default_rng(0).normal(size=shape)


def test_convolution_is_correlation_with_the_kernel_turned_round():
    image, kernel = some(40, 30), some(5, 4)
    turned = convolution.cross_correlate(image, kernel[::-1, ::-1])
    assert np.abs(convolution.convolve(image, kernel) - turned).max() < 1e-14
    assert np.abs(convolution.convolve(image, kernel) - convolution.cross_correlate(image, kernel)).max() > 1


def test_the_convolution_theorem():
    image, kernel = some(40, 30), some(5, 4)
    assert np.abs(convolution.convolve(image, kernel) - convolution.convolve_fft(image, kernel)).max() < 1e-13


def test_a_symmetric_kernel_does_not_mind_being_flipped(image):
    blur = convolution.scaled("blur")
    assert np.array_equal(convolution.convolve(image, blur), convolution.cross_correlate(image, blur))


def test_the_map_moves_with_the_picture():
    image, kernel = np.zeros((20, 20)), some(3, 3)
    image[5:9, 5:9] = some(4, 4)
    moved = np.roll(image, (3, 2), axis=(0, 1))
    expected = np.roll(convolution.cross_correlate(image, kernel), (3, 2), axis=(0, 1))
    assert np.array_equal(convolution.cross_correlate(moved, kernel), expected)


def test_it_is_what_the_layer_computes(image):
    layer = nn.Conv2d(1, 1, 3, rng=0)
    mine = convolution.cross_correlate(image, layer.W[0, :, :, 0])
    assert layer.forward(image[None, :, :, None])[0, :, :, 0] == pytest.approx(mine, abs=1e-14)


def test_a_kernel_fits_into_the_image():
    with pytest.raises(ValueError, match="kernel must fit into the image"):
        convolution.cross_correlate(np.zeros((3, 3)), np.zeros((4, 2)))


# Pooling


def test_pools_of_one_block_by_hand():
    block = np.array([[3.0, 0], [0, 4]])
    assert [float(pooling.pool(block, kind)[0, 0]) for kind in pooling.KINDS] == [4, 1.75, 2.5, 3]


def test_pooling_forgives_a_shift_of_one_pixel(reader):
    images = reader.X_test[:80, :, :, 0]

    def maps_of(x):
        return np.moveaxis(lenet.trace(reader.network, x).maps["convolution 1"], 2, 0)

    loose = {size: {k: pooling.sensitivity(maps_of, images, k, size=size) for k in pooling.KINDS} for size in (2, 4)}
    plain = pooling.sensitivity(maps_of, images, None)
    less = {size: {k: 1 - x / plain for k, x in one.items()} for size, one in loose.items()}
    assert all(less[2][k] > 0.25 for k in ("max", "mean", "energy"))
    assert all(less[4][k] > 0.5 for k in ("max", "mean", "energy"))
    assert less[2]["stride"] < 0.1  # leaving pixels out forgives next to nothing


def test_a_shift_leaves_zeros_behind():
    assert pooling.shift(np.arange(1.0, 5).reshape(2, 2), 1).tolist() == [[0, 1], [0, 3]]
    assert pooling.shift(np.arange(1.0, 5).reshape(2, 2), 0, -1).tolist() == [[3, 4], [0, 0]]


# Reach


@pytest.mark.parametrize(
    "kernels, strides",
    [((5, 2, 5, 2, 5), (1, 2, 1, 2, 1)), ((3, 3, 3), (1, 1, 1)), ((3, 2, 3), (2, 2, 1)), ((7,), (3,))],
)
def test_the_formula_counts_what_the_gradient_hears(kernels, strides):
    heard = np.flatnonzero(reach.gradient_support(kernels, strides, 64))
    assert reach.receptive_field(kernels, strides) == len(heard) == heard[-1] - heard[0] + 1


def test_lenet_5_sees_its_whole_picture():
    _, kernels, strides = zip(*reach.LENET_5, strict=True)
    assert [reach.receptive_field(kernels[:k], strides[:k]) for k in range(1, 6)] == [5, 6, 14, 16, 32]


def test_every_kernel_needs_its_stride():
    with pytest.raises(ValueError, match="strides must be as many as kernels"):
        reach.receptive_field([3, 3], [1])


# The network


def test_the_network_reads_digits(reader):
    assert np.mean([reader.accuracy, *(lenet.read_digits(rng=seed).accuracy for seed in (2, 3))]) >= 0.98


def test_shuffled_pixels_take_its_lead_away():
    def lead(order):
        both = (lenet.build, lenet.mlp)
        conv, plain = (
            np.mean([lenet.read_digits(make, order=order, rng=s).accuracy for s in range(4)]) for make in both
        )
        return conv - plain

    assert lead(None) > 0.007
    assert lead(lenet.scrambled_order(1, rng=0)) < 0.004


def test_the_trace_is_the_forward_pass(reader, image):
    way = lenet.trace(reader.network, image)
    p = nn.Softmax().forward(reader.network.forward(lenet.pictures(image)))[0]
    assert np.array_equal(way.p, p)
    assert {name: maps.shape for name, maps in way.maps.items()} == {
        "convolution 1": (8, 8, 16),
        "pool 1": (4, 4, 16),
        "convolution 2": (4, 4, 32),
        "pool 2": (2, 2, 32),
    }
    assert np.array_equal(
        pooling.pool(np.moveaxis(way.maps["convolution 1"], 2, 0)), np.moveaxis(way.maps["pool 1"], 2, 0)
    )


def test_rubbing_out_ink_costs_and_rubbing_out_paper_does_not(reader):
    X, y = reader.X_test[:60, :, :, 0], reader.y_test[:60]
    falls = np.array([lenet.occlusion(reader.network, x, int(k), size=2) for x, k in zip(X, y, strict=True)])
    assert falls.shape == (60, 8, 8)
    assert falls[X > 0.5].mean() > 1.5 * falls[X == 0].mean() > 0  # paper next to ink is rubbed with it
    assert np.abs(lenet.occlusion(reader.network, np.zeros((8, 8)), 0)).max() < 1e-6  # an empty page


def test_the_confusion_table_holds_every_digit_once(reader):
    table = lenet.confusion(reader)
    assert table.sum() == len(reader.y_test)
    assert table.trace() / table.sum() == pytest.approx(reader.accuracy)


def test_a_scrambled_order_moves_its_share():
    order = lenet.scrambled_order(0.5, rng=0)
    assert sorted(order) == list(range(64)) and 28 <= (order != np.arange(64)).sum() <= 32
    assert lenet.scrambled_order(0, rng=0).tolist() == list(range(64))


def test_chosen_changes_hurt_more_than_chance_ones(reader):
    chosen, chance = adversarial.accuracies(reader, [0.1, 0.2], rng=0).T
    assert (chosen < chance - 0.2).all() and chosen[1] < 0.3 and chance[0] > 0.95
    x = adversarial.fool(reader.network, reader.X_test, reader.y_test, 0.1)
    assert np.abs(x - reader.X_test).max() <= 0.1 + 1e-6 and x.min() >= 0 and x.max() <= 1


def test_the_slope_of_a_pixel_is_the_change_of_the_loss():
    network = lenet.build(rng=0, dtype=np.float64)
    x, y = digits().X[:1].reshape(1, 8, 8, 1) + 0.01, np.array([3])
    g = adversarial.slope(network, x, y)
    for i, j in ((2, 3), (5, 4)):
        nudge = np.zeros_like(x)
        nudge[0, i, j] = 1e-6
        up, down = (nn.cross_entropy(network.forward(x + d), y)[0] for d in (nudge, -nudge))
        assert g[0, i, j, 0] == pytest.approx((up - down) / 2e-6, abs=1e-7)


# Explorers


def test_the_sketches_are_read():
    ex = explore.draw_a_digit()
    for name, digit in (("A zero", 0), ("A one", 1), ("A three", 3), ("A four", 4), ("A seven", 7)):
        assert f"reads a {digit}" in ex.set(**ex.presets[name]).status
    assert ex.set(drawing=np.zeros((8, 8))).status.startswith("Draw a digit")
