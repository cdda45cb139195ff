"""Scaled dot-product attention: a question meets keys, and takes from each value as much as its key fits."""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, function, generator, takes, unguarded

softmax = unguarded(nn.softmax)


@takes(Q=array(shape=("n", "d"), least=1), K=array(shape=("m", "d"), least=1), V=array(shape=("m", "p"), least=1))
def attention(Q, K, V):
    """Rows of V, mixed by how well each question fits each key: softmax(Q Kᵀ / √d) V, the softmax row by row.

    Parameters
    ----------
    Q : array_like, shape (n, d)
        One question a row.
    K : array_like, shape (m, d)
        One key for each thing that can be asked for.
    V : array_like, shape (m, p)
        What each of them hands over.

    Returns
    -------
    ndarray, shape (n, p)

    References
    ----------
    Vaswani A, Shazeer N, Parmar N, et al. (2017). Attention is all you need. NIPS 30, arXiv:1706.03762.
    """
    return weights(Q, K) @ V


@takes(Q=array(shape=("n", "d"), least=1), K=array(shape=("m", "d"), least=1), root=bool)
def weights(Q, K, *, root=True):
    """Rows of shares, (n, m), that sum to one: softmax(Q Kᵀ / √d), or without the root softmax(Q Kᵀ)."""
    return softmax(Q @ K.T / (np.sqrt(Q.shape[1]) if root else 1))


@takes(q=array(shape=("n", "d"), least=1), k=array(shape=("n", "d")))
def spread(q, k):
    """Variance of the scores q · k of n pairs, row by row: arrays (n, d) to one number."""
    return float(np.var((q * k).sum(axis=1)))


@takes(d=count, n=count(low=2), variance=function, rng=generator)
def score_variance(d, *, n=20_000, variance=spread, rng):
    """Variance of q · k over n pairs of random vectors of d numbers with mean 0 and variance 1.

    Vaswani and colleagues (2017) state that it is d, and divide by its root for that reason. ``variance`` is a
    learner's own `spread`.
    """
    return float(variance(*rng.normal(size=(2, n, d))))


@takes(d=count, m=count, n=count, root=bool, rng=generator)
def largest_share(d, m=32, *, n=500, root=True, rng):
    """Mean of the largest of m shares over n random questions to random keys of d numbers."""
    q, K = rng.normal(size=(n, 1, d)), rng.normal(size=(n, m, d))
    scores = (q @ K.swapaxes(1, 2))[:, 0]
    return float(softmax(scores / (np.sqrt(d) if root else 1)).max(axis=1).mean())


@takes(x=array(shape=("T", "n"), least=1), place=bool)
def mixed(x, *, place=False):
    """What each row of a sequence x (T, n) takes from all rows; with ``place``, each row says where it stands, too."""
    heard = x + nn.embedding.waves(*x.shape) if place else x
    return attention(heard, heard, heard)
