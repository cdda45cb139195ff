"""Lesson Cortex to CNN: exercises with wrong answers, the side by side, and the measured breaks of the analogy."""

import numpy as np
import pytest
from mutants import assert_check

from neurocourse.cortex import analogy, explore, paired, reach, receptive_field
from neurocourse.cortex import checks as check
from neurocourse.cortex.gabor import gabor, quadrature
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

    def larger_square(patch, ridge, edge):
        return max(np.sum(ridge * patch) ** 2, np.sum(edge * patch) ** 2)

    def edge_left_out_of_the_square(patch, ridge, edge):
        return np.sum(ridge * patch) ** 2 + np.sum(edge * patch)

    def product_of_matrices(patch, ridge, edge):
        return np.sum(ridge @ patch) ** 2 + np.sum(edge @ patch) ** 2

    def square_patches_only(patch, ridge, edge):
        n = len(patch)
        return right(patch[:, :n], ridge[:, :n], edge[:, :n])

    def eleven_pixels(patch, ridge, edge):
        return right(patch[:11, :11], ridge[:11, :11], edge[:11, :11]) * (len(patch) == 11)

    assert_check(
        check.complex_cell,
        right=[
            right,
            lambda patch, ridge, edge: sum(np.vdot(field, patch) ** 2 for field in (ridge, edge)),
            lambda p, r, e: np.float32(right(*(np.float32(x) for x in (p, r, e)))),
            lambda a, b, c: np.array(right(a, b, c)),
        ],
        wrong={
            larger_square: "the larger of the two squares",
            edge_left_out_of_the_square: "the answer of the edge is not squared",
            product_of_matrices: "`@` is the product of matrices",
            square_patches_only: "right for square patches, and not for others",
            eleven_pixels: "and should give",
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
    assert [check.receptive_field.reference(kernels[:n], strides[:n]) for n in range(1, 6)] == [5, 6, 14, 16, 32]


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


# From spots to a line


def test_even_light_leaves_geniculate_cells_and_rows_cold():
    for field in (receptive_field.centre_surround(), receptive_field.row(5)):
        assert abs(field.sum()) < 1e-12
        assert np.tensordot(np.ones_like(field), field) == pytest.approx(0, abs=1e-12)


def test_a_row_likes_a_bar_along_itself_better_than_any_spot():
    angles = np.arange(0, 180, 5)
    for angle in (20, 60, 135):
        field = receptive_field.row(5, angle)
        bars = receptive_field.tuning(field, receptive_field.bar, angles)
        assert angles[bars.argmax()] == angle
        spots = [np.tensordot(receptive_field.spot(r, x=x), field) for r in (1, 2, 3) for x in (-3, 0, 3)]
        assert max(spots) < 0.6 * bars.max()
        assert bars[angles == (angle + 90) % 180][0] < 0.2 * bars.max()


def test_a_longer_row_is_more_exact_about_the_slope():
    widths = [receptive_field.tuning_width(n) for n in (1, 3, 5, 7)]
    assert widths[0] == 90 and widths == sorted(widths, reverse=True) and widths[-1] < 25


def test_a_single_spot_cell_has_no_slope():
    field = receptive_field.row(1)
    answers = receptive_field.tuning(field, receptive_field.bar, np.arange(0, 180, 15))
    assert answers.min() > 0.9 * answers.max()


def test_rates_stay_between_silence_and_the_best():
    rates = receptive_field.rate([-1.0, 0.0, 0.4, 1.0], best=1.0)
    np.testing.assert_allclose(rates, [1, 1, 1, 80])


# Gabor functions, simple and complex cells


@pytest.mark.parametrize("angle", [0, 30, 77, 120])
def test_a_pair_is_blind_to_even_light_and_of_length_one(angle):
    for g in quadrature(21, angle, f=0.15, sigma=3):
        assert abs(g.sum()) < 1e-10 and np.linalg.norm(g) == pytest.approx(1)


def test_a_gabor_is_largest_where_its_bell_and_its_wave_are():
    g = gabor(21, 0, f=0.25, sigma=3)
    assert g.max() == g[10, 10] == 1
    assert g[8, 10] == pytest.approx(-np.exp(-4 / 18)) and gabor(21, 0, phi=90)[10, 10] == pytest.approx(0)


def test_modulation_of_a_simple_cell_is_half_pi_and_of_a_complex_cell_nothing():
    """F1/F0 of half a sine is π/2; the energy does not follow the phase: variation below 1 %."""
    drift = receptive_field.drift()
    assert drift.simple_ratio == pytest.approx(np.pi / 2, rel=0.01) and drift.simple_ratio > 1
    assert abs(drift.complex_ratio) < 1e-10
    assert drift.complex.std() / drift.complex.mean() < 0.01
    assert receptive_field.modulation(np.zeros(12)) == 0


def test_both_cells_are_deaf_to_stripes_across():
    across, along = receptive_field.drift(90), receptive_field.drift(0)
    assert across.simple.max() < 1e-6 * along.simple.max() and across.complex.max() < 1e-6 * along.complex.max()


# Side by side


def reference_pair(angle=30, contrast=1.0, positions=paired.POSITIONS):
    return paired.v1(paired.bars(angle, contrast, positions), 30, check.complex_cell.reference)


def test_complex_cell_of_the_pair_has_no_sign_and_the_simple_cell_has():
    bright, dark = reference_pair(), reference_pair(contrast=-1.0)
    np.testing.assert_allclose(dark[1], bright[1])
    middle = len(paired.POSITIONS) // 2
    assert bright[0][middle] == bright[0].max() and dark[0][middle] == 0


def test_cells_of_the_pair_saturate_where_a_rectified_filter_does_not():
    kernel = paired.learned().kernel
    cells, units = [], []
    for contrast in (0.15, 1.0):
        pictures = paired.bars(paired.learned().angle, contrast, [paired.learned().offset])
        cells.append(reference_pair(contrast=contrast, positions=[0])[1][0])
        units.append(paired.network(pictures, kernel, 0.0, check.cross_correlate.reference)[0][0])
    assert units[0] / units[1] == pytest.approx(0.15)
    # c² / (σ² + c²) with σ = c = 0.15 is one half, as the constant of the division promises.
    assert cells[0] / cells[1] == pytest.approx(0.5 * (1 + paired.SIGMA**2))


def test_the_pool_is_never_below_its_unit_and_forgives_a_step():
    favourite = paired.learned()
    pictures = paired.bars(favourite.angle, 1.0, paired.POSITIONS + favourite.offset)
    unit, pool = paired.network(pictures, favourite.kernel, favourite.b, check.cross_correlate.reference)
    assert (pool >= unit).all() and (pool > 0.5 * pool.max()).sum() > (unit > 0.5 * unit.max()).sum()


def test_side_by_side_says_whose_functions_it_uses():
    mine = check.complex_cell(lambda patch, ridge, edge: np.sum(ridge * patch) ** 2 + np.sum(edge * patch) ** 2)
    assert "With your complex_cell." in explore.side_by_side(mine).status
    assert "your" not in explore.side_by_side(check.complex_cell(...), check.cross_correlate(...)).status


def test_side_by_side_agrees_on_a_bright_line_and_parts_on_a_dark_one():
    explorer = explore.side_by_side()
    assert explorer.preset("A bright line").status.endswith("agree.")
    assert "They part" in explorer.preset("A dark line").status
    assert "They part" in explorer.preset("In fog").status


# Where the analogy breaks


def test_shared_filters_know_on_the_right_what_they_learned_on_the_left():
    for seed in range(2):
        found = analogy.sharing(rng=seed)
        shared, untied = found["shared"], found["untied"]
        assert shared.n_weights < untied.n_weights / 10
        assert min(shared.seen, untied.seen) > 0.85
        assert shared.unseen > 0.85 and untied.unseen < 0.25


def test_complex_cells_read_negatives_and_fog_and_the_network_does_not():
    light = analogy.another_light((1, 0.1, -1), rng=1)
    assert light.network[0] > 0.97 and (light.network[1:] < 0.25).all()
    assert light.complex_cells[0] > 0.96
    assert light.complex_cells[2] == light.complex_cells[0]  # exactly: a square has no sign
    assert abs(light.complex_cells[1] - light.complex_cells[0]) < 0.01


def test_energies_do_not_see_sign_nor_contrast():
    x = np.random.default_rng(0).uniform(0, 1, (3, 8, 8, 1))
    E = analogy.energies(x)
    assert E.shape == (3, 128)
    for contrast in (-1, 0.2):
        np.testing.assert_allclose(analogy.energies(analogy.in_light(x, contrast)), E, rtol=1e-5)


def test_the_negative_is_drawn_pale_on_dark():
    ex = explore.another_light()
    image = ex.fig.axes[0].images[0]
    brightness = []
    for preset in ("As learned", "The negative"):
        ink = ex.preset(preset).fig.axes[0].images[0].get_array() > 0.5
        shown = image.to_rgba(image.get_array())[..., 0]
        ink = ink if preset == "As learned" else ~ink
        brightness.append((shown[ink].mean(), shown[~ink].mean()))
    (ink, paper), (pale, dark) = brightness
    assert ink < 0.4 < 0.8 < paper and dark < 0.4 < 0.8 < pale
