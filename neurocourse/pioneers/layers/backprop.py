"""Backpropagation by hand: one hidden layer, logistic units, squared error, as printed in 1986.

The blame δ of a unit is the slope of the error with respect to its summed input. It flows back along the weights.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, each, either, function, generator, positive, rng_or_seed, takes
from neurocourse.wording import span

XOR_X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_Y = np.array([[0.0], [1.0], [1.0], [0.0]])


class Weights(NamedTuple):
    """Weights of one network, or of S networks side by side, each array then with a first axis S."""

    W1: np.ndarray  # (n_hidden, n_in)
    b1: np.ndarray  # (n_hidden,)
    W2: np.ndarray  # (n_out, n_hidden)
    b2: np.ndarray  # (n_out,)


class Gradients(NamedTuple):
    """Slopes of the error. The blame of a layer is the gradient of its bias, too."""

    dW1: np.ndarray
    delta1: np.ndarray
    dW2: np.ndarray
    delta2: np.ndarray


class Training(NamedTuple):
    """How S networks learned, noted K times."""

    epoch: np.ndarray  # (K,)
    loss: np.ndarray  # (K, S) summed squared error, halved
    y_hat: np.ndarray  # (K, S, B, n_out)
    h: np.ndarray  # (K, S, B, n_hidden)
    weights: list  # K times Weights


def sigmoid(z):
    """σ(z) = 1 / (1 + exp(-z)), written so that it cannot overflow."""
    return 0.5 + 0.5 * np.tanh(0.5 * z)


@takes(n_in=count, n_hidden=count, n_out=count, scale=positive, rng=generator)
def start(n_in, n_hidden, n_out, *, scale=1.0, rng):
    """Weights of one network, drawn from a normal distribution with standard deviation ``scale``."""
    shapes = (n_hidden, n_in), (n_hidden,), (n_out, n_hidden), (n_out,)
    return Weights(*(scale * rng.standard_normal(shape) for shape in shapes))


def forward(x, W1, b1, W2, b2):
    """Activities (h, y_hat) for one input (n_in,): h = σ(W1 x + b1), ŷ = σ(W2 h + b2)."""
    h = sigmoid(W1 @ x + b1)
    return h, sigmoid(W2 @ h + b2)


@takes(
    x=array(shape=("I",)), y=array(shape=("O",)), h=array(shape=("H",)), y_hat=array(shape=("O",)),
    W2=array(shape=("O", "H")),
)  # fmt: skip
def backward_pass(x, y, h, y_hat, W2):
    """Gradients of E = ½‖ŷ - y‖² for one example, by the chain rule from the output back.

    δ2 = (ŷ - y)⊙ŷ⊙(1 - ŷ), δ1 = (W2ᵀ δ2)⊙h⊙(1 - h), ∂E/∂W2 = δ2 hᵀ, ∂E/∂W1 = δ1 xᵀ.

    Parameters
    ----------
    x : array, shape (n_in,)
    y, y_hat : array, shape (n_out,)
        What the output should be, and what it is.
    h : array, shape (n_hidden,)
    W2 : array, shape (n_out, n_hidden)

    Returns
    -------
    Gradients
        dW1 (n_hidden, n_in), delta1 (n_hidden,), dW2 (n_out, n_hidden), delta2 (n_out,).

    References
    ----------
    Rumelhart DE, Hinton GE, Williams RJ (1986). Learning representations by back-propagating errors. Nature
    323:533-536. doi:10.1038/323533a0
    """
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    return Gradients(np.outer(delta1, x), delta1, np.outer(delta2, h), delta2)


@takes(backward=function, rng=generator, width=positive)
def gradient_error(backward=backward_pass, *, rng, width=1e-5):
    """Largest difference between ``backward`` and (E(w + ε) - E(w - ε)) / 2ε, on a random network; ε = ``width``."""
    weights, x, y = start(4, 5, 3, rng=rng), rng.standard_normal(4), rng.uniform(0, 1, 3)
    h, y_hat = forward(x, *weights)
    worst = 0.0
    for w, slope in zip(weights, backward(x, y, h, y_hat, weights.W2), strict=True):
        for index in np.ndindex(w.shape):
            value, error = w[index], []
            for shift in (width, -width):
                w[index] = value + shift
                error.append(0.5 * np.sum((forward(x, *weights)[1] - y) ** 2))
            w[index] = value
            worst = max(worst, abs((error[0] - error[1]) / (2 * width) - slope[index]))
    return float(worst)


@takes(
    X=array(shape=("B", "I")), Y=array(shape=("B", "O")), weights=either(Weights, each(Weights)), eta=positive,
    epochs=count, every=count, frozen=bool,
)  # fmt: skip
def learn(X, Y, weights, *, eta=1.0, epochs=3000, every=100, frozen=False):
    """Train one or many networks side by side on all examples at once, and note their state on the way.

    Parameters
    ----------
    X : array, shape (B, n_in)
    Y : array, shape (B, n_out)
    weights : Weights, or list of S Weights
    eta : float
    epochs, every : int
        One update an epoch; the state is noted before the first and after each ``every``.
    frozen : bool
        True leaves the hidden weights as they were drawn: only the outputs learn.

    Returns
    -------
    Training
    """
    weights = [weights] if isinstance(weights, Weights) else weights
    W1, b1, W2, b2 = nets = Weights(*(np.stack(parts) for parts in zip(*weights, strict=True)))
    history = []
    for epoch in range(epochs + 1):
        h = sigmoid(X @ W1.mT + b1[:, None])
        y_hat = sigmoid(h @ W2.mT + b2[:, None])
        if epoch % every == 0:
            history.append((epoch, 0.5 * ((y_hat - Y) ** 2).sum(axis=(1, 2)), y_hat, h, Weights(*map(np.copy, nets))))
        delta2 = (y_hat - Y) * y_hat * (1 - y_hat)
        delta1 = (delta2 @ W2) * h * (1 - h)
        W2 -= eta * delta2.mT @ h
        b2 -= eta * delta2.sum(axis=1)
        if not frozen:
            W1 -= eta * delta1.mT @ X
            b1 -= eta * delta1.sum(axis=1)
    epoch, loss, y_hat, h, states = zip(*history, strict=True)
    return Training(np.array(epoch), np.array(loss), np.array(y_hat), np.array(h), list(states))


@takes(n_hidden=count, seeds=each(rng_or_seed), scale=positive, eta=positive, epochs=count, every=count)
def learn_xor(n_hidden, *, seeds, scale=2.0, eta=1.0, epochs=3000, every=100):
    """Train a 2-n-1 network on exclusive-or from each of ``seeds`` (a list of them); see `learn`."""
    weights = [start(2, n_hidden, 1, scale=scale, rng=seed) for seed in seeds]
    return learn(XOR_X, XOR_Y, weights, eta=eta, epochs=epochs, every=every)


def solved(training):
    """Whether all four answers are on the right side of ½, (K, S) for each note and start."""
    return ((training.y_hat > 0.5) == (XOR_Y > 0.5)).all(axis=(2, 3))


def xor_report():
    """How many of 40 starts end right, three times over: two hidden units, what could help them, and four; in words."""
    cases = {"2 hidden units": (2, 2.0), "2, small first weights": (2, 0.5), "4 hidden units": (4, 2.0)}
    lines = []
    for name, (n_hidden, scale) in cases.items():
        ends = solved(learn_xor(n_hidden, seeds=range(120), scale=scale, every=3000))[-1]
        lines.append(f"{name:24}{span(ends.reshape(3, 40).sum(axis=1), learned=True)} of 40 starts end right")
    return "\n".join(lines)
