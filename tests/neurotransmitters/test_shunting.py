"""Inhibition: divided voltage, shifted rate."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neurotransmitters import inhibition, membrane
from neurocourse.neurotransmitters.channels.membrane import Membrane

CELL = Membrane()


def drained(g, *, cell=inhibition.CELL):
    """Current in nA that a shunt takes from a fast-firing cell: g·((V_th + V_reset) / 2 - E_L).

    The cell then spends its time evenly between reset and threshold. The f-I curve moves to the right by that much.
    """
    return g * ((cell.V_th + cell.V_reset) / 2 - cell.E_L)


@pytest.mark.parametrize("share", [0.25, 0.5, 1.0])
def test_a_shunt_shifts_the_f_i_curve_and_hardly_changes_its_slope(share):
    g = share * inhibition.CELL.g_L
    change = inhibition.slope(g) / inhibition.slope(0.0) - 1
    assert 0 <= change < 0.10  # a division would make it smaller: by a half when the shunt doubles the leak
    shift = inhibition.current_for(400.0, g) - inhibition.current_for(400.0)
    assert shift == pytest.approx(drained(g), rel=0.03)


def test_below_threshold_the_shunt_divides_exactly():
    I = np.linspace(-0.1, 0.1, 11)
    np.testing.assert_allclose(inhibition.deflection(I, 0.01), inhibition.deflection(I) / 2, atol=1e-12)
    run = membrane.simulate(0.1, inhibition.shunt(0.01), spiking=False, duration=500)
    assert run.V[-1] - CELL.E_L == pytest.approx(inhibition.deflection(0.1, 0.01), abs=1e-6)


def test_a_strong_shunt_does_steepen_the_curve():
    """Where the rule ends: three times the leak changes the slope by far more than 10 percent, and upwards."""
    assert inhibition.slope(0.03) / inhibition.slope(0.0) > 1.2


def test_a_subtracted_current_shifts_exactly():
    I = np.linspace(0.2, 1.5, 50)
    np.testing.assert_allclose(inhibition.rates(I, subtract=0.15), inhibition.rates(I - 0.15))


def test_current_for_is_the_inverse_of_rates():
    for g in (0.0, 0.02):
        np.testing.assert_allclose(inhibition.rates(inhibition.current_for([20.0, 90.0], g), g), [20.0, 90.0])


test_explorers = sweeps("neurotransmitters.shunting")
