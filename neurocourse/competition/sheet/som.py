"""A sheet of cells that learns one input after the other: the winner moves, and its neighbours with it."""

import numpy as np

from neurocourse.arguments import array, count, function, generator, positive, takes, unguarded

FIRST, LAST = 4.0, 0.5  # places: the radius at the beginning of a training and at its end
ETA = 0.5, 0.1  # the rate at the beginning and at the end


@takes(rows=count, cols=count)
def grid(rows, cols):
    """Where the cells of a sheet lie: (rows * cols, 2), one place apart, row by row."""
    return np.stack(np.divmod(np.arange(rows * cols), cols), axis=1).astype(np.float64)


@takes(
    W=array(shape=("n", "D"), least=1), x=array(shape=("D",)), place=array(shape=("n", "d"), least=1),
    sigma=positive, eta=positive,
)  # fmt: skip
def som_update(W, x, place, sigma, eta):
    """Let a sheet learn from one input: ΔW_i = η exp(-|r_i - r_c|² / 2σ²) (x - W_i), where c is the winner.

    Parameters
    ----------
    W : array, shape (n, D)
        What each cell stands for.
    x : array, shape (D,)
        The input. The cell whose W lies nearest to it wins; of equal ones the first.
    place : array, shape (n, d)
        Where each cell lies on the sheet, in places.
    sigma : float, places
        Radius of the neighbourhood.
    eta : float
        How much of the distance to the input the winner goes.

    Returns
    -------
    array, shape (n, D)

    References
    ----------
    Kohonen T (1982). Self-organized formation of topologically correct feature maps. Biological Cybernetics 43:59-69.
    doi:10.1007/BF00337288
    """
    towards = x - W
    winner = np.einsum("ij,ij->i", towards, towards).argmin()
    apart = place - place[winner]
    near = np.exp(-np.einsum("ij,ij->i", apart, apart) / (2 * sigma**2))
    return W + (eta * near)[:, None] * towards


@takes(X=array(shape=("B", "D"), least=2), place=array(shape=("n", "d"), least=1), rng=generator)
def at_random(X, place, *, rng):
    """Begin with a crumpled sheet: every cell close to the mean of the inputs, by chance a little off; (n, D)."""
    return X.mean(axis=0) + 0.1 * X.std() * rng.standard_normal((len(place), X.shape[1]))


@takes(X=array(shape=("B", "D"), least=2), place=array(shape=("n", 2), least=4))
def from_components(X, place):
    """Begin with axes: the sheet (n, D) lies flat in the plane of the two directions in which the inputs vary most."""
    mean = X.mean(axis=0)
    _, sizes, directions = np.linalg.svd(X - mean, full_matrices=False)
    flat = (place - place.mean(axis=0)) / np.maximum(place.std(axis=0), 1e-9)
    return mean + flat * (sizes[:2] / np.sqrt(len(X))) @ directions[:2]


@takes(
    X=array(shape=("B", "D"), least=2), place=array(shape=("n", "d"), least=1), W=array(shape=("n", "D")),
    n_passes=count, sigma=positive, last=positive, update=function, rng=generator,
)  # fmt: skip
def learn(X, place, W, *, n_passes=15, sigma=FIRST, last=LAST, update=som_update, rng):
    """Train a sheet: all inputs, ``n_passes`` times, each time in another order, while radius and rate shrink.

    Parameters
    ----------
    X : array, shape (B, D)
    place : array, shape (n, d)
    W : array, shape (n, D)
        Where the cells begin, such as `at_random`.
    n_passes : int
    sigma, last : float, places
        Radius at the beginning and at the end.
    update : function
        ``som_update`` or the reader's own.
    rng : seed or numpy.random.Generator

    Returns
    -------
    array, shape (n_passes + 1, n, D)
        The sheet before the first pass and after each.
    """
    step, total, sheets, t = unguarded(update), n_passes * len(X), [W], 0
    for _ in range(n_passes):
        for k in rng.permutation(len(X)):
            W = step(W, X[k], place, fading(sigma, last, t / total), fading(*ETA, t / total))
            t += 1
        sheets.append(W)
    return np.array(sheets)


def fading(first, last, share):
    """What shrinks from ``first`` to ``last`` by equal factors, after this share of the time."""
    return first * (last / first) ** share
