"""Early vision, second look: properties that hold exactly, and what the models say about real photographs."""

import numpy as np
import pytest

from neurocourse.cortex import explore, motion, neocognitron, popout, saliency, sparse_coding
from neurocourse.cortex import normalisation as norm
from neurocourse.cortex.gabor import gabor

# Fukushima's S-cell


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


# Normalisation, from pictures


@pytest.mark.parametrize("c_1, c_2", [(0.05, 0), (0.2, 0), (1, 0), (0.3, 0.3), (0.3, 1), (0, 0.7)])
def test_a_population_that_sees_pictures_gives_the_equation_of_normalisation(c_1, c_2):
    """The equation knows contrasts, the population knows pixels: saturation and suppression come out the same."""
    assert norm.population(norm.plaid(c_1, c_2))[0] == pytest.approx(norm.normalised(c_1, c_2), rel=0.01, abs=0.01)


def test_the_half_saturating_contrast_and_the_suppression_are_those_of_the_constants():
    assert norm.population(norm.plaid(0.2, 0))[0] == pytest.approx(40, rel=0.01)
    alone, masked = (norm.population(norm.plaid(0.3, c))[0] for c in (0, 0.5))
    assert masked / alone == pytest.approx((0.04 + 0.09) / (0.04 + 0.09 + 0.25), rel=0.01)


def test_a_cell_keeps_its_slope_while_contrast_saturates_it():
    low, high = (norm.population(norm.plaid(c, 0)) for c in (0.1, 1.0))
    np.testing.assert_allclose(low / low.max(), high / high.max(), atol=1e-12)


def test_fits_find_what_the_data_were_made_of():
    c = np.geomspace(0.02, 1, 12)
    assert norm.fit_naka_rushton(c, norm.naka_rushton(c, r_max=60, n=2.4, c50=0.3)).parameters == pytest.approx(
        (60, 2.4, 0.3), rel=0.05
    )
    slope, threshold = norm.fit_relu(c, np.maximum(0, 50 * (c - 0.1))).parameters
    assert (slope, threshold) == pytest.approx((50, 0.1), rel=0.05)


# Movement


def test_motion_energy_is_tuned_to_its_speed_and_selective_for_its_direction():
    """Preferred against opposite direction, drifting gratings; the best speed is f_t / f_x = 0.83 pixels a frame."""
    speeds = np.arange(-2, 2.01, 0.05)
    right, left = motion.tuning(motion.moving_grating, speeds)
    assert speeds[right.argmax()] == pytest.approx(motion.F_T / motion.F_X, abs=0.05)
    np.testing.assert_allclose(left, right[::-1], atol=1e-12)
    assert right[left.argmax()] < 1e-3 * right.max()


def test_best_speed_follows_the_stripes_as_the_cell_has_a_frequency_and_no_speed():
    """Coarser stripes must run faster to give the same flicker: v = f_t / f, not one speed for all."""
    speeds = np.arange(0, 2.01, 0.02)
    for f in (0.09, 0.12, 0.16):
        energies = [motion.energy(motion.moving_grating(v, f=f), 1) for v in speeds]
        assert speeds[np.argmax(energies)] == pytest.approx(motion.F_T / f, rel=0.06)


def test_a_jump_of_nearly_a_period_is_a_step_back():
    back = 0.9 / motion.F_X  # 0.9 periods a frame is the same movie as -0.1
    np.testing.assert_allclose(motion.moving_grating(back), motion.moving_grating(-0.1 / motion.F_X), atol=1e-9)
    assert motion.opponent(motion.moving_grating(back)) < -0.99


# Sparse codes


@pytest.mark.parametrize("seed", [1, 2])
def test_learned_fields_are_gabor_functions_and_those_of_other_codes_are_not(seed):
    code = sparse_coding.trained() if seed == 1 else sparse_coding.learn(rng=seed, progress=False)
    learned, noise, components = map(
        sparse_coding.like_gabor, (code.D, code.history[0], sparse_coding.principal(rng=seed))
    )
    assert np.median(learned) > 0.7 and np.mean(learned > 0.6) > 0.85
    assert np.median(components) < 0.4 and np.median(noise) < 0.2


def test_the_fit_knows_a_gabor_function_and_nothing_is_more_than_all():
    rng = np.random.default_rng(0)
    shapes = [dict(angle=a, f=f, phi=p, sigma=1.8) for a in (0, 37, 100) for f in (0.1, 0.22) for p in (0, 50, 200)]
    fields = np.array([gabor(10, **shape).ravel() for shape in shapes])
    assert sparse_coding.like_gabor(fields).min() > 0.8
    found = sparse_coding.like_gabor(rng.standard_normal((200, 100)))
    assert 0 < found.min() and found.max() < 0.4
    np.testing.assert_allclose(sparse_coding.like_gabor(-3 * fields), sparse_coding.like_gabor(fields))


# What draws the eye


@pytest.mark.parametrize("kind", ["colour", "slope", "movement", "a street"])
def test_the_odd_one_draws_the_eye(kind):
    assert np.mean([saliency.hit_rate(kind, 40, rng=seed) for seed in (5, 6, 7)]) > 0.9


@pytest.mark.parametrize("kind", ["movement", "a street"])
def test_it_is_the_movement_that_does_it(kind):
    """The same displays as still pictures: the peak is anywhere, or on whoever wears the darkest coat."""
    shows = [popout.display(kind, rng=seed) for seed in range(40)]
    stills = [saliency.look(show._replace(movie=show.movie[:1])).found for show in shows]
    assert np.mean(stills) < 0.6 < 0.9 < np.mean([saliency.look(show).found for show in shows])


def test_what_stands_still_has_no_motion_energy_and_what_moves_has_its_own():
    still = np.repeat(np.random.default_rng(0).random((1, 12, 40)), 24, axis=0)
    assert max(m.max() for m in saliency.movement(still)) < 1e-9
    bar = popout.display("movement", rng=3)
    right, left = saliency.movement(bar.movie)
    assert right.max() > 20 * left.max()
    mirrored = saliency.movement(bar.movie[:, :, ::-1])
    np.testing.assert_allclose(mirrored[1][:, ::-1], right, atol=1e-12)


def test_movement_at_a_place_is_the_energy_of_the_window_there():
    movie = np.random.default_rng(1).random((24, 5, 40))
    right, left = saliency.movement(movie)
    window = movie[:, 2, 7:28]  # centred on column 17
    difference = motion.energy(window, 1) - motion.energy(window, -1)
    assert right[2, 17] - left[2, 17] == pytest.approx(difference)


def test_a_map_with_many_alike_is_held_down():
    one, many = np.zeros((60, 60)), np.zeros((60, 60))
    one[30, 30] = many[30, 30] = 1
    many[5::10, 5::10] = 0.9
    assert saliency.others(one) == 0 and saliency.others(many) == pytest.approx(0.9)


def test_a_display_has_one_odd_bar_where_it_says():
    for seed in range(10):
        show = popout.display("colour", rng=seed)
        green = show.picture[..., 1] > 0.5
        top, left, bottom, right = show.box
        assert green.sum() == 12 == green[top:bottom, left:right].sum()


# At the electrode


def test_the_curve_fills_in_as_the_bar_turns_and_the_cell_is_heard_at_the_right_slope_only():
    explorer = explore.hubel_wiesel()
    heard = {}
    for angle in range(0, 181, 15):
        words = explorer.set(angle=angle).status
        heard[angle] = int(words.split(": ")[1].split()[0])
    assert heard[60] == 80 and heard[150] == 1 and [a for a, rate in heard.items() if rate > 5] == [45, 60, 75]
    right = explorer.set(angle=45).fig.axes[2]
    assert any(len(line.get_xdata()) == 11 for line in right.lines)  # from the first slope, 95°, to 45°
    assert "Best on the way from 95°: 80 a second at 60°" in explorer.status


def test_reset_forgets_what_the_electrode_has_heard():
    explorer = explore.hubel_wiesel()
    frame, status = explorer.frame, explorer.status
    explorer.set(angle=60).reset()
    assert (explorer.frame, explorer.status) == (frame, status) and "80" not in status
