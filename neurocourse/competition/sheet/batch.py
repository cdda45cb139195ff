"""The same sheet, all inputs at once: what a library does, and fast enough for sixty-four dimensions."""

import numpy as np

from neurocourse.arguments import array, count, positive, takes
from neurocourse.competition.sheet.som import FIRST, LAST, fading, from_components


def winners(X, W):
    """Number of the cell nearest to each input, (B,): |x - w|² without the |x|² that all cells share."""
    return (np.einsum("ij,ij->i", W, W) - 2 * X @ W.T).argmin(axis=1)


@takes(
    X=array(shape=("B", "D"), least=2), place=array(shape=("n", 2), least=4), n_epochs=count, sigma=positive,
    last=positive,
)  # fmt: skip
def learn(X, place, *, n_epochs=30, sigma=FIRST, last=LAST):
    """Train a sheet in rounds: each cell becomes the mean of the inputs, weighted by how near their winners are.

    Parameters
    ----------
    X : array, shape (B, D)
    place : array, shape (n, 2)
    n_epochs : int
    sigma, last : float, places
        Radius of the neighbourhood at the first epoch and at the last.

    Returns
    -------
    array, shape (n, D)
        What the cells stand for. The sheet begins in the plane of the two leading components: no chance is in it.
    """
    W, rough = from_components(X, place), X.astype(np.float32)
    squares = (place**2).sum(axis=1)
    square = squares[:, None] + squares - 2 * place @ place.T
    for share in np.linspace(0, 1, n_epochs):
        near = np.exp(square * (-0.5 / fading(sigma, last, share) ** 2))
        W = epoch(X, W, near, rough)
    return W


def epoch(X, W, near, rough=None):
    """One round: the inputs of each winner are added up first, so that the neighbours cost one small product.

    ``rough`` has the inputs in half the digits: enough to find winners by, and twice as fast.
    """
    best, n = winners(X, W) if rough is None else winners(rough, W.astype(rough.dtype)), len(W)
    sums, counts = np.zeros_like(W), np.bincount(best, minlength=n)
    order = best.argsort(kind="stable")
    used = np.flatnonzero(counts)
    sums[used] = np.add.reduceat(X[order], np.cumsum(counts)[used] - counts[used], axis=0)
    return near @ sums / np.maximum(near @ counts, 1e-12)[:, None]
