"""Weights as small whole numbers, as a chip stores them, and how many digits are still read."""

from copy import deepcopy
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, each, generator, integer, takes
from neurocourse.caching import kept
from neurocourse.cortex import lenet
from neurocourse.spiking.readers import conversion


class Levels(NamedTuple):
    """Weights as whole numbers times one step."""

    n: np.ndarray  # whole numbers from -(2^(bits-1) - 1) to 2^(bits-1) - 1
    step: float

    @property
    def W(self):
        """The weights that these numbers stand for."""
        return self.n * self.step


RULES = ("largest", "mean")
SMALL = 0.7  # of the mean size: what is smaller becomes 0


@takes(W=array)
def ternary(W):
    """Three values −1, 0 and 1 by the mean size: n = sign(W) where |W| > 0.7 mean |W|; Δ is the mean size of those.

    References
    ----------
    Li F, Zhang B, Liu B (2016). Ternary weight networks. arXiv:1605.04711.
    """
    size = np.abs(W)
    large = size > SMALL * size.mean()
    return Levels((np.sign(W) * large).astype(np.int64), float(size[large].mean()) if large.any() else 1.0)


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


def quantised(network, bits, rule="largest"):
    """A copy of a network whose weights are rounded, layer by layer; biases keep their precision.

    ``rule`` matters for 2 bits only: "largest" is `quantise`, "mean" is `ternary`.
    """
    network = deepcopy(network)
    for layer in network.layers:
        if hasattr(layer, "W"):
            layer.W[...] = (ternary(layer.W) if bits == 2 and rule == "mean" else quantise(layer.W, bits)).W
    return network


@takes(stages=each(conversion.Stage), X=array(dtype=np.float32, least=1), T=count)
def rounded(stages, X, T):
    """Votes (n, 10) of a network of numbers whose units can only say 0, θ/T, 2θ/T, … θ: as T steps of spikes can.

    Parameters
    ----------
    stages : list of Stage
        From `conversion.convert`.
    X : array
    T : int
    """
    x = X
    for layers, theta in stages:
        for layer in layers:
            x = conversion.forward(layer, x)
        if theta is not None:
            x = (theta / T * np.clip(np.rint(x * (T / theta)), 0, T)).astype(np.float32)
    return x


@takes(bits=integer(low=2, high=16), kind=conversion.KINDS, T=count, rule=RULES)
@kept
def evaluate(bits, kind="MLP", T=64, rule="largest"):
    """Test the spiking digit reader ("MLP" or "CNN") with weights of ``bits`` bits, as in conversion."""
    source = conversion.reader(kind)
    stages = conversion.convert(quantised(source.network, bits, rule), conversion.calibration())
    run = conversion.run(stages, source.X_test, T)
    return (run.logits.argmax(axis=2) == source.y_test).mean(axis=1), run


@takes(bits=integer(low=2, high=16), kind=conversion.KINDS, T=integer(low=1, high=64), rule=RULES)
def accuracy(bits, kind="MLP", T=16, rule="largest"):
    """Accuracy of the spiking digit reader after T steps, with weights of ``bits`` bits."""
    return float(evaluate(bits, kind, rule=rule)[0][T - 1])


@takes(kind=conversion.KINDS, bits=integer(low=2, high=16), rule=RULES, rng=generator)
def read(kind, bits, rule="largest", *, rng):
    """Share of unseen digits that a network of numbers reads, trained anew from ``rng`` and then rounded."""
    source = lenet.read_digits(lenet.mlp if kind == "MLP" else conversion.cnn, rng=rng, progress=False)
    logits = quantised(source.network, bits, rule).forward(source.X_test)
    return float(np.mean(logits.argmax(axis=1) == source.y_test))
