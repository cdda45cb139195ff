"""Layer normalisation: the units of one place share what activity there is."""

import numpy as np

from neurocourse.arguments import array, count, positive, takes
from neurocourse.nn.layer import FLOATS, Layer, expect_slope


class LayerNorm(Layer):
    """Each place gets mean 0 and variance 1 over its own units: y = g (x − μ) / √(σ² + ε) + b. See `plain.layer_norm`.

    Parameters
    ----------
    n : int
        Number of units, the last axis of x (…, n).
    epsilon : float
        Keeps the quotient finite where all units are equal.
    dtype : float64 or float32
        Precision of the gains g, which start at one, and the biases b, which start at zero.

    Raises
    ------
    TypeError, ValueError
        When n is not a whole number >= 1, epsilon is not positive, or x has another number of units.

    References
    ----------
    Ba JL, Kiros JR, Hinton GE (2016). Layer normalization. arXiv:1607.06450.
    """

    learns = ("g", "b")
    remembers = ("y", "z", "width")

    @takes(n=count, epsilon=positive, dtype=FLOATS)
    def __init__(self, n, *, epsilon=1e-5, dtype=np.float64):
        self.n, self.epsilon = n, epsilon
        self.g, self.b = np.ones(n, dtype), np.zeros(n, dtype)
        self.y = None
        self.gather()

    def forward(self, x):
        """Return y of the shape of x (…, n)."""
        x = array("x", x, dtype=self.dtype) if not isinstance(x, np.ndarray) or x.dtype != self.dtype else x
        if x.ndim < 1 or x.shape[-1] != self.n:
            raise ValueError(f"x must have shape (…, {self.n}) for this LayerNorm, got shape {x.shape}")
        self.z = x - self._mean(x)
        self.width = np.sqrt(self._mean(self.z * self.z) + self.dtype.type(self.epsilon))
        self.z /= self.width
        self.y = self.z * self.g
        self.y += self.b
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x = (dz − mean dz − z mean(z dz)) / √(σ² + ε), dz = g dy, and keep the gradients of g and b."""
        self.absorb(dy)
        dx = dy * self.g
        slope = self._mean(dx * self.z)
        dx -= self._mean(dx)
        dx -= self.z * slope
        dx /= self.width
        return dx

    def absorb(self, dy):
        """Keep ∂L/∂g = Σ z dy and ∂L/∂b = Σ dy."""
        dy = expect_slope(dy, self.y).reshape(-1, self.n)
        self.dg[...] = np.einsum("bn,bn->n", dy, self.z.reshape(-1, self.n))
        np.add.reduce(dy, axis=0, out=self.db)

    def _mean(self, x):
        """Mean over the units, (…, 1): as a product, which sums short rows fastest."""
        return (x @ np.full(self.n, 1 / self.n, self.dtype))[..., None]
