"""Convolution, pooling and reach, with exercises 2 and 3."""

import numpy as np
import pytest
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse import nn
from neurocourse.cortex import checks as check
from neurocourse.cortex import explore, prepared
from neurocourse.cortex.maps import aliasing, convolution, pooling, reach
from neurocourse.cortex.networks import lenet
from neurocourse.data import digits


def loops(image, kernel, *, patch=lambda p: p, size=lambda n, k: n - k + 1):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((size(rows, k), size(cols, m)))
    for i in range(min(S.shape[0], rows - k + 1)):
        for j in range(min(S.shape[1], cols - m + 1)):
            S[i, j] = np.sum(kernel * patch(image[i : i + k, j : j + m]))
    return S


def test_cross_correlate_names_each_mistake():
    def right(image, kernel):
        return loops(image, kernel)

    def convolves(image, kernel):
        return loops(image, kernel[::-1, ::-1])

    def transposes(image, kernel):
        return loops(image, kernel.T)

    def as_large_as_the_picture(image, kernel):
        return loops(image, kernel, size=lambda n, k: n)

    def one_too_small(image, kernel):
        return loops(image, kernel, size=lambda n, k: n - k)

    def takes_the_mean(image, kernel):
        return loops(image, kernel) / kernel.size

    def rectifies(image, kernel):
        return np.maximum(loops(image, kernel), 0)

    def no_kernel(image, kernel):
        return loops(image, np.ones_like(kernel))

    def stands_still(image, kernel):
        return np.full(loops(image, kernel).shape, loops(image, kernel)[0, 0])

    def writes_nothing(image, kernel):
        return loops(image, 0 * kernel)

    def square_kernels_only(image, kernel):
        return loops(image, kernel) * (1 if kernel.shape[0] == kernel.shape[1] else 2)

    def first_row_only(image, kernel):
        S = np.zeros_like(loops(image, kernel))
        S[0] = loops(image, kernel)[0]
        return S

    def too_large(image, kernel):
        return loops(image, kernel, size=lambda n, k: n + k - 1)

    def whole_numbers(image, kernel):
        return loops(image, kernel).astype(int)

    assert_check(
        check.cross_correlate,
        right=[right, lambda image, kernel: right(image, kernel).tolist(), lambda a, b: np.float32(right(a, b))],
        wrong={
            first_row_only: "only the first row of the map is written",
            too_large: "larger than the picture",
            whole_numbers: "and should give",
            convolves: "your kernel is flipped",
            transposes: "your kernel is transposed",
            as_large_as_the_picture: "as large as the picture",
            one_too_small: "one too small",
            takes_the_mean: "the mean of the products",
            rectifies: "you rectify",
            no_kernel: "leave out the kernel",
            stands_still: "does the patch move",
            writes_nothing: "zero everywhere",
            square_kernels_only: "right for square pictures and kernels, but not for all others",
        },
    )


def test_receptive_field_names_each_mistake():
    def right(kernels, strides):
        r = 1
        for k, s in zip(kernels[::-1], strides[::-1], strict=True):
            r = (r - 1) * s + k
        return r

    def forgets_the_steps(kernels, strides):
        return 1 + sum(k - 1 for k in kernels)

    def own_step_too_early(kernels, strides):
        r = distance = 1
        for k, s in zip(kernels, strides, strict=True):
            distance *= s
            r += (k - 1) * distance
        return r

    def multiplies(kernels, strides):
        return int(np.prod(kernels))

    def forgets_minus_one(kernels, strides):
        return 1 + sum(kernels)

    def adds_the_steps(kernels, strides):
        r = distance = 1
        for k, s in zip(kernels, strides, strict=True):
            r, distance = r + (k - 1) * distance, distance + s - 1
        return r

    def never_grows(kernels, strides):
        return 1

    def half_a_pixel_more(kernels, strides):
        return right(kernels, strides) + 0.5

    def from_the_top(kernels, strides):
        return right(kernels[::-1], strides[::-1])

    def in_arrays(kernels, strides):
        return 1 + np.sum((np.array(kernels) - 1) * np.cumprod([1, *strides[:-1]]))

    assert_check(
        check.receptive_field,
        right=[right, in_arrays, lambda kernels, strides: float(right(kernels, strides))],
        wrong={
            half_a_pixel_more: "gives 5.5 and should give 5",
            from_the_top: "from the last to the first",
            forgets_the_steps: "steps are ignored",
            own_step_too_early: "too early",
            multiplies: "multiplied",
            forgets_minus_one: "one must be taken off",
            adds_the_steps: "steps multiply",
            never_grows: "never grows",
        },
    )


def test_the_sizes_of_lenet_5_are_those_of_1998():
    """C1 28, S2 14, C3 10, S4 5, C5 1 on an input of 32, and a unit of C5 sees all of it."""
    size, sizes = 32, []
    for _, k, s in reach.LENET_5:
        size = (size - k) // s + 1
        sizes.append(size)
    assert sizes == [28, 14, 10, 5, 1]
    _, kernels, strides = map(list, zip(*reach.LENET_5, strict=True))
    assert [reach.receptive_field(kernels[:n], strides[:n]) for n in range(1, 6)] == [5, 6, 14, 16, 32]


@pytest.fixture(scope="module")
def reader():
    return lenet.trained()


@pytest.fixture(scope="module")
def image():
    return digits().X[7].reshape(8, 8)


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


def test_pools_of_one_block_by_hand():
    block = np.array([[3.0, 0], [0, 4]])
    assert [float(pooling.pool(block, kind)[0, 0]) for kind in pooling.KINDS] == [3, 1.75, 4]


def test_a_blur_is_a_bell_and_keeps_what_is_even():
    x = np.zeros((5, 5))
    x[2, 2] = 16
    assert pooling.blurred(x, (0, 1))[1:4, 1:4].tolist() == [[1, 2, 1], [2, 4, 2], [1, 2, 1]]
    assert np.ptp(pooling.blurred(np.ones((2, 7, 7)), (1, 2))[:, 1:-1, 1:-1]) == 0


@pytest.fixture(scope="module")
def wide(reader):
    return aliasing.placed(reader.X_test[:30].reshape(-1, 64), 8)[..., 0]


def test_without_steps_a_move_only_moves_and_steps_of_two_follow_moves_by_two(wide):
    lost = {(kind, dx): aliasing.lost(lenet.first_maps, wide, kind, dx) for kind in aliasing.POOLS for dx in (1, 2)}
    assert all(lost[kind, 2] < 1e-6 for kind in aliasing.POOLS) and lost["no pool", 1] < 1e-6
    assert lost["steps only", 1] > lost["max", 1] > 0.2
    assert aliasing.lost(lenet.first_maps, wide, "steps only", 1, blur=True) < 0.7 * lost["steps only", 1]


@pytest.mark.parametrize("seed", (3,))
def test_steps_alone_lose_what_moves_by_one_pixel_and_a_blur_brings_most_of_it_back(seed):
    steps, blurred = (aliasing.learn("steps only", blur=blur, rng=seed) for blur in (False, True))
    here = aliasing.COLUMNS.index(aliasing.START)
    gap, less = (run.right[here] - run.right[here + 1] for run in (steps, blurred))
    assert gap > 0.15 and less < gap / 3 and steps.flips > 3 * blurred.flips
    assert np.ptp(steps.right[::2]) < 0.005  # a move by two changes nothing, but for rounding


def test_what_arming_the_pool_leaves_of_the_jumps():
    jumps = []
    for blur in (False, True):
        right = prepared.moving(kind="steps only", blur=blur).right.mean(axis=0)
        jumps.append(float(right[4] - right[5]))
    assert explore.pool().controls["blur"].remains == left(*jumps) == "less of it"


def test_blame_goes_back_through_blur_and_steps_as_forward_says():
    rng = np.random.default_rng(0)
    for layer in (aliasing.Blur(), aliasing.Steps()):
        x, nudge = rng.standard_normal((2, 2, 6, 7, 3))
        y = layer.forward(x)
        dy = rng.standard_normal(y.shape)
        assert np.sum(layer.backward(dy) * nudge) == pytest.approx(np.sum(dy * layer.forward(nudge)))


def test_a_shift_leaves_zeros_behind():
    assert pooling.shift(np.arange(1.0, 5).reshape(2, 2), 1).tolist() == [[0, 1], [0, 3]]
    assert pooling.shift(np.arange(1.0, 5).reshape(2, 2), 0, -1).tolist() == [[3, 4], [0, 0]]


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


test_explorers = sweeps("cortex.maps")
