"""Where the analogy breaks, in numbers."""

import numpy as np
import pytest

from neurocourse.neurotransmitters import analogy, mixer


def test_the_sum_of_the_parts_falls_short_as_doors_open():
    """Two equal doors g on a leak: 2g/(g_L + g) against 2g/(g_L + 2g), so the sum is too large by g/(g_L + g)."""
    found = analogy.sum_of_parts()
    np.testing.assert_allclose(found.summed / found.both - 1, found.g / (0.01 + found.g))
    assert found.summed[-1] > 70 > found.both[-1]  # beyond the reversal potential: no membrane can go there


def test_how_far_the_neuron_is_driven_chooses_the_best_curve_and_gaba_does_not():
    near, far = ([analogy.shapes(reach, gaba) for gaba in (0.0, 0.015, 0.025)] for reach in (0.025, 0.1))
    assert {found.best for found in near} == {"ReLU"} and {found.best for found in far} == {"tanh"}
    for name in mixer.SHAPES:  # not only the winner: no error changes by more than a hundredth
        assert np.ptp([found.errors[name] for found in far]) < 0.01
    assert all(found.errors["ReLU"] > 5 * found.errors["tanh"] for found in far)


def test_a_sigmoid_that_may_choose_has_a_foot_near_zero():
    """Half of its ceiling at zero is what a sigmoid does whose place is not free: a constant, no measurement."""
    found = analogy.shapes(gaba=0.015)
    assert found.foot < 0.01 * found.ceiling and found.errors["sigmoid"] < 0.05


def test_a_weight_of_zero_silences_a_firing_cell_and_a_unit_with_a_second_sum():
    found = analogy.silent_zero()
    assert found.weight == 0 and found.unit[0] == found.unit[1] == 30
    assert found.rates[0] > 50 and found.rates[1] == 0
    assert found.armed == pytest.approx((30, 10)) and found.armed[1] < 20  # mV, the threshold


def test_a_bias_and_a_gain_are_nearly_all_that_a_bath_does():
    found = {name: analogy.copies(name) for name in analogy.BATHS}
    assert all(copy.both <= copy.moved + 1e-12 <= copy.untouched + 1e-12 for copy in found.values())
    noradrenaline = found.pop("noradrenaline")
    assert noradrenaline.moved > 0.1 and 0.02 < noradrenaline.both < 0.05
    assert all(copy.both < 0.015 < 0.06 < copy.untouched for copy in found.values())
    assert found["GABA"].moved < 0.02 < 0.03 < found["dopamine"].moved
    assert noradrenaline.scaled < noradrenaline.moved / 2 and found["dopamine"].scaled < found["dopamine"].moved
    assert all(found[name].scaled > 3 * found[name].moved for name in found if name != "dopamine")


def test_one_input_gives_many_rates_without_a_changed_weight():
    rates = analogy.one_input_many_baths().rates
    bare = rates.pop("nothing added")
    assert rates["noradrenaline"] > 1.7 * bare and rates["serotonin, 5-HT1A"] < 0.7 * bare
    assert all(abs(rate / bare - 1) > 0.1 for rate in rates.values())


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: analogy.shapes(0.025, -0.1), "gaba must be"),
        (lambda: analogy.shapes(0.025, 1.0), "gaba must let the cell fire"),
        (lambda: analogy.one_input_many_baths(-1), "glutamate must be"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
