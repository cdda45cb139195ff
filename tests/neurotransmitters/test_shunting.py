"""Inhibition: divided voltage, shifted rate; and a hail that divides the rate as well."""

import math

import numpy as np
import pytest
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse.neurotransmitters import checks, explore, inhibition, membrane, noise, prepared
from neurocourse.neurotransmitters.channels.membrane import Membrane

CELL = Membrane()


def drained(g, *, cell=inhibition.CELL):
    """Current in nA that a shunt takes from a fast-firing cell: g·((V_th + V_reset) / 2 - E_L).

    The cell then spends its time evenly between reset and threshold. The f-I curve moves to the right by that much.
    """
    return g * ((cell.V_th + cell.V_reset) / 2 - cell.E_L)


@pytest.mark.parametrize("share", [0.25, 0.5, 1.0])
def test_a_shunt_shifts_the_f_i_curve_and_hardly_changes_its_slope(share):
    g = share * inhibition.CELL.g_L
    change = inhibition.slope(g) / inhibition.slope(0.0) - 1
    assert 0 <= change < 0.10  # a division would make it smaller: by a half when the shunt doubles the leak
    shift = inhibition.current_for(400.0, g) - inhibition.current_for(400.0)
    assert shift == pytest.approx(drained(g), rel=0.03)


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


# A hail of events


def siegert(I, glu, gaba, cell=noise.CELL):
    """Rate of a leaky cell in white noise, in closed form (Siegert 1951): 1/f = t_ref + τ√π ∫ e^(u²)·(1 + erf u) du.

    The hail has this limit when its events are small and many: mean conductances and the variance that they give.
    """
    g_e, g_i = glu * noise.GLU / 1000, gaba * noise.GABA / 1000
    g = cell.g_L + g_e + g_i
    mu, tau = (cell.g_L * cell.E_L + g_i * noise.E_GABA + I) / g, cell.C / g
    kicks = (glu, noise.GLU, noise.E_GLU - mu), (gaba, noise.GABA, noise.E_GABA - mu)
    sigma = math.sqrt(tau * sum(rate / 1000 * (a * push / cell.C) ** 2 for rate, a, push in kicks))
    u = np.linspace((cell.V_reset - mu) / sigma, (cell.V_th - mu) / sigma, 2001)
    inner = np.array([math.exp(x * x) * math.erfc(-x) for x in u])
    area = np.sum((inner[1:] + inner[:-1]) / 2 * np.diff(u))
    return 1000 / (cell.t_ref + tau * math.sqrt(math.pi) * area)


@pytest.mark.parametrize("seed", range(3))
def test_many_small_events_are_white_noise_of_the_closed_form(seed, monkeypatch):
    monkeypatch.setattr(noise, "GLU", 0.0005)
    monkeypatch.setattr(noise, "GABA", 0.001)
    I, glu, gaba = np.array([0.30, 0.36, 0.42]), 4000.0, 9000.0
    found = noise.simulate(I, glu, gaba, n=60, dt=0.05, rng=seed)
    np.testing.assert_allclose(found, [siegert(i, glu, gaba) for i in I], rtol=0.12, atol=1)


def test_without_events_the_cell_is_the_leaky_one():
    I = np.array([0.1, 0.3, 0.6])
    found = noise.simulate(I, 0.0, 0.0, n=1, duration=4000.0, dt=0.05, rng=0)
    np.testing.assert_allclose(found, membrane.f_i_curve(I), rtol=0.03)
    np.testing.assert_allclose(noise.steady(I, 0.0, 0.0), membrane.f_i_curve(I))


def test_the_cell_that_is_drawn_is_the_cell_whose_rate_is_shown():
    glu, gaba = noise.background(2.0)
    _, spikes = noise.trace(0.6, glu, gaba, duration=8000.0, rng=0)
    rate = noise.simulate(np.array([0.6]), glu, gaba, n=20, dt=0.1, rng=0)[0]
    assert spikes.sum() / 8 == pytest.approx(rate, rel=0.1)
    evenly = noise.trace(0.9, glu, gaba, duration=3000.0, even=True, rng=0)[1].sum() / 3
    assert evenly == pytest.approx(float(noise.steady(np.array([0.9]), glu, gaba)[0]), rel=0.05)


def test_the_usual_background_is_held_where_it_says():
    g_e, g_i = (rate * a for rate, a in zip(noise.RATES, (noise.GLU, noise.GABA), strict=True))
    assert g_e / g_i == pytest.approx(noise.balance(noise.HELD), rel=0.02)


def test_a_divided_and_a_moved_copy_are_found_again():
    I = np.linspace(0, 1, 41)
    before = np.maximum(0.0, I - 0.3) * 300
    halved, moved = noise.compare(I, before, before / 2), noise.compare(I, before, np.interp(I - 0.2, I, before))
    assert halved.factor == pytest.approx(0.5) and halved.off_divided < 1e-9 < 1 < halved.off_moved
    assert moved.moved == pytest.approx(0.2, abs=0.01) and moved.off_moved < 1 < moved.off_divided


def fits(glutamate, seed, strength=2.0, n=15):
    before, after = (prepared.hail(strength=k, glutamate=glutamate, seed=seed).rate[:n] for k in (1.0, strength))
    return noise.compare(noise.CURRENTS[:n], before, after)


@pytest.mark.parametrize("seed", range(3))
def test_only_gaba_with_glutamate_divides_and_only_by_chance(seed):
    alone, both = fits(False, seed), fits(True, seed)
    assert alone.off_moved < 3.5 < 8 < alone.off_divided
    assert both.off_divided < 4 < 4.5 < both.off_moved and 0.7 < both.factor < 0.9
    for glutamate in (False, True):
        pair = [noise.steady(noise.CURRENTS[:15], *noise.background(k, glutamate)) for k in (1.0, 2.0)]
        even = noise.compare(noise.CURRENTS[:15], *pair)
        assert even.off_moved < 8 < 15 < even.off_divided


def test_driven_hard_the_balanced_hail_moves_the_curve_as_well():
    assert fits(True, 0, n=21).off_divided > fits(True, 0, n=21).off_moved
    thrice = fits(True, 0, strength=3.0, n=21)
    assert thrice.off_divided < 0.85 * thrice.off_moved


def test_what_is_left_of_the_difference_once_the_division_is_armed():
    alone, both = (fits(glutamate, 0, strength=3.0) for glutamate in (False, True))
    differences = [fit.off_divided - fit.off_moved for fit in (alone, both)]
    assert explore.hail().controls["armed"].remains == left(*differences) == "nothing"


def test_the_table_has_a_line_for_each_way():
    lines = noise.report(prepared.hail).splitlines()
    assert len(lines) == 7 and all("moved copy" in line for line in lines)


@pytest.mark.parametrize("seed", range(3))
def test_a_shunt_under_a_hail_of_input_moves_and_divides(seed):
    """Mitchell and Silver (2003): both. Slope at the same input is smaller, and the start is later."""
    fit = noise.shunted_hail(rng=seed)
    assert 0.5 < fit.factor < 0.7 and fit.moved > 40 and fit.off_moved < fit.off_divided < 3 * fit.off_moved


# Exercise 3


def solved(V, E_glu, E_gaba):
    return (E_gaba - V) / (V - E_glu)


def test_exercise_3_names_the_mistake():
    assert_check(
        checks.balance,
        right=[solved, noise.balance, lambda V, E_glu, E_gaba: abs(V - E_gaba) / abs(V - E_glu)],
        wrong={
            lambda V, E_glu, E_gaba: (E_glu - V) / (V - E_gaba): "upside down: that is GABA",
            lambda V, E_glu, E_gaba: (E_gaba - V) / (E_glu - V): "cannot be negative: the two currents",
            lambda V, E_glu, E_gaba: (E_glu - V) / (E_gaba - V): "also upside down",
            lambda V, E_glu, E_gaba: 1.0: "equal doors push equally",
            lambda V, E_glu, E_gaba: (V - E_gaba) / (E_glu - E_gaba): "the way between the two doors",
            lambda V, E_glu, E_gaba: (V - E_gaba) * (E_glu - V): "multiply the two pushes",
        },
    )


test_explorers = sweeps("neurotransmitters.shunting")
