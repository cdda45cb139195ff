"""Networks: gradients by central differences and by PyTorch, optimisers step by step, bad inputs."""

import copy
import pickle
import subprocess
import sys

import numpy as np
import pytest
from gradients import slope
from needs import oracle
from networks import kept_bytes, mlp

from neurocourse import nn

SMOOTH = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "softmax": nn.Softmax}


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


def test_cross_entropy_of_sequences_and_of_marked_rows_equals_pytorch():
    torch, rng = oracle("torch"), np.random.default_rng(5)
    logits, labels, mask = rng.normal(size=(6, 4, 3)), rng.integers(3, size=(6, 4)), rng.random((6, 4)) < 0.6
    for marked in (None, mask):
        leaf = torch.tensor(logits, requires_grad=True)
        wanted = torch.tensor(labels if marked is None else np.where(marked, labels, -100))
        peer = torch.nn.functional.cross_entropy(leaf.reshape(-1, 3), wanted.ravel())  # −100: does not count
        peer.backward()
        loss, slope = nn.cross_entropy(logits, labels, marked)
        assert loss == pytest.approx(peer.item(), abs=1e-14)
        np.testing.assert_allclose(slope, leaf.grad.numpy(), atol=1e-15)


# Losses of some outputs only


MASKS = {"rows": (5,), "steps of sequences": (5, 4), "single outputs": (5, 4, 3)}


@pytest.mark.parametrize("what", MASKS)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_mask_leaves_the_loss_of_what_it_marks(what, dtype):
    rng = np.random.default_rng(0)
    y_hat, y = rng.normal(size=(2, 5, 4, 3)).astype(dtype)
    mask = rng.random(MASKS[what]) < 0.5
    loss, slope = nn.mse(y_hat, y, mask)
    assert loss == nn.mse(y_hat[mask], y[mask])[0]
    np.testing.assert_array_equal(slope[mask], nn.mse(y_hat[mask], y[mask])[1])
    assert not slope[~mask].any() and slope.shape == y_hat.shape and slope.dtype == dtype


def test_what_a_mask_leaves_out_may_be_no_label_at_all():
    logits, labels = np.zeros((3, 2)), np.array([0, -1, 7])
    assert nn.cross_entropy(logits, labels, labels == 0)[0] == pytest.approx(np.log(2))


# Whole numbers and sequences


def test_one_hot_has_a_one_at_each_number_and_nothing_at_minus_one():
    np.testing.assert_array_equal(nn.one_hot([[2, 0], [-1, 1]], 3), [[[0, 0, 1], [1, 0, 0]], [[0, 0, 0], [0, 1, 0]]])
    assert nn.one_hot([0], 2, dtype=np.float32).dtype == np.float32


def test_padded_sequences_and_their_mask():
    values, mask = nn.pad([[[1, 2]], [[3, 4], [5, 6]]])
    np.testing.assert_array_equal(values, [[[1, 2], [3, 4]], [[0, 0], [5, 6]]])
    np.testing.assert_array_equal(mask, [[True, True], [False, True]])
    assert values.dtype.kind == "i" and nn.pad([np.ones(3, np.float32)]).values.dtype == np.float32


def test_softmax_is_the_layer_and_keeps_single_precision():
    x = np.random.default_rng(0).normal(size=(2, 3, 4)).astype(np.float32)
    np.testing.assert_array_equal(nn.softmax(x), nn.Softmax().forward(x))
    assert nn.softmax(x).dtype == np.float32 and nn.softmax([0, 0]).tolist() == [0.5, 0.5]


@pytest.mark.parametrize("first", ["dense", "convolution", "pool", "flatten"])
def test_whole_numbers_as_inputs_give_what_the_same_reals_give(first):
    """They may be rows of a table, so a network leaves them as they are; its other layers take them as numbers."""
    layers = {
        "dense": lambda: [nn.Dense(4, 2, rng=0)],
        "convolution": lambda: [nn.Conv2d(1, 2, 3, rng=0), nn.GlobalMean()],
        "pool": lambda: [nn.MaxPool2d(), nn.Flatten(), nn.Dense(4, 2, rng=0)],
        "flatten": lambda: [nn.Flatten(), nn.Dense(16, 2, rng=0)],
    }
    network = nn.Network(layers[first]())
    x = np.random.default_rng(0).integers(0, 9, (5, 4) if first == "dense" else (5, 4, 4, 1))
    np.testing.assert_array_equal(network.forward(x), network.forward(x.astype(float)))
    np.testing.assert_array_equal(network.answer(x.tolist()), network.answer(x.astype(float)))


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
        (nn.SGD(0.1, decay=0.2), "SGD", dict(lr=0.1, weight_decay=0.2)),
        (nn.Momentum(0.05, decay=0.2), "SGD", dict(lr=0.05, momentum=0.9, weight_decay=0.2)),
        (nn.Adam(0.01, decay=0.2), "Adam", dict(lr=0.01, weight_decay=0.2)),
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
    "layers must all have the same dtype, got float32 and float64": lambda: nn.Network(
        [nn.Dense(2, 2, rng=0, dtype=np.float32), nn.Dense(2, 2, rng=0)]
    ),
    "y must have the shape of y_hat, (5, 1)": lambda: nn.mse(np.ones((5, 1)), np.ones(5)),
    "y must hold finite numbers": lambda: nn.mse(np.ones((5, 1)), np.full((5, 1), np.inf)),
    "the loss is not finite": lambda: nn.cross_entropy(np.full((5, 2), np.nan), Y),
    "labels must be from 0 to 1, got 0 to 2": lambda: nn.cross_entropy(np.ones((5, 2)), [0, 1, 2, 0, 1]),
    "labels must be from 0 to 1, got -1 to 1": lambda: nn.cross_entropy(np.ones((5, 2)), [0, 1, -1, 0, 1]),
    "labels must be whole numbers": lambda: nn.cross_entropy(np.ones((5, 2)), Y / 2),
    "mask must have the first axes of y_hat and y": lambda: nn.mse(np.ones((5, 1)), np.ones((5, 1)), [True]),
    "mask must mark at least one output": lambda: nn.mse(np.ones((5, 1)), np.ones((5, 1)), np.zeros(5)),
    "mask must hold only 0 and 1": lambda: nn.cross_entropy(np.ones((5, 2)), Y, np.full(5, 2)),
    "numbers must be from -1 to 1, got 2": lambda: nn.one_hot([0, 2], 2),
    "sequences must be alike but for their lengths": lambda: nn.pad([[1, 2], [[1, 2]]]),
    "decay must be a finite number >= 0": lambda: nn.Adam(decay=-1),
    "labels must have shape (5,)": lambda: nn.accuracy(np.ones((5, 2)), Y[:4]),
    "logits must have shape (batch, n_classes)": lambda: nn.cross_entropy(np.ones(5), Y),
    "eta must be a finite number > 0": lambda: nn.SGD(0),
    "mu must be a finite number >= 0 and < 1": lambda: nn.Momentum(0.1, 1),
    "beta2 must be": lambda: nn.Adam(0.1, beta2=1.0),
    "gradients must be a flat array": lambda: nn.SGD(0.1).step(np.ones(3), np.ones((1, 3))),
    "this optimiser works on": lambda: nn.SGD(0.1).step(np.ones(3), np.ones(4)),
}


@pytest.mark.parametrize("message", BAD)
def test_bad_input_gets_one_clear_error(message):
    with pytest.raises((TypeError, ValueError, RuntimeError, FloatingPointError)) as caught:
        BAD[message]()
    assert message in str(caught.value) and "\n" not in str(caught.value)


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
