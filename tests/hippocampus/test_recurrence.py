"""The loop, the chain, and the gradient that fades."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse import nn
from neurocourse.hippocampus import (
    unrolled,
)


def test_the_unrolled_network_is_the_recursive_one():
    rng = np.random.default_rng(0)
    weights, x = unrolled.draw(3, 7, 2, rng=rng), rng.normal(size=(12, 3))
    loop, chain = unrolled.recursive(x, weights), unrolled.unrolled(x, unrolled.copies(weights, 12))
    assert np.abs(loop.y).max() > 0.1
    np.testing.assert_allclose(chain.h, loop.h, rtol=0, atol=1e-12)
    np.testing.assert_allclose(chain.y, loop.y, rtol=0, atol=1e-12)


def test_layers_of_the_chain_need_not_be_equal():
    rng = np.random.default_rng(0)
    layers = unrolled.copies(unrolled.draw(1, 4, 1, rng=rng), 5)
    x = rng.normal(size=(5, 1))
    before = unrolled.unrolled(x, layers)
    layers[2].U[:] = 0
    after = unrolled.unrolled(x, layers)
    np.testing.assert_array_equal(after.h[:3], before.h[:3])
    assert not np.allclose(after.h[3], before.h[3])
    with pytest.raises(ValueError, match="one Weights for each of the 4 steps of x"):
        unrolled.unrolled(x[:4], layers)


def test_the_gradient_of_shared_weights_is_the_sum_over_the_copies():
    rng = np.random.default_rng(1)
    weights, x, dy = unrolled.draw(2, 5, 3, rng=rng), rng.normal(size=(8, 2)), rng.normal(size=(8, 3))
    layers = unrolled.copies(weights, 8)
    dh, dU = unrolled.backpropagate(unrolled.unrolled(x, layers), layers, dy)
    rnn, readout = nn.RNN(2, 5, rng=0), nn.Dense(5, 3, rng=0)
    rnn.W[...], rnn.U[...], rnn.b[...] = weights.W, weights.U, weights.b
    readout.W[...], readout.b[...] = weights.V, weights.c
    network = nn.Network([rnn, readout])
    np.testing.assert_allclose(network.forward(x[:, None])[:, 0], unrolled.recursive(x, weights).y, atol=1e-14)
    network.absorb(dy[:, None])
    np.testing.assert_allclose(dU.sum(axis=0), rnn.dA[:, :5], atol=1e-12)
    np.testing.assert_allclose(dh[0], rnn.dstate[0, 0], atol=1e-12)


@pytest.mark.parametrize("rho", [0.6, 0.9, 1.1])
@pytest.mark.parametrize("seed", range(3))
def test_the_gradient_falls_as_the_spectral_radius_to_the_power_of_the_steps(rho, seed):
    """Within 10 per cent of the slope log ρ; exactly for orthogonal weights, in the long run for random ones."""
    random = unrolled.gradient_decay(rho, 100, rng=seed)
    assert np.log(random.rate) == pytest.approx(np.log(rho), rel=0.1)
    exact = unrolled.gradient_decay(rho, 100, orthogonal=True, rng=seed)
    np.testing.assert_allclose(exact.norm, rho**exact.lag, rtol=1e-9)


def test_saturated_units_lose_the_gradient_faster():
    """Input drives tanh to where it is flat: even a network whose linear part explodes then forgets."""
    rates = [unrolled.gradient_decay(1.2, 100, drive=drive, orthogonal=True, rng=0).rate for drive in (0, 0.5, 1, 2)]
    assert rates[0] == pytest.approx(1.2)
    assert np.all(np.diff(rates) < 0) and rates[-1] < 0.8


test_explorers = sweeps("hippocampus.recurrence")
