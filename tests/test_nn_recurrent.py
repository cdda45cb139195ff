"""Recurrent layers: gradients by central differences and by PyTorch, state, gates, sizes, bad inputs."""

import copy
import pickle

import numpy as np
import pytest
from gradients import slope
from needs import oracle

from neurocourse import nn

KINDS = {"RNN": nn.RNN, "LSTM": nn.LSTM, "GRU": nn.GRU}
each_kind = pytest.mark.parametrize("kind", KINDS)


def layer_of(kind, n_in=3, n_hidden=4, dtype=np.float64, **kw):
    """A layer with biases that are not zero, so that mistakes in them show."""
    rng = np.random.default_rng(1)
    layer = KINDS[kind](n_in, n_hidden, rng=rng, dtype=dtype, **kw)
    layer.parameters += (0.3 * rng.normal(size=layer.size)).astype(dtype)
    return layer


@each_kind
@pytest.mark.parametrize("returns", ["sequence", "last"])
def test_gradients_equal_central_differences(kind, returns):
    layer, rng = layer_of(kind, returns=returns), np.random.default_rng(0)
    x, start = rng.normal(size=(6, 5, 3)), rng.normal(size=(layer.memories, 5, 4))
    weights, end = rng.normal(size=(6, 5, 4) if returns == "sequence" else (5, 4)), rng.normal(size=start.shape)

    def loss():
        return np.sum(weights * layer.forward(x, start)) + np.sum(end * layer.state)

    loss()
    dx = layer.backward(weights, end)
    found, dstate = layer.gradients.copy(), layer.dstate.copy()
    numeric = slope(loss, layer.parameters)
    assert np.abs(numeric).max() > 0.1
    np.testing.assert_allclose(found, numeric, atol=1e-7)
    np.testing.assert_allclose(dx, slope(loss, x), atol=1e-7)
    np.testing.assert_allclose(dstate, slope(loss, start), atol=1e-7)


def to_pytorch(layer, torch, kind):
    """The same layer in PyTorch: our rows in its order; its GRU keeps where ours replaces, hence the sign of z."""
    n_in, H = layer.n_in, layer.n_hidden
    peer = getattr(torch.nn, kind)(n_in, H).to(torch.float64 if layer.dtype == np.float64 else torch.float32)
    order = {"RNN": [0], "LSTM": [1, 2, 3, 0], "GRU": [1, 0, 2]}[kind]
    signs = {"GRU": [1, -1, 1]}.get(kind, [1] * len(order))
    rows = np.concatenate([np.arange(k * H, (k + 1) * H) for k in order])
    sign = np.repeat(signs, H).astype(layer.dtype)
    with torch.no_grad():
        peer.weight_ih_l0.copy_(torch.tensor(layer.W[rows] * sign[:, None]))
        peer.weight_hh_l0.copy_(torch.tensor(layer.U[rows] * sign[:, None]))
        peer.bias_ih_l0.copy_(torch.tensor(layer.b[rows] * sign))
        peer.bias_hh_l0.zero_()
    return peer, rows, sign


@each_kind
@pytest.mark.parametrize("dtype, atol", [(np.float64, 1e-12), (np.float32, 2e-5)])
def test_outputs_and_gradients_equal_pytorch(kind, dtype, atol):
    torch, rng = oracle("torch"), np.random.default_rng(2)
    layer = layer_of(kind, 3, 5, dtype)
    peer, rows, sign = to_pytorch(layer, torch, kind)
    x, weights = rng.normal(size=(7, 4, 3)).astype(dtype), rng.normal(size=(7, 4, 5)).astype(dtype)
    tx = torch.tensor(x, requires_grad=True)
    out = peer(tx)[0]
    (out * torch.tensor(weights)).sum().backward()
    h = layer.forward(x)
    dx = layer.backward(weights)
    assert h.dtype == dx.dtype == layer.gradients.dtype == dtype
    np.testing.assert_allclose(h, out.detach().numpy(), atol=atol)
    np.testing.assert_allclose(dx, tx.grad.numpy(), atol=atol)
    H = layer.n_hidden
    for ours, theirs in (
        (layer.dA[:, H:-1], peer.weight_ih_l0),
        (layer.dA[:, :H], peer.weight_hh_l0),
        (layer.dA[:, -1:], peer.bias_ih_l0),
    ):
        expected = theirs.grad.numpy().reshape(len(rows), -1)
        np.testing.assert_allclose(ours[rows] * sign[:, None], expected, atol=10 * atol)


@each_kind
def test_a_sequence_in_two_parts_is_the_whole_sequence(kind):
    layer, x = layer_of(kind), np.random.default_rng(0).normal(size=(9, 5, 3))
    whole, end = layer.forward(x), layer.state
    first = layer.forward(x[:4])
    second = layer.forward(x[4:], layer.state)
    np.testing.assert_allclose(np.concatenate([first, second]), whole, atol=1e-14)
    np.testing.assert_allclose(layer.state, end, atol=1e-14)


@each_kind
def test_an_output_stays_what_it_was_when_the_layer_runs_again(kind):
    layer, rng = layer_of(kind), np.random.default_rng(0)
    y = layer.forward(rng.normal(size=(4, 2, 3)))
    kept = y.copy()
    layer.forward(rng.normal(size=(4, 2, 3)))
    np.testing.assert_array_equal(y, kept)


@each_kind
def test_last_is_the_last_of_the_sequence(kind):
    x = np.random.default_rng(0).normal(size=(6, 5, 3))
    every, last = layer_of(kind), layer_of(kind, returns="last")
    np.testing.assert_array_equal(last.forward(x), every.forward(x)[-1])


def test_the_gru_has_a_quarter_fewer_parameters_than_the_lstm():
    for n_in, n_hidden in ((1, 1), (2, 32), (17, 5)):
        assert 4 * nn.GRU(n_in, n_hidden, rng=0).size == 3 * nn.LSTM(n_in, n_hidden, rng=0).size


def test_the_equations_of_the_lstm_one_unit_by_hand():
    lstm = nn.LSTM(1, 1, rng=0)
    lstm.parameters[:] = np.arange(1, 13) / 10  # rows o, i, f, candidate; columns U, W, b

    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    h = c = 0.0
    for x, seen in zip((0.5, -1.0), lstm.forward(np.array([0.5, -1.0]).reshape(2, 1, 1)).ravel(), strict=True):
        o, i, f, g = lstm.A @ [h, x, 1]
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        assert seen == pytest.approx(h, abs=1e-15)
    assert lstm.cells[-1, 0, 0] == pytest.approx(c, abs=1e-15)
    assert lstm.activity["forget"][-1, 0, 0] == pytest.approx(sigmoid(f), abs=1e-15)


def test_chrono_gates_stay_open_as_long_as_they_are_told():
    """With b_f = ln u the forget gate is u / (1 + u): it forgets with a time constant of about u steps."""
    lstm, gru = nn.LSTM(2, 1000, rng=0, memory=100), nn.GRU(2, 1000, rng=0, memory=100)
    H = 1000
    forget, write = lstm.b[2 * H : 3 * H], lstm.b[H : 2 * H]
    np.testing.assert_array_equal(write, -forget)
    times = np.exp(forget)
    assert 1 <= times.min() < 2 and 97 < times.max() <= 99
    assert times.mean() == pytest.approx(50, rel=0.05)
    assert np.exp(-gru.b[:H]).mean() == pytest.approx(50, rel=0.05)
    assert not lstm.b[:H].any() and not gru.b[H:].any()


@each_kind
def test_it_learns_inside_a_network(kind):
    rng = np.random.default_rng(3)
    net = nn.Network([KINDS[kind](1, 8, rng=rng, returns="last"), nn.Dense(8, 1, rng=rng)])
    x = rng.normal(size=(5, 64, 1))
    y, adam = x.sum(axis=0), nn.Adam(0.02)
    losses = []
    for _ in range(150):
        loss, dy = nn.mse(net.propagate(x), y)
        net.absorb(dy)
        adam.step(net.parameters, net.gradients)
        losses.append(loss)
    assert losses[-1] < 0.1 * losses[0]


@each_kind
@pytest.mark.parametrize("double", [copy.deepcopy, lambda net: pickle.loads(pickle.dumps(net))])
def test_copies_have_a_life_of_their_own(kind, double):
    net = nn.Network([layer_of(kind), nn.Dense(4, 2, rng=0)])
    x = np.random.default_rng(0).normal(size=(3, 2, 3))
    y = net.forward(x)
    twin = double(net)
    np.testing.assert_array_equal(twin.forward(x), y)
    twin.parameters[:] = 0
    np.testing.assert_array_equal(net.forward(x), y)


@each_kind
def test_bad_arguments_get_a_sentence(kind):
    layer = layer_of(kind)
    with pytest.raises(RuntimeError, match="forward pass first"):
        layer.backward(np.zeros((2, 2, 4)))
    with pytest.raises(ValueError, match="time, batch, 3"):
        layer.forward(np.zeros((2, 3)))
    with pytest.raises(ValueError, match="state must have shape"):
        layer.forward(np.zeros((2, 2, 3)), np.zeros((layer.memories, 2, 5)))
    with pytest.raises(ValueError, match="returns must be one of"):
        KINDS[kind](3, 4, rng=0, returns="all")
    with pytest.raises(ValueError, match="n_in"):
        KINDS[kind](0, 4, rng=0)


def test_only_gates_take_a_memory():
    with pytest.raises(ValueError, match="memory needs gates"):
        nn.RNN(2, 3, rng=0, memory=10)
