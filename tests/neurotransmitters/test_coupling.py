"""Two cells and a gap junction."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neurotransmitters import gap_junction
from neurocourse.neurotransmitters import hodgkin_huxley as hh
from neurocourse.neurotransmitters.channels.membrane import Membrane


def test_a_junction_works_both_ways_and_takes_its_sign_from_the_difference():
    found = gap_junction.both_ways()
    assert found.first_up[1] > 1 and found.first_down[1] == pytest.approx(-found.first_up[1])
    assert found.second_up[0] == pytest.approx(found.first_up[1])


CELL = Membrane()


@pytest.mark.parametrize("g_c", [0.0, 0.002, 0.01, 0.05])
def test_the_coupling_coefficient_is_the_closed_form(g_c):
    pair = gap_junction.passive(0.2, g_c, stop=1000, duration=1000)
    change = pair.V[-1] - CELL.E_L
    assert change[1] / change[0] == pytest.approx(gap_junction.coefficient(g_c), abs=1e-9)
    assert change.sum() == pytest.approx(0.2 / CELL.g_L)  # what one cell lends, the other has


def test_the_passive_pair_is_the_membrane_with_its_neighbour_as_a_battery():
    """Small steps of both membranes, each seeing the other."""
    dt, g_c, V = 0.01, 0.004, np.full(2, CELL.E_L)
    pair = gap_junction.passive(0.2, g_c, start=0, stop=100, duration=100, dt=dt)
    for _ in range(len(pair.t) - 1):
        V = V + dt / CELL.C * (CELL.g_L * (CELL.E_L - V) + g_c * (V[::-1] - V) + np.array([0.2, 0.0]))
    np.testing.assert_allclose(pair.V[-1], V, atol=0.01)


def test_a_gap_junction_synchronises_two_cells():
    t, V = gap_junction.spiking([0.0, 0.1, 0.5])
    loose, joined, tight = (gap_junction.lag(t, V[:, k]) for k in range(3))
    assert loose > 3 and joined < 1.0 and tight < 0.2


def test_joined_equal_cells_that_start_alike_stay_alike():
    t, V = gap_junction.spiking([0.3], difference=0.0, apart=0.0, duration=50)
    np.testing.assert_array_equal(V[:, 0, 0], V[:, 0, 1])
    alone = hh.simulate(10.0, duration=50, dt=0.02)
    np.testing.assert_allclose(hh.spike_times(t, V[:, 0, 0]), hh.spike_times(t, alone.V), atol=0.1)


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: gap_junction.coefficient(-0.1), "g_c must be >= 0"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


test_explorers = sweeps("neurotransmitters.coupling")
