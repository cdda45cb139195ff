"""The check of the one small exercise of this lesson."""

import numpy as np

from neurocourse.start_here.one_neuron import neuron
from neurocourse.teaching import exercise, inputs, numbers

__all__ = ["weighted_sum"]


def _halves(x, w):
    """Only the first two inputs."""
    return x[:2] @ w[:2]


@exercise(
    reference=neuron.weighted_sum,
    inputs=inputs(
        x=numbers("n", low=-5, high=5),
        w=numbers("n", low=-5, high=5),
        sizes={"n": (1, 12)},
        examples=[
            (np.array([1.0, 3.0]), np.array([2.0, -4.0])),
            (np.array([0.5, 1.0, 2.0]), np.array([1.0, -2.0, 0.5])),
            (np.ones(3), np.ones(3)),  # equal products count each
        ],
    ),
    mistakes=[
        ("a neuron has one output: add the products up to one number", lambda x, w: x * w),
        ("you add inputs and weights; a weight of 0 must silence its input, so multiply", lambda x, w: np.sum(x + w)),
        ("you leave the weights out: multiply each input by its weight first", lambda x, w: np.sum(x)),
        ("you leave the inputs out: multiply each weight by its input first", lambda x, w: np.sum(w)),
        ("you add first: each input has its own weight, so multiply first", lambda x, w: np.sum(x) * np.sum(w)),
        (
            "you drop the minus of a weight: an inhibitory input must make the sum smaller",
            lambda x, w: np.sum(x * np.abs(w)),
        ),
        ("you drop every minus: inputs and weights keep their signs", lambda x, w: np.sum(np.abs(x * w))),
        ("you drop the minus of the sum: it may be negative", lambda x, w: abs(np.sum(x * w))),
        ("that is the mean of the products: add them up", lambda x, w: np.mean(x * w)),
        ("that is the largest product: add all of them up", lambda x, w: np.max(x * w)),
        ("you multiply the products with each other: add them up", lambda x, w: np.prod(x * w)),
        ("the last input is left out", lambda x, w: np.sum((x * w)[:-1])),
        ("the first input is left out", lambda x, w: np.sum((x * w)[1:])),
        ("only the first input counts in yours", lambda x, w: x[0] * w[0]),
        ("only the first two inputs count in yours: let it work for any number of them", _halves),
        ("a sum below 0 becomes 0 in yours: the sum itself may be negative", lambda x, w: max(0, np.sum(x * w))),
        ("that is only the sign of the sum", lambda x, w: np.sign(np.sum(x * w))),
        ("you cut off the decimals: leave the sum as it is", lambda x, w: int(np.sum(x * w))),
    ],
)
def weighted_sum(f, ref):
    """Product first, then sum; weights count with their sign; any number of inputs."""
