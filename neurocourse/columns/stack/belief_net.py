"""Machines that dream, one on top of the other, as a start for a net that reads digits; and other starts."""

from typing import NamedTuple

import numpy as np

from neurocourse import data, nn
from neurocourse.arguments import generator, integer, takes
from neurocourse.columns.boltzmann.machine import sigmoid

SIZES = (64, 100, 100, 100)
WAYS = (
    "dreamed, three layers", "same net, no dreams", "a good start", "dreamed, one layer", "PCA", "pixels",
    "nearest neighbour",
)  # fmt: skip
LABELS = (50, 200, 1000)
EPOCHS, BATCH, ETA = 40, 50, 0.1
PARTS = 40  # directions that PCA keeps
TEST = 500


class Digits(NamedTuple):
    """Digits to learn from, the first few with labels, and others to be read."""

    X: np.ndarray  # 0 to 1
    y: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray


@takes(rng=generator)
def digits(*, rng):
    """All 1,797 digits of `data.digits` in a random order, the last 500 to be read."""
    X, y = data.digits()
    order = rng.permutation(len(X))
    X, y = np.asarray(X, dtype=float).reshape(len(X), -1)[order], np.asarray(y)[order]
    X = X / X.max()
    return Digits(X[:-TEST], y[:-TEST], X[-TEST:], y[-TEST:])


def dream_up(X, hidden, rng):
    """Weights (hidden, visible) and thresholds of a machine that has learned X by CD-1, in small batches."""
    W, b, c = 0.1 * rng.standard_normal((hidden, X.shape[1])), np.zeros(X.shape[1]), np.zeros(hidden)
    for epoch in range(EPOCHS):
        for rows in np.array_split(rng.permutation(len(X)), len(X) // BATCH):
            v, eta = X[rows], ETA * (1 - 0.9 * epoch / EPOCHS)
            h = sigmoid(v @ W.T + c)
            again = sigmoid((rng.random(h.shape) < h) @ W + b)
            p = sigmoid(again @ W.T + c)
            W += eta * (h.T @ v - p.T @ again) / len(v)
            b += eta * (v - again).mean(axis=0)
            c += eta * (h - p).mean(axis=0)
    return W, c


@takes(X=Digits, layers=integer(low=1, high=3), rng=generator)
def stacked(X, layers=3, *, rng):
    """Let machines dream, each of what the one below it sees.

    Parameters
    ----------
    X : Digits
        Labels are not looked at.
    layers : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    list of (W, c)
        Shapes (hidden, visible) and (hidden,).
    """
    seen, found = X.X, []
    for hidden in SIZES[1 : layers + 1]:
        found.append(dream_up(seen, hidden, rng))
        seen = sigmoid(seen @ found[-1][0].T + found[-1][1])
    return found


def _fine_tuned(layers, part, X, rng):
    """Share right of a net that begins with these layers and learns from the labels."""
    net = _deep(SIZES[: len(layers) + 1], nn.Sigmoid, rng)
    for dense, (W, c) in zip(net.layers[:-1:2], layers, strict=True):
        dense.W[:], dense.b[:] = W, c
    return _taught(net, part, X, rng)


def _deep(sizes, squash, rng):
    """A net of such layers, and ten answers on top."""
    dense = [nn.Dense(a, b, rng=rng) for a, b in zip(sizes, sizes[1:], strict=False)]
    return nn.Network([part for one in dense for part in (one, squash())] + [nn.Dense(sizes[-1], 10, rng=rng)])


def _taught(net, part, X, rng, eta=0.003):
    """Share right after 400 steps on the labels of ``part``."""
    batch = min(100, len(part.X))
    how = dict(updates=400, batch_size=batch, optimiser=nn.Adam(eta), rng=rng, progress=False)
    nn.train(net, part.X, part.y, **how)
    return float(nn.accuracy(net.answer(X.X_test), X.y_test))


@takes(labels=integer(low=20, high=1000), rng=generator)
def compare(labels, *, rng):
    """Share of 500 digits that each way reads right when so many have labels, and all the others none.

    Parameters
    ----------
    labels : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    dict
        By name: `WAYS`.
    numpy.ndarray
        Weights of the first dreamed layer, shape (100, 64).
    """
    X = digits(rng=rng)
    part, layers = X._replace(X=X.X[:labels], y=X.y[:labels]), stacked(X, rng=rng)
    middle = X.X.mean(axis=0)
    axes = np.linalg.svd(X.X - middle, full_matrices=False)[2][:PARTS]
    on_axes = X._replace(X_test=(X.X_test - middle) @ axes.T)
    near = np.linalg.norm(X.X_test[:, None] - part.X, axis=2).argmin(axis=1)
    by_axes = part._replace(X=(part.X - middle) @ axes.T)
    found = (
        _fine_tuned(layers, part, X, rng),
        _taught(_deep(SIZES, nn.Sigmoid, rng), part, X, rng),
        _taught(_deep(SIZES, nn.Tanh, rng), part, X, rng),
        _fine_tuned(layers[:1], part, X, rng),
        _taught(nn.Network([nn.Dense(PARTS, 10, rng=rng)]), by_axes, on_axes, rng, eta=0.03),
        _taught(nn.Network([nn.Dense(64, 10, rng=rng)]), part, X, rng, eta=0.03),
        float(np.mean(part.y[near] == X.y_test)),
    )
    return dict(zip(WAYS, found, strict=True)), layers[0][0]
