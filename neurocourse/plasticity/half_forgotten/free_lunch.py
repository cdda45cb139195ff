"""Free-lunch learning: relearn some of what was forgotten, and see what happens to all the rest."""

import numpy as np

from neurocourse.arguments import array, count, function, generator, positive, takes, unguarded

N_WEIGHTS, N_PAIRS = 100, 60
LOST = 0.5  # how far the weights go: half of their length
WAYS = ("drift", "fade")
PAIRS = dict(X=array(shape=("n", "N"), least=1), t=array(shape=("n",)))


@takes(w=array(shape=("N",)), **PAIRS)
def relearn(w, X, t):
    """Make the listed pairs right by the smallest change of the weights: w + X⁺ (t − X w).

    Parameters
    ----------
    w : array, shape (N,)
        Weights.
    X : array, shape (n, N)
        The cue of each pair. There are fewer pairs than weights.
    t : array, shape (n,)
        What each should bring back.

    Returns
    -------
    ndarray, shape (N,)
    """
    return w + np.linalg.pinv(X) @ (t - X @ w)


@takes(n=count, n_weights=count, rng=generator)
def pairs(n=N_PAIRS, n_weights=N_WEIGHTS, *, rng):
    """Cues and what they should bring back, (n, n_weights) and (n,): normal numbers, none related to any other."""
    return rng.standard_normal((n, n_weights)), rng.standard_normal(n)


@takes(way=WAYS, lost=positive, rng=generator)
def forget(w, way, lost=LOST, *, rng):
    """Weights (N, …) that have drifted by so much of their length, in any direction, or have faded by so much of it."""
    w = np.asarray(w, dtype=float)
    if way == "fade":
        return (1 - lost) * w
    step = rng.standard_normal(w.shape)
    return w + lost * np.linalg.norm(w, axis=0) * step / np.linalg.norm(step, axis=0)


@takes(eta=positive)
def study(w, X, t, eta=1.0):
    """One round of study: each pair in turn, a step of ``eta`` towards what it should bring back (the delta rule).

    For every pair w ← w + η (t − x·w) x / |x|². A whole round is one system of equations: L + D/η is the part of
    X Xᵀ that a pair has to know of those before it. With η between 0 and 2 rounds end where `relearn` does.
    """
    G = X @ X.T
    before = np.tril(G, -1) + np.diag(np.diag(G) / eta)
    return w + X.T @ np.linalg.solve(before, t - X @ w)


def error(w, X, t):
    """Mean squared error of pairs."""
    return float(((t - X @ w) ** 2).mean())


@takes(way=WAYS, n_1=count, lost=positive, wrong=bool, relearn=function, rng=generator)
def elsewhere(way, n_1, *, lost=LOST, wrong=False, relearn=relearn, rng):
    """Learn sixty pairs, forget, relearn the first ``n_1``: error of all others before and after.

    Parameters
    ----------
    way : {"drift", "fade"}
    n_1 : int
        Pairs that are relearned, fewer than 60.
    lost : float
        How far the weights drift or fade, as a share of their length.
    wrong : bool
        Whether the listed pairs are taught with each other's answers: the control.
    relearn : function
        `relearn`, or the reader's own.
    rng : seed or numpy.random.Generator

    Returns
    -------
    (float, float)
    """
    if n_1 >= N_PAIRS:
        raise ValueError(f"n_1 must be fewer than all {N_PAIRS} pairs, got {n_1}")
    X, t = pairs(rng=rng)
    w = forget(unguarded(relearn)(np.zeros(N_WEIGHTS), X, t), way, lost, rng=rng)
    listed = rng.permutation(t[:n_1]) if wrong else t[:n_1]
    after = unguarded(relearn)(w, X[:n_1], listed)
    return error(w, X[n_1:], t[n_1:]), error(after, X[n_1:], t[n_1:])


@takes(way=WAYS, n_1=count, n_nets=count, relearn=function, rng=generator)
def change(way, n_1, *, wrong=False, n_nets=20, relearn=relearn, rng):
    """How much the error of all other pairs changes, over so many nets: −0.3 is 30% less."""
    found = np.array([elsewhere(way, n_1, wrong=wrong, relearn=relearn, rng=rng) for _ in range(n_nets)])
    before, after = found.mean(axis=0)
    return float(after / before - 1)


@takes(way=WAYS, share=array(low=0, below=1))
def promised(way, share):
    """What theory promises when ``share`` = n₁/N of as many pairs as weights are relearned, for unrelated pairs.

    Drift puts errors into all directions alike, and relearning takes those out that the list can see: −n₁/N. After
    fading the list has lost only what it shares with the rest, and takes it back alone: +n₁/(N − n₁).

    References
    ----------
    Stone JV, Jupp PE (2008). Falling towards forgetfulness: synaptic decay prevents spontaneous recovery of memory.
    PLoS Computational Biology 4:e1000143. doi:10.1371/journal.pcbi.1000143
    The signs are theirs; the amounts follow from the means of projections onto random directions.
    """
    return -share if way == "drift" else share / (1 - share)
