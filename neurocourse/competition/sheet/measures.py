"""How good a sheet is: how far inputs are from their winners, and whether what is near stays near."""

import numpy as np

from neurocourse.arguments import array, count, takes

SHEET = dict(W=array(shape=("n", "D"), least=2), X=array(shape=("B", "D"), least=1))


def distances(X, W):
    """Distance of each input to each cell, (B, n)."""
    square = (X**2).sum(axis=1)[:, None] + (W**2).sum(axis=1) - 2 * X @ W.T
    return np.sqrt(np.maximum(square, 0))


@takes(**SHEET)
def quantisation_error(X, W):
    """Mean distance of inputs X (B, D) to the nearest of the cells W (n, D), in the unit of the inputs."""
    return float(distances(X, W).min(axis=1).mean())


@takes(**SHEET, place=array(shape=("n", 2)))
def topographic_error(X, W, place):
    """Share of the inputs whose best and second best cell do not touch on the sheet, not even by a corner.

    Parameters
    ----------
    X : array, shape (B, D)
    W : array, shape (n, D)
    place : array, shape (n, 2)
        Each cell has eight neighbours at a distance of less than 1.5 places.

    Returns
    -------
    float
    """
    first, second = np.argpartition(distances(X, W), 1, axis=1)[:, :2].T
    return float(np.mean(np.linalg.norm(place[first] - place[second], axis=1) > 1.5))


@takes(W=array(shape=("n", "D"), least=2), rows=count, cols=count)
def u_matrix(W, rows, cols):
    """Mean distance of each cell's W to those of its four neighbours on the sheet, (rows, cols): walls and valleys."""
    if len(W) != rows * cols:
        raise ValueError(f"W must have a row for each of {rows} x {cols} cells, got {len(W)}")
    W = W.reshape(rows, cols, -1)
    total, n = np.zeros((rows, cols)), np.zeros((rows, cols))
    down, right = np.linalg.norm(np.diff(W, axis=0), axis=2), np.linalg.norm(np.diff(W, axis=1), axis=2)
    for part, gap in (
        (np.s_[:-1, :], down), (np.s_[1:, :], down), (np.s_[:, :-1], right), (np.s_[:, 1:], right),
    ):  # fmt: skip
        total[part] += gap
        n[part] += 1
    return total / np.maximum(n, 1)
