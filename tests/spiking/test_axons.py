"""A spike on its way down a fibre, bare and in myelin."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neurotransmitters import hodgkin_huxley as hh
from neurocourse.spiking import axon


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


def test_without_a_stimulus_nothing_runs():
    quiet = axon.run(axon.bare(length=2.0), duration=2, clamp=hh.rest())
    assert np.ptp(quiet.V) < 0.2 and np.isnan(axon.velocity(quiet))


test_explorers = sweeps("spiking.axons")
