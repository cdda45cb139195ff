"""The network that reads digits, Fukushima's pair, and exercise 4."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweeps

from neurocourse import nn
from neurocourse.cortex import checks as check
from neurocourse.cortex import explore
from neurocourse.cortex.maps import pooling
from neurocourse.cortex.networks import lenet, neocognitron
from neurocourse.data import digits
from neurocourse.nn import Conv2d, Dense, Flatten, MaxPool2d, Network, ReLU, Softmax


def layers(*kept, n=64, out=10, rng):
    every = {
        "conv": lambda: Conv2d(1, 8, 3, rng=rng),
        "conv2": lambda: Conv2d(8, 16, 3, rng=rng),
        "relu": ReLU,
        "relu2": ReLU,
        "pool": MaxPool2d,
        "flat": Flatten,
        "dense": lambda: Dense(n, out, rng=rng),
        "softmax": Softmax,
    }
    return Network([every[name]() for name in kept])


WHOLE = "conv relu conv2 relu2 pool flat dense".split()


def test_build_names_each_mistake():
    def one_layer_of_filters(rng):
        small = [Conv2d(1, 12, 3, rng=rng), ReLU(), MaxPool2d(), Flatten(), Dense(108, 10, rng=rng)]
        return Network(small)

    def no_filters(rng):
        return layers("flat", "dense", rng=rng)

    def no_rectifier(rng):
        return layers("conv", "conv2", "pool", "flat", "dense", rng=rng)

    def no_pool(rng):
        return layers("conv", "relu", "conv2", "relu2", "flat", "dense", n=256, rng=rng)

    def no_flatten(rng):
        return layers("conv", "relu", "conv2", "relu2", "pool", "dense", n=16, rng=rng)

    def wrong_size(rng):
        return layers(*WHOLE, n=100, rng=rng)

    def nine_digits(rng):
        return layers(*WHOLE, out=9, rng=rng)

    def softmax_at_the_end(rng):
        return layers(*WHOLE, "softmax", rng=rng)

    def pools_before_it_rectifies(rng):
        return layers("conv", "pool", "relu", "flat", "dense", n=72, rng=rng)

    def filters_on_filters(rng):
        return layers("conv", "conv2", "relu", "pool", "flat", "dense", rng=rng)

    def too_few_maps(rng):
        return Network([Conv2d(1, 1, 3, rng=rng), ReLU(), MaxPool2d(), Flatten(), Dense(9, 10, rng=rng)])

    def a_list(rng):
        return list(lenet.build(rng=rng).layers)

    def second_not_rectified(rng):
        return layers("conv", "relu", "conv2", "pool", "flat", "dense", rng=rng)

    def pools_nothing(rng):
        first = [Conv2d(1, 8, 3, rng=rng), ReLU(), MaxPool2d(1)]
        return Network([*first, Flatten(), Dense(288, 10, rng=rng)])

    once = layers(*WHOLE, rng=0)

    def always_the_same(rng):
        return once

    def deaf_to_rng(rng):
        return layers(*WHOLE, rng=0)

    def deaf_in_the_readout(rng):
        return Network([*layers(*WHOLE[:-1], rng=rng).layers, Dense(64, 10, rng=3)])

    def dice(rng):
        return layers(*WHOLE, rng=np.random.default_rng())

    def one_picture_at_a_time(rng):
        class Single(Flatten):
            def forward(self, x):
                return super().forward(x).reshape(1, -1)

        return Network([*layers(*WHOLE[:-2], rng=rng).layers, Single(), Dense(64, 10, rng=rng)])

    assert_check(
        check.build,
        right=[one_layer_of_filters, pools_before_it_rectifies, lambda rng: layers(*WHOLE, rng=rng)],
        wrong={
            second_not_rectified: "some filters are not rectified",
            pools_nothing: "a pool of 1 by 1 leaves everything",
            always_the_same: "the same objects in every call",
            deaf_to_rng: "another `rng` gives the same weights of `Conv2d`",
            deaf_in_the_readout: "another `rng` gives the same weights of `Dense`",
            dice: "the same `rng` gives other weights",
            one_picture_at_a_time: "got shape (1, 192)",
            no_filters: "no filter in it",
            no_rectifier: "only one larger filter",
            no_pool: "no complex cell in it",
            no_flatten: "must come before the readout",
            wrong_size: "the sizes do not fit together",
            nine_digits: "ten digits",
            softmax_at_the_end: "leave `Softmax` out",
            filters_on_filters: "no `ReLU` between them",
            too_few_maps: "more maps",
            a_list: "where it should return",
        },
    )


@pytest.fixture(scope="module")
def reader():
    return lenet.trained()


@pytest.fixture(scope="module")
def image():
    return digits().X[7].reshape(8, 8)


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


def test_the_sketches_are_read():
    ex = explore.draw_a_digit()
    for name, digit in (("A zero", 0), ("A one", 1), ("A three", 3), ("A four", 4), ("A seven", 7)):
        assert f"reads a {digit}" in ex.set(**ex.presets[name]).status
    assert ex.set(drawing=np.zeros((8, 8))).status.startswith("Draw a digit")


@pytest.mark.parametrize("r", [0.5, 2.0, 8.0])
def test_an_s_cell_fires_where_the_match_is_closer_than_its_selectivity(r):
    """(1 + e) / (1 + r h / (1 + r)) > 1 means cos > r / (1 + r): found from random windows, not assumed."""
    rng = np.random.default_rng(0)
    template = np.array([[0, 1, 0], [0, 1, 0], [0.5, 1, 0]])
    windows = rng.random((2000, 3, 3)) ** 4 + rng.uniform(-0.5, 2, (2000, 1, 1)).clip(0) * template
    fires = np.array([neocognitron.s_cells(w, template, r)[0, 0] > 0 for w in windows])
    norms = np.linalg.norm(windows, axis=(1, 2)) * np.linalg.norm(template)
    cosine = np.tensordot(windows, template) / norms
    np.testing.assert_array_equal(fires, cosine > r / (1 + r))
    assert 0.01 < fires.mean() < 0.999


def test_an_s_cell_that_sees_its_template_in_strong_ink_answers_one():
    """s = r (1 + e) / (1 + r e / (1 + r)) - r goes to r ((1 + r) / r - 1) = 1."""
    template = np.eye(5)
    assert neocognitron.s_cells(1e6 * template, template, 3.0)[0, 0] == pytest.approx(1, abs=1e-4)


def cross():
    image = np.zeros((20, 20))
    image[5:15, 8] = image[10, 5:14] = 1
    return image


def test_an_s_cell_finds_its_feature_and_a_c_cell_allows_for_a_shift():
    upright = np.zeros((5, 5))
    upright[:, 2] = 1

    def s(x):
        return neocognitron.s_cells(x, upright)

    def c(x):
        return neocognitron.c_cells(s(x), 5)

    assert s(cross()).max() > 0.1 and s(np.eye(20)).max() == 0
    assert neocognitron.kept(s, cross()) < 0.1 and neocognitron.kept(c, cross()) > 0.5


def test_a_more_selective_s_cell_answers_to_less():
    template = np.eye(5)
    noisy = np.clip(np.eye(20) + 0.3 * np.random.default_rng(0).random((20, 20)), 0, 1)
    loose, strict = (np.count_nonzero(neocognitron.s_cells(noisy, template, r)) for r in (1.0, 10.0))
    assert loose > strict


test_explorers = sweeps("cortex.networks")
