"""Three ways to the slope of the likelihood: one step from the data, chains that go on, and all states summed up."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, each, generator, integer, takes
from neurocourse.columns.boltzmann.machine import (
    N_HIDDEN,
    Machine,
    log_likelihood,
    log_sum,
    sigmoid,
    softplus,
    states,
)

RULES = ("CD-1", "100 chains", "500 chains", "exact")
EPOCHS = (0, 250, 500, 1000, 2500, 5000, 10_000)
ETA = 0.2
LOOKS = each(integer(low=0, high=100_000))


class Course(NamedTuple):
    """A training, at some of its epochs."""

    likelihood: np.ndarray  # nats, of the pictures that it learned from
    error: np.ndarray  # share of pixels that are wrong after one step there and back
    machines: list


@takes(
    V=array(ndim=2, low=0, high=1, least=1),
    rule=RULES,
    falling=bool,
    hidden=count,
    epochs=each(integer(low=0, high=100_000)),
    start=Machine,
    rng=generator,
)
def learn(V, rule="CD-1", falling=False, hidden=N_HIDDEN, epochs=EPOCHS, start=None, *, rng):
    """Let a machine learn pictures, and look at it after some epochs.

    Each epoch takes one step: what units do together while they see the pictures, less what they do together when they
    dream. CD-1 dreams one step away from each picture, chains go on dreaming where they were, and "exact" takes the
    mean over all states.

    Parameters
    ----------
    V : array_like, shape (pictures, visible), 0 and 1
    rule : {"CD-1", "100 chains", "500 chains", "exact"}
    falling : bool
        Whether steps get smaller, down to nothing at the last epoch; else they stay as long as they are.
    hidden : int
    epochs : sequence of int
        When to look, rising.
    start : Machine, optional
        What has been learned already; little random weights unless told.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Course

    References
    ----------
    Hinton GE (2002). Training products of experts by minimizing contrastive divergence. Neural Computation
    14:1771-1800. doi:10.1162/089976602760128018
    """
    W, b, c = (part.copy() for part in start or _newborn(hidden, V.shape[1], rng))
    dreams = _dreams(V, rule, len(c), rng)
    found, marks = [], set(epochs)
    for epoch in range(max(epochs) + 1):
        if epoch in marks:
            found.append(_look(V, W, b, c))
        H = sigmoid(V @ W.T + c)
        both, seen, hid = dreams(W, b, c, H)
        eta = ETA * (1 - falling * epoch / (max(epochs) + 1))
        W += eta * (H.T @ V / len(V) - both)
        b += eta * (V.mean(axis=0) - seen)
        c += eta * (H.mean(axis=0) - hid)
    return Course(*(np.array(part) for part in list(zip(*found, strict=True))[:2]), [one[2] for one in found])


def _newborn(hidden, visible, rng):
    return Machine(0.01 * rng.standard_normal((hidden, visible)), np.zeros(visible), np.zeros(hidden))


def _look(V, W, b, c):
    again = sigmoid(sigmoid(V @ W.T + c) @ W + b) > 0.5
    return log_likelihood.unguarded(V, W, b, c), np.mean(again != V), Machine(W.copy(), b.copy(), c.copy())


def _dreams(V, rule, hidden, rng):
    """A function that gives the means of a dream: of h v, of v and of h."""
    if rule == "exact":
        return _expected(states(hidden))
    n = len(V) if rule == "CD-1" else int(rule.split()[0])
    chain = {"h": (rng.random((n, hidden)) < 0.5).astype(float)}

    def sampled(W, b, c, H):
        h = (rng.random(H.shape) < H).astype(float) if rule == "CD-1" else chain["h"]
        v = (rng.random((n, len(b))) < sigmoid(h @ W + b)).astype(float)
        p = sigmoid(v @ W.T + c)
        chain["h"] = (rng.random(p.shape) < p).astype(float)
        return p.T @ v / n, v.mean(axis=0), p.mean(axis=0)

    return sampled


def _expected(states_h):
    def summed(W, b, c, _):
        inputs = states_h @ W + b
        log_p = states_h @ c + softplus(inputs).sum(axis=1)
        p = np.exp(log_p - log_sum(log_p))[:, None]
        v = sigmoid(inputs)
        return (p * states_h).T @ v, (p * v).sum(axis=0), (p * states_h).sum(axis=0)

    return summed


@takes(V=array(ndim=2, low=0, high=1, least=1), n=count, rounds=count, rng=generator)
def mixture(V, n=N_HIDDEN, rounds=200, *, rng):
    """The control: n kinds of pictures, each with its own probability for every pixel, by expectation-maximisation.

    Parameters
    ----------
    V : array_like, shape (pictures, visible), 0 and 1
    n, rounds : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    float
        Mean log probability of the pictures, nats.
    """
    P, share = rng.uniform(0.25, 0.75, (n, V.shape[1])), np.full(n, 1 / n)
    for _ in range(rounds):
        log_p = V @ np.log(P).T + (1 - V) @ np.log(1 - P).T + np.log(share)
        total = np.logaddexp.reduce(log_p, axis=1, keepdims=True)
        R = np.exp(log_p - total)
        share = (R.sum(axis=0) + 1e-6) / (len(V) + n * 1e-6)
        P = ((R.T @ V + 1e-3) / (R.sum(axis=0) + 2e-3)[:, None]).clip(1e-3, 1 - 1e-3)
    return float(total.mean())
