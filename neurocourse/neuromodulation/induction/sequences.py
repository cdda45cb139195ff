"""Sequences that repeat themselves: who has heard a token once can tell what follows it.

A few different tokens are drawn, and come again and again in that order. Their number, the period, is drawn for each
sequence, so that the place alone says nothing; only the next token of places from the second round on can be known.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, takes

N_TOKENS, LENGTH = 16, 24
PERIODS = 6, 12  # shortest and longest in training
LETTERS = "ABCDEFGHIJKLMNOP"


class Sequences(NamedTuple):
    """Sequences side by side, as a network reads them."""

    tokens: np.ndarray  # (LENGTH, B)
    next: np.ndarray  # (LENGTH, B) what comes after each
    known: np.ndarray  # (LENGTH, B) bool: whether that can be known
    period: np.ndarray  # (B,)


@takes(n=count, shortest=count, longest=count, rng=generator)
def repeating(n, shortest=PERIODS[0], longest=PERIODS[1], *, rng):
    """n sequences whose periods are drawn from ``shortest`` to ``longest``; returns `Sequences`."""
    if not 2 <= shortest <= longest <= N_TOKENS:
        raise ValueError(
            f"shortest and longest must be from 2 to {N_TOKENS} and in order, got {shortest} and {longest}"
        )
    period = rng.integers(shortest, longest + 1, n)
    words = rng.random((n, N_TOKENS)).argsort(axis=1)  # each row: the tokens in an order of its own
    at = np.arange(LENGTH + 1)[:, None]
    all_of_it = words[np.arange(n), at % period]
    return Sequences(all_of_it[:-1], all_of_it[1:], at[:-1] >= period, period)


def batch(rng, n=48):
    """A batch for `nn.train`: tokens, and as targets what comes next and whether it can be known."""
    found = repeating(n, rng=rng)
    return found.tokens, (found.next, found.known)
