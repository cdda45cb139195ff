"""The network that reads digits, Fukushima's pair, and exercise 4."""

import numpy as np
import pytest
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse import nn
from neurocourse.cortex import checks as check
from neurocourse.cortex import explore, prepared
from neurocourse.cortex.breaks.untied import Untied
from neurocourse.cortex.maps import pooling
from neurocourse.cortex.networks import counting, lenet, neocognitron
from neurocourse.cortex.plain.rivals import KINDS
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
    moved = np.roll(cross(), 1, axis=1)
    assert neocognitron.kept(s(cross()), s(moved)) < 0.1 and neocognitron.kept(c(cross()), c(moved)) > 0.5


def test_only_both_kinds_of_cells_hold_a_moved_copy_for_more_alike_than_another_digit(reader):
    """Measured over three hundred digits: 1 and 10%, 45 and 28%, 65 and 71%."""
    found = neocognitron.told_apart(reader.X_test[:60, :, :, 0], [[0, 1, 0]] * 3)
    s, c, blur = (found[name] for name in ("S-cells", "C-cells above them", "a blur alone"))
    assert c[0] > c[1] + 0.1 and s[0] < s[1] and blur[0] < blur[1] and blur[0] > c[0]


def test_lenet_5_is_counted_as_printed():
    """Layer by layer and together as in LeCun and colleagues (1998)."""
    counted = [counting.count_weights(*counting.LAYERS[name]) for name in ("C1", "C3", "C5", "F6")]
    assert counted == [(156, 122_304), (1516, 151_600), (48_120, 48_120), (10_164, 10_164)]
    both = np.array([*counted, *counting.POOLS.values(), counting.OUTPUT]).sum(axis=0)
    assert tuple(both) == counting.PRINTED and "340,908" in counting.report()


def test_a_shared_layer_of_ours_has_as_many_weights_as_counted():
    layer = Conv2d(3, 7, 5, rng=0)
    assert layer.size == counting.count_weights([75] * 7, 9)[0]
    untied = Untied((13, 13, 3), 7, 5, rng=0)
    assert untied.size == counting.count_weights([75] * 7, 9)[1]


def test_count_weights_names_each_mistake():
    def right(inputs, side):
        return [sum(inputs) + len(inputs), (sum(inputs) + len(inputs)) * side * side]

    def no_bias(inputs, side):
        return sum(inputs), sum(inputs) * side**2

    def unshared(inputs, side):
        both = (sum(inputs) + len(inputs)) * side**2
        return both, both

    def one_bias(inputs, side):
        return sum(inputs) + 1, (sum(inputs) + 1) * side**2

    def a_line(inputs, side):
        return sum(inputs) + len(inputs), (sum(inputs) + len(inputs)) * side

    assert_check(
        check.count_weights,
        right=[right, lambda inputs, side: np.array(right(inputs, side))],
        wrong={
            no_bias: "no unit of yours has a bias",
            unshared: "share their weights",
            one_bias: "one bias for the whole layer",
            a_line: "a map is a square",
            lambda inputs, side: right(inputs, side)[::-1]: "in the wrong order",
            lambda inputs, side: right(inputs[:1], side): "only the first map",
        },
    )


def test_what_arming_the_plain_network_leaves_of_the_lead():
    shared, plain, large = (
        float(prepared.scramble(share=0, kind=kind).right.mean()) for kind in (KINDS[0], KINDS[2], KINDS[3])
    )
    assert explore.scramble().controls["armed"].remains == left(shared - plain, shared - large) == "less of it"
    shuffled = [prepared.scramble(share=100, kind=kind).right.mean() for kind in KINDS]
    assert shared > plain and shuffled[0] < shuffled[2]


def test_a_local_network_of_the_same_shape_does_not_care_for_neighbours():
    local, large = (
        np.array([prepared.scramble(share=share, kind=kind).right.mean() for share in (0, 100)]) for kind in KINDS[1::2]
    )
    assert abs(local[0] - local[1]) < 0.004 and (abs(local - large) < 0.006).all()
    assert prepared.scramble(share=0, kind=KINDS[0]).right.mean() > local[0] + 0.004


def test_a_more_selective_s_cell_answers_to_less():
    template = np.eye(5)
    noisy = np.clip(np.eye(20) + 0.3 * np.random.default_rng(0).random((20, 20)), 0, 1)
    loose, strict = (np.count_nonzero(neocognitron.s_cells(noisy, template, r)) for r in (1.0, 10.0))
    assert loose > strict


test_explorers = sweeps("cortex.networks")
