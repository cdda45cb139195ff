"""A needle in a haystack: twenty switches that are worth something only when all of them stand right.

Some switches are set by genes, the others are left open and learned, by guessing. What is learned is not inherited.
"""

from inspect import unwrap
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, function, generator, integer, takes

RIGHT, WRONG, OPEN = 1, 0, -1
N_SWITCHES, N_GENOMES, N_GENERATIONS, LIFE = 20, 1000, 50, 1000  # LIFE: guesses in one life
BEGIN = {True: (0.25, 0.25, 0.5), False: (0.5, 0.5, 0.0)}  # shares right, wrong, open; without learning none is open


class Evolution(NamedTuple):
    """Course of a population."""

    genomes: np.ndarray  # (generations + 1, 40, 20) forty of the thousand
    shares: np.ndarray  # (generations + 1, 3) of all switches: right, wrong, open
    fitness: np.ndarray  # (generations + 1, 2) mean and largest


@takes(genome=array(shape=("n",), dtype=np.intp, low=OPEN, high=RIGHT, least=1), tries=integer(low=0))
def fitness(genome, tries):
    """What a life is worth: 1, and up to 19 more for the guesses that are left when all switches stand right.

    1 + 19 · left / 1000

    Parameters
    ----------
    genome : array_like of int, shape (n,)
        1 for a switch that is born right, 0 for one that is born wrong, -1 for one that is left open.
    tries : int
        The guess at which all open switches happen to stand right; 0 when none is open. A life has 1,000 guesses.

    Returns
    -------
    float

    References
    ----------
    Hinton GE, Nowlan SJ (1987). How learning can guide evolution. Complex Systems 1:495-502.
    """
    if WRONG in genome or tries > LIFE:
        return 1.0
    return 1 + 19 * (LIFE - tries) / LIFE


@takes(genomes=array(shape=("n", "switches"), dtype=np.intp, low=OPEN, high=RIGHT), rng=generator)
def luck(genomes, *, rng):
    """The guess (n,) at which all open switches of each genome first stand right; each guess tosses a coin for each.

    Nobody has to guess for that: with q open switches a guess is right once in 2^q times.
    """
    return np.where((genomes == OPEN).any(axis=1), rng.geometric(0.5 ** (genomes == OPEN).sum(axis=1)), 0)


@takes(n=count, learning=bool, rng=generator)
def newborn(n=N_GENOMES, *, learning=True, rng):
    """n genomes (n, 20) whose switches are drawn by chance."""
    return rng.choice([RIGHT, WRONG, OPEN], (n, N_SWITCHES), p=BEGIN[learning])


@takes(generations=count, learning=bool, planted=bool, fitness=function, rng=generator)
def evolve(generations=N_GENERATIONS, *, learning=True, planted=False, fitness=fitness, rng):
    """A thousand genomes; each child has two parents, drawn by fitness, and their genes to the left and right of a cut.

    There is no mutation, as in 1987.

    Parameters
    ----------
    generations : int
    learning : bool
        Whether half of all switches are left open at the beginning, or none is.
    planted : bool
        Whether one of the first thousand is born with all switches right.
    fitness : function
        `fitness`, or the reader's own.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Evolution
    """
    worth = unwrap(fitness)  # fifty thousand calls: past its door, and past what a check wraps around an answer
    genomes, found = newborn(learning=learning, rng=rng), []
    genomes[0] = RIGHT if planted else genomes[0]
    for _ in range(generations + 1):
        tries = luck.unguarded(genomes, rng=rng)
        f = np.array([float(worth(g, t)) for g, t in zip(genomes, tries.tolist(), strict=True)])
        shares = [(genomes == kind).mean() for kind in (RIGHT, WRONG, OPEN)]
        found.append((genomes[:40].astype(np.int8), shares, (f.mean(), f.max())))
        mother, father = genomes[rng.choice(len(genomes), (2, len(genomes)), p=f / f.sum())]
        cut = rng.integers(1, N_SWITCHES, len(genomes))[:, None]
        genomes = np.where(np.arange(N_SWITCHES) < cut, mother, father)
    return Evolution(*map(np.array, zip(*found, strict=True)))


@takes(evolution=Evolution)
def taken_over(evolution):
    """The first generation that is worth more than 10 on average, None where none is."""
    good = np.flatnonzero(evolution.fitness[:, 0] > 10)
    return int(good[0]) if len(good) else None


@takes(rng=generator)
def guesses_of_learners(*, rng):
    """Guesses that a population which learns makes until one of its members first has all switches right.

    Those who are born with a wrong switch guess all their lives in vain.
    """
    genomes, spent = newborn(rng=rng), 0
    while True:
        tries = luck.unguarded(genomes, rng=rng)
        able = (genomes != WRONG).all(axis=1) & (tries <= LIFE)
        spent += LIFE * np.argmax(able) + tries[np.argmax(able)] if able.any() else LIFE * len(genomes)
        if able.any():
            return int(spent)
        genomes = newborn(rng=rng)


@takes(rng=generator)
def blind_guesses(*, rng):
    """Guesses until twenty coins all fall right: nobody is born, nobody dies."""
    return int(rng.geometric(0.5**N_SWITCHES))
