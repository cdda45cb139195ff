"""Sherrington's window of summation, his reflex, and Loewi's two hearts against their closed forms."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.pioneers import (
    hearts,
    summation,
)


@pytest.mark.parametrize("w, theta, tau_m", [(5.5, 10, 10), (7, 10, 10), (9, 10, 5), (6, 10, 20)])
def test_the_window_of_summation_is_the_closed_form_within_one_step(w, theta, tau_m):
    dt = 0.05
    window = summation.window(w, theta, tau_m)
    assert w + w * np.exp(-window / tau_m) == pytest.approx(theta)
    assert abs(summation.measured_window(w, theta, tau_m, dt) - window) <= dt


def test_one_strong_input_needs_no_help_and_two_weak_ones_get_none():
    assert summation.window(10, 10, 10) == np.inf
    assert summation.window(4, 10, 10) < 0 and summation.measured_window(4, 10, 10) < 0
    assert len(summation.summation(0, w=4.9).spike_times) == 0


def test_the_curve_to_draw_is_the_window_of_the_simulated_neuron():
    w, longest = summation.window_curve()
    assert (w[0], longest[0]) == (5, 0) and w[-1] == pytest.approx(9.8) and (np.diff(longest) > 0).all()
    for k in (4, 20, 40):
        assert abs(summation.measured_window(w[k], 10, 10) - longest[k]) <= 0.05


def test_spatial_and_temporal_summation():
    assert len(summation.summation(0, w=4, n_afferents=2).spike_times) == 0
    assert len(summation.summation(0, w=4, n_afferents=3).spike_times) == 1
    assert len(summation.summation(1, w=4, n_afferents=3).spike_times) == 1
    assert len(summation.summation(10, w=4, n_afferents=3).spike_times) == 0


def test_the_membrane_between_inputs_is_exponential_and_waits_for_the_central_delay():
    response = summation.respond([[10.0]], [6.0], tau_m=8, delay=2, duration=60)
    expected = np.where(response.t > 12 - 1e-6, 6 * np.exp(-(response.t - 12) / 8), 0)
    np.testing.assert_allclose(response.V, expected, atol=1e-9)


def test_reciprocal_inhibition_moves_the_two_muscles_apart():
    arc = summation.reflex(0.2)
    rates = {name: [summation.rate(getattr(arc, name).spike_times, *when) for when in ((0, 50), (60, 150))]
             for name in ("flexor", "extensor")}  # fmt: skip
    assert rates["flexor"][0] == 0 and rates["flexor"][1] > 100
    assert rates["extensor"][1] < 0.2 * rates["extensor"][0]
    alone = summation.reflex(0.2, w_inhibitory=0)
    assert summation.rate(alone.extensor.spike_times, 60, 150) > 100


def test_a_reflex_of_one_synapse_takes_one_central_delay():
    for delay in (0.5, 2.0):
        arc = summation.reflex(0.2, delay=delay)
        assert arc.flexor.spike_times[0] - arc.sensory[0] == pytest.approx(delay)


def test_the_second_heart_slows_only_when_fluid_is_carried_over():
    carried, kept = (hearts.two_hearts(transferred=x) for x in (True, False))
    for run in (carried, kept):
        assert run.rate[0] == pytest.approx([60, 60]) and run.rate[:, 0].min() < 0.5 * 60
    assert carried.rate[:, 1].min() < 0.5 * 60
    assert (kept.rate[:, 1] == 60).all() and (kept.transmitter[:, 1] == 0).all()
    assert len(carried.beats[1]) < len(kept.beats[1])


@pytest.mark.parametrize("dt", [0.01, 0.1])
def test_the_two_chambers_follow_their_closed_form(dt):
    """With a loss λ: C1 = (r/λ)(1 - e^(-λt)) and C2 = (q r/λ²)(1 - (1 + λt)e^(-λt)), whatever the step."""
    release, flow, decay = 0.5, 0.1, 0.05
    run = hearts.two_hearts(stimulated=(0, 1e6), release=release, flow=flow, decay=decay, dt=dt)
    loss, t = flow + decay, run.t
    gone = np.exp(-loss * t)
    expected = np.column_stack([release / loss * (1 - gone), flow * release / loss**2 * (1 - (1 + loss * t) * gone)])
    np.testing.assert_allclose(run.transmitter, expected, atol=1e-12)


def test_the_rate_saturates_and_beats_follow_it():
    assert hearts.slowed(0) == 60 and hearts.slowed(1) == pytest.approx(36) and hearts.slowed(1e9) == pytest.approx(12)
    run = hearts.two_hearts()
    counted = [len(beats) for beats in run.beats]
    np.testing.assert_allclose(counted, run.rate.sum(axis=0) * 0.02 / 60, atol=1)
    silent = hearts.two_hearts(release=0)
    np.testing.assert_allclose(np.diff(silent.beats[0]), 1.0, atol=0.021)


def test_faster_breakdown_and_atropine_spare_the_second_heart():
    usual, enzyme, atropine = (hearts.two_hearts(**k).rate[:, 1].min() for k in ({}, {"decay": 0.5}, {"K": 100.0}))
    assert enzyme > usual + 10 and atropine > 55


def test_every_control_of_loewi_has_its_row():
    rows = hearts.report().splitlines()
    assert len(rows) == 5 and [int(row.split(" heart 2 to ")[1].split()[0]) for row in rows] == [60, 60, 28, 59, 54]


test_explorers = sweeps("pioneers.signals", by_place=("reflex", "two_hearts"))
