"""Gradient descent has a speed limit: a rate above 2 / curvature learns nothing, however right each slope is."""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, number, positive, takes


@takes(rate=positive, curvature=positive, steps=count, start=number())
def descend(rate, *, curvature=10.0, steps=2000, start=1.0):
    """Where w ends after so many steps of `nn.SGD` down L = curvature · w² / 2, whose lowest point is w = 0."""
    w, sgd = np.array([start]), nn.SGD(rate)
    for _ in range(steps):
        sgd.step(w, curvature * w)
    return float(w[0])
