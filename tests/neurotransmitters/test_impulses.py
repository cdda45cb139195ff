"""Spikes, all or none: Hodgkin and Huxley's axon, and the peaks of a recorded membrane."""

import numpy as np
import pytest
from needs import oracle
from sweep import sweeps

from neurocourse import data, nn
from neurocourse.neurotransmitters import (
    drive,
    explore,
    recording,
)
from neurocourse.neurotransmitters import hodgkin_huxley as hh


def test_the_recording_has_57_spikes_and_their_heights_stand_apart():
    heights = recording.peaks().height
    assert len(recording.crossings(data.membrane().V)) == np.sum(heights > -20) == 57
    gap = recording.widest_gap(heights)
    assert gap.low < -20 < gap.high and gap.high - gap.low > 15  # mV without a single peak
    assert np.sum(heights < gap.low + 1e-9) > 20  # and there are many that stayed small
    assert recording.bimodality(heights) > 5 / 9


def test_the_gap_does_not_hang_on_how_peaks_are_looked_for():
    for reach, smooth in ((15, 5), (25, 9), (40, 3)):
        gap = recording.widest_gap(recording.peaks(reach=reach, smooth=smooth).height)
        assert gap.low < -20 < gap.high and gap.high - gap.low > 15


def test_outputs_of_a_sigmoid_make_one_heap():
    assert recording.bimodality(recording.sigmoid_outputs(20_000, rng=0)) < 5 / 9
    heights = recording.peaks().height
    share = recording.widest_gap(heights).share
    rng = np.random.default_rng(0)
    draws = [recording.widest_gap(recording.sigmoid_outputs(len(heights), rng=rng)).share for _ in range(500)]
    assert max(draws) < 0.75 * share  # never such a gap in 500 samples of the same size


def humps(values, density=recording.sigmoid_density, **kw):
    """Number of local maxima of ``density(values, **kw)`` on the grid ``values``."""
    rise = np.sign(np.diff(density(values, **kw)))
    return int(np.sum((rise[:-1] > 0) & (rise[1:] < 0)))


def test_a_steep_sigmoid_has_two_humps_beyond_the_root_of_two():
    y = np.linspace(1e-4, 1 - 1e-4, 20_001)
    assert [humps(y, gain=g) for g in (0.5, 1.0, 1.41, 1.5, 2.0)] == [1, 1, 1, 2, 2]
    density = recording.sigmoid_density(y, 1.2)
    assert np.sum((density[1:] + density[:-1]) / 2) * (y[1] - y[0]) == pytest.approx(1, abs=1e-3)
    counts, edges = np.histogram(recording.sigmoid_outputs(200_000, 1.2, rng=0), bins=20, range=(0, 1), density=True)
    np.testing.assert_allclose(counts, recording.sigmoid_density((edges[1:] + edges[:-1]) / 2, 1.2), atol=0.06)


def test_the_coefficient_has_its_known_values():
    rng = np.random.default_rng(0)
    assert recording.bimodality(np.linspace(0, 1, 10_001)) == pytest.approx(5 / 9, abs=1e-3)
    assert recording.bimodality(rng.normal(size=200_000)) == pytest.approx(1 / 3, abs=0.01)
    assert recording.bimodality(np.repeat([0.0, 1.0], 50)) == pytest.approx(1)


def test_a_pulse_starts_and_stops_on_the_sample():
    t = drive.times(10, 0.1)
    on = drive.pulse(2.0, 5, 7)(t)
    assert len(t) == 100 and on.sum() == pytest.approx(2.0 * 20)
    assert np.flatnonzero(on)[[0, -1]].tolist() == [50, 69]
    assert drive.pulse([1.0, 2.0, 3.0], 5, 7)(t).shape == (100, 3)


def test_the_resting_potential_is_minus_65():
    assert hh.rest() == pytest.approx(-65.0, abs=0.05)
    quiet = hh.simulate(0.0, duration=50)
    assert abs(quiet.V - hh.rest()).max() < 0.01


def test_sustained_firing_starts_between_6_2_and_6_3_at_53_hz():
    slow, onset, ten = hh.firing_rate([6.2, 6.3, 10.0], dt=0.02)
    assert slow == 0
    assert onset == pytest.approx(53, abs=1)
    assert ten == pytest.approx(68.7, rel=0.01)


def test_the_rate_of_one_current_is_that_of_many():
    assert hh.firing_rate(10.0, dt=0.05)[0] == hh.firing_rate([10.0, 20.0], dt=0.05)[0]


def test_a_spike_peaks_at_40_mv():
    assert hh.simulate(10.0, duration=30).V.max() == pytest.approx(40, abs=1)


def test_the_spike_is_that_of_an_adaptive_solver():
    integrate = oracle("scipy.integrate")

    def slope(t, y):
        alpha, beta = hh.rates(y[0])
        return [10 - hh.ionic_current(y[0], y[1:]), *(alpha * (1 - y[1:]) - beta * y[1:])]

    start = [hh.rest(), *hh.steady_gates(hh.rest())]
    run = hh.simulate(10.0, duration=40, dt=0.01)
    peer = integrate.solve_ivp(slope, (0, 40), start, method="LSODA", t_eval=run.t, rtol=1e-9, atol=1e-9)
    ours, theirs = hh.spike_times(run.t, run.V), hh.spike_times(run.t, peer.y[0])
    np.testing.assert_allclose(ours, theirs, atol=0.02)
    assert len(ours) == 3
    assert run.V.max() == pytest.approx(peer.y[0].max(), abs=0.5)


def test_the_gate_table_is_the_exact_step_at_a_held_voltage():
    for V in (-90.0, -65.0, -40.0, 20.0):
        alpha, beta = hh.rates(V)
        row = hh.gate_table(0.01)[round((V - hh.LOW) * hh.PER_MV)]
        np.testing.assert_allclose(row[:3], np.exp(-0.01 * (alpha + beta)), rtol=1e-12)
        np.testing.assert_allclose(row[3:] / (1 - row[:3]), hh.steady_gates(V), rtol=1e-12)


def test_small_plain_steps_give_the_spikes_of_the_table():
    run = hh.simulate(10.0, duration=40, dt=0.02)
    V, gates, plain = hh.rest(), hh.steady_gates(hh.rest()), []
    for _ in range(8000):
        plain.append(float(V))
        V, gates = hh.step(V, gates, 10.0, 0.005)
    ours, theirs = hh.spike_times(run.t, run.V), hh.spike_times(0.005 * np.arange(8000), np.array(plain))
    assert len(ours) == 3
    np.testing.assert_allclose(ours, theirs, atol=0.05)
    assert run.V.max() == pytest.approx(max(plain), abs=0.5)


def test_rates_have_no_hole_where_the_formula_divides_by_zero():
    alpha, _ = hh.rates(np.array([-40.0, -55.0]))
    assert alpha[0, 0] == pytest.approx(1.0) and alpha[2, 1] == pytest.approx(0.1)


def test_many_currents_at_once_give_what_each_gives_alone():
    together = hh.simulate([0.0, 7.0, 12.0], duration=20).V
    alone = [hh.simulate(I, duration=20).V for I in (0.0, 7.0, 12.0)]
    np.testing.assert_allclose(together.T, alone, atol=1e-9)


@pytest.mark.parametrize("width", [0.5, 1.0, 2.0])
def test_peak_heights_are_all_or_nothing_with_a_gap_above_40_mv(width):
    peaks, _ = hh.pulse_peaks(np.arange(0, 40.1, 0.5), width=width, dt=0.02)
    ordered = np.sort(peaks)
    gaps = np.diff(ordered)
    widest = gaps.argmax()
    assert gaps[widest] > 40
    assert ordered[: widest + 1].max() < -40 and ordered[widest + 1 :].min() > 0
    assert np.sort(gaps)[-2] < 10  # two heaps, not three
    assert 10 < widest + 1 < 71 or width == 2.0  # both heaps are visited


def modes(x, low, high):
    """How many peaks the histogram of ``x`` has, smoothed over three of its ten bins."""
    counts = np.convolve(np.histogram(x, 10, (low, high))[0], np.ones(3) / 3)
    padded = np.concatenate([[-1], counts[np.insert(np.diff(counts) != 0, 0, True)], [-1]])
    return np.count_nonzero((padded[1:-1] > padded[:-2]) & (padded[1:-1] > padded[2:]))


def test_peak_heights_have_two_modes_and_a_sigmoids_outputs_one():
    """The same random pulses, scattered around the threshold, to the axon and to a sigmoid unit at its threshold."""
    amplitude = np.random.default_rng(0).normal(6.9, 2, 400)
    peaks, _ = hh.pulse_peaks(amplitude, dt=0.02)
    outputs = nn.Sigmoid().forward((amplitude - 6.9) / 2)
    assert modes(peaks, -65, 45) == 2 and modes(outputs, 0, 1) == 1
    assert np.diff(np.sort(peaks)).max() > 40
    assert np.diff(np.sort(outputs)).max() < 0.1


def test_a_second_pulse_finds_the_axon_refractory():
    """Ten milliseconds later the same pulse fires again, after three it does not."""

    def peaks(gap):
        both = [drive.pulse(20.0, start, start + 0.5) for start in (5.0, 5.0 + gap)]
        run = hh.simulate(lambda t: both[0](t) + both[1](t), duration=40)
        return len(hh.spike_times(run.t, run.V))

    assert [peaks(gap) for gap in (5.0, 20.0)] == [1, 2]


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: recording.widest_gap([1.0, 1.0]), "two different numbers"),
        (lambda: recording.sigmoid_density([0.0]), "y must be > 0 and < 1"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_a_pulse_just_too_little_gives_no_spike_in_the_explorer():
    assert "no spike" in explore.action_potential().preset("Too little").status


test_explorers = sweeps("neurotransmitters.impulses")
