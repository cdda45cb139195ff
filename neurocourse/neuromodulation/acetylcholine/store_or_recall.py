"""A cue that had one partner gets another: why a memory must be kept from answering while it learns.

Cells of one sheet drive those of another. While a pair is stored, input holds its second part active, and so does what
the connections recall of the first; inhibition lets the k most driven cells fire. Acetylcholine damps the recalled part
and leaves the input as it is. A synapse whose sender fires moves towards what its receiver does.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, takes, unguarded

N, ACTIVE = 100, 10  # cells of each sheet, and how many of them a pattern has
STRENGTH = 2.0  # of what one learned pattern recalls, beside an input of 1
RATE = 0.5  # share of the way that a synapse goes at once


class Second(NamedTuple):
    """What a cue recalls after it got a second partner."""

    new: float  # share of the new partner's cells that fire
    old: float  # of the old one's
    to_new: float  # mean strength of the connections from the cue to the new partner
    to_old: float  # and to the old one
    intruding: float  # share of the old partner's cells that fired while the new one was last stored


def pattern(rng):
    """Which of N cells a random pattern has, (N,) of 0 and 1."""
    x = np.zeros(N)
    x[rng.permutation(N)[:ACTIVE]] = 1
    return x


def winners(drive, noise):
    """The ACTIVE most driven cells; ``noise``, much smaller, decides between equal ones."""
    fires = np.zeros(len(drive))
    fires[np.argsort(drive + 1e-6 * noise)[-ACTIVE:]] = 1
    return fires


@takes(W=array(shape=("n", "n")), cue=array(shape=("n",)), ach=fraction, rng=generator)
def recall(W, cue, *, ach=0.0, rng):
    """What fires at a cue (n,): the most driven cells, with the drive damped by ``ach`` and the noise of rest added."""
    drive = STRENGTH * (1 - ach) * (W @ cue) / ACTIVE
    noise = rng.random(len(cue))
    return winners(drive + 0.3 * noise, noise)


@takes(
    W=array(shape=("n", "n")), cue=array(shape=("n",)), partner=array(shape=("n",)), ach=fraction, error=bool,
    rng=generator,
)  # fmt: skip
def store(W, cue, partner, *, ach=0.0, error=False, rng):
    """Connections after one storing, and what fired: a pair (n, n), (n,).

    Hebb: synapses of the cue move towards what fires. With ``error`` they move against the difference between what the
    connections say and what the input wants, as in the delta rule, whatever fires.
    """
    said = W @ cue / ACTIVE
    noise = rng.random(len(cue))
    fires = winners(partner + STRENGTH * (1 - ach) * said, noise)
    if error:
        return W + RATE * np.outer(partner - said, cue), fires
    return W + RATE * cue * (fires[:, None] - W), fires


@takes(ach=fraction, at_recall=fraction, repetitions=count, error=bool, rng=generator)
def second_partner(ach, *, at_recall=0.0, repetitions=4, error=False, rng):
    """Store A with B, then A with C, each so many times, and ask with A; returns `Second`.

    Parameters
    ----------
    ach, at_recall : float
        How much acetylcholine damps recall while A and C are stored, and at the end.
    repetitions : int
    error : bool
        Learn from an error in place of Hebb's rule.
    rng : seed or numpy.random.Generator

    References
    ----------
    Hasselmo ME (2006). The role of acetylcholine in learning and memory. Current Opinion in Neurobiology 16:710-715.
    doi:10.1016/j.conb.2006.09.002
    """
    A, B, C = (pattern(rng) for _ in range(3))
    W, fires = np.zeros((N, N)), B
    for partner, level in ((B, 1.0), (C, ach)):
        for _ in range(repetitions):
            W, fires = unguarded(store)(W, A, partner, ach=level, error=error, rng=rng)
    said = unguarded(recall)(W, A, ach=at_recall, rng=rng)
    drive = W @ A / ACTIVE
    return Second(*(float(x @ y / ACTIVE) for x, y in ((said, C), (said, B), (drive, C), (drive, B), (fires, B))))
