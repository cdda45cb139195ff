"""Brackets of two kinds, one inside another: who knows which one must close next has kept what is still open.

Sentences do the same: "the song that the bird that the cat heard sang was short". The nested brackets are called a
Dyck language; the depth says how much is open, the distance how long ago the innermost one was opened.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, takes

LENGTH, DEEPEST = 48, 8
SIGNS = "([)]"  # tokens 0 and 1 open, 2 and 3 close
DISTANCES = ((1, 1), (2, 5), (6, 11), (12, 19), (20, LENGTH))
LETTERS = 4  # that the table looks at


class Brackets(NamedTuple):
    """Sequences side by side, (LENGTH, B) each."""

    tokens: np.ndarray
    open: np.ndarray  # kind of the innermost bracket that is open after each place, −1 if none is
    distance: np.ndarray  # places since it was opened, the place itself included
    depth: np.ndarray  # how many are open


@takes(n=count, rng=generator)
def draw(n, *, rng):
    """n sequences that open or close with equal chance, wherever both can be; returns `Brackets`."""
    stack, opened = np.zeros((2, DEEPEST + 1, n), np.intp)
    depth, rows = np.zeros(n, np.intp), np.arange(n)
    found = np.empty((4, LENGTH, n), np.intp)
    for t in range(LENGTH):
        opens = (depth == 0) | ((rng.random(n) < 0.5) & (depth < DEEPEST))
        kind = rng.integers(2, size=n)
        token = np.where(opens, kind, 2 + stack[depth, rows])
        depth = depth + np.where(opens, 1, -1)
        new = depth[opens], rows[opens]
        stack[new], opened[new] = kind[opens], t
        found[:, t] = token, np.where(depth > 0, stack[depth, rows], -1), t + 1 - opened[depth, rows], depth
    return Brackets(*found)


def batch(rng, n=32):
    """A batch for `nn.train`: tokens, and as targets which kind must close next and whether anything is open."""
    found = draw(n, rng=rng)
    return found.tokens, (np.maximum(found.open, 0), found.open >= 0)


class Table:
    """No memory but four letters: it counts what was open after each combination of the last four.

    Parameters
    ----------
    n : int
        Number of sequences to count in.
    rng : seed or numpy.random.Generator
    """

    @takes(n=count, rng=generator)
    def __init__(self, n=5000, *, rng):
        found = draw(n, rng=rng)
        counts = np.zeros((5**LETTERS, 2), np.intp)
        known = found.open >= 0
        np.add.at(counts, (self._codes(found.tokens)[known], found.open[known]), 1)
        self.likelier = counts.argmax(axis=1)

    @takes(tokens=array(dtype=np.int64, shape=("T", "B"), low=0, least=1))
    def kinds(self, tokens):
        """Kind, 0 or 1, that it would close at each place of tokens (T, B)."""
        return self.likelier[self._codes(tokens)]

    @staticmethod
    def _codes(tokens):
        """One number for the last four letters at each place; 4 stands for what was before the beginning."""
        T = len(tokens)
        padded = np.vstack([np.full((LETTERS - 1, tokens.shape[1]), 4), tokens])
        return sum(padded[k : k + T] * 5**k for k in range(LETTERS)).astype(np.intp)


def by_distance(right, found):
    """Share right, of places where something is open, for each of ``DISTANCES``; ``right`` is bool (LENGTH, B)."""
    is_open = found.open >= 0
    bins = [is_open & (found.distance >= low) & (found.distance <= high) for low, high in DISTANCES]
    return np.array([right[some].mean() for some in bins])


def by_depth(right, found):
    """Share right for each depth from 1 to ``DEEPEST``."""
    return np.array([right[found.depth == depth].mean() for depth in range(1, DEEPEST + 1)])
