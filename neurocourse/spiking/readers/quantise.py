"""Weights as small whole numbers, as a chip stores them, and how many digits are still read."""

from copy import deepcopy
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, integer, takes
from neurocourse.caching import kept
from neurocourse.spiking.readers import conversion


class Levels(NamedTuple):
    """Weights as whole numbers times one step."""

    n: np.ndarray  # whole numbers from -(2^(bits-1) - 1) to 2^(bits-1) - 1
    step: float

    @property
    def W(self):
        """The weights that these numbers stand for."""
        return self.n * self.step


@takes(W=array, bits=integer(low=2, high=16))
def quantise(W, bits):
    """Round weights to ``bits`` bits, sign included: n = round(W / Δ), Δ = max |W| / (2^(bits-1) - 1).

    Parameters
    ----------
    W : array
    bits : int
        2 to 16.

    Returns
    -------
    Levels
        No weight is wrong by more than Δ / 2.

    References
    ----------
    Davies M, Srinivasa N, Lin TH, et al. (2018). Loihi: a neuromorphic manycore processor with on-chip learning.
    IEEE Micro 38:82-99. doi:10.1109/MM.2018.112130359
    """
    top = 2 ** (bits - 1) - 1
    largest = np.abs(W).max(initial=0.0)
    step = float(largest / top) if largest else 1.0
    return Levels(np.rint(W / step).astype(np.int64), step)


def quantised(network, bits):
    """A copy of a network whose weights are rounded, layer by layer; biases keep their precision."""
    network = deepcopy(network)
    for layer in network.layers:
        if hasattr(layer, "W"):
            layer.W[...] = quantise(layer.W, bits).W
    return network


@takes(bits=integer(low=2, high=16), kind=conversion.KINDS, T=count)
@kept
def evaluate(bits, kind="MLP", T=64):
    """Test the spiking digit reader ("MLP" or "CNN") with weights of ``bits`` bits, as in conversion."""
    source = conversion.reader(kind)
    stages = conversion.convert(quantised(source.network, bits), conversion.calibration())
    run = conversion.run(stages, source.X_test, T)
    return (run.logits.argmax(axis=2) == source.y_test).mean(axis=1), run


@takes(bits=integer(low=2, high=16), kind=conversion.KINDS, T=integer(low=1, high=64))
def accuracy(bits, kind="MLP", T=16):
    """Accuracy of the spiking digit reader after T steps, with weights of ``bits`` bits."""
    return float(evaluate(bits, kind)[0][T - 1])
