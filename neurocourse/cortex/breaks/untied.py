"""A layer that looks like a convolution and shares nothing: every place has a kernel of its own, as in a cortex."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse.arguments import array, count, generator, integer, takes
from neurocourse.nn.dense import he
from neurocourse.nn.layer import Layer, expect_slope


class Untied(Layer):
    """Locally connected layer: S[i, j, o] = b[i, j, o] + Σ_{u,v,c} W[i, j, o, u, v, c] · I[i + u, j + v, c].

    Parameters
    ----------
    shape : tuple of int
        Rows, columns and channels of the input.
    n_out : int
        Number of maps.
    k : int
        Side of the square that a unit sees.
    padding : int
        Width of a border of zeros that is put around the input first.
    rng : int or numpy.random.Generator
        Source of the initial weights; biases start at zero.

    Raises
    ------
    TypeError, ValueError
        When a size is not a whole number >= 1 or the kernel is larger than the input.

    References
    ----------
    Bartunov S et al. (2018). Advances in Neural Information Processing Systems 31, https://arxiv.org/abs/1807.04587.
    """

    learns = ("W", "b")
    remembers = ("patches", "y")

    @takes(shape=array(shape=(3,), dtype=np.int64, low=1), n_out=count, k=count, padding=integer(low=0), rng=generator)
    def __init__(self, shape, n_out, k=3, *, padding=0, rng):
        self.shape, self.padding = tuple(map(int, shape)), padding
        rows, cols, channels = self.padded = *(n + 2 * padding for n in self.shape[:2]), self.shape[2]
        self.k, self.n_out = integer("k", k, low=1, high=min(rows, cols)), n_out
        self.places = rows - self.k + 1, cols - self.k + 1
        n_places, n_in = self.places[0] * self.places[1], self.k**2 * channels
        self.W = he(n_in, n_places * self.n_out, rng).reshape(n_places, self.n_out, n_in)
        self.b = np.zeros((n_places, self.n_out))
        self.patches = self.y = None
        self.gather()

    def forward(self, x):
        """Return the maps (batch, rows', cols', n_out) for pictures x of shape (batch, rows, cols, channels)."""
        x = array("x", x, ndim=4, dtype=self.dtype)
        if x.shape[1:] != self.shape:
            raise ValueError(f"x must be pictures of shape {self.shape}, got shape {x.shape[1:]}")
        p = self.padding
        x = np.pad(x, ((0, 0), (p, p), (p, p), (0, 0)))
        windows = sliding_window_view(x, (self.k, self.k), axis=(1, 2))  # (batch, rows', cols', channels, k, k)
        self.patches = windows.transpose(1, 2, 0, 4, 5, 3).reshape(len(self.W), len(x), -1)
        y = self.patches @ self.W.swapaxes(1, 2) + self.b[:, None]
        self.y = y.swapaxes(0, 1).reshape(len(x), *self.places, self.n_out)
        return self.y

    def absorb(self, dy):
        """Keep ∂L/∂W and ∂L/∂b of every place."""
        dy = expect_slope(dy, self.y).reshape(len(dy), len(self.W), self.n_out).swapaxes(0, 1)
        np.matmul(dy.swapaxes(1, 2), self.patches, out=self.dW)
        np.add.reduce(dy, axis=1, out=self.db)

    def backward(self, dy):
        """Return ∂L/∂x: every unit sends its blame to the pixels that it saw."""
        self.absorb(dy)
        by_place = dy.reshape(len(dy), len(self.W), self.n_out).swapaxes(0, 1) @ self.W
        dpatch = by_place.swapaxes(0, 1).reshape(len(dy), *self.places, self.k, self.k, self.shape[2])
        dx = np.zeros((len(dy), *self.padded), self.dtype)
        for u in range(self.k):
            for v in range(self.k):
                dx[:, u : u + self.places[0], v : v + self.places[1]] += dpatch[:, :, :, u, v]
        rows, cols = (slice(self.padding, n - self.padding) for n in self.padded[:2])
        return dx[:, rows, cols]
