"""Ways to pool, and how much each forgives: the change of the answer when the picture moves by a pixel."""

import numpy as np

from neurocourse.arguments import array, count, function, integer, takes

KINDS = ("max", "mean", "energy", "stride")


@takes(maps=array(shape=(..., "rows", "cols"), least=1), kind=KINDS, size=count)
def pool(maps, kind="max", size=2):
    """Summarise blocks of ``size`` by ``size``.

    Parameters
    ----------
    maps : array, shape (..., rows, cols)
    kind : str
        "max", "mean", "energy" (root of the mean square) or "stride" (the first pixel of each block: no pooling).
    size : int

    Returns
    -------
    ndarray, shape (..., rows // size, cols // size)
    """
    n = integer("size", size, low=1, high=min(maps.shape[-2:]))
    rows, cols = maps.shape[-2] // n, maps.shape[-1] // n
    blocks = maps[..., : rows * n, : cols * n].reshape(*maps.shape[:-2], rows, n, cols, n)
    if kind == "stride":
        return blocks[..., 0, :, 0]
    if kind == "energy":
        return np.sqrt((blocks**2).mean(axis=(-3, -1)))
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


@takes(maps_of=function, images=array(ndim=3, least=1), kind=(None, *KINDS), size=count, dx=integer)
def sensitivity(maps_of, images, kind, *, size=2, dx=1):
    """Mean change of the pooled maps when each image moves by ``dx``; ``kind`` None leaves the pooling out.

    Parameters
    ----------
    maps_of : function
        Image (rows, cols) -> maps (..., rows', cols').
    images : array, shape (n, rows, cols)
    kind : str or None
    size, dx : int

    Returns
    -------
    float
    """
    changes = []
    for image in images:
        pair = [maps_of(x) for x in (image, shift(image, dx))]
        changes.append(change(*(pair if kind is None else [pool(maps, kind, size) for maps in pair])))
    return float(np.mean(changes))
