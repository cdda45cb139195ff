"""Handwritten digits that come one by one, and whose names are swapped on the way: the price of a rate that falls."""

import numpy as np

from neurocourse.arguments import count, generator, positive, takes
from neurocourse.data import digits
from neurocourse.plasticity.online.planks import SIGNS

RATES = (0.1, 0.3, 1.0, 3.0, 10.0)


@takes(changes=count(low=0), rng=generator)
def stream(changes=2, *, rng):
    """All 1,797 digits in any order, with a one for the bias, (1797, 65), and their names, (1797,).

    Names are dealt out anew ``changes`` times, after equal parts of the stream.
    """
    X, y = digits()
    order = rng.permutation(len(X))
    parts = np.array_split(y[order], changes + 1)
    names = [part if k == 0 else rng.permutation(10)[part] for k, part in enumerate(parts)]
    return np.hstack([X[order], np.ones((len(X), 1))]), np.concatenate(names)


@takes(eta=positive, falls=bool, sign=tuple(SIGNS), changes=count(low=0), rng=generator)
def accuracy(eta=0.3, *, falls=False, sign="descent", changes=2, rng):
    """Share of digits that were named rightly before their name was told, in each part of the stream.

    A single layer with softmax learns from each digit once, W ← W ∓ η_t ∂L/∂W.

    Parameters
    ----------
    eta : float
        Step size η.
    falls : bool
        Whether η_t = η / √t, as the promise of no regret has it, or always η.
    sign : {"descent", "ascent"}
    changes : int
        How often names are dealt out anew.
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (changes + 1,)
    """
    X, y = stream(changes, rng=rng)
    W, right = np.zeros((10, X.shape[1])), np.empty(len(X))
    for t, (x, name) in enumerate(zip(X, y, strict=True), start=1):
        z = W @ x
        right[t - 1] = z.argmax() == name
        p = np.exp(z - z.max())
        p /= p.sum()
        p[name] -= 1
        W += SIGNS[sign] * (eta / t**0.5 if falls else eta) * np.outer(p, x)
    return np.array([part.mean() for part in np.array_split(right, changes + 1)])
