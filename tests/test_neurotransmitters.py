"""Lesson Neurotransmitters: the exercises and their mistakes, the mixer, the measured breaks, the lesson's own tables."""

import tomllib
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from mutants import assert_check

from neurocourse import neurotransmitters
from neurocourse.neurotransmitters import checks as check
from neurocourse.neurotransmitters import endplate, membrane, release, synapse

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
            squared: "it is off",
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
            first_two_only: "does every door count once?",
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
            fixed_limit: "does q set the limit?",
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


# The lesson's tables


def test_every_system_is_taught_and_tested():
    systems = tomllib.loads((ROOM / "systems.toml").read_text(encoding="utf-8"))["system"]
    lesson = (ROOM.parent.parent / "notebooks" / "src").glob("*_neurotransmitters.py")
    source = next(lesson).read_text(encoding="utf-8")
    assert len({s["id"] for s in systems}) == len(systems) == 18
    for system in systems:
        module, _, name = system["model"].partition(":")
        assert hasattr(import_module(module), name), system
        file, _, test = system["test"].partition("::")
        assert f"def {test}(" in (ROOM.parent.parent / file).read_text(encoding="utf-8"), system
        assert f"# {system['section']}\n" in source, system
