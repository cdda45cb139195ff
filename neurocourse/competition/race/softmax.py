"""The machine's choice: softmax, which has no past, and the same with a memory of its last answer."""

import numpy as np

from neurocourse.arguments import array, count, number, positive, takes

BETA = 30.0  # how sharp it is
ALONE = 1e-3  # a choice with less than this share of the best has lost


@takes(I=array(low=0), beta=positive)
def softmax(I, beta=BETA):
    """Shares of the choices along the last axis: exp(beta ln I), divided by their sum.

    The logits are logarithms, so only ratios of the drives count, as in the race; with beta = 1 each share is a drive
    divided by the sum of all.
    """
    return _shares(beta * _log(I))


@takes(I=array(shape=("n",), low=0), start=array(shape=("n",), low=0), w=number(low=1), beta=positive, n=count)
def repeated(I, start, w, *, beta=BETA, n=100):
    """Softmax with a memory, asked again and again: its logits are ln I + ln w · p, where p was its last answer.

    Parameters
    ----------
    I : array, shape (n,)
        What drives each choice.
    start : array, shape (n,)
        The answer that it begins with.
    w : float
        How much the last answer counts; 1 is softmax without a memory.
    beta : float
        How sharp it is.
    n : int
        How often it is asked.

    Returns
    -------
    ndarray, shape (n,)
    """
    p, drive, memory = start, beta * _log(I), beta * np.log(w)
    for _ in range(n):
        p = _shares(drive + memory * p)
    return p


def _log(I):
    """Logarithms of drives; of nothing a very small number, so that no share is lost in -inf."""
    return np.log(np.maximum(I, 1e-12))


def _shares(logits):
    """Exponentials along the last axis, divided by their sum."""
    grown = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return grown / grown.sum(axis=-1, keepdims=True)


@takes(gap=positive, w=number(low=1), beta=positive, most=count)
def rounds_to_decide(gap, w, *, beta=BETA, most=1000):
    """How often softmax with a memory is asked, from no answer on, until one of two choices is as good as alone.

    The other one is driven by ``gap`` less than 1. It is alone when the other has less than 1/1000 of its share, as in
    the race. Close to where both are alike one round makes a difference (β ln w) / 2 times as large, so each tenth of
    the gap costs ln 10 / ln((β ln w) / 2) rounds.

    Returns
    -------
    int
        Rounds; ``most`` when that was not enough.
    """
    p, drive, memory = np.zeros(2), beta * _log(np.array([1.0, 1.0 - gap])), beta * np.log(w)
    for n in range(1, most):
        p = _shares(drive + memory * p)
        if p[1] < ALONE * p[0]:
            return n
    return most


@takes(w=number(low=1), beta=positive)
def switches_at(w, *, beta=BETA):
    """How many times as strong as the standing winner a rival has to be until softmax with a memory prefers it.

    Tried in steps of 0.01; w = 1 is softmax without a memory.
    """
    low, high = 100, round(100 * (w + 1))
    while high - low > 1:
        middle = (low + high) // 2
        p = repeated([1.0, middle / 100], [1.0, 0.0], w, beta=beta)
        low, high = (low, middle) if p[1] > p[0] else (middle, high)
    return high / 100
