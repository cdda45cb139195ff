"""Lesson Neurotransmitters: the exercises and their mistakes, the mixer, the measured breaks, its own tables."""

import math
from pathlib import Path

import numpy as np
import pytest
from mutants import assert_check

from neurocourse import neurotransmitters
from neurocourse.neurotransmitters import analogy, endplate, explore, membrane, mixer, release, synapse
from neurocourse.neurotransmitters import checks as check

ROOM = Path(neurotransmitters.__file__).parent


# Exercises


def driving(V, g, E_rev):
    return g * E_rev - g * V


def turned_round(V, g, E_rev):
    return g * (V - E_rev)


def without_V(V, g, E_rev):
    return g * E_rev


def without_E(V, g, E_rev):
    return -g * V


def without_E_turned(V, g, E_rev):
    return g * V


def always_up(V, g, E_rev):
    return g * abs(E_rev - V)


def force_only(V, g, E_rev):
    return E_rev - V


def divided(V, g, E_rev):
    return (E_rev - V) / g


def added(V, g, E_rev):
    return g * (E_rev + V)


def squared(V, g, E_rev):
    return g * abs(E_rev - V) * (E_rev - V)


def test_exercise_1_names_the_mistake():
    assert_check(
        check.synaptic_current,
        right=[driving, synapse.synaptic_current],
        wrong={
            turned_round: "the sign is turned round: with E_rev below V",
            without_V: "does not ask where V is",
            without_E: "E_rev is missing",
            without_E_turned: "and the sign is turned round",
            always_up: "pushes V up whatever happens",
            force_only: "driving force alone",
            divided: "you divide by g",
            added: "you add the two voltages",
            squared: "gives -8 and should give -0.4",
        },
    )


def by_dot(g, E, g_L, E_L):
    return float((g @ E + g_L * E_L) / (g.sum() + g_L))


def weighted_sum(g, E, g_L, E_L):
    return E_L + g @ (E - E_L) / g_L


def no_leak(g, E, g_L, E_L):
    return g @ E / g.sum()


def plain_mean(g, E, g_L, E_L):
    return np.mean([E_L, *E])


def mean_of_synapses(g, E, g_L, E_L):
    return np.mean(E)


def pulls_only(g, E, g_L, E_L):
    return g @ E + g_L * E_L


def no_leak_below(g, E, g_L, E_L):
    return (g @ E + g_L * E_L) / g.sum()


def no_leak_above(g, E, g_L, E_L):
    return g @ E / (g.sum() + g_L)


def by_the_leak_alone(g, E, g_L, E_L):
    return (g @ E + g_L * E_L) / g_L


def bare_E_L(g, E, g_L, E_L):
    return E_L + g @ E / (g.sum() + g_L)


def first_two_only(g, E, g_L, E_L):
    return by_dot(g[:2], E[:2], g_L, E_L)


def test_exercise_2_names_the_mistake():
    assert_check(
        check.steady_state,
        right=[by_dot, synapse.steady_state],
        wrong={
            weighted_sum: "weighted sum of an artificial unit",
            no_leak: "the leak is missing: it is a door",
            plain_mean: "weigh each with its conductance",
            mean_of_synapses: "counts the same in your mean, and the leak is missing",
            pulls_only: "divide by the sum of all conductances",
            no_leak_below: "above the line, but not below it",
            no_leak_above: "below the line, but not above it",
            by_the_leak_alone: "not by the leak alone",
            bare_E_L: "it is g_L·E_L, not E_L",
            first_two_only: "only the first two synapses",
        },
    )


def by_share(amplitude, q):
    return -np.log(np.mean(amplitude < q / 2))


def upside_down(amplitude, q):
    return np.log(np.mean(amplitude < q / 2))


def base_10(amplitude, q):
    return -np.log10(np.mean(amplitude < q / 2))


def no_log(amplitude, q):
    return 1 / np.mean(amplitude < q / 2)


def share_of_failures(amplitude, q):
    return np.mean(amplitude < q / 2)


def share_of_answers(amplitude, q):
    return np.mean(amplitude >= q / 2)


def counts_answers(amplitude, q):
    return -np.log(np.mean(amplitude >= q / 2))


def below_zero(amplitude, q):
    return -np.log(np.mean(amplitude <= 0))


def exactly_zero(amplitude, q):
    with np.errstate(divide="ignore"):
        return -np.log(np.mean(amplitude == 0))


def direct(amplitude, q):
    return amplitude.mean() / q


def below_one_packet(amplitude, q):
    return -np.log(np.mean(amplitude < q))


def fixed_limit(amplitude, q):
    return -np.log(np.mean(amplitude < 0.2))


def test_exercise_3_names_the_mistake():
    assert_check(
        check.quantal_content,
        right=[by_share, release.failures],
        wrong={
            upside_down: "upside down",
            base_10: "base 10",
            no_log: "take the logarithm",
            share_of_failures: "P(0) itself",
            share_of_answers: "share of answers",
            counts_answers: "you counted the answers",
            below_zero: "half of the failures are lost",
            exactly_zero: "an infinite number",
            direct: "direct method",
            below_one_packet: "many single packets",
            fixed_limit: "q sets the limit",
        },
    )
    assert "you find 2.40. Published: 2.40." in check.quantal_content(by_share).message


@pytest.mark.parametrize("answer", [synapse.synaptic_current, check.synaptic_current.reference])
def test_euler_steps_with_the_learners_current_end_where_the_formula_says(answer):
    g, E = np.array([0.008, 0.02]), np.array([0.0, -75.0])
    V = synapse.approach(g, E, answer, duration=300)
    assert V[0] == -70 and abs(V[-1] - synapse.steady_state(g, E)) < 1e-6
    doors = [membrane.Conductance(str(k), *pair) for k, pair in enumerate(zip(g, E, strict=True))]
    assert V[-1] == pytest.approx(membrane.steady_state(0.0, doors)[0])


def test_one_euler_step_is_half_as_wrong_with_half_the_step():
    g, E = [0.02], [0.0]
    tau, V_inf = 0.2 / 0.03, synapse.steady_state(np.array(g), np.array(E))
    exact = V_inf + (-70 - V_inf) * np.exp(-10 / tau)
    coarse, fine = (abs(synapse.approach(g, E, duration=10, dt=dt)[-1] - exact) for dt in (0.2, 0.1))
    assert 1.9 < coarse / fine < 2.1


# Boyd and Martin


def test_the_recording_of_1956_gives_the_published_numbers():
    """198 impulses, 18 failures: 2.40 by failures, 2.33 directly; 19 failures expected (Boyd & Martin 1956)."""
    amplitude, q = endplate.answers(), endplate.quantum().mean
    assert len(amplitude) == 198 and np.count_nonzero(amplitude == 0) == 18
    assert release.failures(amplitude, q) == pytest.approx(2.40, abs=0.005)
    assert release.direct(amplitude, q) == pytest.approx(2.33, rel=0.02)
    assert endplate.predicted_failures(2.33) == pytest.approx(19, abs=0.5)
    assert endplate.PUBLISHED in endplate.BY_FAILURES and 2.33 in endplate.DIRECT


def test_poisson_packets_explain_the_recorded_sizes():
    """Chi squared over ten bins stays below its 1 % limit; wrong contents do not."""

    def chi2(m):
        edges = np.array([0.25, 0.45, 0.65, 0.85, 1.05, 1.25, 1.45, 1.65, 1.85, 3.05])
        fine = np.arange(0.005, 4, 0.01)
        counts = np.histogram(endplate.answers(), edges)[0]
        bins = np.histogram(fine, edges, weights=endplate.predicted(m, fine) / 10)[0]
        seen, expected = np.append(counts, 18), np.append(bins, endplate.predicted_failures(m))
        assert (expected > 3).all()
        return float(((seen - expected) ** 2 / expected).sum())

    assert chi2(2.33) < 21.7  # 9 degrees of freedom
    assert chi2(1.6) > 40 and chi2(3.2) > 40


def test_ten_end_plates_agree_in_both_ways():
    ratio = endplate.BY_FAILURES / endplate.DIRECT
    assert abs(ratio.mean() - 1) < 0.03 and abs(ratio - 1).max() < 0.2
    assert endplate.poisson(2.33, 40).sum() == pytest.approx(1)


# The mixer


def test_the_mixer_without_slow_channels_is_the_conductance_neuron(monkeypatch):
    """M channels, NMDA and the after-hyperpolarisation taken away: rates are the closed form of ``membrane``."""
    for name in ("G_M", "G_AHP", "NMDA_SHARE"):
        monkeypatch.setattr(mixer, name, 0.0)
    glutamate, gaba = np.array([0.004, 0.008, 0.016, 0.025]), 0.005
    measured = mixer.rates(mixer.simulate(glutamate, mixer.Mix(gaba=gaba), duration=2000, dt=0.1))
    doors = [
        membrane.Conductance("K", mixer.G_REST, mixer.E_K),
        membrane.Conductance("GABA", gaba, -75.0),
        membrane.Conductance("AMPA", glutamate, 0.0),
    ]
    exact = membrane.f_i_curve(0.0, doors, cell=mixer.CELL)
    assert exact[0] == 0 and (exact[1:] > 20).all()
    for rate in measured:
        np.testing.assert_allclose(rate, exact, rtol=0.02)


@pytest.mark.parametrize(
    "bath", [{}, dict(gaba=0.02), dict(serotonin=1), dict(acetylcholine=1), dict(E_Cl=-45, gaba=0.01)]
)
def test_without_glutamate_the_cell_stays_at_rest(bath):
    mix = mixer.Mix(**bath)
    run = mixer.simulate([0.0], mix)
    np.testing.assert_allclose(run.V, mixer.resting(mix), atol=1e-6)
    assert not run.spikes.any()


def euler(glutamate, bath, duration=500.0, dt=0.005):
    """Late rate of the mixer's neuron by plain Euler steps, every gate at every step: slow and simple."""
    cell, V, w, ahp, free, spikes = mixer.CELL, mixer.resting(bath), mixer.m_gate(mixer.resting(bath)), 0.0, 0.0, []
    for k in range(round(duration / dt)):
        t, m = k * dt, 1 / (1 + math.exp(-(V + 35) / 10))
        g_K = mixer.G_REST + mixer.G_M * (1 - bath.acetylcholine) * w + ahp
        nmda = glutamate * mixer.NMDA_SHARE * (1 + bath.dopamine) / (1 + math.exp(-0.062 * V) / 3.57)
        I = cell.g_L * (cell.E_L - V) + g_K * (mixer.E_K - V) + bath.gaba * (bath.E_Cl - V) - (glutamate + nmda) * V
        w, ahp = w + dt * (m - w) / mixer.TAU_M, ahp - dt * ahp / mixer.TAU_AHP
        V = V + dt * I / cell.C if t >= free else cell.V_reset
        if V >= cell.V_th:
            V, free, ahp = cell.V_reset, t + cell.t_ref, ahp + mixer.G_AHP * (1 - mixer.BLOCKED * bath.noradrenaline)
            spikes.append(t)
    late = np.diff([t for t in spikes if t >= duration / 2])
    return 1000 / late.mean()


@pytest.mark.parametrize("bath", [{}, dict(gaba=0.005, acetylcholine=0.5), dict(noradrenaline=1, dopamine=1)])
def test_long_steps_give_the_rates_of_short_ones(bath):
    mix = mixer.Mix(**bath)
    assert mixer.rates(mixer.simulate([0.014], mix, onset=0.0))[1][0] == pytest.approx(euler(0.014, mix), rel=0.04)


def moves(**bath):
    """How a bath moves the start of firing (nS) and tilts the curve (factor)."""
    x = mixer.GLUTAMATE
    curves = [mixer.rates(mixer.simulate(x, mix))[1] for mix in (mixer.Mix(), mixer.Mix(**bath))]
    (start, slope), (moved, tilted) = (mixer.reading(x, y) for y in curves)
    return 1000 * (moved - start), tilted / slope


def test_each_transmitter_does_what_its_source_says():
    """GABA and 5-HT1A shift to the right, 5-HT2A, acetylcholine and dopamine to the left; noradrenaline tilts."""
    assert moves(gaba=0.015)[0] > 4 and abs(moves(gaba=0.015)[1] - 1) < 0.15
    assert moves(gaba=0.015, E_Cl=-45.0)[0] < -0.5
    assert moves(serotonin=1)[0] > 2 and moves(serotonin=1, receptor="5-HT2A")[0] < -1
    assert moves(acetylcholine=1)[0] < -1 and moves(dopamine=1)[0] < -0.5
    shift, tilt = moves(noradrenaline=1)
    assert tilt > 2 and abs(shift) < 1.5
    for bath in (dict(serotonin=1), dict(acetylcholine=1), dict(dopamine=1)):
        assert 0.8 < moves(**bath)[1] < 1.25


def test_noradrenaline_takes_the_fading_away():
    """Madison and Nicoll: without the after-hyperpolarisation a cell goes on as it began."""
    first, late = mixer.rates(mixer.simulate([0.012]))
    first_na, late_na = mixer.rates(mixer.simulate([0.012], mixer.Mix(noradrenaline=1)))
    assert first / late > 2 and first_na / late_na < 1.4 and first_na == pytest.approx(first, rel=0.1)


def test_the_start_of_adaptation_does_not_depend_on_the_step():
    coarse, fine = (mixer.rates(mixer.simulate([0.01, 0.02], dt=dt))[1] for dt in (0.25, 0.05))
    np.testing.assert_allclose(coarse, fine, rtol=0.05)


def test_no_bath_makes_the_curve_a_sigmoid():
    """With every single transmitter but noradrenaline a bent line fits best; a tanh or a sigmoid is further off."""
    x = mixer.GLUTAMATE
    units = {shape: mixer.Units(shape, x) for shape in mixer.SHAPES}
    for bath in ({}, dict(gaba=0.015), dict(serotonin=1), dict(acetylcholine=1), dict(dopamine=1)):
        rate = mixer.rates(mixer.simulate(x, mixer.Mix(**bath)))[1]
        error = {shape: unit.fit(rate)[2] for shape, unit in units.items()}
        assert error["ReLU"] < 0.03 and min(error, key=error.get) == "ReLU", (bath, error)


@pytest.mark.parametrize(
    "shape, a, b, c", [("ReLU", 9000.0, 1.0, 0.005), ("sigmoid", 200.0, 400.0, 0.0125), ("tanh", 80.0, 200.0, 0.0)]
)
def test_a_unit_is_found_again(shape, a, b, c):
    x = mixer.GLUTAMATE
    y = a * mixer.SHAPES[shape](b * (x - c))
    line, found, error = mixer.Units(shape, x).fit(y)
    assert error < 0.02 and found[2] == pytest.approx(c, abs=5e-4)
    np.testing.assert_allclose(line, y, atol=0.03 * y.max())


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: mixer.Mix(gaba=-1), "gaba must be a finite number >= 0"),
        (lambda: mixer.Mix(dopamine=2), "dopamine must be a finite number >= 0 and <= 1"),
        (lambda: mixer.Mix(receptor="5-HT3"), "receptor must be one of '5-HT1A', '5-HT2A'"),
        (lambda: mixer.simulate([-0.1]), "glutamate must be >= 0"),
        (lambda: mixer.simulate(0.1), "glutamate must have 1 axis"),
        (lambda: mixer.simulate([0.1], dt=0), "dt must be"),
        (lambda: endplate.poisson(-1), "m must be"),
        (lambda: analogy.moved_curve(-0.1), "gaba must be"),
        (lambda: analogy.one_input_many_baths(-1), "glutamate must be"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises((ValueError, TypeError), match=message):
        call()


# Where the analogy breaks


def test_the_sum_of_the_parts_falls_short_as_doors_open():
    """Two equal doors g on a leak: 2g/(g_L + g) against 2g/(g_L + 2g), so the sum is too large by g/(g_L + g)."""
    found = analogy.sum_of_parts()
    np.testing.assert_allclose(found.summed / found.both - 1, found.g / (0.01 + found.g))
    assert found.summed[-1] > 70 > found.both[-1]  # beyond the reversal potential: no membrane can go there


def test_gaba_moves_the_curve_and_a_sigmoid_has_neither_its_foot_nor_its_top():
    found = analogy.moved_curve()
    assert 0.004 < found.shift < 0.008 and 0.9 < found.gain < 1.15
    assert found.low == 0 and found.sigmoid_low == 0.5
    assert found.still_rising > 0.4 and found.sigmoid_still_rising < 0.1


def test_a_weight_of_zero_silences_a_firing_cell():
    found = analogy.silent_zero()
    assert found.weight == 0 and found.unit[0] == found.unit[1] == 30
    assert found.rates[0] > 50 and found.rates[1] == 0


def test_one_input_gives_many_rates_without_a_changed_weight():
    rates = analogy.one_input_many_baths().rates
    bare = rates.pop("nothing added")
    assert rates["noradrenaline"] > 1.7 * bare and rates["serotonin, 5-HT1A"] < 0.7 * bare
    assert all(abs(rate / bare - 1) > 0.1 for rate in rates.values())


def test_a_junction_works_both_ways_and_takes_its_sign_from_the_difference():
    found = analogy.both_ways()
    assert found.first_up[1] > 1 and found.first_down[1] == pytest.approx(-found.first_up[1])
    assert found.second_up[0] == pytest.approx(found.first_up[1])


# Explorers


def test_explorers_run_on_the_learners_functions_and_say_so():
    current = check.synaptic_current(driving)
    voltage = check.steady_state(by_dot)
    ex = explore.side_by_side(current, voltage)
    assert "your synaptic_current, your steady_state" in ex.title
    assert ex.status == explore.side_by_side().status
    assert "your quantal_content" in explore.end_plate(check.quantal_content(by_share)).title
    slower = explore.side_by_side(current=with_half_the_pull)
    assert not np.array_equal(slower.pixels, explore.side_by_side().pixels)


def with_half_the_pull(V, g, E_rev):
    return 0.5 * g * (E_rev - V)


def test_unit_and_neuron_agree_on_small_inputs_and_part_on_large_ones():
    ex = explore.side_by_side()
    for preset, verdict in (("Small inputs: they agree", "they agree"), ("A weight of zero", "they disagree")):
        assert verdict in ex.preset(preset).status
    assert "unit's sum is +42.0 mV, the neuron goes +11.7 mV" in ex.preset("A weight of zero").status
