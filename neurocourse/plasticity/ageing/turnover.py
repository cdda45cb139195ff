"""Turnover: at each step a few hidden units die, and newborn ones take their places."""

import numpy as np

MEMORY, YOUTH = 0.99, 100  # of usefulness from step to step; steps in which a newborn unit is spared


class Turnover:
    """Replaces the share ``rate`` of the units of each hidden layer at each step, whole units when enough has added up.

    A unit is as useful as it is loud, Σ |w| to the next layer times its mean |h|. A newborn has random weights from
    below and none to the next layer, so the answers of the net do not jump.
    """

    def __init__(self, rate, pick, units, *, rng):
        self.rate, self.pick, self.units, self.rng = rate, pick, units, rng
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
            rebirth(network, k, unit, self.rng)
            self.useful[one, unit] = self.age[one, unit] = 0


def usefulness(network, k):
    """How loud each unit of the activation layer k is in the next layer, (units,), in the batch just seen."""
    return np.abs(network.layers[k].y).mean(axis=0) * np.abs(network.layers[k + 1].W).sum(axis=0)


def rebirth(network, k, unit, rng):
    """Give a unit of layer k new random weights from below, and none to the next layer."""
    below, above = network.layers[k - 1], network.layers[k + 1]
    below.W[unit] = rng.normal(0, np.sqrt(2 / below.n_in), below.n_in)
    below.b[unit] = 0
    above.W[:, unit] = 0
