"""Central differences: what every gradient of the course is held against."""

import numpy as np


def slope(f, theta, h=1e-5):
    """Central differences of the scalar f() with respect to the array ``theta``, which f reads."""
    g = np.empty_like(theta)
    for i in np.ndindex(theta.shape):
        kept = theta[i]
        theta[i] = kept + h
        above = f()
        theta[i] = kept - h
        below = f()
        theta[i] = kept
        g[i] = (above - below) / (2 * h)
    return g
