"""A row of cells that learns from inputs of uneven density: how much of the row do frequent inputs get?"""

import numpy as np

from neurocourse.arguments import array, count, function, generator, number, positive, takes
from neurocourse.caching import kept

N_CELLS, N_CHAINS, N_STEPS = 40, 24, 10_000
WIDE, NARROW = 10.0, 2.0  # places: the radius at the beginning, and from half of the time on
ETA = 0.5, 0.01
ENDS = 5  # gaps at either end of a row that are not counted: a cell there has neighbours on one side only
LAW = 2 / 3


@takes(k=positive, n=count, rng=generator)
def inputs(k, n, *, rng):
    """n inputs from 0 to 1 whose density grows as x to the power of k."""
    return rng.random(n) ** (1 / (k + 1))


@takes(k=positive, sigma=positive, n_steps=count(low=10), rng=generator)
def learn(k=1.0, *, sigma=NARROW, n_steps=N_STEPS, rng):
    """Train `N_CHAINS` rows of cells side by side, each with inputs of its own.

    Parameters
    ----------
    k : float
        The density of the inputs grows as x to the power of k.
    sigma : float, places
        Radius of the neighbourhood in the second half of the time.
    n_steps : int
        Inputs to each row.
    rng : seed or numpy.random.Generator

    Returns
    -------
    array, shape (11, 24, 40)
        Where the cells lie at the beginning and after each tenth of the time.

    References
    ----------
    Ritter H, Schulten K (1986). On the stationary state of Kohonen's self-organizing sensory mapping. Biological
    Cybernetics 54:99-106.
    """
    W = np.sort(rng.random((N_CHAINS, N_CELLS)), axis=1)
    X, place, stages = (
        inputs(k, n_steps * N_CHAINS, rng=rng).reshape(n_steps, N_CHAINS, 1),
        np.arange(N_CELLS),
        [W.copy()],
    )
    square = (place[:, None] - place) ** 2
    for t in range(n_steps):
        if t % 50 == 0:
            radius = WIDE * (sigma / WIDE) ** min(1, 2 * t / n_steps)
            rate = ETA[0] * (ETA[1] / ETA[0]) ** (t / n_steps)
            move = rate * np.exp(-square / (2 * radius**2))
        towards = X[t] - W
        W += move[np.abs(towards).argmin(axis=1)] * towards
        if (t + 1) * 10 // n_steps > t * 10 // n_steps:
            stages.append(W.copy())
    return np.array(stages)


@takes(k=positive, n_rounds=count)
def without_neighbours(k=1.0, *, n_rounds=8_000):
    """Where cells (40,) lie that are alone: at the means of their inputs (k-means), worked out from the density."""
    w = (np.arange(N_CELLS) + 0.5) / N_CELLS
    for _ in range(n_rounds):
        edges = np.concatenate([[0.0], (w[1:] + w[:-1]) / 2, [1.0]])
        w = (k + 1) / (k + 2) * np.diff(edges ** (k + 2)) / np.diff(edges ** (k + 1))
    return w


@takes(places=array(shape=("n",), least=2))
def map_density(places):
    """How many cells there are for each unit of length, between one cell and the next.

    Parameters
    ----------
    places : array, shape (n,)
        Where the cells of a row lie, one after the other, from left to right or from right to left.

    Returns
    -------
    array, shape (n - 1,)
    """
    return 1 / np.abs(np.diff(places))


@takes(places=array(shape=("n",), least=2 * ENDS + 3, above=0), k=positive, density=function)
def exponent(places, k, *, density=map_density):
    """The power with which the density of cells follows that of the inputs: a slope of logarithms.

    Parameters
    ----------
    places : array, shape (n,)
        Where the cells of a row lie.
    k : float
        The density of the inputs is (k + 1) x to the power of k.
    density : function
        `map_density`, or the reader's own.

    Returns
    -------
    float
    """
    log_p, log_cells = log_densities(places, k, density)
    return float(np.polyfit(log_p, log_cells, 1)[0])


def log_densities(places, k, density=map_density):
    """Logarithms of the densities of inputs and of cells in each gap of a row, without those at its ends."""
    middle, inside = (places[1:] + places[:-1]) / 2, slice(ENDS, -ENDS)
    return np.log((k + 1) * middle[inside] ** k), np.log(np.asarray(density(places))[inside])


@kept
def settled(k, seed):
    """Mean of `N_CHAINS` rows at the end of a training, (40,): the lesson asks for it more than once."""
    return learn(k, rng=seed)[-1].mean(axis=0)


@takes(k=number(above=0), density=function, seed=count(low=0))
def law(k=1.0, *, density=map_density, seed=0):
    """The exponent that a training of 24 rows gives, with the reader's own `map_density`."""
    return exponent(settled(float(k), seed), k, density=density)
