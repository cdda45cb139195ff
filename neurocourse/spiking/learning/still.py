"""Spiking neurons that look at a still picture: what is linear is computed once, outside the loop over time."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, generator, number, takes
from neurocourse.data import digits
from neurocourse.nn.dense import he
from neurocourse.nn.layer import FLOATS, expect_slope
from neurocourse.spiking.learning.surrogate import SHARPNESS


class Still(nn.Layer):
    """Leaky neurons that look at one picture for T steps: v ← α v (1 - s) + W x + b, s = 1 where v ≥ 1.

    The input is the same in all steps, so W x is computed once. A leaky readout, u ← β u + s, is linear, so its mean
    over all steps is a weighted sum of the spikes, and that is what the layer returns. Only the neuron's own voltage is
    left for the loop; `surrogate.Spiking` is the plain form. Here v is kept as h = (k²/α) v, with the sharpness k of
    the surrogate, because then α ∂s/∂h = (k/α + |h - k²/α|)⁻²: no pass over all neurons for a factor.

    Parameters
    ----------
    n_in, n : int
    T : int
        Steps.
    alpha, beta : float
        What a step leaves of v, above 0 up to 1, and of the readout, from 0 to below 1.
    rng : seed or numpy.random.Generator
    dtype : float64 or float32

    References
    ----------
    Zenke F, Vogels TP (2021). The remarkable robustness of surrogate gradient learning for instilling complex function
    in spiking neural networks. Neural Computation 33:899-925. doi:10.1162/neco_a_01367
    """

    learns = ("W", "b")

    @takes(
        n_in=count, n=count, T=count, alpha=number(above=0, high=1), beta=number(low=0, below=1), rng=generator,
        dtype=FLOATS,
    )  # fmt: skip
    def __init__(self, n_in, n, *, T=25, alpha=0.9, beta=0.9, rng, dtype=np.float64):
        self.n_in, self.n = n_in, n
        self.T, self.alpha = T, alpha
        self.unit = SHARPNESS**2 / self.alpha
        self.share = readout_share(self.T, beta)
        self.W = he(self.n_in, self.n, rng).astype(dtype)
        self.b = np.zeros(self.n, dtype)
        self.y = None
        self.h = self.keep = np.empty((self.T, 0, self.n), dtype)
        self.gather()

    def forward(self, x):
        """Weighted spikes (B, n) for pictures x (B, n_in)."""
        self.x = array("x", x, shape=("B", self.n_in), dtype=self.dtype)
        drive = (self.x @ self.W.T + self.b) * self.unit
        if self.h.shape[1] != len(drive):
            self.h, self.keep = (np.empty((self.T, *drive.shape), self.dtype) for _ in range(2))
        alpha, kept, quiet = self.dtype.type(self.alpha), np.zeros_like(drive), np.empty(drive.shape, bool)
        for h, keep in zip(self.h, self.keep, strict=True):
            np.add(kept, drive, out=h)
            keep[...] = np.less(h, self.unit, out=quiet)  # 1 - s
            keep *= alpha
            np.multiply(h, keep, out=kept)
        share = self.share.astype(self.dtype)
        self.y = share.sum() - np.tensordot(share / alpha, self.keep, 1)
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x, with the surrogate for the slope of a spike."""
        self.absorb(dy)
        return self.ddrive @ self.W

    def absorb(self, dy):
        """Keep the gradients of W and b: all steps have the same input, so their slopes add up before the product."""
        dy = expect_slope(dy, self.y)
        (dh, total), (D, reset, ds) = np.zeros((2, *dy.shape), dy.dtype), np.empty((3, *dy.shape), dy.dtype)
        shares = (self.share / self.alpha).astype(self.dtype)
        for share, h, keep in zip(shares[::-1], self.h[::-1], self.keep[::-1], strict=True):
            np.multiply(h, dh, out=reset)  # a spike would have taken this away
            np.subtract(h, self.unit, out=D)
            np.abs(D, out=D)
            D += SHARPNESS / self.alpha
            D *= D
            np.multiply(dy, share, out=ds)
            ds -= reset
            ds /= D
            dh *= keep
            dh += ds
            total += dh
        self.ddrive = total * self.unit
        np.matmul(self.ddrive.T, self.x, out=self.dW)
        np.add.reduce(self.ddrive, axis=0, out=self.db)


@takes(T=count, beta=number(low=0, below=1))
def readout_share(T, beta):
    """How much a spike in each step adds to the mean of a leaky readout, (T,): (1 - β^(T-t)) / ((1 - β) T)."""
    left = T - np.arange(T)
    return (1 - beta**left) / ((1 - beta) * T)


def spikes(layer):
    """Number of spikes of all neurons in all steps for each picture of the last forward pass, (B,)."""
    return np.count_nonzero(layer.h >= layer.unit, axis=(0, 2))


@takes(n=count, T=count, rng=generator)
def reader(n=128, *, T=25, rng):
    """A picture of 64 pixels -> n spiking neurons for T steps -> ten answers."""
    return nn.Network([Still(64, n, T=T, rng=rng, dtype=np.float32), nn.Dense(n, 10, rng=rng, dtype=np.float32)])


class Learned(NamedTuple):
    """A reader, its accuracy on digits that it never saw, and its spikes for each of them."""

    network: nn.Network
    accuracy: float
    spikes: np.ndarray


@takes(T=count, epochs=count, rng=generator)
def learn(T, *, epochs=10, rng):
    """Teach a reader the digits, with T steps for each."""
    data, network = digits().split(), reader(T=T, rng=rng)
    training = nn.train(network, *data.train, test=data.test, eta=0.01, epochs=epochs, batch_size=64, rng=rng)
    return Learned(network, training.accuracy, spikes(network.layers[0]))
