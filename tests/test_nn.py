"""The network room: gradients by central differences and by PyTorch, optimisers step by step, training, bad inputs."""

import copy
import io
import pickle
import signal
import subprocess
import sys

import numpy as np
import pytest
from gradients import slope
from needs import oracle

from neurocourse import nn
from neurocourse.data import digits, split
from neurocourse.nn import progress

SMOOTH = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "softmax": nn.Softmax}


def mlp(*sizes, rng, activation=nn.Tanh, dtype=np.float64, init="glorot"):
    """A network of Dense layers with an activation between them."""
    rng = np.random.default_rng(rng)
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:], strict=False):
        layers += [nn.Dense(n_in, n_out, rng=rng, dtype=dtype, init=init), activation()]
    return nn.Network(layers[:-1])


# Gradients


@pytest.mark.parametrize("name", SMOOTH)
def test_activation_gradients_equal_central_differences(name):
    layer, rng = SMOOTH[name](), np.random.default_rng(0)
    x, weights = rng.normal(size=(5, 4)), rng.normal(size=(5, 4))
    layer.forward(x)
    dx = layer.backward(weights)
    np.testing.assert_allclose(dx, slope(lambda: np.sum(weights * layer.forward(x)), x), atol=1e-7)


@pytest.mark.parametrize("name", SMOOTH)
@pytest.mark.parametrize("loss", [nn.mse, nn.cross_entropy])
def test_network_gradients_equal_central_differences(name, loss):
    rng = np.random.default_rng(1)
    net = mlp(4, 6, 5, 3, rng=rng, activation=SMOOTH[name])
    net.parameters += 0.1 * rng.normal(size=net.size)  # biases too
    x = rng.normal(size=(7, 4))
    y = rng.integers(3, size=7) if loss is nn.cross_entropy else rng.normal(size=(7, 3))
    dx = net.backward(loss(net.forward(x), y)[1])
    numeric = slope(lambda: loss(net.forward(x), y)[0], net.parameters)
    assert np.abs(numeric).max() > 1e-2
    np.testing.assert_allclose(net.gradients, numeric, atol=1e-7)
    np.testing.assert_allclose(dx, slope(lambda: loss(net.forward(x), y)[0], x), atol=1e-7)


def test_dense_sums_its_gradients_over_batch_and_time():
    layer, rng = nn.Dense(3, 2, rng=0), np.random.default_rng(0)
    x, weights = rng.normal(size=(4, 5, 3)), rng.normal(size=(4, 5, 2))
    layer.forward(x)
    assert layer.backward(weights).shape == x.shape
    numeric = slope(lambda: np.sum(weights * layer.forward(x)), layer.parameters)
    np.testing.assert_allclose(layer.gradients, numeric, atol=1e-7)


def test_absorb_gives_the_gradients_of_backward():
    net, rng = mlp(4, 6, 3, rng=0), np.random.default_rng(0)
    dy = nn.cross_entropy(net.forward(rng.normal(size=(7, 4))), rng.integers(3, size=7))[1]
    net.backward(dy)
    expected = net.gradients.copy()
    net.gradients[:] = np.nan
    net.absorb(dy)
    np.testing.assert_array_equal(net.gradients, expected)


@pytest.mark.parametrize("dtype, atol", [(np.float64, 1e-12), (np.float32, 1e-5)])
@pytest.mark.parametrize("name", SMOOTH)
def test_gradients_and_losses_equal_pytorch(name, dtype, atol):
    torch, rng = oracle("torch"), np.random.default_rng(2)
    net = mlp(4, 6, 3, rng=rng, activation=SMOOTH[name], dtype=dtype)
    x, labels = rng.normal(size=(7, 4)).astype(dtype), rng.integers(3, size=7)
    f = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "softmax": lambda z: torch.softmax(z, -1)}
    W1, b1, W2, b2, tx = leaves = [
        torch.tensor(a.copy(), requires_grad=True)
        for a in (net.layers[0].W, net.layers[0].b, net.layers[2].W, net.layers[2].b, x)
    ]
    logits = f[name](tx @ W1.T + b1) @ W2.T + b2
    peer = torch.nn.functional.cross_entropy(logits, torch.tensor(labels))
    peer.backward()
    loss, dlogits = nn.cross_entropy(net.forward(x), labels)
    dx = net.backward(dlogits)
    assert net.gradients.dtype == dx.dtype == dtype
    assert loss == pytest.approx(peer.item(), abs=atol)
    expected = np.concatenate([leaf.grad.numpy().ravel() for leaf in leaves])
    np.testing.assert_allclose(np.concatenate([net.gradients, dx.ravel()]), expected, atol=atol)


def test_mse_equals_pytorch():
    torch, rng = oracle("torch"), np.random.default_rng(3)
    a, b = rng.normal(size=(2, 6, 3))
    ta = torch.tensor(a, requires_grad=True)
    peer = torch.nn.functional.mse_loss(ta, torch.tensor(b))
    peer.backward()
    loss, da = nn.mse(a, b)
    assert loss == pytest.approx(peer.item(), abs=1e-14)
    np.testing.assert_allclose(da, ta.grad.numpy(), atol=1e-15)


# Activations


def test_values_of_the_activations():
    x = np.array([[-2.0, -0.0, 0.0, 3.0]])
    np.testing.assert_array_equal(nn.Step().forward(x), [[0, 1, 1, 1]])
    np.testing.assert_array_equal(nn.ReLU().forward(x), [[0, 0, 0, 3]])
    np.testing.assert_allclose(nn.Sigmoid().forward(x), 1 / (1 + np.exp(-x)), atol=1e-15)
    np.testing.assert_array_equal(nn.Tanh().forward(x), np.tanh(x))


def test_step_has_no_slope_and_says_so():
    step, x = nn.Step(), np.random.default_rng(0).normal(size=(20, 5))
    step.forward(x)
    numeric = slope(lambda: step.forward(x).sum(), x, h=1e-9)
    np.testing.assert_array_equal(step.backward(np.ones_like(x)), numeric)
    assert not numeric.any()


def test_nothing_before_a_step_learns():
    rng = np.random.default_rng(0)
    net = mlp(2, 4, 1, rng=rng, activation=nn.Step)
    hidden, readout = net.layers[0].W.copy(), net.layers[2].W.copy()
    X = rng.normal(size=(50, 2))
    nn.train(net, X, X[:, :1], loss=nn.mse, optimiser=nn.SGD(0.1), epochs=3, batch_size=10, rng=0)
    np.testing.assert_array_equal(net.layers[0].W, hidden)
    assert not np.array_equal(net.layers[2].W, readout)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("scale", [1e4, 1e30])
def test_huge_logits_are_stable(dtype, scale):
    logits = np.array([[-1, 0, 1], [3, 3, -3]], dtype) * dtype(scale)
    with np.errstate(all="raise", under="ignore"):
        p = nn.Softmax().forward(logits)
        s = nn.Sigmoid().forward(logits)
        loss, dlogits = nn.cross_entropy(logits, [2, 0])
    np.testing.assert_allclose(p, [[0, 0, 1], [0.5, 0.5, 0]])
    np.testing.assert_array_equal(s, [[0, 0.5, 1], [1, 1, 0]])
    assert loss == pytest.approx(np.log(2) / 2)
    np.testing.assert_allclose(dlogits, [[0, 0, 0], [-0.25, 0.25, 0]], atol=1e-7)


def test_cross_entropy_of_a_guess_is_log_n():
    assert nn.cross_entropy(np.zeros((5, 8)), np.arange(5))[0] == pytest.approx(np.log(8))


# Initial weights


@pytest.mark.parametrize("init, variance", [("glorot", 2 / 1000), ("he", 2 / 400)])
def test_initial_variance_follows_the_paper(init, variance):
    layer = nn.Dense(400, 600, rng=0, init=init)
    assert layer.W.var() == pytest.approx(variance, rel=0.02)
    assert abs(layer.W.mean()) < 0.001
    assert not layer.b.any()


def test_he_keeps_the_signal_through_relu_layers_and_glorot_halves_it():
    """He et al. (2015): the power is multiplied by n Var(W) / 2 in each layer, so by 1 and by 1/2."""
    x = np.random.default_rng(0).normal(size=(200, 256))
    for init, factor in (("he", 1), ("glorot", 0.5)):
        net = mlp(*[256] * 21, rng=0, activation=nn.ReLU, init=init)
        net.forward(x)
        power = [np.mean(layer.y**2) for layer in net.layers[1::2]]
        assert (power[-1] / power[0]) ** (1 / (len(power) - 1)) == pytest.approx(factor, rel=0.06)


# Optimisers


@pytest.mark.parametrize(
    "ours, theirs, kw",
    [
        (nn.SGD(0.1), "SGD", dict(lr=0.1)),
        (nn.Momentum(0.05, 0.9), "SGD", dict(lr=0.05, momentum=0.9)),
        (nn.Adam(0.01), "Adam", dict(lr=0.01)),
        (nn.Adam(0.02, beta1=0.5, beta2=0.9, epsilon=1e-3), "Adam", dict(lr=0.02, betas=(0.5, 0.9), eps=1e-3)),
    ],
)
def test_every_step_equals_pytorch(ours, theirs, kw):
    torch, rng = oracle("torch"), np.random.default_rng(4)
    theta = rng.normal(size=20)
    peer = torch.tensor(theta.copy(), requires_grad=True)
    optimiser = getattr(torch.optim, theirs)([peer], **kw)
    for _ in range(50):
        g = rng.normal(size=20) * 10 ** rng.uniform(-6, 1, size=20)
        ours.step(theta, g)
        peer.grad = torch.tensor(g)
        optimiser.step()
        np.testing.assert_allclose(theta, peer.detach().numpy(), rtol=0, atol=1e-12)


def test_momentum_comes_to_rest_where_theory_says():
    """On f = θ²/2 the iteration's matrix has a spectral radius of √μ while it oscillates (Polyak 1964)."""
    mu, theta, ball = 0.81, np.array([1.0]), nn.Momentum(0.1, 0.81)
    sizes = []
    for _ in range(400):
        ball.step(theta, theta.copy())
        sizes.append(abs(theta[0]))
    peaks = np.maximum.reduceat(sizes, np.arange(0, 400, 40))
    rate = (peaks[-2] / peaks[0]) ** (1 / 320)
    assert rate == pytest.approx(np.sqrt(mu), rel=0.01)


def test_first_step_of_adam_is_eta_whatever_the_scale():
    theta = np.zeros(3)
    nn.Adam(0.01).step(theta, np.array([1e-3, -1.0, 1e3]))
    np.testing.assert_allclose(theta, [-0.01, 0.01, -0.01], rtol=1e-4)


def test_optimiser_refuses_another_network_until_reset():
    adam = nn.Adam(0.01)
    adam.step(np.zeros(3), np.ones(3))
    with pytest.raises(ValueError, match="call reset"):
        adam.step(np.zeros(4), np.ones(4))
    adam.reset()
    theta = np.zeros(4)
    adam.step(theta, np.ones(4))
    np.testing.assert_allclose(theta, -0.01)


# Networks


def test_parameters_are_views_of_one_vector():
    net = mlp(3, 4, 2, rng=0)
    assert net.parameters.shape == net.gradients.shape == (net.size,) == (3 * 4 + 4 + 4 * 2 + 2,)
    net.parameters[:] = np.arange(net.size)
    np.testing.assert_array_equal(net.layers[0].W.ravel(), np.arange(12))
    np.testing.assert_array_equal(net.layers[2].b, [24, 25])


def test_networks_nest():
    inner = mlp(3, 4, 2, rng=0)
    before = inner.forward(np.ones((1, 3)))
    outer = nn.Network([inner, nn.Tanh(), nn.Dense(2, 1, rng=1)])
    np.testing.assert_array_equal(inner.forward(np.ones((1, 3))), before)
    assert np.shares_memory(inner.parameters, outer.parameters)
    assert np.shares_memory(inner.layers[2].dW, outer.gradients)


@pytest.mark.parametrize("clone", [copy.deepcopy, lambda net: pickle.loads(pickle.dumps(net))])
def test_a_copy_learns_on_its_own(clone):
    net, rng = mlp(3, 4, 2, rng=0), np.random.default_rng(0)
    twin, x = clone(net), rng.normal(size=(5, 3))
    before = net.forward(x)
    np.testing.assert_array_equal(twin.forward(x), before)
    nn.train(twin, x, x[:, :2], loss=nn.mse, optimiser=nn.SGD(0.5), epochs=1, batch_size=5, rng=0)
    assert np.shares_memory(twin.layers[0].W, twin.parameters)
    assert not np.allclose(twin.forward(x), before)
    np.testing.assert_array_equal(net.forward(x), before)


def test_a_new_kind_of_layer_joins_without_change():
    class Scale(nn.Layer):
        """y = s x, with one learned factor a unit."""

        learns = ("s",)

        def __init__(self, n):
            self.s = np.ones(n)
            self.gather()

        def forward(self, x):
            self.x = x
            return self.s * x

        def backward(self, dy):
            self.ds[...] = (dy * self.x).sum(axis=0)
            return dy * self.s

    rng = np.random.default_rng(0)
    net = nn.Network([Scale(3), nn.Dense(3, 2, rng=rng), Scale(2)])
    x, y = rng.normal(size=(6, 3)), rng.normal(size=(6, 2))
    net.absorb(nn.mse(net.forward(x), y)[1])
    numeric = slope(lambda: nn.mse(net.forward(x), y)[0], net.parameters)
    np.testing.assert_allclose(net.gradients, numeric, atol=1e-7)


# Training


def train_digits(seed, dtype=np.float64, **kw):
    rng = np.random.default_rng(seed)
    X_train, X_test, y_train, y_test = split(*digits(), rng=rng)
    net = mlp(64, 100, 10, rng=rng, activation=nn.ReLU, dtype=dtype, init="he")
    task = dict(loss=nn.cross_entropy, optimiser=nn.Adam(0.001), epochs=30, batch_size=64, rng=rng) | kw
    history = nn.train(net, X_train, y_train, **task)
    return net, history, nn.accuracy(net.forward(X_test), y_test)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_mlp_reads_96_percent_of_unseen_digits(seed, dtype):
    net, history, right = train_digits(seed, dtype)
    assert right >= 0.96
    assert history.loss.shape == (30,) and history.loss[-1] < 0.1 * history.loss[0]
    assert net.parameters.dtype == dtype and not history.interrupted


def test_same_rng_same_network():
    one, two, other = (train_digits(seed, epochs=2)[0].parameters for seed in (5, 5, 6))
    np.testing.assert_array_equal(one, two)
    assert not np.array_equal(one, other)


def test_xor_is_learned_with_a_hidden_layer():
    X, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
    net = mlp(2, 8, 2, rng=0)
    nn.train(net, X, y, loss=nn.cross_entropy, optimiser=nn.Adam(0.05), epochs=200, batch_size=4, rng=0)
    assert nn.accuracy(net.forward(X), y) == 1


def test_full_batch_gradient_descent_finds_the_least_squares_solution():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(40, 3))
    Y = rng.normal(size=(40, 2))
    net = nn.Network([nn.Dense(3, 2, rng=0)])
    history = nn.train(net, X, Y, loss=nn.mse, optimiser=nn.SGD(0.3), epochs=500, batch_size=40, rng=0)
    theta, residual, *_ = np.linalg.lstsq(np.column_stack([X, np.ones(40)]), Y, rcond=None)
    np.testing.assert_allclose(np.column_stack([net.layers[0].W, net.layers[0].b]), theta.T, atol=1e-9)
    assert history.loss[-1] == pytest.approx(residual.sum() / 80, rel=1e-9)


def test_every_row_is_used_once_an_epoch():
    seen = []

    def spy(y_hat, y):
        seen.append(y.copy())
        return nn.mse(y_hat, y)

    y = np.arange(10.0)[:, None]
    net = nn.Network([nn.Dense(1, 1, rng=0)])
    nn.train(net, y / 10, y, loss=spy, optimiser=nn.SGD(0.01), epochs=2, batch_size=4, rng=0)
    assert [len(batch) for batch in seen] == [4, 4, 2, 4, 4, 2]
    first, second = np.concatenate(seen[:3]).ravel(), np.concatenate(seen[3:]).ravel()
    assert sorted(first) == sorted(second) == list(range(10)) and list(first) != list(second)


def test_epoch_loss_is_the_mean_over_rows_not_over_batches():
    y = np.arange(10.0)[:, None]
    net = nn.Network([nn.Dense(1, 1, rng=0)])
    loss = nn.mse(net.forward(y), y)[0]
    history = nn.train(net, y, y, loss=nn.mse, optimiser=nn.SGD(1e-15), epochs=1, batch_size=4, rng=0)
    assert history.loss[0] == pytest.approx(loss, rel=1e-9)


def test_after_epoch_is_called_with_the_network_and_kept():
    X = np.ones((4, 1))
    net = nn.Network([nn.Dense(1, 1, rng=0)])
    task = dict(loss=nn.mse, optimiser=nn.SGD(0.1), epochs=3, batch_size=2, rng=0)
    assert nn.train(net, X, X, **task, after_epoch=lambda n, e: (n is net, e)).records == [(True, e) for e in (1, 2, 3)]


def test_interruption_keeps_what_was_learned(request):
    # A shell that starts the tests in the background has them ignore Ctrl-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    batches = 0

    def loss(logits, labels):
        nonlocal batches
        batches += 1
        if batches == 50:  # in the third of 20 batches an epoch
            signal.raise_signal(signal.SIGINT)
        return nn.cross_entropy(logits, labels)

    net, history, right = train_digits(0, loss=loss)
    assert history.interrupted and len(history.loss) == 2 and batches == 50
    assert right > 0.6
    assert np.isfinite(net.parameters).all()


def test_divergence_is_named():
    X = np.ones((8, 1)) * 100
    net = nn.Network([nn.Dense(1, 1, rng=0)])
    with pytest.raises(FloatingPointError, match="try a smaller eta"):
        nn.train(net, X, X, loss=nn.mse, optimiser=nn.SGD(10), epochs=200, batch_size=8, rng=0)


# Progress


class Screen(io.StringIO):
    def isatty(self):
        return True


def bar_output(stream, epochs=5, shown=True):
    with progress.Bar(epochs, shown=shown, stream=stream) as bar:
        for epoch in range(1, epochs + 1):
            bar.update(epoch, 1 / epoch)
    return stream.getvalue()


def test_bar_in_a_terminal_ends_on_one_line(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    text = bar_output(Screen())
    assert text.startswith("\r[####                ] 1 of 5 epochs, loss 1")
    assert text.endswith("\r[####################] 5 of 5 epochs, loss 0.2\x1b[K\n") and text.count("\n") == 1


def test_bar_is_silent_when_nobody_watches_or_the_work_is_short(monkeypatch):
    assert bar_output(Screen()) == ""
    monkeypatch.setattr(progress, "PATIENCE", 0)
    assert bar_output(io.StringIO()) == ""
    assert bar_output(Screen(), shown=False) == ""


@pytest.mark.parametrize("person", [True, False])
def test_bar_in_a_notebook_is_for_people_only(person):
    """JupyterLab and VS Code allow input(); nbclient and nbval do not, so they see no output at all."""
    jupyter_client = pytest.importorskip("jupyter_client.manager")
    code = """
import numpy as np
from neurocourse import nn
nn.progress.PATIENCE = 0
X = np.ones((4, 1))
net = nn.Network([nn.Dense(1, 1, rng=0)])
history = nn.train(net, X, X, loss=nn.mse, optimiser=nn.SGD(0.1), epochs=3, batch_size=4, rng=0)
"""
    manager, client = jupyter_client.start_new_kernel(kernel_name="python3")
    outputs = []
    try:
        reply = client.execute_interactive(code, allow_stdin=person, timeout=60, output_hook=outputs.append)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert reply["content"]["status"] == "ok"
    shown = [m["content"]["data"]["text/plain"] for m in outputs if "data" in m["content"]]
    assert bool(shown) == bool([m for m in outputs if m["msg_type"] not in ("status", "execute_input")]) == person
    if person:
        assert shown[0].startswith("1 of 3 epochs, loss ") and shown[-1].startswith("3 of 3 epochs, loss ")


# Bad inputs: one clear error each


NET = mlp(3, 4, 2, rng=0)
X, Y = np.ones((5, 3)), np.array([0, 1, 0, 1, 0])
BAD = {
    "x must have shape (batch, 3) for this Dense layer, got shape (5, 4)": lambda: NET.forward(np.ones((5, 4))),
    "x must have shape (batch, 3) for this Dense layer, got shape (3,)": lambda: NET.forward(np.ones(3)),
    "x must hold finite numbers only, got 15 NaN": lambda: NET.forward(X * np.nan),
    "x must be an array of numbers": lambda: nn.ReLU().forward("three"),
    "backward needs a forward pass first": lambda: nn.Dense(2, 2, rng=0).backward(np.ones((1, 2))),
    "backward needs a forward pass first: it": lambda: nn.Tanh().backward(np.ones((1, 2))),
    "dy must have the shape of the layer's output": lambda: [NET.forward(X), NET.backward(np.ones((5, 3)))],
    "n_in must be a whole number": lambda: nn.Dense(2.5, 2, rng=0),
    "n_out must be a whole number >= 1": lambda: nn.Dense(2, 0, rng=0),
    "init must be one of 'glorot', 'he'": lambda: nn.Dense(2, 2, rng=0, init="zeros"),
    "dtype must be one of": lambda: nn.Dense(2, 2, rng=0, dtype=int),
    "layers must hold layers": lambda: nn.Network([nn.Dense(2, 2, rng=0), nn.ReLU]),
    "at least one layer, and each layer only once": lambda: nn.Network([]),
    "each layer only once": lambda: nn.Network([NET.layers[1]] * 2),
    "must have the same dtype, got float32 and float64": lambda: nn.Network(
        [nn.Dense(2, 2, rng=0, dtype=np.float32), nn.Dense(2, 2, rng=0)]
    ),
    "y must have the shape of y_hat, (5, 1)": lambda: nn.mse(np.ones((5, 1)), np.ones(5)),
    "y must hold finite numbers": lambda: nn.mse(np.ones((5, 1)), np.full((5, 1), np.inf)),
    "the loss is not finite": lambda: nn.cross_entropy(np.full((5, 2), np.nan), Y),
    "labels must be from 0 to 1, got 0 to 2": lambda: nn.cross_entropy(np.ones((5, 2)), [0, 1, 2, 0, 1]),
    "labels must be from 0 to 1, got -1 to 1": lambda: nn.cross_entropy(np.ones((5, 2)), [0, 1, -1, 0, 1]),
    "labels must be whole numbers": lambda: nn.cross_entropy(np.ones((5, 2)), Y / 2),
    "labels must have shape (5,)": lambda: nn.accuracy(np.ones((5, 2)), Y[:4]),
    "logits must have shape (batch, n_classes)": lambda: nn.cross_entropy(np.ones(5), Y),
    "eta must be a finite number > 0": lambda: nn.SGD(0),
    "mu must be a finite number >= 0 and < 1": lambda: nn.Momentum(0.1, 1),
    "beta2 must be": lambda: nn.Adam(0.1, beta2=1.0),
    "gradients must be a flat array": lambda: nn.SGD(0.1).step(np.ones(3), np.ones((1, 3))),
    "this optimiser works on": lambda: nn.SGD(0.1).step(np.ones(3), np.ones(4)),
}
TASK = dict(network=NET, X=X, y=Y, loss=nn.cross_entropy, optimiser=nn.SGD(0.1), epochs=1, batch_size=2, rng=0)
BAD_TASKS = {
    "network must be a Network, got a list": dict(network=[NET]),
    "optimiser must be SGD": dict(optimiser=nn.Adam),
    "optimiser must be SGD(…), Momentum(…) or Adam(…), got a str": dict(optimiser="adam"),
    "loss must be a function": dict(loss="mse"),
    "X must hold finite": dict(X=X * np.inf),
    "X and y must have one row a sample, got shapes (5, 3) and (4,)": dict(y=Y[:4]),
    "X and y must have one row a sample, got shapes (5,) and (5,)": dict(X=X[:, 0]),
    "epochs must be a whole number >= 1": dict(epochs=0),
    "batch_size must be a whole number": dict(batch_size=1.5),
    "after_epoch must be a function": dict(after_epoch=3),
    "progress must be one of": dict(progress="bar"),
}


@pytest.mark.parametrize("message", BAD)
def test_bad_input_gets_one_clear_error(message):
    with pytest.raises((TypeError, ValueError, RuntimeError, FloatingPointError)) as caught:
        BAD[message]()
    assert message in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("message", BAD_TASKS)
def test_bad_training_gets_one_clear_error_and_changes_nothing(message):
    before = NET.parameters.copy()
    with pytest.raises((TypeError, ValueError)) as caught:
        nn.train(**TASK | BAD_TASKS[message])
    assert message in str(caught.value) and "\n" not in str(caught.value)
    np.testing.assert_array_equal(NET.parameters, before)


def test_training_a_network_whose_layer_moved_away_is_refused():
    shared = nn.Dense(3, 2, rng=0)
    old = nn.Network([shared])
    nn.Network([shared, nn.Tanh()])
    with pytest.raises(ValueError, match="put into another network"):
        nn.train(**TASK | dict(network=old))


def test_import_costs_numpy_only():
    code = (
        "import numpy, sys; a = set(sys.modules); import neurocourse.nn, neurocourse.data; print(*set(sys.modules) - a)"
    )
    new = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {name.split(".")[0] for name in new} <= {"neurocourse"} | sys.stdlib_module_names


ROOM = np.random.default_rng(0)
FORGETFUL = {
    "dense": (lambda: [nn.Dense(6, 4, rng=0), nn.Tanh(), nn.Dense(4, 3, rng=0)], ROOM.normal(size=(250, 6)), 0),
    "convolution": (
        lambda: [nn.Conv2d(1, 4, 3, rng=0), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dense(36, 3, rng=0)],
        ROOM.normal(size=(250, 8, 8, 1)),
        0,
    ),
    "LSTM": (lambda: [nn.LSTM(2, 5, returns="last", rng=0), nn.Dense(5, 3, rng=0)], ROOM.normal(size=(7, 250, 2)), 1),
    "GRU": (lambda: [nn.GRU(2, 5, returns="last", rng=0), nn.Dense(5, 3, rng=0)], ROOM.normal(size=(7, 250, 2)), 1),
}


def kept_bytes(network):
    """Bytes of all arrays of the layers but those that are learned."""
    learned = {id(network.parameters), id(network.gradients)}
    arrays = [a for layer in network.layers for a in vars(layer).values() if isinstance(a, np.ndarray)]
    return sum(a.nbytes for a in arrays if id(a.base) not in learned and id(a) not in learned)


@pytest.mark.parametrize("kind", FORGETFUL)
def test_answers_a_batch_at_a_time_are_the_same_and_nothing_is_kept(kind):
    build, x, axis = FORGETFUL[kind]
    network = nn.Network(build())
    whole = network.forward(x)
    before = kept_bytes(network)
    np.testing.assert_allclose(network.answer(x, batch=64, axis=axis), whole, rtol=1e-12, atol=1e-12)
    assert before > 10_000 and kept_bytes(network) == 0
    with pytest.raises(RuntimeError, match="needs a forward pass first"):
        network.backward(np.zeros((250, 3)))
    np.testing.assert_allclose(network.forward(x), whole, rtol=1e-12, atol=1e-12)


def test_a_training_leaves_nothing_but_what_was_learned():
    build, x, _ = FORGETFUL["dense"]
    network = nn.Network(build())
    nn.train(
        network, x, np.arange(250) % 3, loss=nn.cross_entropy, optimiser=nn.SGD(0.1), epochs=1, batch_size=32, rng=0
    )
    assert kept_bytes(network) == 0
