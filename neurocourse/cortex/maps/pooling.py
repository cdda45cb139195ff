"""Ways to pool the places of a map, to move a picture, and to say how different two answers are."""

import numpy as np

from neurocourse.arguments import array, count, integer, takes

KINDS = ("steps only", "mean", "max")


@takes(maps=array(shape=(..., "rows", "cols"), least=1), kind=KINDS, size=count)
def pool(maps, kind="max", size=2):
    """Summarise blocks of ``size`` by ``size``.

    Parameters
    ----------
    maps : array, shape (..., rows, cols)
    kind : str
        "max", "mean" or "steps only" (the first place of each block: the others are left out).
    size : int

    Returns
    -------
    ndarray, shape (..., rows // size, cols // size)
    """
    n = integer("size", size, low=1, high=min(maps.shape[-2:]))
    rows, cols = maps.shape[-2] // n, maps.shape[-1] // n
    blocks = maps[..., : rows * n, : cols * n].reshape(*maps.shape[:-2], rows, n, cols, n)
    if kind == "steps only":
        return blocks[..., 0, :, 0]
    return (blocks.max if kind == "max" else blocks.mean)(axis=(-3, -1))


def shift(images, dx, dy=0):
    """Images (..., rows, cols) moved ``dx`` pixels to the right and ``dy`` down, with zeros where nothing was."""
    moved = np.roll(images, (dy, dx), axis=(-2, -1))
    rows, cols = images.shape[-2:]
    i, j = np.arange(rows)[:, None] - dy, np.arange(cols) - dx
    return np.where((i >= 0) & (i < rows) & (j >= 0) & (j < cols), moved, 0.0)


def change(a, b):
    """How different two answers are: |a - b| / (|a| + |b|) over all their entries, 0 (the same) to 1."""
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))


def blurred(x, axes):
    """``x`` blurred by the bell (1, 2, 1) / 4 along two axes; beyond the margins there is nothing."""
    for axis in axes:
        x = np.moveaxis(x, axis, 0)
        padded = np.pad(x, [(1, 1)] + [(0, 0)] * (x.ndim - 1))
        x = np.moveaxis((padded[:-2] + 2 * x + padded[2:]) / 4, 0, axis)
    return x
