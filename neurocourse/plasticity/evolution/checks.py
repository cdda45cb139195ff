"""The check of `chance`: how likely a creature finds it."""

import numpy as np

from neurocourse.plasticity.evolution import haystack
from neurocourse.plasticity.evolution.haystack import OPEN, RIGHT, WRONG
from neurocourse.teaching import call, exercise, expect, inputs, numbers, whole

__all__ = ["chance"]


def q(genes):
    """How many genes are open."""
    return int((genes == OPEN).sum())


def if_no_wrong(found):
    """A chance that is right about wrong genes, and has another formula for those that are open."""
    return lambda genes, trials: found(q(genes), trials) if (genes != WRONG).all() else 0.0


@exercise(
    reference=haystack.chance,
    inputs=inputs(
        genes=numbers("n", options=(0, 1, 2)), trials=whole(1, 1000), sizes={"n": (1, 20)},
        examples=[
            (np.array([1, 1, 2]), 1), (np.array([1, 2, 2]), 3), (np.array([1, 1, 1]), 10), (np.array([1, 0, 2]), 10),
            (np.array([2] * 10), 1000), (np.array([1] * 10 + [2] * 10), 1000), (np.array([0, 1, 1]), 5),
        ],
    ),
    mistakes=[
        ("a wrong gene is wrong for life: with a single one there is no chance at all",
         lambda genes, trials: 1 - (1 - 0.5 ** q(genes)) ** trials),
        ("you count wrong genes as open: learning does not change them",
         lambda genes, trials: 1 - (1 - 0.5 ** int((genes != RIGHT).sum())) ** trials),
        ("that is the chance of a single trial: a creature has many", if_no_wrong(lambda n, trials: 0.5**n)),
        ("chances of several trials do not add up: with enough of them yours would pass 1. Ask how likely *all* fail",
         if_no_wrong(lambda n, trials: trials * 0.5**n)),
        ("that is for a creature that never tries a setting twice: coins do, so ask how likely *all* trials fail",
         if_no_wrong(lambda n, trials: min(trials * 0.5**n, 1.0))),
        ("that is how likely all trials fail: take it from 1", if_no_wrong(lambda n, trials: (1 - 0.5**n) ** trials)),
        ("n open genes can be set in 2**n ways, not in n",
         if_no_wrong(lambda n, trials: 1 - (1 - 1 / max(n, 1)) ** trials)),
        ("n open genes can be set in 2**n ways, not in 2 n",
         if_no_wrong(lambda n, trials: 1 - (1 - 1 / max(2 * n, 1)) ** trials)),
        ("a creature whose genes are all right needs no luck: its chance is 1",
         if_no_wrong(lambda n, trials: 1 - (1 - 0.5**n) ** trials if n else 0.0)),
        ("you count all genes as open: those that are right need no luck",
         lambda genes, trials: (1 - (1 - 0.5 ** len(genes)) ** trials) * bool((genes != WRONG).all())),
        ("the needle is one setting of all genes: nearly right earns nothing",
         lambda genes, trials: float((genes == RIGHT).mean())),
        ("that is without learning: open genes are set anew in every trial",
         lambda genes, trials: float((genes == RIGHT).all())),
        ("that is how many trials it takes on average: ask for the chance within a life",
         if_no_wrong(lambda n, trials: 2.0**n)),
        ("it gives up one trial too early", if_no_wrong(lambda n, trials: 1 - (1 - 0.5**n) ** (trials - 1))),
    ],
)  # fmt: skip
def chance(f, reference):
    """Half of all genes open, as in 1987."""
    genes = np.array([RIGHT] * 10 + [OPEN] * 10)
    with_learning, without = call(f, genes, 1000), call(f, genes, 1)
    expect(0.62 < with_learning < 0.63, "with ten open genes and a thousand trials the chance is about 0.62")
    return (
        f"ten open genes: the chance is {with_learning:.0%} in a life of a thousand trials, and {without:.1%} in one."
    )
