"""A second machine on top of the first: a bound that its learning can only raise, and the truth, both exactly."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, integer, number, takes
from neurocourse.columns.boltzmann.machine import Machine, log_sum, sigmoid, softplus, states


class Lifted(NamedTuple):
    """Mean log probability of the pictures, in nats, before each step and after the last."""

    bound: np.ndarray
    truth: np.ndarray


@takes(
    V=array(ndim=2, low=0, high=1, least=1),
    machine=Machine,
    eta=number(above=0, high=1),
    steps=integer(low=1, high=100_000),
)
def second_layer(V, machine, eta=0.2, steps=100):
    """Let a second machine learn what the hidden units of the first do while they see pictures.

    It begins as the first one turned upside down, so that nothing has changed: the bound is the truth. Then it learns
    by the exact slope.

    Parameters
    ----------
    V : array_like, shape (pictures, visible), 0 and 1
    machine : Machine
        With at most 12 hidden units.
    eta : float
    steps : int

    Returns
    -------
    Lifted

    References
    ----------
    Hinton GE, Osindero S, Teh YW (2006). A fast learning algorithm for deep belief nets. Neural Computation
    18:1527-1554. doi:10.1162/neco.2006.18.7.1527
    """
    H = states(len(machine.c))
    given, posterior = _first(V, machine, H)
    mean, entropy = posterior.mean(axis=0), -(posterior * np.log(posterior + 1e-300)).sum(axis=1).mean()
    fixed = (posterior * given).sum(axis=1).mean() + entropy
    W, b, c = machine.W.T.copy(), machine.c.copy(), machine.b.copy()
    bound, truth = [], []
    for _ in range(steps + 1):
        x = H @ W.T + c
        log_p = H @ b + softplus(x).sum(axis=1)
        log_p = log_p - log_sum(log_p)
        bound.append(fixed + mean @ log_p)
        truth.append(np.mean([log_sum(row + log_p) for row in given]))
        off, up = mean - np.exp(log_p), sigmoid(x)
        W, b, c = W + eta * (off[:, None] * up).T @ H, b + eta * off @ H, c + eta * off @ up
    return Lifted(np.array(bound), np.array(truth))


def _first(V, machine, H):
    """Log probability of pictures given hidden states, and probability of these given pictures, (pictures, states)."""
    inputs = H @ machine.W + machine.b
    given = V @ inputs.T - softplus(inputs).sum(axis=1)
    x = V @ machine.W.T + machine.c
    return given, np.exp(x @ H.T - softplus(x).sum(axis=1)[:, None])
