"""Channels that transmitter opens, and the membrane that they pull."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neurotransmitters import (
    drive,
    kinetics,
    membrane,
    receptors,
)
from neurocourse.neurotransmitters.channels.membrane import Conductance, Membrane

CELL = Membrane()


@pytest.mark.parametrize(
    ("value", "message"), [(np.ones((3, 3)), "a number, one number"), (lambda t: np.ones(7), "one row for each")]
)
def test_a_drive_of_the_wrong_shape_is_told(value, message):
    with pytest.raises(ValueError, match=message):
        membrane.simulate(value)


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


@pytest.mark.parametrize("g", [0.0, 0.005])
def test_small_plain_steps_with_a_reset_give_the_spikes_of_the_exact_solution(g):
    """Both ways of `simulate`, for input that stays and for input that changes, against `step` and the rule itself."""
    doors, dt, V, free, spikes = [Conductance("shunt", g, -70.0)], 0.01, CELL.E_L, 0.0, []
    for k in range(1, 15_000):
        V = V if k * dt < free else membrane.step(V, 0.5, doors, dt=dt)
        if V >= CELL.V_th:
            spikes.append(k * dt)
            V, free = CELL.V_reset, k * dt + CELL.t_ref
    assert len(spikes) > 3
    for current in (0.5, lambda t: np.full(len(t), 0.5)):
        run = membrane.simulate(current, doors, duration=150, dt=0.01)
        times = run.t[run.spikes]
        assert abs(len(times) - len(spikes)) <= 1  # one may fall on the end
        np.testing.assert_allclose(times[: len(spikes)], spikes[: len(times)], rtol=0.003)


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


def test_no_closed_form_for_what_changes():
    with pytest.raises(TypeError, match="constant"):
        membrane.steady_state(0.1, [Conductance("x", lambda t: t, 0.0)])


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


@pytest.mark.parametrize("V0", [-90.0, -78.0, -60.0, -10.0, 20.0])
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


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: Membrane(C=0.0), "C must be"),
        (lambda: Membrane(V_reset=-40.0), "V_reset must be"),
        (lambda: membrane.simulate(0.1, [Conductance("leak", -0.1, 0.0)]), "g of leak must not be negative"),
        (lambda: membrane.simulate(0.1, V0=-40.0), "V0 must be"),
        (lambda: membrane.simulate(0.1, dt=0.0), "dt must be"),
        (lambda: membrane.simulate(500.0, cell=Membrane(t_ref=0.0)), "dt must be shorter"),
        (lambda: kinetics.open_share(np.array([-1.0]), [5.0], 1.1, 0.19), "t must be >= 0"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


test_explorers = sweeps("neurotransmitters.channels")
