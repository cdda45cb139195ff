"""The check of the exercise on the backward pass: how the lesson calls it, and its mistakes by name."""

import numpy as np

from neurocourse.pioneers.layers import backprop
from neurocourse.teaching import exercise, inputs, numbers

__all__ = ["backward_pass"]


def _blame(error=None, slope2=None, back=None, slope1=None, dW1=None, dW2=None):
    """A backward pass of which some parts are made in another way; they are given x, y, h, y_hat, W2 and δ."""

    def backward(x, y, h, y_hat, W2):
        delta2 = (y_hat - y if error is None else error(y, y_hat)) * (
            y_hat * (1 - y_hat) if slope2 is None else slope2(y_hat)
        )
        blame = W2.T @ delta2 if back is None else back(W2, delta2, y, y_hat)
        delta1 = blame * (h * (1 - h) if slope1 is None else slope1(h))
        first = np.outer(delta1, x) if dW1 is None else dW1(delta1, x, W2, y_hat - y)
        second = np.outer(delta2, h) if dW2 is None else dW2(delta2, h, y_hat - y)
        return first, delta1, second, delta2

    return backward


def _only(part, backward):
    """``backward`` judged by one of its four results: the others may be any."""
    return lambda *case: tuple(value if k == part else None for k, value in enumerate(backward(*case)))


def _example(n_in, n_hidden, n_out):
    """Arguments of one backward pass on a random network."""
    rng = np.random.default_rng(n_in)
    weights = backprop.start(n_in, n_hidden, n_out, rng=rng)
    x, y = rng.standard_normal(n_in), rng.uniform(0, 1, n_out)
    return (x, y, *backprop.forward(x, *weights), weights.W2)


DW1, DELTA1, DW2, DELTA2 = range(4)
FROM_ERROR = "is made from the error: it must be made from the blame of the unit that the weight leads to"
BOTH_FACTORS = "the slope of a logistic unit needs both factors, its activity and 1 minus it"
MADE_OF = "the gradient of a weight is the blame of the unit that it leads to, times the activity at its other end"


@exercise(
    reference=backprop.backward_pass,
    inputs=inputs(
        x=numbers("n_in", low=-3, high=3),
        y=numbers("n_out", low=0, high=1),
        h=numbers("n_hidden", low=0, high=1),
        y_hat=numbers("n_out", low=0, high=1),
        W2=numbers("n_out", "n_hidden", low=-15, high=15),
        sizes={"n_in": (1, 10), "n_hidden": (1, 10), "n_out": (1, 10)},
        # As many outputs as hidden units first, so that a forgotten transpose runs and can be named.
        examples=[_example(4, 3, 3), _example(6, 2, 2), _example(5, 4, 4), _example(3, 1, 1)],
    ),
    mistakes=[
        (
            "delta2 has the wrong sign: the gradient points uphill, so the error is y_hat - y",
            _only(DELTA2, _blame(error=lambda y, y_hat: y - y_hat)),
        ),
        (
            "delta2 lacks the slope of the output units: the error alone is not yet the blame",
            _only(DELTA2, _blame(slope2=lambda y_hat: 1)),
        ),
        (
            "delta2 lacks the slope of the output units, and its sign is turned round",
            _only(DELTA2, _blame(error=lambda y, y_hat: y - y_hat, slope2=lambda y_hat: 1)),
        ),
        (
            "delta2 is twice too large: the ½ in E cancels the 2 of the square",
            _only(DELTA2, _blame(error=lambda y, y_hat: 2 * (y_hat - y))),
        ),
        (
            "delta2 has lost the sign of the error: an output that is too low must be raised",
            _only(DELTA2, _blame(error=lambda y, y_hat: abs(y_hat - y))),
        ),
        (
            "delta2 forgets outputs that are too low: their error is negative, and counts",
            _only(DELTA2, _blame(error=lambda y, y_hat: np.maximum(y_hat - y, 0))),
        ),
        (f"delta2: {BOTH_FACTORS}", _only(DELTA2, _blame(slope2=lambda y_hat: y_hat))),
        (f"delta2: {BOTH_FACTORS}; yours has 1 - y_hat alone", _only(DELTA2, _blame(slope2=lambda y_hat: 1 - y_hat))),
        ("delta2 takes the slope of tanh: these units are logistic", _only(DELTA2, _blame(slope2=lambda p: 1 - p**2))),
        (
            "the blame goes back along the weights: you used W2 where its transpose belongs",
            _only(DELTA1, _blame(back=lambda W2, delta2, y, y_hat: W2 @ delta2)),
        ),
        (
            "you used W2 where its transpose belongs, and delta1 lacks the slope of the hidden units",
            _only(DELTA1, _blame(back=lambda W2, delta2, y, y_hat: W2 @ delta2, slope1=lambda h: 1)),
        ),
        (
            "delta1 lacks the slope of the hidden units: a unit that is sure can hardly be moved",
            _only(DELTA1, _blame(slope1=lambda h: 1)),
        ),
        (
            "delta1 has the wrong sign: the blame keeps its sign on the way back",
            _only(DELTA1, _blame(slope1=lambda h: -h * (1 - h))),
        ),
        (f"delta1: {BOTH_FACTORS}", _only(DELTA1, _blame(slope1=lambda h: h))),
        (f"delta1: {BOTH_FACTORS}; yours has 1 - h alone", _only(DELTA1, _blame(slope1=lambda h: 1 - h))),
        ("delta1 takes the slope of tanh: these units are logistic", _only(DELTA1, _blame(slope1=lambda h: 1 - h**2))),
        (
            "delta1 must be fed by delta2, which has passed the outputs' slope, not by the error",
            _only(DELTA1, _blame(back=lambda W2, delta2, y, y_hat: W2.T @ (y_hat - y))),
        ),
        (
            "delta1 ignores the blame of the outputs",
            _only(DELTA1, _blame(back=lambda W2, delta2, y, y_hat: W2.sum(axis=0))),
        ),
        (
            "delta1 ignores the error of the outputs",
            _only(DELTA1, _blame(back=lambda W2, delta2, y, y_hat: W2.T @ (y_hat * (1 - y_hat)))),
        ),
        (f"dW2 {FROM_ERROR}", _only(DW2, _blame(dW2=lambda delta2, h, error: np.outer(error, h)))),
        (f"dW1 {FROM_ERROR}", _only(DW1, _blame(dW1=lambda delta1, x, W2, error: np.outer(W2.T @ error, x)))),
        (
            "dW1 and dW2 have the wrong sign: return the gradients, not the steps",
            _blame(dW1=lambda delta1, x, W2, e: -np.outer(delta1, x), dW2=lambda delta2, h, e: -np.outer(delta2, h)),
        ),
        (
            "dW2 has the wrong sign: return the gradient, not the step",
            _only(DW2, _blame(dW2=lambda delta2, h, error: -np.outer(delta2, h))),
        ),
        (
            "dW1 has the wrong sign: return the gradient, not the step",
            _only(DW1, _blame(dW1=lambda delta1, x, W2, error: -np.outer(delta1, x))),
        ),
        (f"dW2: {MADE_OF}, which is h, not 1 - h", _only(DW2, _blame(dW2=lambda d, h, e: np.outer(d, 1 - h)))),
    ],
)
def backward_pass(f, ref):
    """Exercise 3: the backward pass of a network with one hidden layer."""
