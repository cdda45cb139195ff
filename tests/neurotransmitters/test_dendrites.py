"""The cable, the initial segment, and exclusive-or in one dendrite."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neurotransmitters import axon_initial_segment, cable, dendritic_xor, squid


def input_resistance(length, d=2.0, *, R_m=20_000.0, R_a=150.0):
    """Resistance met by a current at a sealed end: R∞·coth(L/λ), R∞ = 4·R_a·λ / (π·d²), MOhm."""
    lam = cable.length_constant(d, R_m, R_a)
    infinite = 4 * R_a * lam * 1e-4 / (np.pi * (d * 1e-4) ** 2) * 1e-6
    return float(infinite / np.tanh(length / lam))


def test_steady_voltage_decays_by_e_in_one_lambda():
    lam = cable.length_constant()
    long = cable.dendrite(10 * lam, n=1000)
    near = long.x < 5 * lam
    V = cable.steady(long, 0)
    np.testing.assert_allclose((V / V[0])[near], cable.decay(long.x - long.x[0], lam)[near], rtol=0.01)


@pytest.mark.parametrize("length", [200.0, 800.0, 2000.0])
def test_a_finite_cable_follows_its_closed_form(length):
    short = cable.dendrite(length, n=200)
    V = cable.steady(short, 0, I=0.1)
    expected = cable.finite_decay(short.x, length, short.lam)
    np.testing.assert_allclose(V / V[0], expected / expected[0], rtol=0.01)
    end = V[0] / 0.1 / cable.finite_decay(short.x[0], length, short.lam)
    assert end == pytest.approx(input_resistance(length), rel=0.01)


def test_lambda_grows_with_the_root_of_the_diameter():
    assert cable.length_constant(8.0) == pytest.approx(2 * cable.length_constant(2.0))
    assert cable.length_constant(4.0, 30_000, 100) == pytest.approx(1732.05, rel=1e-5)  # √(4e-4·3e4/400) cm = 0.1732 cm


def test_two_places_answer_to_each_other_alike():
    c = cable.dendrite()
    there, back = cable.steady(c, 900)[cable.site(c, 100)], cable.steady(c, 100)[cable.site(c, 900)]
    assert there == pytest.approx(back, rel=1e-10)


def test_the_pulse_settles_to_the_steady_state_and_keeps_its_charge():
    c = cable.dendrite(n=60)
    t, V = cable.simulate(c, 700, 0.1, on=0.0, width=1000.0, duration=400.0, dt=1.0)
    np.testing.assert_allclose(V[-1], cable.steady(c, 700, 0.1), rtol=1e-6)
    t, V = cable.simulate(c, 700, 0.1, on=5.0, width=2.0, duration=60.0, dt=0.5)
    charge = V @ c.C
    after = t >= 7
    np.testing.assert_allclose(charge[after], charge[14] * np.exp(-(t[after] - 7) / c.tau), rtol=1e-9)


def test_what_comes_from_far_arrives_late_and_small():
    c = cable.dendrite()
    peaks, times = [], []
    for x in (50, 300, 600, 950):
        t, V = cable.simulate(c, x)
        peaks.append(V[:, 0].max())
        times.append(t[V[:, 0].argmax()])
    assert (np.diff(peaks) < 0).all() and (np.diff(times) > 0).all()


@pytest.mark.parametrize("site, I", [("soma", 0.3), ("soma", 1.0), ("dendrite", 0.5), ("dendrite", 1.0)])
def test_the_spike_starts_in_the_initial_segment(site, I):
    spike = axon_initial_segment.simulate(site=site, I=I)
    assert axon_initial_segment.first(spike) == "AIS"
    assert axon_initial_segment.lead(spike) > 0.02
    part = np.array(spike.shape.part)
    assert spike.V[:, part == "soma"].max() > 0  # and comes back into the soma
    axon = spike.times[part == "axon"]
    assert (np.diff(axon) > 0).all()  # and runs down the axon


def test_channel_density_decides_where():
    even = axon_initial_segment.simulate(1.0, 1.0, axon=1.0)
    swapped = axon_initial_segment.simulate(0.3, 6.0)
    assert axon_initial_segment.first(even) == axon_initial_segment.first(swapped) == "soma"
    leads = [axon_initial_segment.lead(axon_initial_segment.simulate(d)) for d in (0.3, 1.0, 3.0, 6.0)]
    assert leads[0] < 0 < leads[1] and (np.diff(leads) > 0).all()


def test_a_soma_without_channels_still_sends_spikes():
    spike = axon_initial_segment.simulate(6.0, 0.0)
    assert axon_initial_segment.first(spike) == "AIS" and np.isfinite(spike.times[-1])


def test_at_rest_nothing_happens_and_without_channels_nothing_fires():
    rest = axon_initial_segment.simulate(I=0.0)
    assert abs(rest.V + 65).max() < 0.01
    dead = axon_initial_segment.simulate(0.0, 0.0, axon=0.0, dendrite=0.0, I=0.5)
    assert axon_initial_segment.first(dead) == "none" and np.isnan(axon_initial_segment.lead(dead))


def test_a_finer_step_gives_the_same_lead():
    coarse, fine = (axon_initial_segment.lead(axon_initial_segment.simulate(dt=dt)) for dt in (0.02, 0.005))
    assert coarse == pytest.approx(fine, rel=0.06)


def test_gates_are_those_of_hodgkin_and_huxley():
    """Resting values of m, h and n as every textbook has them, and the limits where the formulas are 0/0."""
    alpha, beta = squid.rates(np.array([-65.0]))
    np.testing.assert_allclose((alpha / (alpha + beta))[:, 0], [0.0529, 0.5961, 0.3177], atol=1e-4)
    alpha, _ = squid.rates(np.array([-40.0, -55.0]))
    assert alpha[0, 0] == pytest.approx(1.0) and alpha[2, 1] == pytest.approx(0.1)


def test_one_cell_with_a_dendrite_computes_xor():
    assert dendritic_xor.table().tolist() == [0, 1, 1, 0]
    assert dendritic_xor.table(spike=False).tolist() != [0, 1, 1, 0]


def test_no_threshold_makes_the_passive_cell_compute_xor():
    for theta in np.linspace(0.1, 40, 400):
        cell = dendritic_xor.Cell(theta=theta)
        assert dendritic_xor.table(cell, spike=False).tolist() != [0, 1, 1, 0]


def test_no_point_neuron_of_the_grid_computes_xor():
    found = dendritic_xor.point_neurons(41)
    assert sum(found.values()) == 41**3
    assert (0, 1, 1, 0) not in found and (1, 0, 0, 1) not in found
    assert len(found) == 14  # and every other function of two inputs is among them
    assert dendritic_xor.best_point_neuron() == 3


def test_the_dendritic_spike_is_largest_at_its_threshold():
    cell = dendritic_xor.Cell()
    I = np.linspace(0, 3, 301)
    spike = dendritic_xor.dendritic_spike(I, cell)
    assert I[spike.argmax()] == pytest.approx(cell.I_th) and spike[I < cell.I_th - 1e-9].max() == 0
    assert dendritic_xor.dendritic_spike(cell.I_th + cell.width, cell) == pytest.approx(cell.A / np.e)


def test_the_two_compartments_obey_kirchhoff():
    cell = dendritic_xor.Cell()
    answer = dendritic_xor.respond(dendritic_xor.INPUTS, cell)
    I = cell.strength * dendritic_xor.INPUTS.sum(axis=1) + answer.spike
    np.testing.assert_allclose(I, answer.V_d / cell.R_d + (answer.V_d - answer.V_s) / cell.R_c, atol=1e-12)
    np.testing.assert_allclose(answer.V_s / cell.R_s, (answer.V_d - answer.V_s) / cell.R_c, atol=1e-12)


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: cable.length_constant(0), "d must be"),
        (lambda: cable.site(cable.dendrite(n=10), 2000), "x must be"),
        (lambda: axon_initial_segment.simulate(site="axon"), "site must be one of"),
        (lambda: axon_initial_segment.simulate(-1), "ais must be"),
        (lambda: dendritic_xor.point_neurons(1), "n must be"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


test_explorers = sweeps("neurotransmitters.dendrites")
