"""Fast forms and their plain twins: what a lesson shows is what the networks run."""

import numpy as np
import pytest

from neurocourse import nn
from neurocourse.nn import plain

BLOCKS = {
    "LSTM": ("output", "input", "forget", "candidate"),
    "GRU": ("update", "reset", "candidate"),
}


def steps(kind, layer, x):
    """States (T, n_hidden) for one sequence x (T, n_in), step by step, by the plain twin."""
    W = dict(zip(BLOCKS.get(kind, ()), np.split(layer.A, layer.blocks), strict=kind in BLOCKS))
    h, C, states = np.zeros(layer.n_hidden), np.zeros(layer.n_hidden), []
    for x_t in x:
        if kind == "LSTM":
            h, C = plain.lstm_step(x_t, h, C, W)
        else:
            h = plain.gru_step(x_t, h, W) if kind == "GRU" else plain.rnn_step(x_t, h, layer.A)
        states.append(h)
    return np.array(states)


@pytest.mark.parametrize("kind", ["RNN", "LSTM", "GRU"])
def test_a_recurrent_layer_is_its_step_again_and_again(kind):
    rng = np.random.default_rng(0)
    layer = getattr(nn, kind)(3, 5, rng=rng)
    layer.parameters += rng.normal(size=layer.size)
    x = rng.normal(size=(8, 2, 3))
    for sequence, states in zip(x.swapaxes(0, 1), layer.forward(x).swapaxes(0, 1), strict=True):
        np.testing.assert_allclose(steps(kind, layer, sequence), states, atol=1e-13)


@pytest.mark.parametrize("k, stride, padding", [(3, 1, 0), (3, 1, 1), (2, 2, 0), (5, 3, 2)])
def test_a_convolution_looks_at_one_window_after_the_other(k, stride, padding):
    rng = np.random.default_rng(0)
    layer, x = nn.Conv2d(2, 3, k, stride=stride, padding=padding, rng=rng), rng.normal(size=(4, 7, 9, 2))
    layer.b[:] = rng.normal(size=3)
    for image, maps in zip(x, layer.forward(x), strict=True):
        np.testing.assert_allclose(plain.conv2d(image, layer.W, layer.b, stride, padding), maps, atol=1e-13)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_pool_takes_the_largest_of_one_block_after_the_other(size):
    x = np.random.default_rng(0).normal(size=(4, 7, 8, 2))
    for image, maps in zip(x, nn.MaxPool2d(size).forward(x), strict=True):
        np.testing.assert_array_equal(plain.max_pool(image, size), maps)


def test_cross_entropy_is_the_surprise_at_the_label_and_its_slope_p_less_one_hot():
    rng = np.random.default_rng(0)
    logits, labels = 3 * rng.normal(size=(9, 4)), rng.integers(4, size=9)
    loss, slope = nn.cross_entropy(logits, labels)
    plain_loss, plain_slope = plain.cross_entropy(logits, labels)
    assert loss == pytest.approx(plain_loss, rel=1e-14)
    np.testing.assert_allclose(slope, plain_slope, atol=1e-15)


@pytest.mark.parametrize("settings", [{}, dict(eta=0.1, beta1=0.5, beta2=0.9, epsilon=1e-3)])
def test_adam_steps_as_its_equations_say(settings):
    rng, adam = np.random.default_rng(0), nn.Adam(**settings)
    theta = rng.normal(size=6)
    plain_theta, m, v = theta.copy(), np.zeros(6), np.zeros(6)
    for t in range(1, 30):
        g = rng.normal(size=6) * 10 ** rng.uniform(-5, 1, size=6)
        adam.step(theta, g)
        plain_theta, m, v = plain.adam_step(plain_theta, g, m, v, t, **settings)
        np.testing.assert_allclose(theta, plain_theta, rtol=1e-12)
