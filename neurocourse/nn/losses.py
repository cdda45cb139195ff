"""How wrong is the network? Each loss returns its value and its slope, where the backward pass starts."""

import math

import numpy as np

from neurocourse.arguments import array


def finite(loss):
    """Return the loss as float, unless it is infinite or NaN."""
    if not math.isfinite(loss):
        raise FloatingPointError(
            "the loss is not finite: the network's outputs are NaN or too large; try a smaller eta"
        )
    return float(loss)


def mse(y_hat, y):
    """Mean squared error: L = mean (ŷ − y)².

    Parameters
    ----------
    y_hat, y : array_like, shape (batch, …)
        What the network says and what it should say, of the same shape.

    Returns
    -------
    loss : float
    dy_hat : ndarray
        ∂L/∂ŷ = 2 (ŷ − y) / number of elements.

    Raises
    ------
    TypeError, ValueError
        When the shapes differ or y is not finite. FloatingPointError when the loss is not finite.
    """
    y_hat = _floats("y_hat", y_hat)
    y = array("y", y, dtype=y_hat.dtype)
    if y.shape != y_hat.shape or not y.size:
        raise ValueError(f"y must have the shape of y_hat, {y_hat.shape}, and not be empty, got shape {y.shape}")
    error = y_hat - y
    return finite(np.vdot(error, error) / error.size), (2 / error.size) * error


def cross_entropy(logits, labels):
    """Surprise at the right class: L = mean(−log softmax(logits)[label]).

    Parameters
    ----------
    logits : array_like, shape (batch, n_classes)
        Outputs of the last Dense layer, without Softmax.
    labels : array_like of int, shape (batch,)
        The right class of each row, 0 <= label < n_classes.

    Returns
    -------
    loss : float
    dlogits : ndarray, shape (batch, n_classes)
        ∂L/∂logits = (softmax(logits) − one-hot label) / batch.

    Raises
    ------
    TypeError, ValueError
        When a shape does not fit or a label is no class. FloatingPointError when the loss is not finite.
    """
    logits = _floats("logits", logits)
    labels, rows = _labels(labels, logits), np.arange(len(logits))
    # Measured from each row's largest logit, no exponential can overflow and no sum falls below 1. The classes come
    # first here (z, p: (n_classes, batch)), because NumPy reduces the first axis of a small array faster than the last.
    z = logits.T.copy()
    z -= np.maximum.reduce(z, axis=0)
    p = np.exp(z)
    total = np.add.reduce(p, axis=0)
    surprise = np.log(total) - z[labels, rows]
    p /= total * len(rows)
    p[labels, rows] -= 1 / len(rows)
    return finite(np.add.reduce(surprise) / len(rows)), p.T


def accuracy(logits, labels):
    """Fraction of rows (0 to 1) whose largest of the ``logits`` (batch, n_classes) stands at the label (batch,)."""
    logits = _floats("logits", logits)
    return float(np.mean(logits.argmax(axis=1) == _labels(labels, logits)))


def _floats(name, value):
    # A network's own output is a float array already; should it not be finite, the loss will tell.
    return value if isinstance(value, np.ndarray) and value.dtype.kind == "f" else array(name, value)


def _labels(labels, logits):
    labels = labels if isinstance(labels, np.ndarray) else array("labels", labels, dtype=None)
    if logits.ndim != 2 or not logits.size:
        raise ValueError(f"logits must have shape (batch, n_classes) and not be empty, got shape {logits.shape}")
    if labels.dtype.kind not in "iu":
        raise TypeError(f"labels must be whole numbers, one class a row, got dtype {labels.dtype}")
    if labels.shape != logits.shape[:1]:
        raise ValueError(
            f"labels must have shape ({len(logits)},), one class for each row of logits, got shape {labels.shape}"
        )
    if labels.min() < 0 or labels.max() >= logits.shape[1]:
        raise ValueError(f"labels must be from 0 to {logits.shape[1] - 1}, got {labels.min()} to {labels.max()}")
    return labels
