"""Lesson Cortex to CNN: exercises with wrong answers, the side by side, and the measured breaks of the analogy."""

import numpy as np
import pytest
from mutants import assert_check

from neurocourse.cortex import checks as check
from neurocourse.cortex import reach
from neurocourse.cortex.untied import Untied
from neurocourse.nn import Conv2d, Dense, Flatten, MaxPool2d, Network, ReLU, Softmax

# Exercise 1: the energy of a complex cell


def test_complex_cell_names_each_mistake():
    def right(patch, ridge, edge):
        return (ridge * patch).sum() ** 2 + (edge.ravel() @ patch.ravel()) ** 2

    def sums_only(patch, ridge, edge):
        return np.sum(ridge * patch) + np.sum(edge * patch)

    def squares_the_sum(patch, ridge, edge):
        return (np.sum(ridge * patch) + np.sum(edge * patch)) ** 2

    def squares_pixels(patch, ridge, edge):
        return np.sum((ridge * patch) ** 2) + np.sum((edge * patch) ** 2)

    def rectifies(patch, ridge, edge):
        return max(0, np.sum(ridge * patch)) ** 2 + max(0, np.sum(edge * patch)) ** 2

    def amplitude(patch, ridge, edge):
        return np.sqrt(right(patch, ridge, edge))

    def ridge_only(patch, ridge, edge):
        return np.sum(ridge * patch) ** 2

    def forgets_the_sum(patch, ridge, edge):
        return (ridge * patch) ** 2 + (edge * patch) ** 2

    def sizes(patch, ridge, edge):
        return abs(np.sum(ridge * patch)) + abs(np.sum(edge * patch))

    assert_check(
        check.complex_cell,
        right=[right],
        wrong={
            sums_only: "square each of them",
            squares_the_sum: "you square the sum",
            squares_pixels: "first add up, then square",
            rectifies: "a dark line must count like a bright one",
            amplitude: "root of the energy",
            ridge_only: "only the ridge",
            forgets_the_sum: "one answer for a patch",
            sizes: "sizes in place of squares",
        },
    )


# Exercise 2: cross-correlation


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

    assert_check(
        check.cross_correlate,
        right=[right],
        wrong={
            convolves: "your kernel is flipped",
            transposes: "your kernel is transposed",
            as_large_as_the_picture: "as large as the picture",
            one_too_small: "one too small",
            takes_the_mean: "the mean of the products",
            rectifies: "you rectify",
            no_kernel: "leave out the kernel",
            stands_still: "does the patch move",
            writes_nothing: "zero everywhere",
            square_kernels_only: "right for square kernels",
        },
    )


# Exercise 3: how far a unit sees


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

    assert_check(
        check.receptive_field,
        right=[right],
        wrong={
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
    assert check.SEEN[-1] == 32


# A layer that shares nothing


def test_untied_with_equal_kernels_is_cross_correlation():
    rng = np.random.default_rng(0)
    layer, kernel = Untied((6, 7, 1), 2, rng=0), rng.standard_normal((2, 3, 3))
    layer.W[...] = kernel.reshape(2, 9)
    layer.b[...] = [0.5, -1]
    x = rng.standard_normal((4, 6, 7, 1))
    y = layer.forward(x)
    assert y.shape == (4, 4, 5, 2)
    for picture, maps in zip(x[..., 0], y, strict=True):
        for o in range(2):
            wanted = check.cross_correlate.reference(picture, kernel[o]) + layer.b[0, o]
            np.testing.assert_allclose(maps[..., o], wanted, atol=1e-12)


def test_untied_gradients_equal_central_differences():
    rng = np.random.default_rng(1)
    layer = Untied((4, 5, 2), 3, rng=1)
    x, dy = rng.standard_normal((2, 4, 5, 2)), rng.standard_normal((2, 2, 3, 3))
    layer.forward(x)
    dx = layer.backward(dy)
    gradients = layer.gradients.copy()
    for array, slope in ((x, dx), (layer.parameters, gradients)):
        flat = array.reshape(-1)
        for n in rng.choice(flat.size, 20, replace=False):
            kept, sides = flat[n], []
            for step in (1e-5, -1e-5):
                flat[n] = kept + step
                sides.append(np.sum(layer.forward(x) * dy))
            flat[n] = kept
            assert (sides[0] - sides[1]) / 2e-5 == pytest.approx(slope.reshape(-1)[n], abs=1e-6)


def test_untied_refuses_what_does_not_fit():
    with pytest.raises(ValueError, match="k must be"):
        Untied((2, 2, 1), 1, 3, rng=0)
    with pytest.raises(ValueError, match="pictures of shape"):
        Untied((4, 4, 1), 1, rng=0).forward(np.zeros((1, 4, 5, 1)))


# Exercise 4: a network that reads


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
        return list(check.build.reference(rng).layers)

    assert_check(
        check.build,
        right=[one_layer_of_filters, pools_before_it_rectifies],
        wrong={
            no_filters: "no filter in it",
            no_rectifier: "only one larger filter",
            no_pool: "no complex cell",
            no_flatten: "must come before the readout",
            wrong_size: "the sizes do not fit together",
            nine_digits: "ten digits",
            softmax_at_the_end: "leave `Softmax` out",
            filters_on_filters: "no `ReLU` between them",
            too_few_maps: "more maps",
            a_list: "where it should return",
        },
    )
