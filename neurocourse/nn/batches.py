"""What a training sees: labels as ones and zeros, sequences of unequal length side by side, rows in random order."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, each, takes
from neurocourse.nn.layer import FLOATS, inputs


class Padded(NamedTuple):
    """Sequences side by side, the shorter ones filled up at their ends."""

    values: np.ndarray  # (T, B, …)
    mask: np.ndarray  # (T, B) bool, True where there is something


@takes(numbers=array(dtype=np.int64, low=-1, least=1), n=count, dtype=FLOATS)
def one_hot(numbers, n, *, dtype=np.float64):
    """A one at each number, zeros elsewhere. The number −1 stands for nothing: all zeros.

    Parameters
    ----------
    numbers : array_like of int, shape (…)
        From −1 to n − 1.
    n : int
        How many different ones there are.
    dtype : float64 or float32

    Returns
    -------
    ndarray, shape (…, n)

    Raises
    ------
    TypeError, ValueError
        When a number is not whole, or not from −1 to n − 1.
    """
    if numbers.max() >= n:
        raise ValueError(f"numbers must be from -1 to {n - 1}, got {numbers.max()}")
    return (numbers[..., None] == np.arange(n)).astype(dtype)


@takes(sequences=each(array(dtype=None, least=1)))
def pad(sequences):
    """Lay sequences of unequal length side by side, zeros behind the shorter ones, and a mask that tells them apart.

    The mask goes to the loss with the targets: ``loss(y_hat, y, mask)``; what stands in the filled-up part is then
    neither counted nor learned from.

    Parameters
    ----------
    sequences : list of array_like, shapes (T_k, …)
        Numbers (T_k,) or vectors (T_k, n), B of them.

    Returns
    -------
    Padded
        values, shape (T, B, …), of the sequences' own kind of number, and mask, shape (T, B); T is the longest T_k.

    Raises
    ------
    TypeError, ValueError
        When there is no sequence, or they differ in more than their lengths.
    """
    shapes = [part.shape for part in sequences]
    if any(not shape or shape[1:] != shapes[0][1:] for shape in shapes):
        raise ValueError(f"sequences must be alike but for their lengths, got shapes {shapes}")
    lengths = np.array([len(part) for part in sequences])
    mask = np.arange(lengths.max())[:, None] < lengths
    values = np.zeros((*mask.shape, *shapes[0][1:]), np.result_type(*sequences))
    for k, part in enumerate(sequences):
        values[: len(part), k] = part
    return Padded(values, mask)


def rows(X, y, dtype, of=""):
    """Check that X and y have one row a sample; whole numbers stay whole, all others become ``dtype``."""
    X = inputs(f"X{of}", X, dtype)
    several = isinstance(y, tuple)
    parts = tuple(inputs(f"y{of}", part, dtype) for part in (y if several else (y,)))
    for part in parts:
        if X.ndim < 2 or not X.size or part.shape[:1] != X.shape[:1]:
            raise ValueError(f"X and y{of} must have one row a sample, got shapes {X.shape} and {part.shape}")
    return X, parts if several else parts[0]


def shuffled(X, y, batch_size, rng):
    """One pass over all rows in random order: batches (x, y), the last one taking what is left."""
    order, several = rng.permutation(len(X)), isinstance(y, tuple)
    X = X.take(order, axis=0)  # one shuffled copy, of which every batch is a view
    y = tuple(part.take(order, axis=0) for part in y) if several else y.take(order, axis=0)
    for start in range(0, len(X), batch_size):
        batch = slice(start, start + batch_size)
        yield X[batch], tuple(part[batch] for part in y) if several else y[batch]
