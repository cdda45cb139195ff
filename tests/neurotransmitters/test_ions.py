"""The Nernst potential, and the current through an open door."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweeps

from neurocourse.neurotransmitters import checks, explore, membrane, nernst, receptors, synapse


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
        checks.synaptic_current,
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


@pytest.mark.parametrize("answer", [synapse.synaptic_current, checks.synaptic_current.reference])
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


def flux(V, inside, outside):
    """Goldman's flux of an ion of charge -1 that passes with permeability 1, out of a long calculation: zF²V/RT · …"""
    x = -V / (1000 * nernst.R * 310.15 / nernst.F)
    return x * (inside - outside * np.exp(-x)) / (1 - np.exp(-x))


@pytest.mark.parametrize("share", [0.0, 0.2, 0.3])
def test_where_the_gaba_door_leads_chloride_and_bicarbonate_carry_opposite_currents(share):
    for inside in (4.5, 25.0):
        V = nernst.gaba(inside, bicarbonate=share)
        assert flux(V, inside, 120.0) + share * flux(V, 15.0, 25.0) == pytest.approx(0, abs=1e-9)
    assert nernst.gaba(5.0, bicarbonate=0.0) == pytest.approx(nernst.chloride(5.0))


def test_bicarbonate_moves_the_door_up_by_more_than_ten_millivolts():
    assert nernst.chloride(5.0) == pytest.approx(-84.9, abs=0.1)
    assert [round(float(nernst.gaba(5.0, bicarbonate=p))) for p in (0.2, 0.3)] == [-73, -69]
    assert nernst.gaba(4.5) == pytest.approx(receptors.GABA_A.E_rev, abs=0.5)  # of a mature cell


def test_gaba_flips_from_inhibition_to_excitation_with_chloride():
    """The same synapse, the same spikes: a mature cell is silenced, an immature one fires."""
    spikes = np.arange(20.0, 200.0, 5.0)

    def run(inside, I):
        synapse = receptors.conductance(receptors.GABA_A, 0.05, spikes, E_rev=nernst.gaba(inside))
        return membrane.simulate(I, [synapse], duration=300).spikes.sum()

    assert membrane.simulate(0.25, duration=300).spikes.sum() > 5
    assert run(4.5, 0.0) == 0 and run(25.0, 0.0) > 3
    assert run(4.5, 0.25) < membrane.simulate(0.25, duration=300).spikes.sum() < run(25.0, 0.25) + 5


def test_the_synapse_flips_with_chloride_in_the_explorer():
    cell = explore.reversal()
    assert "GABA inhibits" in cell.status
    assert "GABA excites" in cell.preset("Immature: excited").status
    assert "GABA hyperpolarises" in cell.preset("Mature, quiet").status


test_explorers = sweeps("neurotransmitters.ions")
