"""Movement, contrast, colour, what pops out, sparse codes and hierarchies: each by its criterion."""

import numpy as np
import pytest

from neurocourse.cortex import hmax, motion, neocognitron, opponency, saliency, sparse_coding
from neurocourse.cortex import normalisation as norm
from neurocourse.data import digits, photographs

# Movement


def test_motion_energy_tells_the_direction():
    best = motion.F_T / motion.F_X
    assert motion.opponent(motion.moving_grating(best)) > 0.99
    assert motion.opponent(motion.moving_grating(-best)) < -0.99
    assert abs(motion.opponent(motion.moving_grating(0))) < 1e-9
    assert motion.opponent(motion.moving_bar(best)) == pytest.approx(-motion.opponent(motion.moving_bar(-best)))
    assert motion.opponent(np.zeros((24, 21))) == 0


def test_motion_energy_does_not_care_where_the_stripes_began():
    best = motion.F_T / motion.F_X
    energies = [motion.energy(motion.moving_grating(best, phase=p), 1) for p in np.linspace(0, 6, 13)]
    assert np.std(energies) / np.mean(energies) < 1e-3


# Contrast


def test_a_second_grating_quiets_the_cell_and_does_not_drive_it():
    assert norm.normalised(0.0, 0.8) == 0
    assert norm.normalised(0.3, 0.3) < 0.7 * norm.normalised(0.3)
    c = np.linspace(0.01, 1, 50)
    assert norm.normalised(c) == pytest.approx(norm.naka_rushton(c, r_max=80, n=2, c50=0.2))
    assert norm.normalised(0.2) == pytest.approx(40)


@pytest.mark.parametrize("seed", range(5))
def test_naka_rushton_fits_better_than_a_rectified_line(seed):
    c = np.geomspace(0.02, 1, 12)
    rates = norm.measured(c, rng=seed)
    curve, line = norm.fit_naka_rushton(c, rates), norm.fit_relu(c, rates)
    assert curve.aic < line.aic - 10
    assert curve.parameters[2] == pytest.approx(0.2, rel=0.3)


def test_a_rectified_line_wins_where_the_truth_is_one():
    c = np.linspace(0.05, 1, 12)
    rates = np.maximum(0, 60 * (c - 0.2)) + np.random.default_rng(0).normal(0, 0.5, 12)
    assert norm.fit_relu(c, rates).aic < norm.fit_naka_rushton(c, rates).aic


# Colour


def test_a_change_of_light_leaves_the_colour_channels_alone():
    for picture in photographs():
        before, after = opponency.opponent(picture), opponency.opponent(opponency.shaded(picture, 0.4))
        changes = [np.abs(a - b).mean() for a, b in zip(before, after, strict=True)]
        assert changes[0] > 0.02 and changes[1] < 0.002 and changes[2] < 0.005


def test_grey_has_no_colour_and_red_and_blue_do():
    grey, red, blue = (np.full((1, 1, 3), c) for c in ((0.5, 0.5, 0.5), (0.9, 0.1, 0.1), (0.1, 0.1, 0.9)))
    assert abs(opponency.opponent(grey).red_green[0, 0]) < 1e-3
    assert abs(opponency.opponent(grey).blue_yellow[0, 0]) < 1e-3
    assert opponency.opponent(red).red_green[0, 0] > 0.1 and opponency.opponent(blue).blue_yellow[0, 0] > 0.3


# What pops out


@pytest.mark.parametrize("kind", ["colour", "slope"])
def test_one_odd_feature_pops_out(kind):
    assert saliency.hit_rate(kind, 60, rng=0) > 0.9


def test_an_odd_pairing_does_not():
    assert saliency.hit_rate("both at once", 60, rng=0) < 0.6


def test_blurring_keeps_the_mean_and_a_filter_stays_in_place():
    image = np.zeros((60, 60))
    image[30, 20] = 1
    assert saliency.blur(image[None], 3.0).sum() == pytest.approx(1)
    peak = np.unravel_index(saliency.filtered_energy(image, 0).argmax(), image.shape)
    assert abs(peak[0] - 30) <= 1 and abs(peak[1] - 20) <= 1


# Sparse codes


def test_sparse_coding_learns_small_oriented_fields():
    code, components = sparse_coding.trained(), sparse_coding.principal(rng=1)
    noise = code.history[0]
    for rival in (components, noise):
        assert np.median(sparse_coding.spread(code.D)) < 0.95 * np.median(sparse_coding.spread(rival))
        assert np.mean(sparse_coding.orientation(code.D) > 0.4) > np.mean(sparse_coding.orientation(rival) > 0.4) + 0.2


def test_learning_lowers_the_objective_on_new_patches():
    code, X = sparse_coding.trained(), sparse_coding.patches(400, rng=99)
    before, after = (
        sparse_coding.objective(X, sparse_coding.codes(X, D, 1.2), D, 1.2) for D in (code.history[0], code.D)
    )
    assert after < 0.8 * before
    assert np.mean(sparse_coding.codes(X, code.D, 1.2) != 0) < 0.25


def test_ista_goes_downhill_and_ends_where_nothing_can_be_gained():
    D, X = sparse_coding.trained().D, sparse_coding.patches(20, rng=3)
    values = [sparse_coding.objective(X, sparse_coding.codes(X, D, 1.0, n), D, 1.0) for n in (1, 5, 20, 80, 2000)]
    assert all(a > b for a, b in zip(values, values[1:], strict=False))
    A = sparse_coding.codes(X, D, 1.0, 20_000)
    slope = (X - A @ D) @ D.T  # at the optimum: ±λ where a unit is active, within ±λ where it is silent
    assert slope[A != 0] == pytest.approx(np.sign(A[A != 0]), abs=1e-3)
    assert np.abs(slope[A == 0]).max() <= 1 + 1e-6


def test_whitening_flattens_the_spectrum():
    image = photographs().temple.mean(axis=2)

    def slope(picture):
        P = np.abs(np.fft.rfft2(picture - picture.mean())) ** 2
        f = np.hypot(np.fft.fftfreq(192)[:, None], np.fft.rfftfreq(192))
        band = (f > 0.03) & (f < 0.2)
        return np.polyfit(np.log(f[band]), np.log(P[band] + 1e-12), 1)[0]

    assert slope(image) < -1.5 and abs(slope(sparse_coding.whiten(image))) < 1


# Hierarchies


@pytest.fixture(scope="module")
def kept():
    images = digits().images
    pieces = hmax.templates(images[100:200], rng=0)
    return {shift: hmax.tolerance(images[:30], pieces, shift) for shift in (1, 2, 4)}


@pytest.mark.parametrize("shift", [1, 2, 4])
def test_every_complex_stage_forgives_more_than_the_one_below(kept, shift):
    stages = kept[shift]
    assert stages["pixels"] < stages["S1"] < stages["C1"] < stages["C2"]
    assert stages["S2"] < stages["C2"]


def test_c2_still_knows_a_digit_that_pixels_do_not(kept):
    assert kept[4]["pixels"] < 0.05 and kept[4]["C2"] > 0.25


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
