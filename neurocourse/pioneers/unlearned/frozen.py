"""Break our result: ten hidden units that never learn read far fewer digits than ten that do. Can you make them read?

Our ten are random. An attempt may choose them with care, from pictures without labels: no blame reaches them.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, function, generator, takes
from neurocourse.data import digits
from neurocourse.nn import SGD, Dense, Network, accuracy, train

N_HIDDEN, N_UNSEEN = 10, 540
TO_BEAT = 0.88  # share of unseen digits; twenty random units read 0.86


class Score(NamedTuple):
    """How many unseen digits were read with the hidden weights of an attempt."""

    share: float
    won: bool  # at least ``TO_BEAT``?


def random_weights(X, rng):
    """Our own attempt: hidden weights (10, 64) drawn at random."""
    return rng.normal(0, 1 / 8, (N_HIDDEN, X.shape[1]))


@takes(hidden_weights=function, rng=generator)
def challenge(hidden_weights, *, rng):
    """Score hidden weights that were chosen without labels and stay as they are; only the output units learn.

    The digits are shared out anew into 1257 seen and 540 unseen ones. The hidden units answer h = tanh(W (x - x̄)), with
    x̄ the mean of the seen pictures.

    Parameters
    ----------
    hidden_weights : function
        ``hidden_weights(X, rng) -> W``: X (1257, 64) are the seen pictures, W has shape (10, 64).
    rng : seed or numpy.random.Generator
        Shares out the digits, goes to the attempt, and orders the examples.

    Returns
    -------
    Score
    """
    X, y = digits()
    order = rng.permutation(len(X))
    seen, unseen = order[N_UNSEEN:], order[:N_UNSEEN]
    mean = X[seen].mean(axis=0)
    shuffle = int(rng.integers(2**32))  # drawn now, so that it does not depend on what the attempt draws
    W = array("hidden_weights", hidden_weights(X[seen].copy(), rng), shape=(N_HIDDEN, X.shape[1]))
    h = np.tanh((X - mean) @ W.T)
    output = Network([Dense(N_HIDDEN, 10, rng=shuffle)])
    train(output, h[seen], y[seen], optimiser=SGD(0.3), epochs=30, batch_size=32, rng=shuffle, progress=False)
    share = accuracy(output.forward(h[unseen]), y[unseen])
    return Score(float(share), bool(share >= TO_BEAT))
