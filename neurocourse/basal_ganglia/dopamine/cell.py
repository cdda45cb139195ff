"""A dopamine cell that carries the error of a prediction in its rate, and the floor under that rate."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, takes

BASE, GAIN = 5.0, 20.0  # spikes/s: a dopamine cell at rest, and what an error of one adds
FLOOR = BASE / GAIN  # the worst error that the rate still tells: beyond it the cell is silent


class Curve(NamedTuple):
    """A curve that the reader draws before seeing it."""

    x: np.ndarray  # (n,)
    y: np.ndarray  # (n,)


@takes(delta=array)
def firing(delta):
    """Rate of a cell that carries the error: rest plus gain times δ, and never less than nothing.

    Parameters
    ----------
    delta : float or ndarray
        Error of the prediction.

    Returns
    -------
    float or ndarray, spikes/s

    References
    ----------
    Bayer HM, Glimcher PW (2005). Midbrain dopamine neurons encode a quantitative reward prediction error signal.
    Neuron 47:129-141. doi:10.1016/j.neuron.2005.05.020
    """
    return np.maximum(BASE + GAIN * np.asarray(delta), 0.0)


@takes(n=count(low=2))
def rate_curve(n=81):
    """Rate (spikes/s) for errors from -1 to 1: the line that everybody draws has a corner at ``-FLOOR``."""
    delta = np.linspace(-1, 1, n)
    return Curve(delta, firing(delta))
