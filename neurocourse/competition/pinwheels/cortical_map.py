"""A square of cortex as a sheet of cells: each stands for a place in the field of view, and for something more."""

import numpy as np

from neurocourse.arguments import array, count, generator, positive, takes
from neurocourse.competition.sheet.som import fading


@takes(inputs=array(shape=("T", "F"), least=3), n=count(low=4), n_stages=count, rng=generator)
def learn(inputs, n, *, sigma=(1.5, 1.5), eta=(0.15, 0.15), n_stages=8, rng):
    """Train a sheet of n x n cells, whose places in the field of view are in order from the start.

    The rule is that of `som_update`; cells further than three radii from the winner are left out, for speed.

    Parameters
    ----------
    inputs : array, shape (T, F)
        Place in the field of view, two numbers from 0 to n, and then what else there is to tell.
    n : int
    sigma, eta : (float, float)
        Radius in places, and rate, at the beginning and at the end.
    n_stages : int
        How many states of the sheet are kept, besides the first.
    rng : seed or numpy.random.Generator

    Returns
    -------
    array, shape (n_stages + 1, n, n, F)
    """
    for name, pair in (("sigma", sigma), ("eta", eta)):
        for value in array(name, pair, shape=(2,)):
            positive(name, value)
    T, F = inputs.shape
    W, axis = start(n, F, rng), np.arange(n)
    stages, every = [W.copy()], max(T // n_stages, 1)
    for t, x in enumerate(inputs):
        radius, rate = fading(*sigma, t / T), fading(*eta, t / T)
        towards = x - W
        row, col = divmod(np.einsum("ijk,ijk->ij", towards, towards).argmin(), n)
        reach = int(3 * radius) + 1
        near, beside = slice(max(0, row - reach), row + reach + 1), slice(max(0, col - reach), col + reach + 1)
        down, across = (np.exp(-((axis[k] - at) ** 2) / (2 * radius**2)) for k, at in ((near, row), (beside, col)))
        W[near, beside] += rate * np.multiply.outer(down, across)[..., None] * towards[near, beside]
        if (t + 1) % every == 0 and len(stages) <= n_stages:
            stages.append(W.copy())
    return np.array(stages)


def start(n, F, rng):
    """Cells (n, n, F) that each stand for their own place, and for hardly anything else."""
    W = 0.02 * rng.standard_normal((n, n, F))
    W[..., :2] = np.stack(np.meshgrid(np.arange(n), np.arange(n), indexing="ij"), axis=2)
    return W
