"""Turnover: at each step a few hidden units die, and newborn ones take their places."""

import numpy as np

from neurocourse.arguments import array, integer, takes, unguarded

MEMORY, YOUTH = 0.99, 100  # of usefulness from step to step; steps in which a newborn unit is spared


class Turnover:
    """Replaces the share ``rate`` of the units of each hidden layer at each step, whole units when enough has added up.

    A unit is as useful as it is loud, Σ |w| to the next layer times its mean |h|; ``rule`` is `reborn`, or another.
    """

    def __init__(self, rate, pick, units, *, rule, rng):
        self.rate, self.pick, self.units, self.rule, self.rng = rate, pick, units, rule, rng
        self.useful, self.age, self.due = np.zeros((2, units)), np.zeros((2, units)), 0.0

    def visit(self, network):
        """Take note of how useful each unit was, and replace those whose time has come."""
        if not self.rate:
            return
        self.age += 1
        for one, k in enumerate((1, 3)):
            self.useful[one] = MEMORY * self.useful[one] + (1 - MEMORY) * usefulness(network, k)
        self.due += self.rate * self.units
        for _ in range(int(self.due)):
            for one, k in enumerate((1, 3)):
                self._replace(network, one, k)
        self.due -= int(self.due)

    def _replace(self, network, one, k):
        grown = np.flatnonzero(self.age[one] > YOUTH)
        if len(grown):
            least = self.pick == "least useful"
            unit = grown[self.useful[one][grown].argmin()] if least else self.rng.choice(grown)
            rebirth(network, k, unit, self.rule, self.rng)
            self.useful[one, unit] = self.age[one, unit] = 0


def usefulness(network, k):
    """How loud each unit of the activation layer k is in the next layer, (units,), in the batch just seen."""
    return np.abs(network.layers[k].y).mean(axis=0) * np.abs(network.layers[k + 1].W).sum(axis=0)


@takes(
    W=array(shape=("n", "n_in")), b=array(shape=("n",)), V=array(shape=("n_out", "n")), unit=integer(low=0),
    w=array(shape=("n_in",)),
)  # fmt: skip
def reborn(W, b, V, unit, w):
    """A hidden unit dies and a newborn one takes its place: it listens with the weights w and says nothing yet.

    Its weights to the next layer are zero, so that the answers of the others are not disturbed. They can grow, as their
    slope is what the unit says. Were those from below zero, too, the unit would say nothing, and neither would move.

    Parameters
    ----------
    W : array_like, shape (n, n_in)
        Weights from below; row k is what unit k listens with.
    b : array_like, shape (n,)
        Biases.
    V : array_like, shape (n_out, n)
        Weights to the next layer; column k is what unit k says.
    unit : int
    w : array_like, shape (n_in,)
        Random weights for the newborn.

    Returns
    -------
    W, b, V : ndarray
        New arrays.
    """
    if unit >= len(b):
        raise ValueError(f"unit must be from 0 to {len(b) - 1}, got {unit}")
    W, b, V = W.copy(), b.copy(), V.copy()
    W[unit], b[unit], V[:, unit] = w, 0, 0
    return W, b, V


def rebirth(network, k, unit, rule, rng):
    """Replace a unit of the activation layer k by a newborn one, as ``rule(W, b, V, unit, w)`` says."""
    below, above = network.layers[k - 1], network.layers[k + 1]
    w = rng.normal(0, np.sqrt(2 / below.n_in), below.n_in)
    below.W[...], below.b[...], above.W[...] = unguarded(rule)(below.W, below.b, above.W, int(unit), w)
