"""The checks of two exercises: attention, and the spread of its scores that the root is there for."""

import numpy as np

from neurocourse.neuromodulation.scaled_attention import dot_product
from neurocourse.teaching import call, exercise, expect, inputs, numbers

__all__ = ["attention", "spread"]


def shares(scores, axis=-1):
    e = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def scores(Q, K):
    return Q @ K.T / np.sqrt(Q.shape[1])


def alike(Q, K):
    """Cosines."""
    length = np.linalg.norm(Q, axis=1)[:, None] * np.linalg.norm(K, axis=1)
    return Q @ K.T / np.where(length, length, 1)


def near(Q, K):
    return -((Q[:, None] - K) ** 2).sum(axis=-1)


def one_for_all(Q, K):
    e = np.exp(scores(Q, K) - scores(Q, K).max())
    return e / e.sum()


def sized(Q, K):
    """Shares in proportion to the size of the scores."""
    size = np.abs(scores(Q, K))
    return size / np.where(total := size.sum(axis=1, keepdims=True), total, 1)


def by(rule):
    """An answer that mixes the values by ``rule(Q, K)`` in place of the right shares."""
    return lambda Q, K, V: rule(Q, K) @ V


# What is said to shares that are not the right ones.
SHARES = [
    (
        "the root is missing: scores of long vectors are so large that one key takes nearly all. Divide by √d",
        lambda Q, K: shares(Q @ K.T),
    ),
    ("you divide by d: its root keeps the scores' variance at one", lambda Q, K: shares(Q @ K.T / Q.shape[1])),
    ("you multiply by √d: divide by it", lambda Q, K: shares(Q @ K.T * np.sqrt(Q.shape[1]))),
    (
        "√d is the root of how many numbers a key has, and you take how many keys there are",
        lambda Q, K: shares(Q @ K.T / np.sqrt(len(K))),
    ),
    (
        "your softmax runs down the columns: each question shares out its own attention, so each row sums to one",
        lambda Q, K: shares(scores(Q, K), axis=0),
    ),
    ("your softmax shares one whole among all questions: each row sums to one", one_for_all),
    ("the softmax is missing: scores are no shares", scores),
    (
        "the exponentials are not divided by their sum: each row must sum to one",
        lambda Q, K: np.exp(scores(Q, K)),
    ),
    ("a share grows with e to the score, and yours with its size: take the softmax", sized),
    (
        "you take the best key alone: attention mixes all values",
        lambda Q, K: np.eye(len(K))[scores(Q, K).argmax(axis=1)],
    ),
    (
        "all values count alike in yours: the scores make the difference",
        lambda Q, K: np.full((len(Q), len(K)), 1 / len(K)),
    ),
    ("you take the worst fit most: the sign of the scores is turned round", lambda Q, K: shares(-scores(Q, K))),
    ("you compare by the angle: the length of question and key counts, too", lambda Q, K: shares(alike(Q, K))),
    ("you compare by the distance: take the product of question and key", lambda Q, K: shares(near(Q, K))),
    (
        "only the first question gets its answer: the others look elsewhere",
        lambda Q, K: np.repeat(shares(scores(Q, K))[:1], len(Q), axis=0),
    ),
]
EXAMPLES = [
    (np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.eye(3)),
    (np.array([[3.0, -1.0, 2.0]]), np.array([[1.0, 2.0, 0.0], [0.5, -1.0, 3.0]]), np.array([[1.0], [-1.0]])),
]


@exercise(
    reference=dot_product.attention,
    inputs=inputs(
        Q=numbers("n", "d", low=-3, high=3), K=numbers("m", "d", low=-3, high=3), V=numbers("m", "p", low=-5, high=5),
        sizes={"n": (1, 24), "m": (2, 40), "d": (2, 64), "p": (1, 64)}, examples=EXAMPLES,
    ),
    mistakes=[
        ("you return the shares: they still have to mix the rows of V", lambda Q, K, V: shares(scores(Q, K))),
        *((text, by(rule)) for text, rule in SHARES),
    ],
)  # fmt: skip
def attention(f, ref):
    """Exercise: what a question takes from all values."""
    Q, K, V = np.full((1, 4), 500.0), np.array([[400.0] * 4, [500.0] * 4]), np.array([[1.0], [2.0]])
    answer = np.asarray(f(Q, K, V))
    expect(np.isfinite(answer), "large scores overflow `np.exp`: take the largest of each row away first")
    expect(np.allclose(answer, ref(Q, K, V)), "with large scores the best key takes all, and not in yours")
    mixed = np.vstack([Q, np.zeros((1, 4))])
    expect(
        np.allclose(f(mixed, K, V), ref(mixed, K, V)),
        "one question has large scores and the other small ones, and then the small ones vanish: take the largest of "
        "each row off that row alone",
    )


def of_scores(measure):
    """An answer that returns ``measure`` of the scores of the pairs."""
    return lambda q, k: measure((q * k).sum(axis=1))


def few_pairs():
    """Fifty pairs of vectors of eight numbers."""
    return np.random.default_rng(0).normal(size=(2, 50, 8)).round(2)


@exercise(
    reference=dot_product.spread,
    inputs=inputs(
        q=numbers("n", "d", low=-9, high=9), k=numbers("n", "d", low=-9, high=9),
        sizes={"n": (3, 20_000), "d": (2, 256)},
        examples=[few_pairs(), (np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[3.0, 0.0], [5.0, 2.0]]))],
    ),
    mistakes=[
        (
            "you take the mean of the products: a score is their sum, and so its variance grows with d",
            lambda q, k: np.var((q * k).mean(axis=1)),
        ),
        ("this is the standard deviation: square it", of_scores(np.std)),
        (
            "you divided by √d already: the question is what the variance is without it",
            lambda q, k: np.var((q * k).sum(axis=1) / np.sqrt(q.shape[1])),
        ),
        (
            "each question meets its own key, row by row: you let every question meet every key",
            lambda q, k: np.var(q @ k.T),
        ),
        ("this is the variance of single products: add up each row first", lambda q, k: np.var(q * k)),
        ("you add up the columns: a score is the sum of a row", lambda q, k: np.var((q * k).sum(axis=0))),
        ("this is the mean of the squares: take the mean away before you square", of_scores(lambda s: np.mean(s**2))),
        ("you divide by n − 1: `np.var` divides by n", of_scores(lambda s: np.var(s, ddof=1))),
        ("this is the mean of the scores: how far do they scatter?", of_scores(np.mean)),
        ("these are the scores: return how far they scatter", of_scores(lambda s: s)),
        ("you say d, as the paper does: measure it", lambda q, k: float(q.shape[1])),
        ("the lengths of the vectors are not asked for: multiply q with k", lambda q, k: np.var((q * q).sum(axis=1))),
        ("you add q and k: multiply them", lambda q, k: np.var((q + k).sum(axis=1))),
    ],
)  # fmt: skip
def spread(f, ref):
    """Exercise: the variance of d that the root of d is there for."""
    d = 64
    found = dot_product.score_variance(d, variance=lambda q, k: call(f, q, k), rng=0) / d
    return f"for 20,000 pairs of {d} numbers yours is {found:.2f} d. Vaswani and colleagues state 1."
