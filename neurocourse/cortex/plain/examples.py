"""Break our result: a plain network reads fewer digits than a convolutional one. Can examples tell it what it lacks?

The plain network stays as it is. An attempt may give it other and more pictures to learn from.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, function, generator, takes
from neurocourse.cortex.networks import lenet
from neurocourse.data import digits
from neurocourse.nn import accuracy

N_SEEN, N_SPLITS, EPOCHS = 800, 3, 20
MOST = 20_000  # pictures that an attempt may return
TO_BEAT = 0.98  # share of unseen digits: what our convolutional network reads


class Score(NamedTuple):
    """How many unseen digits a plain network read that had learned from the pictures of an attempt."""

    share: float
    won: bool  # at least ``TO_BEAT``?


def as_they_are(X, y, rng):
    """Our own attempt: the pictures as they are."""
    return X, y


@takes(examples=function, rng=generator)
def challenge(examples, *, rng):
    """Score the pictures of an attempt: a plain network learns from them and is asked for unseen digits.

    The digits are shared out anew, three times, into 800 seen and 997 unseen ones; the share is the mean of the three.
    The network has 100 hidden units, listens to all 64 pixels, and learns for 20 epochs.

    Parameters
    ----------
    examples : function
        ``examples(X, y, rng) -> X, y``: pictures (800, 64) and the digits (800,) that they show; it returns the same
        kind of arrays, with up to 20,000 rows.
    rng : seed or numpy.random.Generator
        Shares out the digits, goes to the attempt, and starts the network.

    Returns
    -------
    Score
    """
    share = float(np.mean([_read(lenet.mlp, examples, rng) for _ in range(N_SPLITS)]))
    return Score(share, share >= TO_BEAT)


@takes(make=function, rng=generator)
def ours(make=lenet.build, *, rng):
    """Share of unseen digits that a network of another build reads when it learns from the pictures as they are."""
    return float(np.mean([_read(make, as_they_are, rng) for _ in range(N_SPLITS)]))


def _read(make, examples, rng):
    """Share out the digits, let a network learn from what an attempt makes of those seen, and ask for the others."""
    X, y = digits()
    order, start, draws = rng.permutation(len(X)), *map(int, rng.integers(2**32, size=2))
    seen, unseen = order[:N_SEEN], order[N_SEEN:]
    pictures, labels = _checked(examples(X[seen], y[seen], np.random.default_rng(draws)))
    network = make(rng=start)
    lenet.train(network, lenet.pictures(pictures), labels, epochs=EPOCHS, rng=start, progress=False)
    return accuracy(network.answer(lenet.pictures(X[unseen])), y[unseen])


def _checked(returned):
    """The two arrays of an attempt, or a sentence on what is wrong with them."""
    if not isinstance(returned, tuple | list) or len(returned) != 2:
        raise TypeError("return two arrays, the pictures and the digits that they show")
    pictures = array("the pictures", returned[0], shape=("n", 64), least=64)
    labels = array("the digits", returned[1], shape=(len(pictures),), dtype=np.int64, low=0, high=9)
    if len(pictures) > MOST:
        raise ValueError(f"return at most {MOST:,} pictures, got {len(pictures):,}")
    return pictures, labels
