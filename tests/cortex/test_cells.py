"""Cells that want lines: rows of spots, Gabor functions, the energy of exercise 1, and the pair beside a network's."""

import numpy as np
import pytest
from arming import left
from matplotlib.patches import Arc
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse.cortex import checks as check
from neurocourse.cortex import explore
from neurocourse.cortex.cells import paired, receptive_field
from neurocourse.cortex.cells.gabor import gabor, quadrature
from neurocourse.cortex.maps import convolution


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
    assert widths[0] == 90 and widths == sorted(widths, reverse=True) and widths[-1] < 20


def test_a_single_spot_cell_has_no_slope():
    field = receptive_field.row(1)
    answers = receptive_field.tuning(field, receptive_field.bar, np.arange(0, 180, 15))
    assert answers.min() > 0.9 * answers.max()


def test_rates_stay_between_silence_and_the_best():
    rates = receptive_field.rate([-1.0, 0.0, 0.4, 1.0], best=1.0)
    np.testing.assert_allclose(rates, [1, 1, 1, 80])


@pytest.mark.parametrize("angle", [0, 30, 77, 120])
def test_a_pair_is_blind_to_even_light_and_of_length_one(angle):
    for g in quadrature(21, angle, f=0.15, sigma=3):
        assert abs(g.sum()) < 1e-10 and np.linalg.norm(g) == pytest.approx(1)


def test_a_gabor_is_largest_where_its_bell_and_its_wave_are():
    g = gabor(21, 0, f=0.25, sigma=3)
    assert g.max() == g[10, 10] == 1
    assert g[8, 10] == pytest.approx(-np.exp(-4 / 18)) and gabor(21, 0, phi=90)[10, 10] == pytest.approx(0)


def test_modulation_of_a_simple_cell_is_half_pi_and_of_a_complex_cell_nothing():
    """F1/F0 of half a sine is π/2; the energy does not follow the phase: variation below 1%."""
    drift = receptive_field.drift()
    assert drift.simple_ratio == pytest.approx(np.pi / 2, rel=0.01) and drift.simple_ratio > 1
    assert abs(drift.complex_ratio) < 1e-10
    assert drift.complex.std() / drift.complex.mean() < 0.01
    assert receptive_field.modulation(np.zeros(12)) == 0


def test_both_cells_are_deaf_to_stripes_across():
    across, along = receptive_field.drift(90), receptive_field.drift(0)
    assert across.simple.max() < 1e-6 * along.simple.max() and across.complex.max() < 1e-6 * along.complex.max()


def reference_pair(angle=30, contrast=1.0, positions=paired.POSITIONS):
    return paired.v1(paired.bars(angle, contrast, positions), 30, receptive_field.energy)


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
        units.append(paired.network(pictures, kernel, 0.0, convolution.cross_correlate)[0][0])
    assert units[0] / units[1] == pytest.approx(0.15)
    # c² / (σ² + c²) with σ = c = 0.15 is one half, as the constant of the division promises.
    assert cells[0] / cells[1] == pytest.approx(0.5 * (1 + paired.SIGMA**2))


def test_the_pool_is_never_below_its_unit_and_forgives_a_step():
    favourite = paired.learned()
    pictures = paired.bars(favourite.angle, 1.0, paired.POSITIONS + favourite.offset)
    unit, pool = paired.network(pictures, favourite.kernel, favourite.b, convolution.cross_correlate)
    assert (pool >= unit).all() and (pool > 0.5 * pool.max()).sum() > (unit > 0.5 * unit.max()).sum()


def test_side_by_side_says_whose_functions_it_uses():
    mine = check.complex_cell(lambda patch, ridge, edge: np.sum(ridge * patch) ** 2 + np.sum(edge * patch) ** 2)
    shown = explore.side_by_side(mine)
    assert "Made with your complex_cell." in shown.alt and badges(shown) == ["yours"]
    shown = explore.side_by_side(check.complex_cell(...), check.cross_correlate(...))
    assert "your " not in shown.alt and badges(shown) == ["ours", "ours"]


def test_side_by_side_agrees_on_a_bright_line_and_parts_on_a_dark_one():
    explorer = explore.side_by_side()
    assert explorer.preset("A bright line").status.endswith("agree.")
    assert "They part" in explorer.preset("A dark line").status
    assert "They part" in explorer.preset("In fog").status


def test_the_curve_fills_in_as_the_bar_turns_and_the_cell_is_heard_at_the_right_slope_only():
    explorer = explore.hubel_wiesel()
    heard = {}
    for angle in range(0, 181, 15):
        words = explorer.set(angle=angle).status
        heard[angle] = int(words.split(": ")[1].split()[0])
    assert heard[60] == 80 and heard[150] == 1 and [a for a, rate in heard.items() if rate > 5] == [45, 60, 75]
    right = next(ax for ax in explorer.set(angle=45).fig.axes if ax.get_xlabel() == "slope (°)")
    assert any(len(line.get_xdata()) == 11 for line in right.lines)  # from the first slope, 95°, to 45°
    assert "Best on the way from 95°: 80 a second at 60°" in explorer.status


def test_reset_forgets_what_the_electrode_has_heard():
    explorer = explore.hubel_wiesel()
    frame, status = explorer.frame, explorer.status
    explorer.set(angle=60).reset()
    assert (explorer.frame, explorer.status) == (frame, status) and "80" not in status


def test_the_ring_stands_where_the_cell_is_heard():
    explorer = explore.hubel_wiesel()
    panel = next(ax for ax in explorer.fig.axes if ax.get_xlabel() == "slope (°)")
    for angle, rate in ((60, 80), (150, 1)):
        place = explorer.set(angle=angle, step=12).places[1]
        x, y = panel.transData.transform((angle, rate)) / explorer.fig.bbox.size
        left, right = place["x"]  # where the ends of the slider are
        assert left + angle / 180 * (right - left) == pytest.approx(x, abs=0.01)
        assert place["y"] == pytest.approx(1 - y, abs=0.01)


def test_the_loudspeaker_is_silent_until_the_cell_fires():
    explorer = explore.hubel_wiesel()
    waves = [patch for ax in explorer.fig.axes for patch in ax.patches if isinstance(patch, Arc)]
    assert not any(wave.get_visible() for wave in waves)
    explorer.set(angle=60)
    assert all(wave.get_visible() for wave in waves)


def test_clicks_come_while_the_bar_lies_on_the_inputs():
    explorer = explore.hubel_wiesel().set(angle=60, step=24)
    ticks = next(line for ax in explorer.fig.axes for line in ax.lines if line.get_marker() == "|")
    times = ticks.get_xdata()
    assert len(times) > 15 and np.mean(np.abs(times - 1.2) < 0.3) > 0.8  # at 1.2 s it lies in the middle
    assert len(explorer.set(step=9).fig and ticks.get_xdata()) < 5
    assert len(explorer.set(angle=150, step=24).fig and ticks.get_xdata()) < 8


def test_a_bar_lies_where_its_middle_is():
    for angle in (0, 60, 95, 150):
        rows, cols = np.nonzero(receptive_field.bar(angle, 4.0) > 0.9)
        assert cols.mean() - 15 == pytest.approx(4, abs=0.3) and rows.mean() - 15 == pytest.approx(0, abs=0.3)
        edge = receptive_field.edge(angle, 4.0)
        if angle:
            assert edge[15, 19] == pytest.approx(0.5, abs=0.01)


def test_what_arming_the_unit_leaves_between_pool_and_complex_cell():
    apart = [paired.difference(with_parts=parts) for parts in (False, True)]
    assert explore.side_by_side().controls["armed"].remains == left(*apart) == "less of it"


def test_the_rest_is_the_pool_and_not_the_filter():
    parts = dict(with_parts=True)
    armed, centred = paired.difference(**parts), paired.difference(**parts, centred=True)
    assert 0.4 < centred / armed < 0.6
    assert paired.difference(**parts, centred=True, whole_wave=True) > 0.9 * centred


def test_the_armed_pair_sees_neither_sign_nor_fog():
    line = paired.learned()
    bright, dark, fog = (
        paired.armed(paired.bars(line.angle, c), line.kernel, convolution.cross_correlate)[1] for c in (1.0, -1.0, 0.5)
    )
    np.testing.assert_allclose(dark, bright)
    assert fog.max() > 0.85 * bright.max()


test_explorers = sweeps("cortex.cells")
