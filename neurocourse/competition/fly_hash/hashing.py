"""A hash from a fly: a few inputs to each of many cells, and the strongest are the code. Beside it a machine's."""

from functools import cache
from math import comb, log2

import numpy as np

from neurocourse.arguments import array, count, generator, integer, takes
from neurocourse.cortex.attention.average_precision import average_precision
from neurocourse.data import digits

M, N_INPUTS, K = 1280, 6, 16  # cells, inputs to each of them, winners: the code
CODES = ("fly", "dense", "bits")
NEAR = 0.02  # share of all others that count as truly near


@takes(d=count, m=count, n_inputs=count, rng=generator)
def wiring(d, m=M, n_inputs=N_INPUTS, *, rng):
    """Which of d inputs each of m cells hears (m, d), 0 or 1: ``n_inputs`` of them, drawn by chance."""
    W = np.zeros((m, d))
    W[np.arange(m)[:, None], np.argsort(rng.random((m, d)), axis=1)[:, : min(n_inputs, d)]] = 1.0
    return W


@takes(X=array(shape=("n", "d")), W=array(shape=("m", "d")), k=count)
def winners(X, W, k=K):
    """The code of each row of X: a bool for each cell, True for the k that are driven most (n, m).

    References
    ----------
    Dasgupta S, Stevens CF, Navlakha S (2017). A neural algorithm for a fundamental computing problem. Science
    358:793-796. doi:10.1126/science.aam9868
    """
    drive = X @ W.T
    code = np.zeros(drive.shape, bool)
    np.put_along_axis(code, np.argpartition(-drive, k - 1, axis=1)[:, :k], True, axis=1)
    return code


@takes(X=array(shape=("n", "d")), W=array(shape=("m", "d")))
def signs(X, W):
    """The machine's code, locality-sensitive hashing: on which side of each of m planes a row lies (n, m)."""
    return X @ W.T > 0


@takes(X=array(ndim=2), kind=CODES, k=count, m=count, rng=generator)
def encode(X, kind="fly", k=K, m=M, *, rng):
    """Codes (n, m) or (n, k) of data X (n, d).

    Parameters
    ----------
    kind : str
        "fly", sparse wires and k winners of m; "dense", k winners with wires from all inputs, of random strength;
        "bits", k random planes.
    """
    d = X.shape[1]
    if kind == "bits":
        return signs(X - X.mean(axis=0), rng.standard_normal((k, d)))
    X = X - X.mean(axis=1, keepdims=True)
    return winners(X, wiring(d, m, rng=rng) if kind == "fly" else rng.standard_normal((m, d)), k)


def apart(code, queries):
    """In how many places the codes of some rows differ from those of all, (len(queries), n)."""
    code = code.astype(np.float32)
    total = code.sum(axis=1)
    return total[queries, None] + total - 2 * code[queries] @ code.T


@takes(k=count, m=count)
def bits(k=K, m=M):
    """How many bits a choice of k winners out of m can hold: the logarithm of the number of choices."""
    return log2(comb(m, k))


@cache
def truth():
    """Which digits are truly near to which (n, n) bool: for each the nearest fiftieth of all others, by pixels."""
    X = digits().X
    size = (X**2).sum(axis=1)
    far = size[:, None] + size - 2 * X @ X.T
    np.fill_diagonal(far, np.inf)
    n = round(NEAR * (len(X) - 1))
    near = np.zeros(far.shape, bool)
    np.put_along_axis(near, np.argpartition(far, n - 1, axis=1)[:, :n], True, axis=1)
    return near


@takes(far=array(ndim=1, low=0), query=integer(low=0), rng=generator)
def ranked(far, query, *, rng):
    """All other rows (n - 1,), by how ``far`` (n,) they are from row ``query``; equals in an order of chance."""
    order = np.lexsort((rng.random(len(far)), far))
    return order[order != query]


@takes(code=array(ndim=2, dtype=bool), n_queries=count, rng=generator)
def mean_average_precision(code, n_queries=200, *, rng):
    """How well codes of the digits find what is truly near: 1 when it all comes first.

    The average precision is taken for each of so many queries, and then their mean.
    """
    queries = rng.choice(len(code), n_queries, replace=False)
    scores = []
    for query, far in zip(queries, apart(code, queries), strict=True):
        right = truth()[query, ranked(far, query, rng=rng)]
        scores.append(average_precision(-np.arange(len(right)), right, right.sum()))
    return float(np.mean(scores))


@takes(kind=CODES, k=count, m=count, rng=generator)
def score(kind="fly", k=K, m=M, *, rng):
    """`mean_average_precision` of one kind of code with wires of chance."""
    return mean_average_precision(encode(digits().X, kind, k, m, rng=rng), rng=rng)
