"""Where the analogy breaks, in numbers."""

import numpy as np
import pytest

from neurocourse.neurotransmitters import (
    analogy,
)


def test_the_sum_of_the_parts_falls_short_as_doors_open():
    """Two equal doors g on a leak: 2g/(g_L + g) against 2g/(g_L + 2g), so the sum is too large by g/(g_L + g)."""
    found = analogy.sum_of_parts()
    np.testing.assert_allclose(found.summed / found.both - 1, found.g / (0.01 + found.g))
    assert found.summed[-1] > 70 > found.both[-1]  # beyond the reversal potential: no membrane can go there


def test_gaba_moves_the_curve_and_a_sigmoid_has_neither_its_foot_nor_its_top():
    found = analogy.moved_curve()
    assert 0.004 < found.shift < 0.008 and 0.9 < found.gain < 1.15
    assert found.low == 0 and found.sigmoid_low == 0.5
    assert found.still_rising > 0.4 and found.sigmoid_still_rising < 0.1


def test_a_weight_of_zero_silences_a_firing_cell():
    found = analogy.silent_zero()
    assert found.weight == 0 and found.unit[0] == found.unit[1] == 30
    assert found.rates[0] > 50 and found.rates[1] == 0


def test_one_input_gives_many_rates_without_a_changed_weight():
    rates = analogy.one_input_many_baths().rates
    bare = rates.pop("nothing added")
    assert rates["noradrenaline"] > 1.7 * bare and rates["serotonin, 5-HT1A"] < 0.7 * bare
    assert all(abs(rate / bare - 1) > 0.1 for rate in rates.values())


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: analogy.moved_curve(-0.1), "gaba must be"),
        (lambda: analogy.one_input_many_baths(-1), "glutamate must be"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
