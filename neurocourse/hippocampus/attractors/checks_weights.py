"""Checker of writing a memory into connections: what the function is called with, and each mistake by its name."""

import numpy as np

from neurocourse.hippocampus.attractors import hopfield
from neurocourse.teaching import exercise, inputs, numbers

__all__ = ["hebb_weights"]


def _rule(products, signs=lambda p: 2.0 * p - 1):
    """Connections by a rule of their own, ``products(ξ, N, P)``; on the diagonal there may be anything."""

    def W(patterns):
        P, N = patterns.shape
        W = products(signs(patterns), N, P).astype(object)
        np.fill_diagonal(W, None)
        return W

    return W


def _with_diagonal(value):
    """The right connections, and on the diagonal ``value(P, N)``."""
    return lambda patterns: hopfield.hebb_weights(patterns) + value(*patterns.shape) * np.eye(patterns.shape[1])


def _itself(patterns):
    return patterns


def _less_the_mean(patterns):
    return 2.0 * (patterns - patterns.mean(axis=0))


ZEROS_AGREE = "two units that are both off agree, too: turn 0 into -1 before you multiply"
SIGN = "only the sign of each sum is left: a weight says how often two units agree"
BOTH_WAYS = "connections go both ways, and yours fill only one half of W: unit j hears i as i hears j"


@exercise(
    reference=hopfield.hebb_weights,
    inputs=inputs(
        patterns=numbers("P", "N", options=(0, 1)),
        sizes={"P": (1, 12), "N": (2, 256)},
        examples=[(np.array([[0, 1, 1, 0], [1, 1, 0, 0]]),), (np.arange(432).reshape(3, 144) // 7 % 2,)],
    ),
    mistakes=[
        (
            "yours connects patterns with patterns: it must connect units with units, N by N",
            lambda p: np.full((len(p), len(p)), None),
        ),
        ("no connection has learned anything", _rule(lambda s, N, P: np.zeros((N, N)))),
        (ZEROS_AGREE, _rule(lambda s, N, P: s.T @ s / N, signs=_itself)),
        (ZEROS_AGREE, _rule(lambda s, N, P: s.T @ s, signs=_itself)),
        (ZEROS_AGREE, _rule(lambda s, N, P: s.T @ s / P, signs=_itself)),
        (ZEROS_AGREE, _rule(lambda s, N, P: s.T @ s / (N * P), signs=_itself)),
        (
            "units that are alike must get a positive connection: check signs",
            _rule(lambda s, N, P: -s.T @ s / N),
        ),
        (
            "divide by the number of units, N: the inputs must not grow with the size of the network",
            _rule(lambda s, N, P: s.T @ s),
        ),
        ("you divide by the number of patterns: divide by N, the number of units", _rule(lambda s, N, P: s.T @ s / P)),
        (
            "you divide by the number of patterns as well: only by N, the number of units",
            _rule(lambda s, N, P: s.T @ s / (N * P)),
        ),
        ("you divide by N twice", _rule(lambda s, N, P: s.T @ s / N**2)),
        ("you divide by N - 1: divide by N, the number of units", _rule(lambda s, N, P: s.T @ s / (N - 1))),
        ("only the first pattern is stored: add up over all of them", _rule(lambda s, N, P: s[:1].T @ s[:1] / N)),
        (
            "only the last pattern is stored: add to W, do not write over it",
            _rule(lambda s, N, P: s[-1:].T @ s[-1:] / N),
        ),
        (
            "you add up the patterns before you multiply: each pattern makes products of its own",
            _rule(lambda s, N, P: np.outer(s.sum(axis=0), s.sum(axis=0)) / N),
        ),
        (
            "you count how often two units agree: subtract how often they differ",
            _rule(lambda s, N, P: (s.T @ s + P) / (2 * N)),
        ),
        ("units are -1 and 1: yours are -½ and ½", _rule(lambda s, N, P: s.T @ s / (4 * N))),
        (SIGN, _rule(lambda s, N, P: np.sign(s.T @ s))),
        (SIGN, _rule(lambda s, N, P: np.sign(s.T @ s) / N)),
        (BOTH_WAYS, _rule(lambda s, N, P: np.triu(s.T @ s / N))),
        (BOTH_WAYS, _rule(lambda s, N, P: np.tril(s.T @ s / N))),
        (
            "you subtract each unit's mean: Hebb's rule takes -1 and 1 as they are",
            _rule(lambda s, N, P: s.T @ s / N, signs=_less_the_mean),
        ),
        ("a unit must not be connected with itself: set the diagonal to 0", _with_diagonal(lambda P, N: P / N)),
        (
            "the diagonal is P/N before you empty it, so that subtracting 1 leaves something: set it to 0",
            _with_diagonal(lambda P, N: P / N - 1),
        ),
    ],
)  # fmt: skip
def hebb_weights(f, ref):
    """Exercise 1: write memories into the connections."""
