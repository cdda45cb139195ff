"""One gain for all, or a question: who decides which of several things is heard?

Things call with a loudness of their own, and each has a key. A question q adds to what a thing's key has in common
with it; a gain multiplies the sums. What is heard of each is its share, the softmax of these scores.
"""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, generator, number, takes, unguarded

softmax = unguarded(nn.softmax)


class Heard(NamedTuple):
    """What came of many scenes in which one thing was asked for."""

    share: float  # of the thing that was asked for, mean
    chosen: float  # how often it had the largest share
    same: float  # how often the winner is the one that wins at gain 1


@takes(loudness=array(shape=(..., "m"), least=1), fit=array(shape=(..., "m")), gain=number(low=0))
def shares(loudness, fit=None, *, gain=1.0):
    """Share of each of m things, (…, m): softmax(gain (loudness + fit)), where ``fit`` is what a question adds."""
    return softmax(gain * (loudness if fit is None else loudness + fit))


@takes(gain=number(low=0), question=number(low=0), m=count(low=2), d=count, n=count, rng=generator)
def listen(gain=1.0, question=0.0, *, m=6, d=16, n=2000, rng):
    """Ask for one of m things in n scenes and see how much of it is heard; returns `Heard`.

    Parameters
    ----------
    gain : float
        Multiplies all scores alike.
    question : float
        How strongly the question counts beside loudness; 0 leaves gain alone.
    m, d : int
        Number of things, and numbers in a key. Keys are random, so that they are a little alike.
    n : int
        Number of scenes.
    rng : seed or numpy.random.Generator
    """
    loudness, keys = rng.normal(size=(n, m)), rng.normal(size=(n, m, d))
    asked = rng.integers(m, size=n)
    rows = np.arange(n)
    fit = question * (keys @ keys[rows, asked][..., None])[..., 0] / d
    found, before = (shares(loudness, fit, gain=g) for g in (gain, 1.0))
    winner = found.argmax(axis=1)
    same = np.mean(winner == before.argmax(axis=1))
    return Heard(float(found[rows, asked].mean()), float(np.mean(winner == asked)), float(same))
