"""Is the number of ones odd? A layer that counts, nets that learn it from three quarters of all cases, and the rest."""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, generator, integer, takes
from neurocourse.columns.boltzmann.machine import states
from neurocourse.columns.folding import nets

N, UNSEEN = 10, 0.25  # bits; share of all 1,024 cases that is held back
READERS = ("one layer", "three layers", "told the sum")
WIDTHS = {"one layer": (60,), "three layers": (20, 20, 10), "told the sum": (60,)}
EPOCHS = 200


@takes(n=integer(low=1, high=30))
def parity_layer(n):
    """Thresholds and weights of n units of a hidden layer that tells whether the number of ones is odd.

    Each unit adds up all n bits, takes its threshold off, and passes on what is above 0. Their weighted sum is 1 where
    the number of ones is odd, and 0 where it is even.

    Parameters
    ----------
    n : int

    Returns
    -------
    numpy.ndarray, numpy.ndarray
        Thresholds and weights, shape (n,) each.
    """
    weights = 2.0 * (-1.0) ** np.arange(n)
    weights[0] = 1
    return np.arange(n, dtype=float), weights


@takes(bits=array(ndim=2), thresholds=array(shape="n"), weights=array(shape="n"))
def answer(bits, thresholds, weights):
    """What such a layer says to patterns of bits: y = Σ wᵢ relu(Σ bits − θᵢ).

    Parameters
    ----------
    bits : array_like, shape (patterns, bits)
    thresholds, weights : array_like, shape (n,)

    Returns
    -------
    numpy.ndarray
        Shape (patterns,).
    """
    return np.maximum(bits.sum(axis=1)[:, None] - thresholds, 0) @ weights


@takes(n=integer(low=1, high=16))
def patterns(n):
    """All patterns of n bits, shape (2**n, n), and whether the number of ones is odd, 0 or 1, shape (2**n,)."""
    bits = states(n)
    return bits, bits.sum(axis=1).astype(int) % 2


@takes(reader=READERS, rng=generator)
def generalise(reader, *, rng):
    """Learn the parity of ten bits from three quarters of all patterns, and try the rest.

    Parameters
    ----------
    reader : {"one layer", "three layers", "told the sum"}
        The last gets the number of ones in place of the bits.
    rng : seed or numpy.random.Generator

    Returns
    -------
    float, float
        Share right of the patterns that were learned, and of those that were not.
    """
    X, y = patterns(N)
    X = X.sum(axis=1, keepdims=True) - N / 2 if reader == "told the sum" else 2 * X - 1
    order = rng.permutation(len(X))
    new, old = np.split(order, [round(UNSEEN * len(X))])
    kinks = (-N / 2, N / 2) if reader == "told the sum" else None
    net = nets.rectified((X.shape[1], *WIDTHS[reader], 2), kinks, rng=rng)
    nn.train(net, X[old], y[old], epochs=EPOCHS, batch_size=64, optimiser=nn.Adam(0.005), rng=rng, progress=False)
    return tuple(float(nn.accuracy(net.answer(X[part]), y[part])) for part in (old, new))
