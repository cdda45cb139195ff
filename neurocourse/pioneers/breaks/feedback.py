"""Feedback alignment: blame sent back through fixed random weights, beside true backpropagation, on digits."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, positive, rng_or_seed, takes
from neurocourse.pioneers.layers.deep import held_out

WAYS = ("transpose", "random")


class Feedback(NamedTuple):
    """How a network learned, epoch by epoch (row 0: before learning)."""

    accuracy: np.ndarray  # (epochs + 1,) share of unseen digits read correctly
    angle: np.ndarray  # (epochs + 1,) degrees between the blame used and the true one


def angle(a, b):
    """Mean angle, in degrees, between corresponding rows of ``a`` and ``b`` (B, D)."""
    cosine = np.sum(a * b, axis=1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1) + 1e-300)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))).mean())


@takes(way=WAYS, rng=generator, n_hidden=count, eta=positive, epochs=count, batch_size=count)
def learn_digits(way, *, rng, n_hidden=100, eta=0.3, epochs=30, batch_size=32):
    """Train a 64-n-10 tanh network on digits, with blame δ1 = (B δ2)⊙(1 - h²) sent back in one of two ways.

    Parameters
    ----------
    way : {"transpose", "random"}
        B is the transpose of the forward weights W2, or a random matrix that never changes.
    rng : seed or numpy.random.Generator
        The same seed gives both ways the same first weights and the same order of examples.
    n_hidden, epochs, batch_size : int
    eta : float

    Returns
    -------
    Feedback

    References
    ----------
    Lillicrap TP, Cownden D, Tweed DB, Akerman CJ (2016). Random synaptic feedback weights support error backpropagation
    for deep learning. Nature Communications 7:13276. doi:10.1038/ncomms13276
    """
    X, X_test, y, y_test = held_out()
    Y = np.eye(10)[y]
    W1, b1 = rng.normal(0, 1 / 8, (n_hidden, 64)), np.zeros(n_hidden)
    W2, random = rng.normal(0, n_hidden**-0.5, (2, 10, n_hidden))
    weights = W1, b1, W2, np.zeros(10)
    back = W2 if way == "transpose" else random  # W2 itself, not a copy: it goes on changing
    notes = [_note(weights, back, X, Y, X_test, y_test)]
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for first in range(0, len(X), batch_size):
            batch = order[first : first + batch_size]
            _step(weights, back, X[batch], Y[batch], eta)
        notes.append(_note(weights, back, X, Y, X_test, y_test))
    return Feedback(*map(np.array, zip(*notes, strict=True)))


def _blame(weights, x, Y):
    """Hidden activities, their slopes, and the output's blame ŷ - y of a softmax with cross-entropy."""
    W1, b1, W2, b2 = weights
    h = np.tanh(x @ W1.T + b1)
    z = h @ W2.T + b2
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return h, 1 - h * h, e / e.sum(axis=1, keepdims=True) - Y


def _step(weights, back, x, Y, eta):
    """One update, in place."""
    W1, b1, W2, b2 = weights
    h, slope, delta2 = _blame(weights, x, Y)
    delta1 = (delta2 @ back) * slope
    for w, gradient in ((W2, delta2.T @ h), (b2, delta2.sum(0)), (W1, delta1.T @ x), (b1, delta1.sum(0))):
        w -= eta / len(x) * gradient


def _note(weights, back, X, Y, X_test, y_test):
    """Accuracy on unseen digits, and the angle between the blame used and the true one on all seen ones."""
    W1, b1, W2, b2 = weights
    h, slope, delta2 = _blame(weights, X, Y)
    right = (np.tanh(X_test @ W1.T + b1) @ W2.T + b2).argmax(axis=1) == y_test
    return right.mean(), angle((delta2 @ back) * slope, (delta2 @ W2) * slope)


@takes(rng=rng_or_seed)
def report(*, rng):
    """Accuracy and angle of both ways back, in words."""
    lines = []
    for way, name in (("transpose", "backpropagation"), ("random", "random feedback")):
        run = learn_digits(way, rng=rng)
        lines.append(
            f"{name}: accuracy {run.accuracy[-1]:.3f}, angle to the true blame "
            f"{run.angle[0]:.0f}° before learning and {run.angle[-1]:.0f}° after"
        )
    return "\n".join(lines)
