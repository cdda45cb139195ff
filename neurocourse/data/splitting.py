"""Rows to learn from, and rows to be examined with."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, generator, number, takes


class Split(NamedTuple):
    """Rows to learn from and rows to be examined with: ``nn.train(network, *data.train, test=data.test, …)``."""

    X_train: np.ndarray
    X_test: np.ndarray
    y_train: np.ndarray
    y_test: np.ndarray

    @property
    def train(self):
        """Inputs and targets to learn from."""
        return self.X_train, self.y_train

    @property
    def test(self):
        """Inputs and targets to be examined with."""
        return self.X_test, self.y_test


@takes(X=array(dtype=None), y=array(dtype=None), test=number(above=0, below=1), rng=generator)
def split(X, y, test=0.3, *, rng):
    """Shuffle the rows of X and y together and set a part of them aside.

    Parameters
    ----------
    X, y : array_like, shapes (n, …) and (n, …)
    test : float
        Fraction of the rows for the examination, 0 < test < 1.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Split
        X_train, X_test, y_train, y_test.

    Raises
    ------
    TypeError, ValueError
        When X and y differ in length or one of the parts would be empty.
    """
    if X.ndim == 0 or X.shape[:1] != y.shape[:1]:
        raise ValueError(f"X and y must have the same number of rows, got shapes {X.shape} and {y.shape}")
    n_test = round(test * len(X))
    if not 0 < n_test < len(X):
        raise ValueError(f"test={test:g} of {len(X)} rows leaves one part empty")
    order = rng.permutation(len(X))
    held_out, rest = order[:n_test], order[n_test:]
    return Split(X[rest], X[held_out], y[rest], y[held_out])
