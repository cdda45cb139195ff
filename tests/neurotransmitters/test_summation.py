"""Weights and doors: where many synapses pull a membrane, and how wrong their sum is."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse.neurotransmitters import checks, drive, explore, flicker, membrane, synapse, weights


def driving(V, g, E_rev):
    return g * E_rev - g * V


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
        checks.steady_state,
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


def test_explorers_run_on_the_learners_functions_and_say_so():
    current = checks.synaptic_current(driving)
    voltage = checks.steady_state(by_dot)
    ex = explore.side_by_side(current, voltage)
    assert "Made with your synaptic_current and your steady_state." in ex.alt and badges(ex) == ["yours"]
    assert badges(explore.side_by_side(current)) == ["yours"] and not badges(explore.side_by_side())
    assert badges(explore.side_by_side(current, checks.steady_state(...))) == ["yours and ours"]
    assert ex.status == explore.side_by_side().status
    slower = explore.side_by_side(current=with_half_the_pull)
    assert not np.array_equal(slower.pixels, explore.side_by_side().pixels)


def with_half_the_pull(V, g, E_rev):
    return 0.5 * g * (E_rev - V)


def test_unit_and_neuron_agree_on_small_inputs_and_part_on_large_ones():
    ex = explore.side_by_side()
    for preset, verdict in (("Small inputs: they agree", "they agree"), ("A weight of zero", "they disagree")):
        assert verdict in ex.preset(preset).status
    assert "unit's sum is +42.0 mV, the neuron changes by +11.7 mV" in ex.preset("A weight of zero").status


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
    doors = [membrane.Conductance(str(k), drive.pulse(g[k], 20, 400), E[k]) for k in range(3)]
    t, V, _ = membrane.simulate(0.0, doors, duration=700, dt=0.5, spiking=False)
    assert V[t < 20] == pytest.approx(-70) and V[-1] == pytest.approx(-70, abs=1e-3)
    assert V[t < 400][-1] == pytest.approx(weights.steady_state(g, E), abs=1e-6)
    during = V[(t >= 20) & (t < 120)]
    slope = np.diff(during) / 0.5  # against the equation itself, C·dV/dt
    middle = (during[1:] + during[:-1]) / 2
    current = -0.01 * (middle + 70) - (g * (middle[:, None] - E)).sum(axis=1)
    np.testing.assert_allclose(0.2 * slope, current, atol=0.002 * abs(current).max())


def two_inputs(g1, g2, E1=weights.E_EXC, E2=weights.E_EXC, **leak):
    """Lift by each of two synapses alone, by both together, and by the sum of the two lifts: four figures in mV."""
    E = np.array([E1, E2])
    rest = leak.get("E_L", weights.E_L)
    first, second, both = (weights.steady_state(np.array(g), E, **leak) - rest for g in ((g1, 0), (0, g2), (g1, g2)))
    return float(first), float(second), float(both), float(first + second)


def test_a_shunt_weighs_nothing_and_halves_the_answer():
    assert weights.weight(weights.E_SHUNT) == 0
    alone, shunt, both, plain = two_inputs(0.01, 0.02, 0.0, -70.0)
    assert shunt == 0 and plain == alone
    assert both == pytest.approx(alone / 2)


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: weights.steady_state([-0.1], [0.0]), "g must be >= 0"),
        (lambda: weights.steady_state([0.1], [0.0, 1.0]), "E must have shape"),
        (lambda: weights.relative_error([0.1], [-70.0]), "must move the membrane"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_a_second_sum_below_the_line_is_the_membrane_at_rest():
    rng = np.random.default_rng(0)
    g, E = rng.uniform(0, 0.1, (20, 6)), rng.choice([0.0, -75.0, -70.0], size=6)
    np.testing.assert_allclose(weights.normalised_sum(g, E), weights.steady_state(g, E))


@pytest.mark.parametrize("seed", range(3))
def test_when_doors_flicker_the_armed_unit_is_better_and_not_perfect(seed):
    weak, strong = (flicker.follow(g, rng=seed) for g in (0.0001, 0.004))
    assert max(weak) < 0.05
    assert strong.sum > 0.9 and 0.3 < strong.normalised < 0.5


@pytest.mark.parametrize("seed", range(3))
def test_a_sum_that_learns_follows_best_until_other_traffic_comes(seed):
    same, more = (flicker.follow(0.004, rates=rates, rng=seed) for rates in ((300.0, 300.0), (900.0, 900.0)))
    assert same.learned < 0.25 < same.normalised
    assert more.learned > 0.5 and more.learned > 2 * same.learned
    assert same.faster < 0.2 and more.faster < 0.7 * more.learned  # with a second sum, what was learned holds better


def test_units_follow_a_membrane_whose_doors_stay_nearly_shut():
    assert max(flicker.follow(1e-7, rng=0)) < 0.02


test_explorers = sweeps("neurotransmitters.summation", by_place=("side_by_side",))
