"""The dense layer: every unit listens to every input."""

import numpy as np

from neurocourse.arguments import array, count, generator, takes
from neurocourse.nn.layer import FLOATS, Layer, expect_slope


def glorot(n_in, n_out, rng):
    """Weights with variance 2 / (n_in + n_out), uniform: keeps signals and gradients alike through tanh layers."""
    limit = np.sqrt(6 / (n_in + n_out))
    return rng.uniform(-limit, limit, size=(n_out, n_in))


def he(n_in, n_out, rng):
    """Weights with variance 2 / n_in, normal: makes up for the half of the signal that ReLU cuts away."""
    return rng.normal(0, np.sqrt(2 / n_in), size=(n_out, n_in))


INITIAL = {"glorot": glorot, "he": he}


class Dense(Layer):
    """Weighted sums: y = x Wᵀ + b.

    Parameters
    ----------
    n_in, n_out : int
        Number of inputs and of units.
    rng : seed or numpy.random.Generator
        Source of the initial weights W, shape (n_out, n_in); biases b, shape (n_out,), start at zero.
    dtype : float64 or float32
        Precision of the parameters.
    init : "glorot" or "he"
        "glorot" before sigmoid, tanh and softmax; "he" (He et al. 2015, doi:10.1109/ICCV.2015.123) before ReLU.

    Raises
    ------
    TypeError, ValueError
        When a size is not a whole number >= 1, or dtype or init is unknown.

    References
    ----------
    Glorot X, Bengio Y (2010). Understanding the difficulty of training deep feedforward neural networks. PMLR
    9:249-256, https://proceedings.mlr.press/v9/glorot10a.html
    """

    learns = ("W", "b")
    remembers = ("x", "y")

    @takes(n_in=count, n_out=count, rng=generator, dtype=FLOATS, init=tuple(INITIAL))
    def __init__(self, n_in, n_out, *, rng, dtype=np.float64, init="glorot"):
        self.n_in, self.n_out = n_in, n_out
        self.W = INITIAL[init](n_in, n_out, rng).astype(dtype)
        self.b = np.zeros(n_out, dtype)
        self.x = self.y = None
        self.gather()

    def forward(self, x):
        """Return y = x Wᵀ + b for x of shape (batch, …, n_in)."""
        self.x = x = self._inputs(x)
        self.y = y = x @ self.W.T
        y += self.b
        return y

    def backward(self, dy):
        """Return ∂L/∂x = ∂L/∂y W, and keep the gradients of W and b."""
        self.absorb(dy)
        return dy @ self.W

    def absorb(self, dy):
        """Keep ∂L/∂W = ∂L/∂yᵀ x and ∂L/∂b = Σ ∂L/∂y, both summed over the batch."""
        dy = expect_slope(dy, self.y).reshape(-1, self.n_out)
        np.matmul(dy.T, self.x.reshape(-1, self.n_in), out=self.dW)
        np.add.reduce(dy, axis=0, out=self.db)

    def _inputs(self, x):
        # The full check costs as much as the layer itself, so it runs only when the quick one finds something odd.
        if isinstance(x, np.ndarray) and x.ndim > 1 and x.shape[-1] == self.n_in and x.dtype == self.dtype:
            return x
        x = array("x", x, dtype=self.dtype)
        if x.ndim < 2 or x.shape[-1] != self.n_in:
            raise ValueError(f"x must have shape (batch, {self.n_in}) for this Dense layer, got shape {x.shape}")
        return x
