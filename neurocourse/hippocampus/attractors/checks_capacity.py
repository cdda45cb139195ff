"""Checker of the experiment on how much a network holds: what it is called with, and each mistake by its name."""

import numpy as np

from neurocourse.hippocampus.attractors import capacity, hopfield
from neurocourse.teaching import call, exercise, inputs, made, whole

__all__ = ["brought_back"]


def _memories(rng, sizes):
    """An odd number of memories for an even number of units: no sum is ever zero. Some networks are far too full."""
    N = 2 * sizes["half"]
    P = 2 * round(rng.uniform(0.03, 0.3) * N / 2) + 1
    return hopfield.random_patterns(P, N, rng=rng)


def _are_memories(x):
    return isinstance(x, np.ndarray) and x.ndim == 2 and x.shape[1] % 2 == 0 and len(x) % 2 and (np.abs(x) == 1).all()


def _network(weights, steps=capacity.STEPS, start=lambda x, n: x[:n], follow=np.sign):
    """States at the end of a network with weights of its own, its own start or its own units."""

    def states(patterns, n):
        W, s = weights(patterns, n), start(patterns, n)
        for _ in range(steps):
            s = follow(s @ W)
        return s

    return states


def _overlaps(states):
    return lambda patterns, n: np.mean(states(patterns, n) * patterns[:n], axis=1)


def _or_off(h):
    """The sign, and -1 for a sum of zero, which only mistakes produce."""
    return np.where(h > 0, 1.0, -1.0)


def _or_on(h):
    return np.where(h >= 0, 1.0, -1.0)


def _hebb(x, n):
    return hopfield.store(x)


def _no_self(x):
    W = x.T @ x / x.shape[1]
    return W * (1 - np.eye(len(W)))


def _with_itself(x, n):
    return x.T @ x / x.shape[1]


def _with_first(patterns, n):
    return np.mean(_network(_hebb)(patterns, n) * patterns[0], axis=1)


def _one_by_one(patterns, n):
    W, s = _hebb(patterns, n), patterns[:n].copy()
    for _ in range(capacity.STEPS):
        for i in range(len(W)):
            s[:, i] = np.sign(s @ W[:, i])
    return s


ITSELF = (
    "a unit must not hear itself: with Wᵢᵢ each memory holds itself in place, and too much seems to be kept. Set the "
    "diagonal to zero"
)
ONE_STEP = "that is the first step only: what turns in it turns others in the next. Go on from where it left you"
SIZE = "divide the sum of the products by the number of units: the overlap of a state with itself is 1"
NO_STEP = (
    "each overlap comes out as 1: either the states never follow the weights, or they were written over the memories "
    "that they are compared with. `patterns[:n]` is no copy, so do not change it in place"
)
EACH = "return n overlaps, one for each memory: their mean is taken later"


def _example(seed, N, load):
    return hopfield.random_patterns(capacity.odd(load * N), N, rng=seed), 5


@exercise(
    reference=capacity.brought_back,
    inputs=inputs(
        patterns=made(_memories, _are_memories), n=whole(1, 10), sizes={"half": (40, 500)},
        where=lambda patterns, n: n <= len(patterns),
        examples=[_example(0, 100, 0.05), _example(1, 100, 0.2), _example(2, 200, 0.15), _example(3, 200, 0.25)],
    ),
    mistakes=[
        *((ITSELF, _overlaps(_network(_with_itself, follow=follow))) for follow in (np.sign, _or_off, _or_on)),
        (ONE_STEP, _overlaps(_network(_hebb, steps=1))),
        (
            "the memories are −1 and +1 already: your `hebb_weights` of exercise 1 takes pictures of 0 and 1",
            _overlaps(_network(lambda x, n: _no_self(2 * x - 1))),
        ),
        (
            "all memories are stored, and n of them are tried: you store only those n",
            _overlaps(_network(lambda x, n: hopfield.store(x[:n]))),
        ),
        (
            "these are shares of units that are right: an overlap is the mean of the products, 1 for all right and 0 "
            "for half of them",
            lambda x, n: np.mean(_network(_hebb)(x, n) == x[:n], axis=1),
        ),
        (SIZE, lambda x, n: np.sum(_network(_hebb)(x, n) * x[:n], axis=1)),
        ("these are the final states: return how far each agrees with its memory", _network(_hebb)),
        (EACH, lambda x, n: np.mean(_network(_hebb)(x, n) * x[:n])),
        (
            "start at the first n memories only: you start at all of them",
            lambda x, n: np.mean(_network(_hebb, start=lambda x, n: x)(x, n) * x, axis=1),
        ),
        ("compare each state with the memory that it started from: you compare all with the first", _with_first),
        (
            "these are the last n memories: start at the first n",
            lambda x, n: np.mean(_network(_hebb, start=lambda x, n: x[-n:])(x, n) * x[-n:], axis=1),
        ),
        (
            "a unit takes the sign of its input, −1 or +1: yours takes the sum itself",
            _overlaps(_network(_hebb, follow=lambda h: h)),
        ),
        (NO_STEP, lambda x, n: np.ones(n)),
        (
            "these say whether a memory is kept, 1 or 0: return the overlap itself, what is kept is counted later",
            lambda x, n: (_overlaps(_network(_hebb))(x, n) > 0.9) * 1.0,
        ),
        ("let all units follow at once: yours follow one after another", _overlaps(_one_by_one)),
        (
            "this is how far the last two states agree: compare the last one with the memory",
            lambda x, n: np.mean(_network(_hebb)(x, n) * _network(_hebb, steps=capacity.STEPS - 1)(x, n), axis=1),
        ),
    ],
)  # fmt: skip
def brought_back(f, ref):
    """Exercise 4: what a full network brings back, for the 0.138 of Amit, Gutfreund and Sompolinsky."""
    patterns = hopfield.random_patterns(41, 200, rng=0)
    kept = np.mean(call(f, patterns, 10))
    return f"200 units with 41 memories bring back an overlap of {kept:.2f}. Now vary load and size."
