"""How wrong is the network? Each loss returns its value and its slope, where the backward pass starts.

A loss of your own is a function ``loss(y_hat, y) -> (value, ∂L/∂ŷ)``. It may want more than one thing to compare with,
such as actions taken and what they were worth: a training hands it the parts of a tuple y one by one. In this way the
losses here get a mask of bools, True where an output counts, with the leading axes of the outputs: (T, B) for padded
sequences, (n,) for the labelled nodes of a graph, all of them for the known entries of a table. The loss is then that
of the marked outputs alone, and the slope elsewhere is zero.
"""

import math
from functools import partial

import numpy as np

from neurocourse.arguments import array, takes
from neurocourse.nn.layer import floats


def finite(loss):
    """Return the loss as float, unless it is infinite or NaN."""
    if not math.isfinite(loss):
        raise FloatingPointError(
            "the loss is not finite: the network's outputs are NaN or too large; try a smaller eta"
        )
    return float(loss)


def mse(y_hat, y, mask=None):
    """Mean squared error: L = mean (ŷ − y)².

    Parameters
    ----------
    y_hat, y : array_like, shape (…)
        What the network says and what it should say, of the same shape.
    mask : array_like of bool, shape of the first axes of y, optional
        Which of them count.

    Returns
    -------
    loss : float
    dy_hat : ndarray, shape (…)
        ∂L/∂ŷ = 2 (ŷ − y) / number of elements.

    Raises
    ------
    TypeError, ValueError
        When the shapes differ or y is not finite. FloatingPointError when the loss is not finite.
    """
    if mask is not None:
        return _of_marked(mse, y_hat, y, mask)
    y_hat = _floats("y_hat", y_hat)
    y = array("y", y, dtype=y_hat.dtype)
    if y.shape != y_hat.shape or not y.size:
        raise ValueError(f"y must have the shape of y_hat, {y_hat.shape}, and not be empty, got shape {y.shape}")
    error = y_hat - y
    return finite(np.vdot(error, error) / error.size), (2 / error.size) * error


def cross_entropy(logits, labels, mask=None):
    """Surprise at the right class: L = mean(−log softmax(logits)[label]). See `plain.cross_entropy`.

    Parameters
    ----------
    logits : array_like, shape (…, n_classes)
        Outputs of the last Dense layer, without Softmax: (batch, n_classes), or (T, B, n_classes) for sequences.
    labels : array_like of int, shape (…)
        The right class of each row, 0 <= label < n_classes.
    mask : array_like of bool, shape (…), optional
        Which rows count.

    Returns
    -------
    loss : float
    dlogits : ndarray, shape (…, n_classes)
        ∂L/∂logits = (softmax(logits) − one-hot label) / number of rows.

    Raises
    ------
    TypeError, ValueError
        When a shape does not fit or a label is no class. FloatingPointError when the loss is not finite.
    """
    if mask is not None:
        return _of_marked(cross_entropy, logits, labels, mask)
    logits = _floats("logits", logits)
    labels = _labels(labels, logits)
    if logits.ndim > 2:  # each step of each sequence is a row
        value, slope = cross_entropy(logits.reshape(-1, logits.shape[-1]), labels.ravel())
        return value, slope.reshape(logits.shape)
    rows = np.arange(len(logits))
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


@takes(logits=partial(floats, shape=(..., "n_classes"), least=1))
def accuracy(logits, labels):
    """Fraction of rows (0 to 1) whose largest of the logits stands at the label.

    Parameters
    ----------
    logits : array_like, shape (…, n_classes)
    labels : array_like of int, shape (…)

    Returns
    -------
    float

    Raises
    ------
    TypeError, ValueError
        When a shape does not fit or a label is no class.
    """
    return float(np.mean(logits.argmax(axis=-1) == _labels(labels, logits)))


def _floats(name, value):
    # A network's own output is a float array already; should it not be finite, the loss will tell.
    return value if isinstance(value, np.ndarray) and value.dtype.kind == "f" else array(name, value)


def _labels(labels, logits):
    labels = labels if isinstance(labels, np.ndarray) else array("labels", labels, dtype=None)
    if logits.ndim < 2 or not logits.size:
        raise ValueError(f"logits must have shape (batch, n_classes) and not be empty, got shape {logits.shape}")
    if labels.dtype.kind not in "iu":
        raise TypeError(f"labels must be whole numbers, one class a row, got dtype {labels.dtype}")
    if labels.shape != logits.shape[:-1]:
        raise ValueError(
            f"labels must have shape {logits.shape[:-1]}, one class for each row of logits, got shape {labels.shape}"
        )
    if labels.min() < 0 or labels.max() >= logits.shape[-1]:
        raise ValueError(f"labels must be from 0 to {logits.shape[-1] - 1}, got {labels.min()} to {labels.max()}")
    return labels


def _of_marked(loss, y_hat, y, mask):
    """Loss of the outputs that ``mask`` marks, and its slope, which is zero at all others."""
    y_hat, y, mask = np.asarray(y_hat), np.asarray(y), array("mask", mask, dtype=bool)
    if not mask.ndim or mask.shape != y_hat.shape[: mask.ndim] or mask.shape != y.shape[: mask.ndim]:
        raise ValueError(f"mask must have the first axes of y_hat and y, {y_hat.shape} and {y.shape}, got {mask.shape}")
    if not mask.any():
        raise ValueError("mask must mark at least one output")
    slope = np.zeros_like(y_hat, dtype=np.result_type(y_hat, np.float32))
    value, slope[mask] = loss(y_hat[mask], y[mask])
    return value, slope
