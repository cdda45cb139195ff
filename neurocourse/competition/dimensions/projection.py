"""From many dimensions to two, by a sheet or by principal components, and how far such a picture can be trusted."""

from functools import cache

import numpy as np

from neurocourse.arguments import array, count, each, generator, takes
from neurocourse.caching import kept
from neurocourse.competition.sheet import batch, som
from neurocourse.data import digits
from neurocourse.wording import span

ROWS = ("sheet", "two components", "two components, on the places of a sheet", "sheet, cells shuffled")


@takes(X=array(shape=("B", "D"), least=2))
def components(X):
    """The inputs in the plane of the two directions in which they vary most (PCA), (B, 2).

    Parameters
    ----------
    X : array, shape (B, D)
    """
    centred = X - X.mean(axis=0)
    return centred @ np.linalg.svd(centred, full_matrices=False)[2][:2].T


@takes(X=array(shape=("B", "D"), least=4), Y=array(shape=("B", 2)), k=count, rng=generator)
def trustworthiness(X, Y, *, k=10, rng=0):
    """Whether neighbours in a picture were neighbours before: 1 when all were, about a half by chance.

    Parameters
    ----------
    X : array, shape (B, D)
        The inputs.
    Y : array, shape (B, 2)
        Where they lie in the picture. Which of several on one place come first is left to chance.
    k : int
        How many nearest neighbours are looked at; less than half of B.
    rng : seed or numpy.random.Generator

    Returns
    -------
    float

    References
    ----------
    Venna J, Kaski S (2001). Neighborhood preservation in nonlinear projection methods: an experimental study. ICANN
    2001, 485-491.
    """
    if 2 * k >= len(X):
        raise ValueError(f"k must be less than half of the {len(X)} inputs, got {k}")
    return _trust(_ranks(X), Y, k, np.random.default_rng(rng))


def _ranks(X):
    """How many inputs are nearer to the one of a row than the one of a column: 0 for itself, 1 for its nearest."""
    return _apart(X).argsort(axis=1, kind="stable").argsort(axis=1)


def _trust(rank, Y, k, rng):
    """`trustworthiness`, when the ranks of the inputs are known."""
    n, shown = len(Y), _apart(Y + 1e-6 * rng.standard_normal(Y.shape))
    near = np.argpartition(shown, k, axis=1)[:, : k + 1]
    excess = np.maximum(np.take_along_axis(rank, near, axis=1) - k, 0).sum()
    return float(1 - 2 * excess / (n * k * (2 * n - 3 * k - 1)))


def _apart(Z):
    """Squared distances of all to all, (B, B), and each before all others that lie on its place."""
    square = (Z**2).sum(axis=1)
    apart = square[:, None] + square - 2 * Z @ Z.T
    np.fill_diagonal(apart, -1)
    return apart


@kept
def on_sheet(side):
    """A sheet of side x side cells that has learned the digits, (side², 64), and each digit's place, (1797, 2)."""
    X, place = digits().X, som.grid(side, side)
    W = batch.learn(X, place, sigma=side / 2.5)
    return W, place[batch.winners(X, W)]


@cache
def digit_ranks():
    """The ranks of all digits."""
    return _ranks(digits().X)


@takes(side=count(low=2), k=count, rng=generator)
def trust(side=10, *, k=10, rng):
    """How far neighbours can be trusted in each of `ROWS`, for the digits."""
    plane, (_, places) = components(digits().X), on_sheet(side)
    low, high = plane.min(axis=0), plane.max(axis=0)
    rounded = np.rint((plane - low) / (high - low) * (side - 1))
    where = som.grid(side, side)[rng.permutation(side**2)]
    shuffled = where[(places[:, 0] * side + places[:, 1]).astype(np.intp)]
    pictures = zip(ROWS, (places, plane, rounded, shuffled), strict=True)
    return {name: _trust(digit_ranks(), Y, k, rng) for name, Y in pictures}


@takes(sides=each(count(low=2)))
def report(sides=(10, 20)):
    """Trust in each picture, by sheets of two sizes, over three ways to shuffle and to leave ties to chance."""
    lines = [" " * 40 + "".join(f"{f'{side} x {side}':>16}" for side in sides)]
    runs = [[trust(side, rng=seed) for seed in range(3)] for side in sides]
    for name in ROWS:
        cells = [span([run[name] for run in three], 3) for three in runs]
        lines.append(f"{name:>40}" + "".join(f"{cell:>16}" for cell in cells))
    return "\n".join(lines)
