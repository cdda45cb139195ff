"""Echo state networks, a chaotic rhythm, and who remembers how far."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.hippocampus import (
    echo_state,
    mackey_glass,
    memory_length,
)


def test_who_remembers_how_far():
    """R² over three seeds: at 5 steps everybody, at 40 only gates and attention."""
    table = memory_length.table((5, 40))
    near, far = table.scores.min(axis=2).T
    assert near.min() > 0.85
    best = dict(zip(table.models, table.scores[:, 1].max(axis=1), strict=True))
    worst = dict(zip(table.models, far, strict=True))
    assert max(best["RNN"], best["echo state"]) < 0.1
    assert min(worst[name] for name in ("GRU", "LSTM", "attention")) > 0.95
    text = memory_length.report(table)
    assert all(name in text for name in memory_length.MODELS) and "T = 40" in text


def test_the_series_converges_as_the_step_shrinks():
    """Heun's method: an error of second order, so half the step leaves about a quarter of it."""
    exact = mackey_glass.series(60, dt=0.0125, discard=0)
    errors = [np.abs(mackey_glass.series(60, dt=dt, discard=0) - exact).max() for dt in (0.1, 0.05)]
    assert errors[1] < 1e-4 and 3 < errors[0] / errors[1] < 6


def test_without_delay_the_series_would_rest():
    """Its fixed point is x = 1, where 0.2 / (1 + 1) = 0.1; a short delay leads there, a long one does not."""
    np.testing.assert_allclose(mackey_glass.series(10, tau=2.0, discard=3000), 1, atol=1e-6)
    assert np.std(mackey_glass.series(1000)) > 0.2


@pytest.mark.parametrize("seed", range(3))
def test_the_echo_state_network_looks_84_steps_ahead(seed):
    six, far = mackey_glass.forecasts("echo state", (6, 84), rng=seed)
    assert six.nrmse < 0.001 and far.nrmse < 0.05


def test_a_straight_rule_does_not():
    six, far = mackey_glass.forecasts("autoregression", (6, 84), rng=0)
    assert six.nrmse == pytest.approx(0.11, abs=0.02) and far.nrmse == pytest.approx(0.55, abs=0.08)


def test_the_trained_rnn_lies_between():
    rnn, straight, echo = (mackey_glass.forecast(m, 84, rng=0).nrmse for m in ("RNN", "autoregression", "echo state"))
    assert echo < rnn < straight


def test_a_forecast_is_compared_with_what_came_that_many_steps_later():
    x = mackey_glass.series(5000)
    f = mackey_glass.forecast("persistence", 10, x=x, rng=0)
    start = mackey_glass.TRAIN
    np.testing.assert_allclose(f.x_hat, x[start : start + mackey_glass.TEST])
    np.testing.assert_allclose(f.x, x[start + 10 : start + 10 + mackey_glass.TEST])
    assert mackey_glass.nrmse(f.x, f.x) == 0
    assert mackey_glass.nrmse(np.full(1000, f.x.mean()), f.x) == pytest.approx(1)


def test_the_future_is_not_used():
    """Other values after the training part change nothing of what was learned before, and of what is said at once."""
    x = mackey_glass.series(5000)
    other = x.copy()
    other[mackey_glass.TRAIN + 90 :] = 1.0
    for model in mackey_glass.MODELS:
        a, b = (mackey_glass.forecast(model, 84, x=s, rng=0).x_hat[:5] for s in (x, other))
        np.testing.assert_allclose(a, b, atol=1e-12, err_msg=model)


def test_states_follow_the_equation_step_by_step():
    net = echo_state.EchoState(2, 300, leak=0.3, rng=0)
    assert 20 * net.connections <= net.n_hidden  # the sparse way
    x = np.random.default_rng(0).normal(size=(30, 2))
    h, expected = np.zeros(300), []
    for x_t in x:
        h = 0.7 * h + 0.3 * np.tanh(net.U @ h + net.W @ x_t + net.b)
        expected.append(h)
    np.testing.assert_allclose(net.states(x), expected, atol=1e-13)
    net.reset()
    np.testing.assert_allclose(net.states(x[:, None])[:, 0], expected, atol=1e-13)


def test_states_go_on_from_where_they_stood():
    net = echo_state.EchoState(1, 50, rng=0)
    x = np.random.default_rng(0).normal(size=(20, 1))
    whole = net.states(x)
    net.reset()
    np.testing.assert_array_equal(np.concatenate([net.states(x[:7]), net.states(x[7:])]), whole)


def test_the_reservoir_has_the_radius_and_the_connections_it_was_told():
    net = echo_state.EchoState(1, 200, spectral_radius=0.7, connections=5, rng=1)
    assert np.abs(np.linalg.eigvals(net.U)).max() == pytest.approx(0.7)
    np.testing.assert_array_equal(np.count_nonzero(net.U, axis=1), 5)


def test_the_readout_solves_ridge_regression():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(50, 4)), rng.normal(size=(50, 2))
    w = echo_state.ridge_regression(X, y, 0.5)
    np.testing.assert_allclose(X.T @ (X @ w - y) + 0.5 * w, 0, atol=1e-12)  # the slope is zero at the minimum


def echo(spectral_radius, T, *, n_hidden=100, rng):
    """How long does a difference at the start last? Distance of two runs on the same input, shape (T + 1,), 1 at first.

    With the echo state property it dies out: the state is then an echo of the input and of nothing else.
    """
    rng = np.random.default_rng(rng)
    network = echo_state.EchoState(1, n_hidden, spectral_radius=spectral_radius, rng=rng)
    x = rng.uniform(-0.5, 0.5, (T, 1))
    starts = rng.uniform(-1, 1, (2, n_hidden))
    runs = []
    for network.h in starts:
        runs.append(network.states(x))
    distance = np.linalg.norm(runs[0] - runs[1], axis=1)
    return np.concatenate([[1.0], distance / np.linalg.norm(starts[0] - starts[1])])


def test_an_echo_dies_out_below_radius_one_and_not_far_above():
    assert echo(0.5, 100, rng=0)[-1] < 1e-10
    assert echo(2.0, 100, rng=0)[-1] > 0.1


def test_an_untrained_readout_says_so():
    with pytest.raises(RuntimeError, match="has not learned"):
        echo_state.EchoState(1, 20, rng=0).predict(np.zeros((3, 1)))


test_explorers = sweeps("hippocampus.forecasting")
