"""Movement and contrast."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.cortex import explore
from neurocourse.cortex.early import contrast, motion
from neurocourse.cortex.early import normalisation as norm


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
    assert contrast.fit_naka_rushton(c, norm.naka_rushton(c, r_max=60, n=2.4, c50=0.3)).parameters == pytest.approx(
        (60, 2.4, 0.3), rel=0.05
    )
    slope, threshold = contrast.fit_relu(c, np.maximum(0, 50 * (c - 0.1))).parameters
    assert (slope, threshold) == pytest.approx((50, 0.1), rel=0.05)


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


def test_a_second_grating_quiets_the_cell_and_does_not_drive_it():
    assert norm.normalised(0.0, 0.8) == 0
    assert norm.normalised(0.3, 0.3) < 0.7 * norm.normalised(0.3)
    c = np.linspace(0.01, 1, 50)
    assert norm.normalised(c) == pytest.approx(norm.naka_rushton(c, r_max=80, n=2, c50=0.2))
    assert norm.normalised(0.2) == pytest.approx(40)


def test_a_criterion_that_may_choose_finds_the_cell_and_one_that_may_not_does_not():
    """Measured: 30, 27 and 30 of 30 with three curves; with two, tired synapses pass for division in all 30."""
    three, two = contrast.choices(), contrast.choices(contrast.CELLS[:2])
    assert (np.diag(three) >= 25).all() and three.sum(axis=1).tolist() == [30, 30, 30]
    assert two[2, 0] == 30 and two[1, 1] >= 25
    wrong = [float(table[2, 0]) for table in (two, three)]
    assert explore.normalisation().controls["armed"].remains == left(*wrong) == "nothing"


def test_tired_synapses_saturate_and_are_found_by_their_fit():
    c = contrast.CONTRASTS
    rates = contrast.rate(c, "tired synapses", c50=0.3)
    assert rates[0] == 0 and (np.diff(rates)[rates[1:] > 0] > 0).all() and rates[-1] < 130
    assert contrast.fit_tired(c, rates).parameters == pytest.approx((130, 0.3, 0.2), rel=0.1)
    assert contrast.aic(4.0, 10, 2) == pytest.approx(10 * np.log(0.4) + 6)


def test_rates_are_those_of_the_chosen_cell():
    c = np.array([0.04, 0.2, 1.0])
    assert contrast.rate(c, "rectified line").tolist() == pytest.approx([0, 12, 76])
    np.testing.assert_allclose(contrast.rate(c), norm.naka_rushton(c))
    counts = contrast.measured(c, trials=4000, rng=0)
    np.testing.assert_allclose(counts, norm.naka_rushton(c), atol=0.6)


test_explorers = sweeps("cortex.early")
