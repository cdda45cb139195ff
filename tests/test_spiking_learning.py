"""Lesson Spiking, learning: plasticity by timing, surrogate gradients, codes, rhythms."""

import numpy as np
import pytest
from gradients import slope

from neurocourse import nn
from neurocourse.spiking import correlated_groups, stdp, surrogate

# Spike-timing-dependent plasticity


def test_two_spikes_far_from_all_others_draw_the_window():
    rule = stdp.Triplet(A2_plus=0.8, A2_minus=0.3, A3_plus=0.0)
    for dt in (-80.0, -20.0, -1.0, 0.0, 1.0, 20.0, 80.0):
        wanted = stdp.window(dt, A_plus=0.8, A_minus=0.3)
        assert stdp.change([100.0], [100.0 + dt], rule) == pytest.approx(float(wanted), abs=1e-15)
    assert stdp.window(16.8, A_plus=1.0) == pytest.approx(np.exp(-1))
    assert stdp.window(-33.7, A_minus=1.0) == pytest.approx(-np.exp(-1))


def test_pairs_of_all_spikes_add_up():
    rng = np.random.default_rng(0)
    pre, post = np.sort(rng.uniform(0, 500, (2, 30)), axis=1)
    pairs = stdp.window(post[None, :] - pre[:, None])
    assert stdp.change(pre, post, stdp.PAIRS) == pytest.approx(pairs.sum(), rel=1e-12)


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


def test_inputs_that_come_together_win():
    contest = correlated_groups.compete([0.0, 0.2], T=40, n=5, rng=1)
    (alike, same), (winners, losers) = correlated_groups.group_means(contest)[-1]
    assert winners > 0.9 and losers < 0.5
    assert abs(alike - same) < 0.06
    assert contest.w.min() >= 0 and contest.w.max() <= 1


def test_correlated_inputs_have_the_correlation_and_rate_that_were_asked_for():
    share = np.full((1, 40), np.sqrt(0.3))
    rng = np.random.default_rng(0)
    spikes = np.array([correlated_groups.inputs(share, 0.1, rng)[0] for _ in range(20000)])
    assert spikes.mean() == pytest.approx(0.1, abs=0.005)
    assert np.corrcoef(spikes.T)[np.triu_indices(40, 1)].mean() == pytest.approx(0.3, abs=0.02)


# Surrogate gradients


@pytest.mark.parametrize("recurrent", [False, True])
def test_the_surrogate_gradient_is_the_gradient_of_the_smooth_network(recurrent):
    rng = np.random.default_rng(0)
    layer = surrogate.Spiking(3, 4, recurrent=recurrent, spike=surrogate.smooth, gain=2.0, rng=rng)
    x, wanted = rng.normal(size=(6, 2, 3)), rng.normal(size=(6, 2, 4))

    def loss():
        return float(np.sum(layer.forward(x) * wanted))

    loss()
    dx = layer.backward(wanted)
    np.testing.assert_allclose(layer.dW, slope(loss, layer.W, 1e-6), rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(dx, slope(loss, x, 1e-6), rtol=1e-5, atol=1e-7)
    if recurrent:
        analytic, off = layer.dU.copy(), ~np.eye(4, dtype=bool)
        np.testing.assert_allclose(analytic[off], slope(loss, layer.U, 1e-6)[off], rtol=1e-5, atol=1e-7)
        assert not analytic.diagonal().any()


def test_the_surrogate_is_the_slope_of_its_smooth_step():
    v, h = np.linspace(-1, 3, 41) + 0.013, 1e-6
    numeric = (surrogate.smooth(v + h) - surrogate.smooth(v - h)) / (2 * h)
    np.testing.assert_allclose(surrogate.surrogate(v), numeric, rtol=1e-6)
    assert surrogate.surrogate(np.array([1.0])) == 1.0


def test_spikes_tell_the_order_that_rates_cannot():
    learned = surrogate.trained()
    batch = surrogate.trials(1000, rng=9)
    assert nn.accuracy(learned.network.forward(batch.x), batch.y) >= 0.998
    assert surrogate.rate_readout(rng=0) == pytest.approx(0.5, abs=0.04)
    counts = batch.x.sum(axis=0)
    first, second = (counts[batch.y == k].mean(axis=0) for k in (0, 1))
    assert np.abs(first - second).max() < 0.35  # 2 spikes an input and trial, in either order


def test_the_network_needs_the_order_of_the_spikes():
    """The same spikes played backwards are the other class."""
    net, batch = surrogate.trained().network, surrogate.trials(500, rng=3)
    assert np.mean(net.forward(batch.x[::-1].copy()).argmax(axis=1) == 1 - batch.y) > 0.95
