"""Plain recurrent networks that start with U = 1, so that each unit hears what it had: the controls for gates."""

import numpy as np

from neurocourse import nn


class HeldRNN(nn.RNN):
    """hₜ = tanh(U hₜ₋₁ + W xₜ + b), where U starts as the identity: what U keeps tanh squashes, at each step."""

    def __init__(self, n_in, n_hidden, **options):
        super().__init__(n_in, n_hidden, **options)
        self.U[...] = np.eye(n_hidden)
        self.W[...] *= 0.5


class IRNN(HeldRNN):
    """hₜ = max(0, U hₜ₋₁ + W xₜ + b), where U starts as the identity, so that each unit keeps what it has.

    It takes what `neurocourse.nn.RNN` takes. The slope is 1 wherever a unit is on, and a gradient that goes back
    through U = 1 neither fades nor grows.

    References
    ----------
    Le QV, Jaitly N, Hinton GE (2015). A simple way to initialize recurrent networks of rectified linear units.
    arXiv:1504.00941
    """

    def run(self, T):
        H = self.n_hidden
        for s, z, after in zip(self.s, self.z[:, 0], self.s[1:, :H], strict=False):
            np.matmul(self.A, s, out=z)
            np.maximum(z, 0, out=after)

    def slopes(self):
        np.greater(self.s[1:, : self.n_hidden], 0, out=self.dz[:, 0], casting="unsafe")
