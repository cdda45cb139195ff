"""Plasticity by the timing of spikes, and the exercise of its window."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse.spiking import checks as check
from neurocourse.spiking import explore, stdp


def test_two_spikes_far_from_all_others_draw_the_window():
    rule = stdp.Triplet(A2_plus=0.8, A2_minus=0.3, A3_plus=0.0)
    for dt in (-80.0, -20.0, -1.0, 0.0, 1.0, 20.0, 80.0):
        wanted = stdp.window(dt, A_plus=0.8, A_minus=0.3)
        assert stdp.change([100.0], [100.0 + dt], rule) == pytest.approx(float(wanted), abs=1e-15)
    assert stdp.window(16.8, A_plus=1.0) == pytest.approx(np.exp(-1))
    assert stdp.window(-33.7, A_minus=1.0) == pytest.approx(-np.exp(-1))


PAIRS = stdp.Triplet(A2_plus=7.1e-3, A3_plus=0.0)  # the same synapse, if only pairs counted


def test_pairs_of_all_spikes_add_up():
    rng = np.random.default_rng(0)
    pre, post = np.sort(rng.uniform(0, 500, (2, 30)), axis=1)
    pairs = stdp.window(post[None, :] - pre[:, None])
    assert stdp.change(pre, post, PAIRS) == pytest.approx(pairs.sum(), rel=1e-12)


def test_a_triplet_is_what_its_formula_says():
    """Pre at 0, post at 10 and 30 ms: A3+ exp(-30 / tau+) exp(-20 / tau_y) for the second postsynaptic spike."""
    rule = stdp.VISUAL_CORTEX
    grow = rule.A3_plus * np.exp(-30 / rule.tau_plus) * np.exp(-20 / rule.tau_y)
    assert stdp.change([0.0], [10.0, 30.0]) == pytest.approx(grow, rel=1e-12)
    full = stdp.Triplet(A3_minus=2.3e-4)
    shrink = np.exp(-30 / full.tau_minus) * (full.A2_minus + full.A3_minus * np.exp(-40 / full.tau_x))
    assert stdp.change([-10.0, 30.0], [0.0], full) == pytest.approx(-shrink, rel=1e-12)


def test_triplets_explain_what_pairs_cannot():
    """Sjöström's cells: ten pairings, each standard error wide. At 50 Hz even the wrong order makes synapses grow."""
    assert stdp.misfit() < 0.4
    assert stdp.misfit(stdp.best_pair_rule()) > 10 * stdp.misfit()
    slow, *_, fast = stdp.pairing_experiment(stdp.SJOSTROM.frequency, -10)
    assert slow < -0.25 and fast > 0.5
    for A_minus in (2e-3, 7e-3):  # a pair rule that shrinks at low frequency does so even more at high ones
        low, high = stdp.pairing_experiment((0.1, 20.0), -10, stdp.Triplet(A_minus * 0.8, A_minus, 0.0))
        assert high < 0 and low < 0


def pair(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt > 0:
        return A_plus * np.exp(-dt / tau_plus)
    return -A_minus * np.exp(dt / tau_minus) if dt < 0 else 0.0


def test_the_check_of_the_window_names_the_mistake():
    assert_check(
        check.stdp_window,
        right=[
            pair,
            lambda dt, A, B, p, m: A * (dt > 0) * np.exp(-abs(dt) / p) - B * (dt < 0) * np.exp(-abs(dt) / m),
            lambda t, a, b, c, d: np.float32(pair(t, a, b, c, d)),
            lambda *, dt, A_plus, A_minus, tau_plus, tau_minus: pair(dt, A_plus, A_minus, tau_plus, tau_minus),
        ],
        wrong={
            lambda dt, A, B, p, m: pair(-dt, A, B, p, m): "the two sides are swapped",
            lambda dt, A, B, p, m: abs(pair(dt, A, B, p, m)): "too late must weaken: for dt < 0 the change is negative",
            lambda dt, A, B, p, m: -abs(pair(dt, A, B, p, m)): "first must grow: for dt > 0 the change is positive",
            lambda dt, A, B, p, m: (
                A * np.exp(dt / p) if dt > 0 else -B * np.exp(dt / m) * (dt < 0)
            ): "is -dt / tau_plus",
            lambda dt, A, B, p, m: pair(dt, A, B, m, p): "tau_plus and tau_minus are swapped",
            lambda dt, A, B, p, m: pair(dt, A, A, p, m): "is A_minus, not A_plus",
            lambda dt, A, B, p, m: A * np.exp(-dt / p) if dt >= 0 else -B * np.exp(dt / m): "nobody came first",
            lambda dt, A, B, p, m: 0.0: "nothing ever changes",
            lambda dt, A, B, p, m: pair(dt, A, B, p, p): "tau_minus, not tau_plus",
            lambda dt, A, B, p, m: pair(dt, A, B, p, 33.7): "for dt > 0 it is right, for dt < 0 it is not",
            lambda dt, A, B, p, m: pair(dt, A, B, 16.8, m): "for dt < 0 it is right, for dt > 0 it is not",
            lambda dt, A, B, p, m: pair(dt, A, B, p, m) if abs(dt) > 1 else 0.0: "and should give",
        },
    )


NAMES = {
    "ours": pair,
    "others": lambda t, a, b, p, m: pair(t, a, b, p, m),
    "only": lambda *, dt, A_plus, A_minus, tau_plus, tau_minus: pair(dt, A_plus, A_minus, tau_plus, tau_minus),
}


@pytest.mark.parametrize("names", NAMES)
def test_the_window_explorer_takes_the_learners_function(names):
    ex = explore.window(check.stdp_window(NAMES[names]))
    assert "Made with your stdp_window." in ex.set(dt_ms=20).alt and badges(ex) == ["yours"]
    ours = explore.window(check.stdp_window(...))
    assert "Made with the reference stdp_window." in ours.alt and badges(ours) == ["ours"]


test_explorers = sweeps("spiking.timing", by_place=["window"])
