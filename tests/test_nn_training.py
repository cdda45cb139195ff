"""Training: one loop for rows and for batches made as needed, its callback, its interruption, its errors."""

import signal

import numpy as np
import pytest
from networks import kept_bytes, mlp

from neurocourse import nn
from neurocourse.data import digits, split


def train_digits(seed, dtype=np.float64, **kw):
    rng = np.random.default_rng(seed)
    X_train, X_test, y_train, y_test = split(*digits(), rng=rng)
    net = mlp(64, 100, 10, rng=rng, activation=nn.ReLU, dtype=dtype, init="he")
    task = dict(loss=nn.cross_entropy, optimiser=nn.Adam(0.001), epochs=30, batch_size=64, rng=rng) | kw
    training = nn.train(net, X_train, y_train, **task)
    return net, training, nn.accuracy(net.forward(X_test), y_test)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_mlp_reads_96_percent_of_unseen_digits(seed, dtype):
    net, training, right = train_digits(seed, dtype)
    assert right >= 0.96
    assert training.loss.shape == (30,) and training.loss[-1] < 0.1 * training.loss[0]
    assert net.parameters.dtype == dtype and not training.interrupted


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
    training = nn.train(net, X, Y, loss=nn.mse, optimiser=nn.SGD(0.3), epochs=500, rng=0)
    theta, residual, *_ = np.linalg.lstsq(np.column_stack([X, np.ones(40)]), Y, rcond=None)
    np.testing.assert_allclose(np.column_stack([net.layers[0].W, net.layers[0].b]), theta.T, atol=1e-9)
    assert training.loss[-1] == pytest.approx(residual.sum() / 80, rel=1e-9)


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
    training = nn.train(net, y, y, loss=nn.mse, optimiser=nn.SGD(1e-15), epochs=1, batch_size=4, rng=0)
    assert training.loss[0] == pytest.approx(loss, rel=1e-9)


def one_unit():
    return nn.Network([nn.Dense(1, 1, rng=0)])


def test_a_callback_follows_each_epoch_or_each_update_and_its_results_are_kept():
    X = np.ones((4, 1))
    task = dict(loss=nn.mse, optimiser=nn.SGD(0.1), batch_size=2, rng=0)
    for how_long in ("epochs", "updates"):
        net = one_unit()
        training = nn.train(net, X, X, **task, **{how_long: 3}, after_each=lambda n, k, net=net: (n is net, k))
        assert training.records == [(True, 1), (True, 2), (True, 3)] and training.loss.shape == (3,)


def test_a_step_is_forward_loss_backward_and_the_optimiser():
    """`update`, written out with the layers' own methods."""
    rng = np.random.default_rng(0)
    x, y, one, other = rng.normal(size=(6, 3)), rng.normal(size=(6, 2)), mlp(3, 4, 2, rng=1), mlp(3, 4, 2, rng=1)
    value, dy = nn.mse(other.forward(x), y)
    other.backward(dy)
    other.parameters -= 0.1 * other.gradients
    assert nn.update(one, x, y, loss=nn.mse, optimiser=nn.SGD(0.1)) == value
    np.testing.assert_array_equal(one.parameters, other.parameters)


def test_rows_and_batches_made_as_needed_go_through_the_same_loop():
    """The same batches, from a data set or from a function: the same network, the same losses."""
    rng = np.random.default_rng(0)
    X, Y, seen = rng.normal(size=(10, 3)), rng.normal(size=(10, 2)), []

    def spy(y_hat, y):
        seen.append(y)
        return nn.mse(y_hat, y)

    one, other = mlp(3, 4, 2, rng=1), mlp(3, 4, 2, rng=1)
    task = dict(eta=0.05, clip=0.3, updates=9, rng=3)
    first = nn.train(one, X, Y, loss=spy, batch_size=4, **task)
    batches = iter([(X[[np.flatnonzero((Y == row).all(axis=1))[0] for row in y]], y) for y in seen])
    second = nn.train(other, lambda rng: next(batches), loss=nn.mse, **task)
    assert [len(y) for y in seen] == [4, 4, 2] * 3
    np.testing.assert_array_equal(first.loss, second.loss)
    np.testing.assert_array_equal(one.parameters, other.parameters)


def test_parts_of_a_target_stay_with_their_rows_and_go_to_the_loss_one_by_one():
    X = np.arange(10.0)[:, None]

    def loss(y_hat, twice, whole):
        assert (2 * whole == twice).all() and whole.dtype.kind == "i" and len(y_hat) == len(whole)
        return nn.mse(y_hat, twice[:, None])

    training = nn.train(
        one_unit(), X, (2 * X[:, 0], np.arange(10)), loss=loss, eta=0.1, epochs=300, batch_size=4, rng=0
    )
    assert training.loss[-1] < 1e-3


def test_a_step_size_may_be_a_function_of_the_epoch():
    steps = []

    class Spy(nn.SGD):
        def move(self, theta, g):
            steps.append(self.eta)

    X = np.ones((4, 1))
    nn.train(one_unit(), X, X, loss=nn.mse, optimiser=Spy(5), eta=lambda k: 1 / k, epochs=3, batch_size=2, rng=0)
    nn.train(one_unit(), X, X, loss=nn.mse, optimiser=Spy(5), epochs=1, rng=0)
    nn.train(one_unit(), X, X, loss=nn.mse, optimiser=Spy(5), eta=7.0, epochs=1, rng=0)
    assert steps == [1, 1, 1 / 2, 1 / 2, 1 / 3, 1 / 3, 5, 7]


def test_the_usual_training_is_adam_on_cross_entropy():
    X, y = np.random.default_rng(0).normal(size=(20, 3)), np.arange(20) % 3
    one, other = mlp(3, 5, 3, rng=1), mlp(3, 5, 3, rng=1)
    nn.train(one, X, y, eta=0.02, epochs=3, batch_size=8, rng=0)
    nn.train(other, X, y, loss=nn.cross_entropy, optimiser=nn.Adam(0.02), epochs=3, batch_size=8, rng=0)
    np.testing.assert_array_equal(one.parameters, other.parameters)


def test_the_examination_is_on_rows_that_were_set_aside():
    data, net = digits().split(), mlp(64, 30, 10, rng=0, activation=nn.ReLU)
    training = nn.train(net, *data.train, test=data.test, eta=0.01, epochs=5, batch_size=64, rng=0)
    assert training.network is net and training.accuracy == nn.accuracy(net.answer(data.X_test), data.y_test) > 0.9
    assert nn.train(net, *data.train, epochs=1, rng=0).accuracy is None


def test_gradients_longer_than_clip_are_shortened():
    class Far(nn.Layer):
        learns = ("w",)
        w = np.zeros(3)

        def forward(self, x):
            return x

        def backward(self, dy):
            self.dw[...] = (30.0, 0.0, 40.0)

    layer = Far()
    layer.gather()
    nn.train(layer, lambda rng: (0, 0), loss=lambda a, b: (0.0, 0.0), optimiser=nn.SGD(1.0), updates=1, rng=0, clip=2.0)
    np.testing.assert_allclose(layer.w, (-1.2, 0, -1.6))


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_all_of_a_training_keeps_to_the_network_s_precision(dtype):
    kinds = set()

    def loss(y_hat, y):
        value, slope = nn.mse(y_hat, y)
        kinds.update((y_hat.dtype, y.dtype, slope.dtype))
        return value, slope

    X, net = np.random.default_rng(0).normal(size=(20, 3)), mlp(3, 4, 2, rng=0, dtype=dtype)
    adam = nn.Adam()
    nn.train(net, X, X[:, :2], loss=loss, optimiser=adam, epochs=2, batch_size=8, rng=0, clip=0.1)
    assert kinds | {net.parameters.dtype, adam.m.dtype} == {np.dtype(dtype)}


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

    net, training, right = train_digits(0, loss=loss)
    assert training.interrupted and len(training.loss) == 2 and batches == 50
    assert right > 0.6
    assert np.isfinite(net.parameters).all()


@pytest.mark.parametrize("where", ["the loss", "the callback"])
def test_whatever_is_interrupted_losses_and_records_stay_together(where):
    X, net = np.ones((4, 1)), one_unit()
    before, done = net.parameters.copy(), []

    def stop(place):
        done.append(place)
        if place == where and done.count(place) == 4:
            raise KeyboardInterrupt

    def loss(y_hat, y):
        stop("the loss")
        return nn.mse(y_hat, y)

    training = nn.train(net, X, X, loss=loss, eta=0.1, epochs=9, rng=0, after_each=lambda n, k: stop("the callback"))
    assert training.interrupted and len(training.loss) == len(training.records) == 3
    assert not np.array_equal(net.parameters, before) and kept_bytes(net) == 0


def test_an_interrupted_network_is_examined_all_the_same():
    def stop(network, k):
        if k == 3:
            raise KeyboardInterrupt

    data = digits().split()
    training = nn.train(
        mlp(64, 30, 10, rng=0), *data.train, test=data.test, eta=0.01, epochs=9, batch_size=32, rng=0, after_each=stop
    )
    assert training.interrupted and training.accuracy > 0.8


def test_divergence_is_named():
    X = np.ones((8, 1)) * 100
    net = nn.Network([nn.Dense(1, 1, rng=0)])
    with pytest.raises(FloatingPointError, match="try a smaller eta"):
        nn.train(net, X, X, loss=nn.mse, optimiser=nn.SGD(10), epochs=200, batch_size=8, rng=0)


def test_a_loss_of_your_own_that_is_not_finite_is_named_too():
    with pytest.raises(FloatingPointError, match="try a smaller eta"):
        nn.train(one_unit(), np.ones((4, 1)), np.ones((4, 1)), loss=lambda a, b: (np.nan, a), epochs=1, rng=0)


@pytest.mark.parametrize("ends", ["well", "in an error"])
def test_a_training_leaves_nothing_but_what_was_learned(ends):
    x, network = np.random.default_rng(0).normal(size=(250, 6)), mlp(6, 4, 3, rng=0)
    task = dict(eta=0.1, epochs=1, batch_size=32, rng=0)
    if ends == "well":
        nn.train(network, x, np.arange(250) % 3, **task)
    else:
        with pytest.raises(FloatingPointError):
            nn.train(network, x, np.arange(250) % 3, loss=lambda a, b: (np.inf, a), **task)
    assert kept_bytes(network) == 0


# Bad inputs: one clear error each

NET = mlp(3, 4, 2, rng=0)
X, Y = np.ones((5, 3)), np.array([0, 1, 0, 1, 0])
TASK = dict(network=NET, X=X, y=Y, loss=nn.cross_entropy, optimiser=nn.SGD(0.1), epochs=1, batch_size=2, rng=0)


def batch(rng):
    return X, Y


BAD_TASKS = {
    "network must be a Layer, got": dict(network=[NET]),
    "optimiser must be SGD": dict(optimiser=nn.Adam),
    "optimiser must be SGD(…), Momentum(…) or Adam(…), got the text 'adam'": dict(optimiser="adam"),
    "eta must be a finite number > 0": dict(eta=0),
    "eta must be a finite number > 0, got -1": dict(eta=lambda epoch: -1),
    "loss must be a function": dict(loss="mse"),
    "X must hold finite": dict(X=X * np.inf),
    "X and y must have one row a sample, got shapes (5, 3) and (4,)": dict(y=Y[:4]),
    "X and y must have one row a sample, got shapes (5, 3) and (3,)": dict(y=(Y, Y[:3])),
    "X and y must have one row a sample, got shapes (5,) and (5,)": dict(X=X[:, 0]),
    "y must be an array of numbers": dict(y=None),
    "epochs must be a whole number >= 1": dict(epochs=0),
    "epochs or updates must be given": dict(epochs=None),
    "epochs or updates must be given, and not both": dict(updates=1),
    "epochs must not be given when X makes the batches": dict(X=batch, y=None),
    "y must not be given when X makes the batches": dict(X=batch, epochs=None, updates=1),
    "batch_size must be a whole number": dict(batch_size=1.5),
    "clip must be a finite number > 0": dict(clip=-1),
    "test must be a pair (X, y)": dict(test=X),
    "X and y of test must have one row a sample": dict(test=(X, Y[:4])),
    "test must have whole numbers for y": dict(test=(X, X)),
    "after_each must be a function": dict(after_each=3),
    "progress must be True or False": dict(progress="bar"),
}


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
