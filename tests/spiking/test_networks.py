"""Networks by events and by the clock, and a thousand cells."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.neurotransmitters import membrane
from neurocourse.spiking import events, explore, network, plain_network


@pytest.mark.parametrize("rate", [40, 100, 200])
def test_events_and_clock_fire_at_the_same_times(rate):
    net = events.draw(rate=rate, rng=1)
    queued, clocked = events.by_events(net), events.by_clock(net)
    np.testing.assert_array_equal(queued.cells, clocked.cells)
    np.testing.assert_allclose(queued.times, clocked.times, rtol=0, atol=1e-10)
    assert rate == 40 or len(queued.times) > 100


def test_work_grows_with_what_happens_and_not_with_the_clock():
    few, many = (events.draw(rate=rate, rng=0) for rate in (10, 40))
    assert 3 < events.by_events(many).work / events.by_events(few).work < 5
    assert events.by_clock(many).work == events.by_clock(few).work
    assert events.by_clock(few, dt=0.05).work == 2 * events.by_clock(few).work


def test_two_arrivals_by_hand():
    """0.6 e^(-10/20) + 0.6 = 0.96 does not fire; 5 ms apart it does, and the next one falls into the pause."""
    wires = dict(targets=([1], [0]), weights=([0.0], [0.0]), kick=0.6)
    slow = events.Net(arrivals=np.array([10.0, 20.0]), cells=np.array([0, 0]), **wires)
    fast = events.Net(arrivals=np.array([10.0, 15.0, 16.0]), cells=np.array([0, 0, 0]), **wires)
    assert len(events.by_events(slow).times) == 0
    np.testing.assert_array_equal(events.by_events(fast).times, [15.0])
    np.testing.assert_array_equal(events.by_clock(fast).times, [15.0])


def firing_rates(spikes, n, start, stop):
    """Rate of each cell in Hz, (n,), between ``start`` and ``stop`` ms."""
    inside = (spikes.t >= start) & (spikes.t < stop)
    return np.bincount(spikes.unit[inside], minlength=n) * 1000 / (stop - start)


@pytest.fixture(scope="module")
def wires():
    return network.wire(network.NetworkParameters(), rng=0)


def test_in_balance_cells_fire_irregularly_without_any_chance(wires):
    first, again = (network.Network(targets=wires, rng=1).run(500, dt=0.2) for _ in range(2))
    np.testing.assert_array_equal(first.t, again.t)
    assert network.irregularity(first) > 0.8
    assert 10 < firing_rates(first, 1000, 100, 500).mean() < 60


def test_without_inhibition_it_storms(wires):
    run = network.Network(targets=wires, rng=1).run(150, g=0.0, dt=0.2)
    assert firing_rates(run, 1000, 50, 150).mean() > 300 and network.irregularity(run) < 0.1


def test_the_rate_rises_with_input_and_falls_with_inhibition(wires):
    def rate(input, g):
        run = network.Network(targets=wires, rng=1).run(200, input=input, g=g, dt=0.5)
        return firing_rates(run, 1000, 50, 200).mean()

    assert rate(19, 6) == 0 < rate(30, 6) < rate(60, 6) < rate(80, 6)
    assert rate(60, 9) < 0.8 * rate(60, 5)


def test_going_on_is_the_same_as_one_long_run(wires):
    whole = network.Network(targets=wires, rng=2).run(90, dt=0.5)
    net = network.Network(targets=wires, rng=2)
    parts = [net.run(30, dt=0.5) for _ in range(3)]
    np.testing.assert_allclose(np.concatenate([p.t for p in parts]), whole.t)
    np.testing.assert_array_equal(np.concatenate([p.unit for p in parts]), whole.unit)


def test_the_fast_network_is_the_plain_one_spike_for_spike():
    settings = network.NetworkParameters(n=120)
    targets, V = network.wire(settings, rng=3), np.random.default_rng(4).uniform(-60, -50, 120)
    fast = network.Network(settings, targets=targets, V=V, rng=0).run(120, dt=0.25)
    plain = plain_network.run(settings, targets, V, 120, 0.25)
    assert len(plain.t) > 200
    np.testing.assert_allclose(fast.t, plain.t, atol=1e-9)
    np.testing.assert_array_equal(fast.unit, plain.unit)


def test_alone_a_cell_fires_as_the_closed_form_says():
    settings = network.NetworkParameters(n=50)
    run = network.Network(settings, targets=[np.empty(0, np.int64)] * 50, rng=1).run(2000, dt=0.05)
    expected = membrane.f_i_curve(0.6, cell=membrane.Membrane())  # 60 mV through 100 MOhm; the same times and levels
    assert firing_rates(run, 50, 500, 2000).mean() == pytest.approx(expected, rel=0.02)


def test_a_step_is_the_exact_solution():
    s = network.NetworkParameters()
    small, large = network.propagator(s, 0.1), network.propagator(s, 1.0)
    np.testing.assert_allclose(np.linalg.matrix_power(small, 10), large, atol=1e-12)
    same = network.propagator(network.NetworkParameters(tau_e=20.0), 1.0)
    np.testing.assert_allclose(
        np.linalg.matrix_power(network.propagator(network.NetworkParameters(tau_e=20.0), 0.5), 2), same
    )


def test_measures_of_order():
    clock = network.Spikes(np.arange(0.0, 1000, 50), np.zeros(20, int))
    assert network.irregularity(clock) == 0
    dice = network.Spikes(np.sort(np.random.default_rng(0).uniform(0, 10_000, 4000)), np.zeros(4000, int))
    assert network.irregularity(dice) == pytest.approx(1, abs=0.1)


def test_a_coarse_clock_costs_less_and_loses_some_spikes():
    net = events.draw(rate=80, rng=0)
    exact, fine, coarse = events.by_events(net), events.by_clock(net), events.by_clock(net, dt=1.5)
    over = [clock.work / exact.work - 1 for clock in (fine, coarse)]
    assert left(*over) == explore.events().controls["armed"].remains == "less of it"
    assert not np.array_equal(coarse.cells, exact.cells) and abs(len(coarse.times) - len(exact.times)) < 15


test_explorers = sweeps("spiking.networks", by_place=["live_network"])
