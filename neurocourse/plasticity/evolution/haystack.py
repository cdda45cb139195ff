"""Hinton and Nowlan's needle in a haystack: evolution that only feels its way where its creatures learn."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, takes

WRONG, RIGHT, OPEN = 0, 1, 2  # a gene sets a connection wrongly, rightly, or leaves it to learning
N, GENES, TRIALS, GENERATIONS = 1000, 20, 1000, 50
BEST = 20.0  # fitness of a creature that needs no trial at all; of one that never finds it: 1
SAMPLE = 40  # creatures that are shown


@takes(genes=array(shape=(..., "n"), low=0, high=2, least=1), trials=count)
def chance(genes, trials=TRIALS):
    """Chance that a creature finds the needle within its trials: 1 − (1 − 2^−q)^trials with q open genes.

    Each trial sets all open connections anew, by tosses of a coin. One gene that is wrong, and there is no chance.

    Parameters
    ----------
    genes : array, shape (…, n)
        0 wrong, 1 right, 2 open.
    trials : int

    Returns
    -------
    float or ndarray

    References
    ----------
    Hinton GE, Nowlan SJ (1987). How learning can guide evolution. Complex Systems 1:495-502.
    """
    q = (genes == OPEN).sum(axis=-1)
    found = 1 - (1 - 0.5**q) ** trials
    return found * (genes != WRONG).all(axis=-1)


@takes(learns=bool, rng=generator)
def population(learns=True, *, rng):
    """A thousand creatures of twenty genes, (1000, 20): half of all genes open, or, where nobody learns, none."""
    return rng.choice(3, (N, GENES), p=(0.25, 0.25, 0.5) if learns else (0.5, 0.5, 0.0)).astype(np.int8)


@takes(genes=array(shape=(..., "n"), low=0, high=2), trials=count, rng=generator)
def trials_left(genes, trials=TRIALS, *, rng):
    """How many trials each creature has left when it finds the needle, (…,); 0 if it does not."""
    q = (genes == OPEN).sum(axis=-1)
    needed = rng.geometric(0.5**q)
    hopeless = (genes == WRONG).any(axis=-1) | (needed > trials)
    return np.where(hopeless, 0, trials - needed + (q == 0))


@takes(genes=array(shape=("creatures", "n"), low=0, high=2), left=array(shape=("creatures",), low=0), rng=generator)
def offspring(genes, left, trials=TRIALS, *, rng):
    """The next generation: parents are drawn by fitness, 1 + 19 left / trials, and cross their genes at one place."""
    fitness = 1 + (BEST - 1) * left / trials
    mother, father = rng.choice(len(genes), (2, len(genes)), p=fitness / fitness.sum())
    cut = rng.integers(1, genes.shape[1], (len(genes), 1))
    return np.where(np.arange(genes.shape[1]) < cut, genes[mother], genes[father]).astype(np.int8)


class Course(NamedTuple):
    """Generation by generation, from the first on: shares of genes, creatures that find it, and some of them."""

    shares: np.ndarray  # (generations + 1, 3) wrong, right, open
    found: np.ndarray  # (generations + 1,) share of creatures
    sample: np.ndarray  # (generations + 1, 40, 20)


@takes(learns=bool, trials=count, generations=count, rng=generator)
def evolve(learns=True, trials=TRIALS, generations=GENERATIONS, *, rng):
    """Let a thousand creatures evolve.

    Parameters
    ----------
    learns : bool
        Whether genes may be left open to learning.
    trials : int
        Of each creature in its life.
    generations : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Course
    """
    genes, shares, found, sample = population(learns, rng=rng), [], [], []
    for _ in range(generations + 1):
        left = trials_left.unguarded(genes, trials, rng=rng)
        shares.append(np.bincount(genes.ravel(), minlength=3) / genes.size)
        found.append((left > 0).mean())
        sample.append(genes[:SAMPLE])
        genes = offspring.unguarded(genes, left, trials, rng=rng)
    return Course(np.array(shares), np.array(found), np.array(sample))


@takes(rng=generator)
def guesses_until_first(*, rng):
    """How many guesses all creatures make, one after the other, until the first of them finds the needle."""
    genes, made = population(rng=rng), 0
    while True:
        left = trials_left.unguarded(genes, rng=rng)
        hit = np.flatnonzero(left)
        if len(hit):
            return made + hit[0] * TRIALS + TRIALS - int(left[hit[0]]) + 1
        made += N * TRIALS
        genes = offspring.unguarded(genes, left, rng=rng)


@takes(rng=generator)
def guesses_blindly(*, rng):
    """How many guesses it takes without any creature: twenty tosses of a coin a guess."""
    return int(rng.geometric(0.5**GENES))
