"""The machine's choice: softmax, which has no past, and the same with a memory of its last answer."""

import numpy as np

from neurocourse.arguments import array, number, positive, takes

BETA = 30.0  # how sharp it is


@takes(I=array(low=0), beta=positive)
def softmax(I, beta=BETA):
    """Shares of the choices along the last axis: exp(beta ln I), divided by their sum.

    The logits are logarithms, so only ratios of the drives count, as in the race; with beta = 1 it is division by the
    sum.
    """
    return armed(I, np.zeros_like(I), 1.0, beta)


@takes(I=array(low=0), last=array(low=0), w=number(low=1), beta=positive)
def armed(I, last, w, beta=BETA):
    """Softmax with a past: the logits are ln I + ln w · last, where ``last`` are the shares of its last answer."""
    with np.errstate(divide="ignore"):
        logits = beta * (np.log(I) + np.log(w) * last)
    logits = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return logits / logits.sum(axis=-1, keepdims=True)


@takes(I=array(shape=("n",), low=0), start=array(shape=("n",), low=0), w=number(low=1), n=positive)
def repeated(I, start, w, *, beta=BETA, n=100):
    """Shares (n,) of an armed softmax that is asked again and again, from its answer ``start`` on."""
    for _ in range(n):
        start = armed(I, start, w, beta)
    return start


@takes(w=number(low=1))
def switches_at(w, *, memory=False):
    """How many times as strong as the standing winner a rival has to be until softmax prefers it, to 0.01."""
    for ratio in np.arange(101, round(100 * (w + 1)) + 1) / 100:
        p = repeated(np.array([1.0, ratio]), np.array([1.0, 0.0]), w if memory else 1.0)
        if p[1] > p[0]:
            return float(ratio)
    return np.inf
