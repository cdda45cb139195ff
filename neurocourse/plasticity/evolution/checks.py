"""The check of the exercise on the needle: what a life of guessing is worth."""

import numpy as np

from neurocourse.plasticity.evolution import needle
from neurocourse.plasticity.evolution.needle import LIFE, OPEN, RIGHT, WRONG
from neurocourse.teaching import call, exercise, expect, inputs, numbers, whole

__all__ = ["fitness"]

ref = needle.fitness.unguarded


def life(genome, tries):
    """Guesses left when all switches stand right; None where that never happens."""
    return None if WRONG in genome or tries > LIFE else LIFE - tries


def paid(pay, fails=1.0):
    """An answer that pays by the guesses left, and something else to those who fail."""

    def answer(genome, tries):
        left = life(genome, tries)
        return fails if left is None else pay(left)

    return answer


def partial(genome, tries):
    """Each switch that is born right is paid."""
    return 1 + 19 * np.mean(np.equal(genome, RIGHT)) if life(genome, tries) is None else ref(genome, tries)


MISTAKES = [
    ("a switch that is born wrong cannot be learned away: then no guess helps, and the life is worth 1",
     lambda g, t: 1 + 19 * max(LIFE - t, 0) / LIFE),
    ("one switch that is born wrong spoils everything: you forgive it",
     lambda g, t: 1.0 if sum(s == WRONG for s in g) > 1 or t > LIFE else 1 + 19 * (LIFE - t) / LIFE),
    ("a life ends after 1,000 guesses: who would need more is worth 1, and never less",
     lambda g, t: 1.0 if WRONG in g else 1 + 19 * (LIFE - t) / LIFE),
    ("you pay for switches that are born right, even when others are wrong: then the needle is a slope, and there is "
     "nothing left to explain", partial),
    ("you pay for the guesses that were spent: those that are left count",
     paid(lambda left: 1 + 19 * (1 - left / LIFE))),
    ("everybody who finds it gets 20: who finds it late has less left", paid(lambda left: 20.0)),
    ("only those who are born with it are paid: learning counts, too",
     lambda g, t: 20.0 if all(s == RIGHT for s in g) else 1.0),
    ("who fails is worth 1, not 0: every genome has some children", paid(lambda left: 1 + 19 * left / LIFE, 0.0)),
    ("the 1 that every life is worth is missing when it succeeds", paid(lambda left: 19 * left / LIFE)),
    ("it is 1 and 19 more: yours comes to 21 for those who are born with it", paid(lambda left: 1 + 20 * left / LIFE)),
    ("20 times the share left falls to 0: begin at 1 and add 19 times the share", paid(lambda left: 20 * left / LIFE)),
    ("19 times the *share* of guesses left: divide by 1,000", paid(lambda left: 1.0 + 19 * left)),
    ("the 19 is missing: who is born with it is worth 20", paid(lambda left: 1 + left / LIFE)),
    ("the guess that is right is spent, too: after guess k there are 1,000 − k left",
     lambda g, t: 1.0 if WRONG in g or t > LIFE else 1 + 19 * (LIFE - max(t - 1, 0)) / LIFE),
    ("every guess is one of 1,000, however many switches are open: leave their number out",
     lambda g, t: 1.0 if life(g, t) is None else 1 + 19 * max(LIFE - t * sum(s == OPEN for s in g), 0) / LIFE),
    ("0 is a switch that is born wrong, and −1 one that is left open: you have them the other way round",
     lambda g, t: ref(np.where(np.asarray(g) == RIGHT, RIGHT, -1 - np.asarray(g)), t)),
    ("that is the share of guesses left: it is 1, and 19 times that share", paid(lambda left: left / LIFE, 0.0)),
    ("a switch that is born wrong spoils everything: you only pay less for it",
     lambda g, t: 1 + 19 * np.mean(np.not_equal(g, WRONG)) * max(LIFE - t, 0) / LIFE),
    ("open switches cost nothing by themselves: only guesses do",
     lambda g, t: ref(g, t) * (1 - np.mean(np.equal(g, OPEN)) / 2)),
    ("a life of exactly 1,000 guesses is not a failure, and with nothing left it is worth 1, not 0",
     lambda g, t: 0.0 if t == LIFE and WRONG not in g else ref(g, t)),
    ("every life is worth the same in yours: then nobody is chosen", lambda g, t: 1.0),
]  # fmt: skip

SOME = [
    ([RIGHT] * 20, 0), ([RIGHT] * 10 + [OPEN] * 10, 312), ([RIGHT] * 19 + [WRONG], 0), ([OPEN] * 20, 800_000),
    ([RIGHT, OPEN, RIGHT, OPEN], 3), ([RIGHT, OPEN, OPEN, OPEN], 1), ([OPEN, RIGHT] * 10, 1000),
    ([OPEN, RIGHT] * 10, 1001), ([OPEN] * 18 + [WRONG, RIGHT], 40), ([WRONG] * 20, 0), ([RIGHT, OPEN], 999),
    ([OPEN, OPEN, WRONG], 7), ([OPEN], 1),
]  # fmt: skip


@exercise(
    reference=needle.fitness,
    inputs=inputs(
        genome=numbers("n", low=-1, high=1, whole=True), tries=whole(0, 100_000_000), sizes={"n": (1, 20)},
        examples=[(np.array(genome), tries) for genome, tries in SOME],
        where=lambda genome, tries: (OPEN in genome) == (tries > 0),
    ),
    mistakes=MISTAKES,
)  # fmt: skip
def fitness(f, reference):
    """Exercise: what a life is worth, in a world where only all twenty switches together are worth something."""
    half_open, rng = np.repeat([RIGHT, OPEN], 10), np.random.default_rng(0)
    tries = needle.luck(np.tile(half_open, (100, 1)), rng=rng).tolist()
    worth = np.mean([call(f, half_open, k) for k in tries])
    expect(6 < worth < 13, "with your fitness a genome with ten open switches is not worth half a needle")
    return (
        f"with your fitness a genome with ten open switches is worth {worth:.0f} on average; with one wrong switch, 1."
    )
