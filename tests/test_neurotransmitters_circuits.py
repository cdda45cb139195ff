"""Lesson Neurotransmitters, circuits, dendrites and the artificial side: models against mathematics and numbers."""

import numpy as np
import pytest

from neurocourse.data import membrane
from neurocourse.neurotransmitters import (
    activations,
    axon_initial_segment,
    cable,
    dale,
    dendritic_xor,
    half_centre,
    moons,
    motor,
    recording,
    reflex,
    sensory,
    weights,
)
from neurocourse.nn import Dense
from neurocourse.pioneers.units import mcculloch_pitts
from neurocourse.start_here import neuron

# The sensory ending


@pytest.mark.parametrize("s", [0.2, 1.0, 5.0, 50.0])
@pytest.mark.parametrize("b", [0.5, 1.5, 4.0])
def test_the_rate_falls_to_its_analytic_steady_state(s, b):
    run = sensory.respond(s, b=b, tau=200.0)
    held = (run.t >= 200) & (run.t < 1700)
    assert run.r[held][0] == pytest.approx(sensory.encode(s), rel=1e-12)
    assert run.r[held][-1] == pytest.approx(sensory.encode(s) / (1 + b), rel=0.01)
    assert (np.diff(run.r[held]) <= 0).all()


def test_adaptation_follows_its_exponential():
    """r(t) = r∞ + (f − r∞)·e^(−(1 + b)·t/τ) while the stimulus stays."""
    run = sensory.respond(2.0, b=1.5, tau=300.0)
    t, f = run.t[200:1700] - 200, sensory.encode(2.0)
    np.testing.assert_allclose(run.r[200:1700], f / 2.5 + (f - f / 2.5) * np.exp(-2.5 * t / 300), rtol=1e-9)


def test_spikes_are_counted_from_the_rate_and_stop_with_the_stimulus():
    run = sensory.respond(3.0)
    assert len(run.spike_times) == pytest.approx(run.r.sum() / 1000, abs=1)
    assert run.spike_times.max() < 1701 and run.r[1700:1710].max() == 0
    assert len(sensory.respond(0.0).spike_times) == 0


def test_the_just_noticeable_difference_is_a_fixed_share_over_two_decades():
    s = np.logspace(1, 3, 50)
    share = sensory.just_noticeable(s) / s
    assert share.max() / share.min() < 1.01
    fixed = sensory.just_noticeable(np.logspace(-1, 1, 50), shift=0) / np.logspace(-1, 1, 50)
    assert fixed.max() / fixed.min() > 3  # without the shift of the curve there is no Weber's law
    assert np.isinf(sensory.just_noticeable(1000.0, shift=0))


def test_the_just_noticeable_difference_lifts_the_rate_by_its_step():
    for s in (0.1, 3.0, 400.0):
        half, more = 1 + s, s + sensory.just_noticeable(s, 5.0)
        lift = sensory.encode(more, s50=half) - sensory.encode(s, s50=half)
        assert lift == pytest.approx(5.0, rel=1e-9)


def test_the_hyperbola_has_its_half_and_its_ceiling():
    assert sensory.encode(3.0, s50=3.0, n=2.5) == pytest.approx(100)
    assert sensory.encode(1e9) == pytest.approx(200, rel=1e-6) and sensory.encode(0.0) == 0


# Motor neurons and muscle


def test_a_twitch_peaks_at_its_contraction_time():
    t = np.linspace(-50, 600, 6501)
    f = motor.twitch(t, 60.0, 3.0)
    assert t[f.argmax()] == pytest.approx(60, abs=0.1) and f.max() == pytest.approx(3.0)
    assert (f[t < 0] == 0).all()
    assert np.sum(f) * 0.1 == pytest.approx(3.0 * np.e * 60, rel=0.01)


@pytest.mark.parametrize("rate", [2.0, 5.0, 10.0, 20.0, 40.0])
def test_the_ripple_is_that_of_the_added_twitches(rate):
    spikes = np.arange(0, 6000, 1000 / rate)
    t = np.arange(3000, 3000 + 2000 / rate, 0.1)
    F = motor.force(spikes[spikes < t[-1]], t)
    assert motor.ripple(rate) == pytest.approx(np.ptp(F) / F[: round(10000 / rate)].mean(), rel=0.01)


@pytest.mark.parametrize("T_c", [30.0, 60.0, 90.0])
def test_twitches_fuse_below_five_per_cent(T_c):
    fused = motor.fused_rate(T_c)
    assert motor.ripple(fused, T_c) < 0.05 < motor.ripple(0.99 * fused, T_c)
    assert fused * T_c == pytest.approx(motor.fused_rate(60.0) * 60.0)  # only the product counts
    t = np.arange(2000, 2500, 0.1)
    F = motor.force(np.arange(0, 2500, 1000 / fused), t, T_c)
    assert np.ptp(F) / F.mean() < 0.0505
    slow = motor.force(np.arange(0, 2500, 5000 / fused), t, T_c)
    assert np.ptp(slow) / slow.mean() > 0.5


@pytest.mark.parametrize("seed", range(5))
def test_units_are_recruited_in_the_order_of_their_size(seed):
    units = motor.pool(rng=seed)
    first = motor.recruit(units)
    assert np.isfinite(first).all()
    assert (np.argsort(first, kind="stable") == np.argsort(units.size)).all()
    assert (np.diff(units.size) < 0).any()  # they were not listed in that order


def test_it_is_the_resistance_that_makes_the_order():
    units = motor.pool(rng=0)
    first = motor.recruit(units._replace(R=np.random.default_rng(1).permutation(units.R)))
    assert (np.argsort(first) != np.argsort(units.size)).any()


def test_recruitment_is_near_the_rheobase_of_each_unit():
    """A slow ramp reaches R·I = V_th + slope·τ, once the start is forgotten."""
    units = motor.pool(rng=0)
    first = motor.recruit(units, duration=40_000.0)
    expected = 40_000 / 20 * 15 / units.R + 10
    np.testing.assert_allclose(first, expected, atol=1.5)


def test_force_grows_with_the_drive_and_is_the_mean_of_the_twitches():
    units = motor.pool(10, rng=0)
    forces = [motor.steady_force(units, I) for I in np.linspace(0, 30, 31)]
    assert forces[0] == 0 and (np.diff(forces) >= 0).all()
    rate, t = motor.rates(units, 12.0), np.arange(4000, 8000, 1.0)
    total = sum(
        motor.force(np.arange(0, 8000, 1000 / r), t, T_c, P).mean()
        for r, T_c, P in zip(rate, units.T_c, units.P, strict=True)
        if r > 0
    )
    assert motor.steady_force(units, 12.0) == pytest.approx(total, rel=0.01)


def test_the_rates_are_those_of_the_first_neuron_of_the_course():
    units = motor.pool(6, rng=2)
    ours = motor.rates(units, 10.0, t_ref=0.0)
    theirs = [neuron.rate(10.0, R=R) for R in units.R]
    np.testing.assert_allclose(ours, theirs, rtol=1e-9)


# The knee jerk


def test_the_reflex_arc_works_without_the_brain():
    jerk = reflex.knee_jerk(3.0, brain=0.0)
    assert jerk.quadriceps.max() > 100 and jerk.angle.max() > 10
    assert abs(jerk.angle[: round(reflex.TAP / 0.5)]).max() == 0  # nothing before the tap
    assert reflex.knee_jerk(0.0).angle.max() == 0


@pytest.mark.parametrize("cut", ["sensory", "motor"])
def test_a_cut_nerve_ends_the_reflex(cut):
    assert reflex.knee_jerk(3.0, cut=cut).angle.max() == 0


@pytest.mark.parametrize("brain", [10.0, 30.0, 60.0])
def test_the_inhibitory_interneuron_silences_the_antagonist(brain):
    jerk = reflex.knee_jerk(3.0, brain=brain)
    assert jerk.hamstrings[0] == brain and jerk.hamstrings.min() == 0
    off = reflex.knee_jerk(3.0, brain=brain, inhibition=False)
    assert off.hamstrings.min() == pytest.approx(brain)
    assert off.angle.max() < 0.95 * jerk.angle.max()


def test_the_answer_comes_after_the_way_there_and_the_synapse():
    jerk = reflex.knee_jerk(3.0, brain=30.0, nerve=12.0, synapse=2.0)
    assert reflex.latency(jerk, "sensory") == pytest.approx(0, abs=0.5)
    assert reflex.latency(jerk, "quadriceps") == pytest.approx(14.0, abs=0.51)
    later = reflex.latency(jerk, "hamstrings") - reflex.latency(jerk, "quadriceps")
    assert 2.0 <= later <= 3.0  # one synapse more
    moved = jerk.t[np.flatnonzero(jerk.angle > 0)[0]] - reflex.TAP
    assert moved >= 26.0  # and the way back


def test_a_stronger_tap_kicks_further_and_the_step_hardly_matters():
    angles = [reflex.knee_jerk(tap).angle.max() for tap in (0.5, 1, 2, 4)]
    assert (np.diff(angles) > 0).all()
    assert reflex.knee_jerk(2, dt=0.1).angle.max() == pytest.approx(angles[2], rel=0.03)


# The half-centre


def test_the_half_centre_takes_turns():
    rhythm = half_centre.simulate()
    assert half_centre.regime() == "take turns"
    assert half_centre.antiphase(rhythm) < -0.8
    assert rhythm.x.min() >= 0


@pytest.mark.parametrize("w", [0.8, 1.1, 1.25, 2.0, 3.5, 4.2, 6.0])
def test_the_regime_is_what_the_linear_analysis_says(w):
    rhythm = half_centre.simulate(w=w, b=3.0, duration=12_000)
    swing = np.ptp(rhythm.x[-3000:], axis=0)
    if half_centre.regime(w, 3.0) == "take turns":
        assert (swing > 0.1).all() and half_centre.antiphase(rhythm) < -0.8
    else:
        assert (swing < 0.01).all()
        lasting = abs(np.subtract(*rhythm.x[-1]))
        assert (lasting > 0.1) == (half_centre.regime(w, 3.0) == "winner")


def test_the_rhythm_is_born_with_the_period_of_the_linear_analysis():
    for b, tau_a in ((3.0, 300.0), (2.0, 500.0)):
        rhythm = half_centre.simulate(w=1 + 50 / tau_a + 0.001, b=b, tau_a=tau_a, start=(0.26, 0.24), duration=40_000)
        assert half_centre.period(rhythm, 0.9) == pytest.approx(half_centre.onset_period(b, tau_a=tau_a), rel=0.02)


def test_without_drive_or_fatigue_there_is_no_rhythm():
    assert half_centre.antiphase(half_centre.simulate(I=0.0)) == 0
    assert half_centre.period(half_centre.simulate(b=0.0)) == np.inf


# The cable


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
    assert end == pytest.approx(cable.input_resistance(length), rel=0.01)


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


# Where the spike starts


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
    alpha, beta = axon_initial_segment.gates(np.array([-65.0]))
    np.testing.assert_allclose((alpha / (alpha + beta))[:, 0], [0.0529, 0.5961, 0.3177], atol=1e-4)
    alpha, _ = axon_initial_segment.gates(np.array([-40.0, -55.0]))
    assert alpha[0, 0] == pytest.approx(1.0) and alpha[2, 1] == pytest.approx(0.1)


# Exclusive-or in one dendrite


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


# Weights


@pytest.mark.parametrize("seed", range(5))
def test_the_linear_sum_is_wrong_by_the_open_conductance_over_the_leak(seed):
    rng = np.random.default_rng(seed)
    E = rng.choice([0.0, -80.0, -70.0], size=8)
    E[0] = 0.0
    g = rng.uniform(0, 0.01, size=(50, 8))
    g[:, 0] += 0.05  # enough excitation to move the membrane for sure
    np.testing.assert_allclose(weights.relative_error(g, E), g.sum(axis=1) / 0.01, rtol=1e-6)


def test_the_linear_sum_is_right_for_small_conductances():
    E = np.array([0.0, -80.0])
    for scale, limit in ((0.0004, 0.1), (0.00004, 0.01)):
        assert 0 < weights.relative_error(np.array([scale, scale]), E) < limit


def test_the_membrane_settles_where_the_closed_form_says():
    g, E = np.array([0.01, 0.02, 0.005]), np.array([0.0, -80.0, -70.0])
    t, V = weights.simulate(g, E, on=20, off=400, duration=700)
    assert V[t < 20] == pytest.approx(-70) and V[-1] == pytest.approx(-70, abs=1e-3)
    assert V[t < 400][-1] == pytest.approx(weights.steady_state(g, E), abs=1e-6)
    during = V[(t >= 20) & (t < 120)]
    slope = np.diff(during) / 0.5  # against the equation itself, C·dV/dt
    middle = (during[1:] + during[:-1]) / 2
    current = -0.01 * (middle + 70) - (g * (middle[:, None] - E)).sum(axis=1)
    np.testing.assert_allclose(0.2 * slope, current, atol=0.002 * abs(current).max())


def test_a_shunt_weighs_nothing_and_halves_the_answer():
    assert weights.weight(weights.E_SHUNT) == 0
    alone, shunt, both, plain = weights.two_inputs(0.01, 0.02, 0.0, -70.0)
    assert shunt == 0 and plain == alone
    assert both == pytest.approx(alone / 2)


# Dale


@pytest.fixture(scope="module")
def two_networks():
    return [(dale.learn(True, rng=seed), dale.learn(False, rng=seed)) for seed in range(3)]


def test_no_sign_flips_with_dale_and_many_without(two_networks):
    for kept, free in two_networks:
        assert kept.flips == (0, 0) and kept.mixed == (0, 0)
        assert free.flips[0] > 0.2 and free.flips[1] > 0.3  # measured 0.26 to 0.32 and 0.34 to 0.38
        assert min(free.mixed) > 0.8


def test_accuracy_is_alike(two_networks):
    kept, free = np.array([[a.accuracy, b.accuracy] for a, b in two_networks]).T
    assert kept.min() > 0.95 and free.min() > 0.95
    assert abs(kept.mean() - free.mean()) < 0.015


def test_both_networks_start_alike_and_obey_dale_at_the_start(two_networks):
    for kept, free in two_networks:
        for a, b in zip(kept.start, free.start, strict=True):
            np.testing.assert_array_equal(a, b)
            assert dale.mixed(a) == 0
        assert np.mean((kept.start[1] < 0).any(axis=0)) == pytest.approx(0.2, abs=0.01)


def test_flips_and_mixed_columns_are_counted():
    before, after = np.array([[1.0, -1.0], [2.0, -2.0]]), np.array([[-1.0, -1.0], [2.0, 0.0]])
    assert dale.flipped(before, after) == 0.25
    assert dale.mixed(before) == 0 and dale.mixed(after) == 0.5


def test_the_signs_lie_where_the_weights_lie():
    network, D = dale.build(8, rng=0)
    layers = [layer for layer in network.layers if isinstance(layer, Dense)]
    assert (network.parameters * dale.flat_signs(layers, D) >= 0).all()
    assert np.count_nonzero(dale.flat_signs(layers, D)) == 64 * 8 + 8 * 10


# Activations


def test_nodes_with_a_step_are_the_units_of_1943():
    rng = np.random.default_rng(0)
    x = (np.arange(16)[:, None] >> np.arange(4)) & 1
    W, theta = rng.integers(-2, 3, size=(50, 4)), rng.integers(-4, 5, size=50)
    y = activations.nodes(x, W, -theta)
    for i, row in enumerate(x):
        assert y[i].tolist() == [mcculloch_pitts.unit(row, w, t) for w, t in zip(W, theta, strict=True)]


def test_nodes_are_the_dense_layer_of_the_course():
    layer, x = Dense(5, 3, rng=0), np.random.default_rng(1).normal(size=(7, 5))
    np.testing.assert_allclose(activations.nodes(x, layer.W, layer.b, "tanh"), np.tanh(layer.forward(x)))


def test_a_crowd_of_thresholds_is_the_sigmoid():
    assert activations.distance(activations.thresholds(20_000, rng=0)) < 0.02
    errors = [activations.crowd_error(n, rng=0) for n in (100, 1000, 10_000)]
    assert errors[0] / errors[2] == pytest.approx(10, rel=0.3)  # 1/√n
    x, theta = np.array([-1.0, 0.0, 2.0]), activations.thresholds(50, rng=1)
    np.testing.assert_allclose(activations.recruited(x, theta), [(theta <= v).mean() for v in x])


def test_the_distance_sees_a_wrong_crowd():
    assert activations.distance(np.random.default_rng(0).normal(size=20_000)) > 0.05


def test_the_slope_of_the_sigmoid_is_sigma_one_minus_sigma():
    x = np.linspace(-6, 6, 61)
    sigma, h = activations.values("sigmoid", x), 1e-6
    np.testing.assert_allclose(activations.slopes("sigmoid", x), sigma * (1 - sigma), atol=1e-15)
    for name in ("sigmoid", "tanh"):
        measured = (activations.values(name, x + h) - activations.values(name, x - h)) / (2 * h)
        np.testing.assert_allclose(activations.slopes(name, x), measured, atol=1e-9)


def test_tanh_is_the_stretched_sigmoid_to_the_last_digit():
    x = np.linspace(-20, 20, 40_001)
    assert abs(activations.tanh_from_sigmoid(x) - np.tanh(x)).max() < 1e-15
    assert abs(2 * activations.values("sigmoid", 2 * x) - 1 - activations.values("tanh", x)).max() < 1e-15


def test_the_rate_of_a_neuron_is_nearly_a_rectified_line():
    I = np.linspace(0, 6, 241)
    line = activations.fit_line(I, activations.f_I_curve(I))
    assert line.R2 > 0.99 and 0.75 < line.threshold < 1.5
    assert line.worst > 10  # where it is wrong: at the threshold, where the true curve rises steeply


def test_far_above_threshold_the_line_is_the_closed_form():
    gain, threshold = activations.far_line()
    I = np.linspace(40, 400, 100)
    np.testing.assert_allclose(activations.f_I_curve(I), gain * (I - threshold), rtol=1e-3)
    fitted = activations.fit_line(np.linspace(0, 200, 1001), activations.f_I_curve(np.linspace(0, 200, 1001)))
    assert fitted.gain == pytest.approx(gain, rel=0.01)


def test_the_line_is_found_again():
    I = np.linspace(0, 4, 401)
    line = activations.fit_line(I, 30 * np.maximum(0, I - 1.3))
    assert (line.gain, line.threshold, line.R2) == pytest.approx((30, 1.3, 1.0), rel=2e-3)


@pytest.mark.parametrize("seed", range(5))
def test_half_of_a_fresh_layer_is_silent(seed):
    assert activations.zeros_at_start(rng=seed) == pytest.approx(0.5, abs=0.02)


def test_neither_sigmoid_nor_tanh_silences_weak_input():
    table = {row[0]: row[1:] for row in activations.told_about_inhibition()}
    assert table[0.0].tolist() == [0.5, 0.0, 0.0]
    assert table[-2.0] == pytest.approx([0.119, -0.964, 0.0], abs=5e-4)
    assert activations.slopes("tanh", [0.0, 1.0]).argmax() == 0


def test_relu_alone_never_saturates_upwards():
    assert activations.saturation("ReLU") == pytest.approx(0.5, abs=0.01)  # its silent half
    assert activations.saturation("ReLU", 0.01, 8) == 0
    assert activations.saturation("tanh") > activations.saturation("sigmoid") > 0.2


# Two moons


@pytest.fixture(scope="module")
def four_networks():
    return {name: moons.learn(name, rng=0) for name in moons.ACTIVATIONS}


def test_three_bends_learn_the_same_moons_and_no_bend_does_not(four_networks):
    scores = {name: learned.accuracy for name, learned in four_networks.items()}
    bent = [scores[name] for name in ("sigmoid", "tanh", "ReLU")]
    assert min(bent) > 0.98 and max(bent) - min(bent) < 0.01
    assert 0.8 < scores["none"] < 0.92


def test_the_three_borders_agree_on_nine_tenths_of_the_square(four_networks):
    networks = [four_networks[name].network for name in ("sigmoid", "tanh", "ReLU")]
    assert moons.agreement(networks) > 0.9
    assert moons.agreement([*networks, four_networks["none"].network]) < moons.agreement(networks)


def test_without_a_bend_the_border_is_a_straight_line(four_networks):
    network = four_networks["none"].network
    a, b = np.random.default_rng(0).normal(size=(2, 50, 2))
    middle = network.forward((a + b) / 2)
    np.testing.assert_allclose(middle, (network.forward(a).copy() + network.forward(b)) / 2, atol=1e-9)


def test_moons_lie_on_their_half_circles():
    X, y = moons.two_moons(200, 0.0, rng=0)
    np.testing.assert_allclose(np.linalg.norm(X[y == 0], axis=1), 1)
    np.testing.assert_allclose(np.linalg.norm(X[y == 1] - [1, 0.5], axis=1), 1)
    assert X[y == 0, 1].min() >= 0 and X[y == 1, 1].max() <= 0.5


# The recording


def test_the_recording_has_57_spikes_and_their_heights_stand_apart():
    heights = recording.peaks().height
    assert len(recording.crossings(membrane().V)) == np.sum(heights > -20) == 57
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


def test_a_steep_sigmoid_has_two_humps_beyond_the_root_of_two():
    y = np.linspace(1e-4, 1 - 1e-4, 20_001)
    assert [recording.humps(y, gain=g) for g in (0.5, 1.0, 1.41, 1.5, 2.0)] == [1, 1, 1, 2, 2]
    density = recording.sigmoid_density(y, 1.2)
    assert np.sum((density[1:] + density[:-1]) / 2) * (y[1] - y[0]) == pytest.approx(1, abs=1e-3)
    counts, edges = np.histogram(recording.sigmoid_outputs(200_000, 1.2, rng=0), bins=20, range=(0, 1), density=True)
    np.testing.assert_allclose(counts, recording.sigmoid_density((edges[1:] + edges[:-1]) / 2, 1.2), atol=0.06)


def test_the_coefficient_has_its_known_values():
    rng = np.random.default_rng(0)
    assert recording.bimodality(np.linspace(0, 1, 10_001)) == pytest.approx(5 / 9, abs=1e-3)
    assert recording.bimodality(rng.normal(size=200_000)) == pytest.approx(1 / 3, abs=0.01)
    assert recording.bimodality(np.repeat([0.0, 1.0], 50)) == pytest.approx(1)


# What every public function owes its reader


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: sensory.encode(-1), "s must be >= 0"),
        (lambda: sensory.respond(1.0, tau=0), "tau must be"),
        (lambda: sensory.just_noticeable(0.0), "background must be > 0"),
        (lambda: motor.ripple(0), "rate must be"),
        (lambda: motor.fused_rate(limit=2), "limit must be"),
        (lambda: motor.pool(1, rng=0), "n must be"),
        (lambda: reflex.knee_jerk(3, cut="leg"), "cut must be one of"),
        (lambda: reflex.knee_jerk(-1), "tap must be"),
        (lambda: half_centre.simulate(w=-1), "w must be"),
        (lambda: half_centre.onset_period(0.1), "b - tau/tau_a must be"),
        (lambda: cable.length_constant(0), "d must be"),
        (lambda: cable.site(cable.dendrite(n=10), 2000), "x must be"),
        (lambda: axon_initial_segment.simulate(site="axon"), "site must be one of"),
        (lambda: axon_initial_segment.simulate(-1), "ais must be"),
        (lambda: dendritic_xor.point_neurons(1), "n must be"),
        (lambda: weights.steady_state([-0.1], [0.0]), "g must be >= 0"),
        (lambda: weights.steady_state([0.1], [0.0, 1.0]), "E must have shape"),
        (lambda: weights.relative_error([0.1], [-70.0]), "must move the membrane"),
        (lambda: dale.build(1, rng=0), "n_hidden must be"),
        (lambda: activations.nodes([[1.0]], [[1.0]], [0.0], "sign"), "name must be one of"),
        (lambda: activations.values("step", 1), "name must be one of"),
        (lambda: activations.fit_line([1, 2], [0, 0]), "r must vary"),
        (lambda: moons.learn("step", rng=0), "activation must be one of"),
        (lambda: recording.widest_gap([1.0, 1.0]), "two different numbers"),
        (lambda: recording.sigmoid_density([0.0]), "y must be > 0 and < 1"),
    ],
)
def test_a_wrong_argument_of_a_circuit_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
