"""Lesson Neurotransmitters, synapses and membranes: every model against mathematics, a published number or a peer."""

import numpy as np
import pytest
from needs import oracle

from neurocourse import nn
from neurocourse.neurotransmitters import (
    drive,
    explore,
    gap_junction,
    inhibition,
    kinetics,
    membrane,
    nernst,
    receptors,
    release,
    serotonin,
    short_term,
)
from neurocourse.neurotransmitters import hodgkin_huxley as hh
from neurocourse.neurotransmitters.membrane import Conductance, Membrane

CELL = Membrane()


# What drives a cell


def test_a_pulse_starts_and_stops_on_the_sample():
    t = drive.times(10, 0.1)
    on = drive.pulse(2.0, 5, 7)(t)
    assert len(t) == 100 and on.sum() == pytest.approx(2.0 * 20)
    assert np.flatnonzero(on)[[0, -1]].tolist() == [50, 69]
    assert drive.pulse([1.0, 2.0, 3.0], 5, 7)(t).shape == (100, 3)


@pytest.mark.parametrize(
    ("value", "message"), [(np.ones((3, 3)), "a number, one number"), (lambda t: np.ones(7), "one row for each")]
)
def test_a_drive_of_the_wrong_shape_is_told(value, message):
    with pytest.raises(ValueError, match=message):
        membrane.simulate(value)


# Hodgkin and Huxley


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


# The membrane


def test_the_membrane_rests_at_the_weighted_mean_of_its_reversal_potentials():
    synapses = [Conductance("excitatory", 0.02, 0.0), Conductance("inhibitory", 0.01, -80.0)]
    V, tau = membrane.steady_state(0.1, synapses)
    assert V == pytest.approx((0.01 * -70 + 0.02 * 0 + 0.01 * -80 + 0.1) / 0.04)
    assert tau == pytest.approx(0.2 / 0.04)
    run = membrane.simulate(0.1, synapses, spiking=False)
    assert run.V[-1] == pytest.approx(V, abs=1e-9)
    np.testing.assert_allclose(run.V, V + (-70 - V) * np.exp(-run.t / tau), atol=1e-9)


@pytest.mark.parametrize("g", [0.0, 0.01, 0.05])
@pytest.mark.parametrize("dt", [0.1, 1.0])
def test_the_simulated_rate_is_the_closed_form_without_an_error_of_dt(g, dt):
    I = np.linspace(0.1, 3.0, 60)
    shunt = [Conductance("shunt", g, -70.0)]
    exact = membrane.f_i_curve(I, shunt)
    measured = membrane.measure_f_i(I, shunt, duration=4000, dt=dt)
    fires = exact > 2
    assert fires.sum() > 20 and (measured[exact == 0] == 0).all()
    np.testing.assert_allclose(measured[fires], exact[fires], rtol=0.005)
    spikes = membrane.simulate(I, shunt, duration=4000, dt=dt).spikes
    np.testing.assert_allclose(membrane.firing_rate(spikes, dt), measured)


def test_input_that_changes_gives_the_same_as_input_that_stays_when_it_stays():
    I = np.array([0.15, 0.25, 0.4])
    kept = membrane.simulate(I, duration=300, dt=0.01)
    stepped = membrane.simulate(lambda t: np.broadcast_to(I, (len(t), 3)), duration=300, dt=0.01)
    assert (abs(kept.spikes.sum(axis=0) - stepped.spikes.sum(axis=0)) <= 1).all()
    np.testing.assert_allclose(kept.V[:, 0], stepped.V[:, 0], atol=1e-9)
    first = [run.spikes[:, 2].argmax() for run in (kept, stepped)]
    np.testing.assert_allclose(kept.V[: first[0], 2], stepped.V[: first[1], 2], atol=1e-9)
    assert first[0] == first[1]


def test_after_a_spike_the_membrane_stays_at_reset_for_the_refractory_period():
    for current in (0.5, lambda t: np.full(len(t), 0.5)):
        run = membrane.simulate(current, duration=100)
        k = run.spikes.argmax()
        held = run.V[k : k + round(CELL.t_ref / 0.1)]
        np.testing.assert_allclose(held, CELL.V_reset)
        assert run.V[k + 25] > CELL.V_reset + 0.5
        assert run.V.max() < CELL.V_th


def test_the_gate_of_a_channel_is_a_function_of_the_voltage():
    """A gate that is always half open is half the conductance."""
    plain = membrane.simulate(0.0, [Conductance("x", 0.004, 0.0)], spiking=False)
    half = membrane.simulate(0.0, [Conductance("x", 0.008, 0.0, lambda V: 0.5)], spiking=False)
    np.testing.assert_allclose(plain.V, half.V, atol=1e-9)


def test_shapes_follow_the_input():
    assert membrane.simulate(0.1).V.shape == (2000,)
    assert membrane.simulate([0.1]).V.shape == (2000, 1)
    assert membrane.simulate(0.1, [Conductance("x", [0.0, 0.1, 0.2], 0.0)]).V.shape == (2000, 3)
    assert membrane.simulate(drive.pulse([0.1, 0.2], 10, 50)).spikes.shape == (2000, 2)
    assert membrane.f_i_curve(0.3) == pytest.approx(1000 / (2 + 20 * np.log(2)))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Membrane(C=0.0), "C must be"),
        (lambda: Membrane(V_reset=-40.0), "V_reset must be"),
        (lambda: membrane.simulate(0.1, [Conductance("leak", -0.1, 0.0)]), "g of leak must not be negative"),
        (lambda: membrane.simulate(0.1, V0=-40.0), "V0 must be"),
        (lambda: membrane.simulate(0.1, dt=0.0), "dt must be"),
        (lambda: membrane.simulate(500.0, cell=Membrane(t_ref=0.0)), "dt must be shorter"),
        (lambda: kinetics.open_share(np.array([-1.0]), [5.0], 1.1, 0.19), "t must be >= 0"),
        (lambda: short_term.simulate([5.0, 3.0]), "must ascend"),
        (lambda: short_term.steady_state(0.0), "rate must be"),
        (lambda: serotonin.respond(1.5, 0.0), "density_1A must be"),
        (lambda: release.simulate(5, 1.2, rng=0), "p must be"),
        (lambda: gap_junction.coefficient(-0.1), "g_c must be >= 0"),
    ],
)
def test_wrong_arguments_are_told(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_no_closed_form_for_what_changes():
    with pytest.raises(TypeError, match="constant"):
        membrane.steady_state(0.1, [Conductance("x", lambda t: t, 0.0)])


# Nernst


@pytest.mark.parametrize(
    ("outside", "inside", "z", "temperature", "E"),
    [
        (20, 400, 1, 20, -75.7),  # potassium of the squid: 25.26 mV · ln(1/20)
        (440, 50, 1, 20, 54.9),  # sodium of the squid
        (5, 140, 1, 37, -89.1),  # potassium of a mammal: 26.73 mV · ln(1/28)
        (120, 5, -1, 37, -84.9),  # chloride of a mature neuron
        (120, 25, -1, 37, -41.9),  # and of one that still lacks the pump
        (1.5, 1.5, 2, 37, 0.0),
    ],
)
def test_nernst_potentials_to_a_tenth_of_a_millivolt(outside, inside, z, temperature, E):
    assert nernst.potential(outside, inside, z, temperature=temperature) == pytest.approx(E, abs=0.1)


def test_ten_times_as_much_is_58_mv_at_20_degrees():
    assert nernst.potential(10, 1, temperature=20) == pytest.approx(58.2, abs=0.1)
    assert nernst.potential(10, 1, 2, temperature=20) == pytest.approx(29.1, abs=0.1)


def test_at_the_nernst_potential_no_flux_is_left():
    """Goldman's flux equation, of which Nernst is the root."""
    outside, inside = 120.0, 8.0
    x = -nernst.chloride(inside, outside) / (1000 * nernst.R * 310.15 / nernst.F)  # zFV / RT
    assert inside - outside * np.exp(-x) == pytest.approx(0, abs=1e-9)
    assert inside - outside * np.exp(-1.01 * x) != pytest.approx(0, abs=1e-2)


def test_an_absent_ion_has_no_potential():
    with pytest.raises(ValueError, match="outside must be > 0"):
        nernst.potential(0, 5)


# The kinetic synapse


@pytest.mark.parametrize("receptor", receptors.ALL.values(), ids=receptors.ALL)
@pytest.mark.parametrize("T", [0.01, 0.5, 1.0])
def test_the_open_share_settles_at_the_closed_form(receptor, T):
    wanted = receptor.alpha * T / (receptor.alpha * T + receptor.beta)
    s = kinetics.open_share(np.array([0.0, 5e4]), [0.0], receptor.alpha, receptor.beta, T=T, width=1e5)
    assert s[-1] == pytest.approx(wanted, abs=1e-6)
    assert kinetics.s_inf(T, receptor.alpha, receptor.beta) == pytest.approx(wanted, abs=1e-12)


def test_the_exact_update_is_what_ten_thousand_small_steps_give():
    alpha, beta, dt = 1.1, 0.19, 1e-3
    t = np.arange(0, 40, dt)
    spikes = np.array([5.0, 5.5, 20.0])  # the first two pulses overlap
    T = sum(((t >= s - 1e-9) & (t < s + 1 - 1e-9)) for s in spikes) > 0
    s, euler = 0.0, np.empty(len(t))
    for k, on in enumerate(T.tolist()):
        euler[k] = s
        s += dt * (alpha * on * (1 - s) - beta * s)
    exact = kinetics.open_share(t, spikes, alpha, beta)
    np.testing.assert_allclose(exact, euler, atol=1e-3)
    assert exact.max() > 0.6 and (exact >= 0).all() and (exact <= 1).all()


def test_two_half_steps_are_one_step():
    one = kinetics.relax(0.2, 0.7, 3.0, 1.1, 0.19)
    two = kinetics.relax(kinetics.relax(0.2, 0.7, 1.2, 1.1, 0.19), 0.7, 1.8, 1.1, 0.19)
    assert two == pytest.approx(one, abs=1e-15)


def test_pulses_that_overlap_are_one():
    np.testing.assert_allclose(kinetics.pulses([20.0, 5.0, 5.5]), [[5.0, 6.5], [20.0, 21.0]])
    assert kinetics.pulses([]).shape == (0, 2)
    assert (kinetics.open_share(np.arange(5.0), [], 1.1, 0.19) == 0).all()


# Receptors


@pytest.mark.parametrize("V0", [-90.0, -75.0, -60.0, -10.0, 20.0])
@pytest.mark.parametrize("receptor", receptors.ALL.values(), ids=receptors.ALL)
def test_the_sign_of_the_answer_is_the_sign_of_E_rev_minus_V(receptor, V0):
    holding = (V0 - CELL.E_L) * CELL.g_L  # the current that holds the membrane at V0
    synapse = receptors.conductance(receptor, 0.005, [20.0])
    V = membrane.simulate(holding, [synapse], V0=V0, spiking=False, duration=100).V
    answer = V[np.abs(V - V0).argmax()] - V0
    assert np.sign(answer) == np.sign(receptor.E_rev - V0)
    assert abs(answer) > 0.01


def test_magnesium_blocks_nmda_below_10_percent_at_rest():
    assert receptors.unblocked(-70.0) / receptors.unblocked(40.0) < 0.10
    assert receptors.unblocked(-70.0) == pytest.approx(1 / (1 + np.exp(0.062 * 70) / 3.57), abs=1e-12)
    assert receptors.unblocked(0.0) == pytest.approx(3.57 / 4.57)
    assert (receptors.unblocked([-70.0, 0.0, 40.0], Mg=0.0) == 1).all()


def test_nmda_has_a_negative_slope_from_minus_70_to_minus_30():
    V = np.linspace(-70, -30, 81)
    assert (np.diff(receptors.current(receptors.NMDA, V)) < 0).all()
    assert (np.diff(receptors.current(receptors.NMDA, V, Mg=0.0)) > 0).all()
    assert (np.diff(receptors.current(receptors.AMPA, V)) > 0).all()


@pytest.mark.parametrize("Mg", [0.0, 1.0])
def test_nmda_answers_to_glutamate_and_depolarisation_together(Mg):
    """Depolarised, the cell's answer grows more than twofold; without magnesium it shrinks with the driving force."""
    synapse = receptors.conductance(receptors.NMDA, 0.002, [20.0], Mg=Mg)

    def lift(I):
        with_it, without = (membrane.simulate(I, s, spiking=False, duration=200).V for s in ([synapse], []))
        return (with_it - without).sum()

    ratio = lift(0.25) / lift(0.0)  # a current that alone lifts the membrane by 25 mV
    assert ratio > 2 if Mg else ratio < 1


def test_gaba_flips_from_inhibition_to_excitation_with_chloride():
    """The same synapse, the same spikes: a mature cell is silenced, an immature one fires."""
    spikes = np.arange(20.0, 200.0, 5.0)

    def run(inside, I):
        synapse = receptors.conductance(receptors.GABA_A, 0.05, spikes, E_rev=nernst.chloride(inside))
        return membrane.simulate(I, [synapse], duration=300).spikes.sum()

    assert membrane.simulate(0.25, duration=300).spikes.sum() > 5
    assert run(5.0, 0.0) == 0 and run(25.0, 0.0) > 3
    assert run(5.0, 0.25) < membrane.simulate(0.25, duration=300).spikes.sum() < run(25.0, 0.25) + 5


# Shunting and subtracting


@pytest.mark.parametrize("share", [0.25, 0.5, 1.0])
def test_a_shunt_shifts_the_f_i_curve_and_hardly_changes_its_slope(share):
    g = share * inhibition.CELL.g_L
    change = inhibition.slope(g) / inhibition.slope(0.0) - 1
    assert 0 <= change < 0.10  # a division would make it smaller: by a half when the shunt doubles the leak
    shift = inhibition.current_for(400.0, g) - inhibition.current_for(400.0)
    assert shift == pytest.approx(inhibition.drained(g), rel=0.03)


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


# Quanta


def test_failures_and_the_direct_estimate_agree_when_release_is_rare():
    """m = 1.22 from 100 places that release with 0.0122: Poisson in all but name."""
    trials = release.simulate(100, 0.0122, trials=20_000, cv=0.1, noise=0.04, rng=1)
    assert release.direct(trials.amplitude, 0.4) == pytest.approx(1.22, abs=0.03)
    assert release.failures(trials.amplitude, 0.4) == pytest.approx(1.22, abs=0.03)
    assert trials.quanta.mean() == pytest.approx(1.22, abs=0.03)


@pytest.mark.parametrize(("n", "p"), [(3, 0.4), (5, 0.6)])
def test_failures_overestimate_when_release_is_likely_by_the_known_amount(n, p):
    trials = release.simulate(n, p, trials=20_000, cv=0.1, noise=0.04, rng=2)
    estimate = release.failures(trials.amplitude, 0.4)
    assert estimate == pytest.approx(release.expected_failures(n, p), rel=0.03)
    assert estimate > 1.2 * n * p
    assert release.direct(trials.amplitude, 0.4) == pytest.approx(n * p, rel=0.02)


def test_quanta_are_binomial():
    trials = release.simulate(6, 0.3, trials=20_000, rng=3)
    chances = release.binomial(6, 0.3)
    counts = np.bincount(trials.quanta, minlength=7)
    assert chances.sum() == pytest.approx(1) and chances @ np.arange(7) == pytest.approx(1.8)
    assert (abs(counts / 20_000 - chances) < 4 * np.sqrt(chances * (1 - chances) / 20_000)).all()


def test_the_density_of_the_amplitude_is_that_of_the_trials():
    x = np.linspace(-1, 4, 2001)
    bells = release.density(x, 6, 0.3)
    assert np.trapezoid(bells, x) == pytest.approx(1, abs=1e-6)
    trials = release.simulate(6, 0.3, trials=20_000, rng=4)
    for upper in (0.2, 0.6, 1.0):
        share = (trials.amplitude < upper).mean()
        assert share == pytest.approx(np.trapezoid(bells[x <= upper], x[x <= upper]), abs=0.015)


def test_without_a_failure_the_method_says_so():
    assert release.failures(np.full(10, 5.0), 0.4) == np.inf


# Short-term plasticity


@pytest.mark.parametrize("rate", [1.0, 10.0, 40.0])
@pytest.mark.parametrize(("U", "tau_rec", "tau_facil"), [(0.5, 800, 0), (0.9, 300, 0), (0.1, 100, 1000)])
def test_a_train_ends_at_the_closed_form(rate, U, tau_rec, tau_facil):
    run = short_term.simulate(short_term.regular(rate, 4000), U, tau_rec, tau_facil)
    end = short_term.steady_state(rate, U, tau_rec, tau_facil)
    for name in ("R", "u", "A"):
        assert getattr(run, name)[-1] == pytest.approx(getattr(end, name), abs=1e-12)


@pytest.mark.parametrize("tau_rec", [200.0, 800.0])
def test_at_high_rates_rate_times_answer_is_one_over_tau_rec(tau_rec):
    rates = np.array([1e2, 1e3, 1e4])
    product = rates * short_term.steady_state(rates, 0.5, tau_rec).A / 1000  # per ms
    assert product[-1] == pytest.approx(1 / tau_rec, rel=1e-3)
    assert (np.diff(abs(product - 1 / tau_rec)) < 0).all()


def test_depression_and_facilitation_go_opposite_ways():
    train = short_term.regular(20.0, 5)
    tired, warm = short_term.simulate(train).A, short_term.simulate(train, 0.05, 100, 1000).A
    assert (np.diff(tired) < 0).all() and (np.diff(warm) > 0).all()
    assert tired[0] == 0.5 and tired[1] == pytest.approx(0.5 * (1 - 0.5 * np.exp(-50 / 800)))


# Serotonin


def test_one_pulse_has_opposite_signs_on_the_two_receptors():
    V = serotonin.respond([1.0, 0.0], [0.0, 1.0]).V - serotonin.resting()
    assert V[:, 0].min() < -2 and V[:, 0].max() < 1e-9
    assert V[:, 1].max() > 2 and V[:, 1].min() > -1e-9
    np.testing.assert_allclose(V[:100], 0, atol=1e-9)


def test_a_cell_with_both_receptors_goes_down_first_and_then_up():
    V = serotonin.respond(1.0, 1.0).V - serotonin.resting()
    assert V.min() < -1 and V.max() > 0.5 and V.argmin() < V.argmax()


@pytest.mark.parametrize("densities", [(1.0, 0.0), (0.0, 1.0), (0.5, 0.5)])
def test_serotonin_that_stays_brings_the_cell_to_its_closed_form(densities):
    run = serotonin.respond(*densities, dose=5.0, width=30_000.0, duration=20_000.0)
    assert run.active_1A[-1] == pytest.approx(5 / 6, abs=1e-4)
    assert run.V[-1] == pytest.approx(serotonin.resting(*densities, active=5 / 6), abs=0.01)


def test_no_serotonin_or_no_receptor_no_answer():
    for V in (serotonin.respond(1.0, 1.0, dose=0.0).V, serotonin.respond(0.0, 0.0).V):
        np.testing.assert_allclose(V, serotonin.resting(), atol=1e-9)


# Gap junctions


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


# Explorers


def test_presets_show_what_they_promise():
    """The synapse flips with chloride, and the two counts of packets part."""
    cell = explore.reversal()
    assert "GABA inhibits" in cell.status
    assert "GABA excites" in cell.preset("Immature: excited").status
    assert "GABA hyperpolarises" in cell.preset("Mature, quiet").status
    terminal = explore.release()
    assert "no failure" in terminal.preset("Never a failure").status
    assert "no spike" in explore.action_potential().preset("Just too little").status
