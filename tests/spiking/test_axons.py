"""A spike on its way down a fibre, bare and in myelin."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.neurotransmitters import hodgkin_huxley as hh
from neurocourse.spiking import axon, explore
from neurocourse.spiking.axons.explore_alive import excited


def test_the_squids_axon_conducts_as_predicted_in_1952():
    """Hodgkin and Huxley computed 18.8 m/s at 18.5 degrees, and measured 21.2."""
    speed = [axon.velocity(axon.run(axon.bare(dx=dx), duration=4, dt=0.005)) for dx in (0.05, 0.025)]
    assert speed == pytest.approx([18.8, 18.8], abs=0.2)


def test_bare_fibres_follow_the_square_root():
    d = np.array([50.0, 150, 476])
    v = [axon.velocity(axon.run(axon.bare(x, length=2.0, dx=0.02), duration=6, dt=0.01)) for x in d]
    assert np.polyfit(np.log(d), np.log(v), 1)[0] == pytest.approx(0.5, abs=0.1)


def test_myelinated_fibres_follow_the_straight_line_and_are_faster():
    D = np.array([3.0, 8, 20])
    v = [axon.velocity(axon.run(axon.myelinated(x), duration=3, dt=0.01)) for x in D]
    assert np.polyfit(np.log(D), np.log(v), 1)[0] == pytest.approx(1, abs=0.1)
    thin = axon.velocity(axon.run(axon.bare(8, length=0.6, dx=0.005), duration=6, dt=0.01))
    assert v[1] > 4 * thin


def test_as_many_channels_as_at_a_node_make_a_bare_fibre_faster_and_leave_it_behind():
    plain, dense = (
        axon.velocity(axon.run(axon.bare(10, length=0.87, dx=0.00725, density=k), duration=4.5, dt=0.01))
        for k in (1.0, axon.NODE_AREA_SCALE)
    )
    wrapped = axon.velocity(axon.run(axon.myelinated(10), duration=2.2, dt=0.01))
    assert 1.3 < dense / plain < 1.6 and wrapped > 3.5 * dense
    assert left(wrapped - plain, wrapped - dense) == explore.velocity().controls["armed"].remains == "less of it"


def test_without_a_stimulus_nothing_runs():
    quiet = axon.run(axon.bare(length=2.0), duration=2, clamp=hh.rest())
    assert np.ptp(quiet.V) < 0.2 and np.isnan(axon.velocity(quiet))


@pytest.mark.parametrize("current, n", [(0.5, 0), (1.0, 1), (2.0, 3)])
def test_more_current_makes_more_spikes_and_no_larger_ones(current, n):
    _, V, spikes, *_ = excited(current)
    assert len(spikes) == n and (V.max() - V[0] < 10 if n == 0 else 85 < V.max() - V[0] < 93)


def test_what_flows_in_at_the_front_flows_out_behind():
    """Sodium first, then potassium, at every place that the spike passes; and the peak is between them."""
    run = axon.run(axon.bare(dx=0.1), duration=6, dt=0.02, inject=1000.0)
    sodium, potassium = axon.flows(run)
    at = slice(15, 50)
    assert (sodium[:, at].argmax(axis=0) < potassium[:, at].argmax(axis=0)).all()
    assert (np.diff(sodium[:, at].argmax(axis=0)) > 0).all() and sodium.min() > -1 and potassium.min() > -1


def test_flows_are_those_of_a_piece_that_is_held_still():
    """A fibre that is excited everywhere at once is one piece of membrane, see `hodgkin_huxley`."""
    V = np.linspace(-65, 20, 40)[:, None].repeat(3, axis=1)
    sodium, potassium = axon.flows(axon.Propagation(0.02 * np.arange(1, 41), V, np.arange(3.0)))
    assert np.allclose(sodium[:, :1], sodium) and np.allclose(potassium[:, :1], potassium)
    assert sodium[-1, 0] > sodium[0, 0] > 0


test_explorers = sweeps("spiking.axons")
