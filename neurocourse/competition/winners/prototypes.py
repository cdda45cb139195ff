"""Winners that learn: each sample is won by the nearest prototype, and the winner moves towards it."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, number, takes, unguarded

K, EPOCHS, LOOKS = 10, 5, 40  # prototypes, passes through the data, pictures taken on the way
STARTS = ("anywhere", "at ten samples")
MEMORY = 0.01  # of a conscience: the share by which each race moves a prototype's record of wins


class Learning(NamedTuple):
    """What prototypes learned: their places W (LOOKS + 1, k, d) on the way, and wins (LOOKS, k) between them."""

    W: np.ndarray
    wins: np.ndarray


@takes(W=array(shape=("k", "d")), x=array(shape=("d",)), eta=fraction)
def compete(W, x, eta, handicap=0.0):
    """One race, in place: the nearest of W (k, d) moves by the share ``eta`` towards x (d,); returns who won.

    ``handicap`` (k,) is added to the squared distances of those that have won too often.
    """
    won = np.argmin(((x - W) ** 2).sum(axis=1) + handicap)
    W[won] += eta * (x - W[won])
    return won


@takes(X=array(ndim=2), k=count, start=STARTS, rng=generator)
def starting(X, k=K, start="anywhere", *, rng):
    """First prototypes (k, d): anywhere between the smallest and the largest values of X, or k samples of it."""
    if start == "anywhere":
        return rng.uniform(X.min(axis=0), X.max(axis=0), (k, X.shape[1]))
    return X[rng.choice(len(X), k, replace=False)].copy()


@takes(
    X=array(ndim=2), k=count, start=STARTS, conscience=number(low=0), epochs=count, rng=generator,
)  # fmt: skip
def learn(X, k=K, *, start="anywhere", conscience=0.0, epochs=EPOCHS, rng):
    """Let k prototypes compete for the samples X (n, d), one at a time, in an order of chance.

    Parameters
    ----------
    X : array, shape (n, d)
    start : str
        One of ``STARTS``.
    conscience : float
        How much of the spread of the data a prototype is held back by that wins every race; 0 for none.
    epochs : int
        Passes through the data. The step falls from 0.5 to 0.005.

    Returns
    -------
    Learning

    References
    ----------
    Rumelhart DE, Zipser D (1985). Feature discovery by competitive learning. Cognitive Science 9:75-112.
    doi:10.1207/s15516709cog0901_5
    """
    W = starting(X, k, start, rng=rng)
    order = np.concatenate([rng.permutation(len(X)) for _ in range(epochs)])
    etas = 0.5 * 0.01 ** (np.arange(len(order)) / len(order))
    looks = np.linspace(0, len(order), LOOKS + 1).astype(np.intp)
    race, history, wins = unguarded(compete), [W.copy()], np.zeros((LOOKS, k), np.intp)
    often, price = np.full(k, 1 / k), conscience * X.var(axis=0).sum()
    for part in range(LOOKS):
        for t in range(looks[part], looks[part + 1]):
            won = race(W, X[order[t]], etas[t], price * (k * often - 1) if price else 0.0)
            often *= 1 - MEMORY
            often[won] += MEMORY
            wins[part, won] += 1
        history.append(W.copy())
    return Learning(np.array(history), wins)


@takes(X=array(shape=("n", "d")), W=array(shape=("k", "d")))
def nearest(X, W):
    """The nearest prototype of each sample (n,)."""
    return ((X**2).sum(axis=1)[:, None] - 2 * X @ W.T + (W**2).sum(axis=1)).argmin(axis=1)


@takes(X=array(shape=("n", "d")), W=array(shape=("k", "d")))
def inertia(X, W):
    """Sum of the squared distances of all samples from their nearest prototypes."""
    return float(((X - W[nearest(X, W)]) ** 2).sum())


@takes(X=array(shape=("n", "d")), W=array(shape=("k", "d")))
def n_dead(X, W):
    """How many prototypes are nearest to no sample."""
    return len(W) - len(np.unique(nearest(X, W)))


@takes(X=array(ndim=2), k=count, n_starts=count, rng=generator)
def k_means(X, k=K, *, n_starts=10, rng):
    """The machine's way, all samples at once: each prototype moves to the mean of its own until nothing moves.

    Returns
    -------
    ndarray, shape (k, d)
        The best of so many starts at k samples.

    References
    ----------
    Lloyd SP (1982). Least squares quantization in PCM. IEEE Transactions on Information Theory 28:129-137.
    doi:10.1109/TIT.1982.1056489
    """
    found = [lloyd(X, starting(X, k, "at ten samples", rng=rng)) for _ in range(n_starts)]
    return min(found, key=lambda W: inertia(X, W))


@takes(X=array(shape=("n", "d")), W=array(shape=("k", "d")))
def lloyd(X, W):
    """Lloyd's way from the prototypes W (k, d): means (k, d), and who has no samples stays where it is."""
    while True:
        own = nearest(X, W)
        new = np.array([X[own == j].mean(axis=0) if (own == j).any() else W[j] for j in range(len(W))])
        if np.allclose(new, W):
            return new
        W = new
