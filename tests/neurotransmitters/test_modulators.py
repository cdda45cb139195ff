"""Serotonin on two receptors, and the six transmitters of the mixer."""

import math

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neurotransmitters import (
    membrane,
    mixer,
    serotonin,
)


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
    "bath", [{}, dict(gaba=0.02), dict(serotonin=1), dict(acetylcholine=1), dict(E_GABA=-45, gaba=0.01)]
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
        I = cell.g_L * (cell.E_L - V) + g_K * (mixer.E_K - V) + bath.gaba * (bath.E_GABA - V) - (glutamate + nmda) * V
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
    assert moves(gaba=0.015, E_GABA=-45.0)[0] < -0.5
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


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: mixer.Mix(gaba=-1), "gaba must be a finite number >= 0"),
        (lambda: mixer.Mix(dopamine=2), "dopamine must be a finite number >= 0 and <= 1"),
        (lambda: mixer.Mix(receptor="5-HT3"), "receptor must be one of '5-HT1A', '5-HT2A'"),
        (lambda: mixer.simulate([-0.1]), "glutamate must be >= 0"),
        (lambda: mixer.simulate(0.1), "glutamate must have 1 axis"),
        (lambda: mixer.simulate([0.1], dt=0), "dt must be"),
        (lambda: serotonin.respond(1.5, 0.0), "density_1A must be"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize("density_2A", [0.6, 0.9])
def test_two_weights_and_two_leaks_follow_a_cell_with_both_receptors(density_2A):
    run = serotonin.respond(0.6, density_2A, dt=10.0)
    one, two = serotonin.unit(run), serotonin.unit(run, two=True)
    assert one.error > 0.1 and two.error < 0.04
    swing = one.V - one.V[0]
    assert swing.max() < 1e-9 or swing.min() > -1e-9  # one weight has one sign


test_explorers = sweeps("neurotransmitters.modulators")
