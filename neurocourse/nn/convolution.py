"""Convolution: one small set of weights, used at every place of an image.

Images have the shape (batch, rows, cols, channels), as Matplotlib draws them, so that the last axis holds the units.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse.arguments import array, count, generator, integer, takes
from neurocourse.nn.dense import INITIAL
from neurocourse.nn.layer import FLOATS, Layer, expect_slope


def images(x, dtype, channels=None):
    """Return x as images (batch, rows, cols, channels); refuse anything else."""
    x = array("x", x, dtype=dtype)
    if x.ndim != 4 or channels not in (None, x.shape[-1]):
        raise ValueError(f"x must have shape (batch, rows, cols, {channels or 'channels'}), got shape {x.shape}")
    return x


def windows(x, k, stride):
    """Every k by k window of the images x as one row (im2col), and the shape (batch, rows', cols') they come in."""
    view = sliding_window_view(x, (k, k), axis=(1, 2))[:, ::stride, ::stride].transpose(0, 1, 2, 4, 5, 3)
    return view.reshape(-1, k * k * x.shape[-1]), view.shape[:3]


class Conv2d(Layer):
    """Every unit of a map looks at one window, and all use the same weights: y_ijk = Σ_uvc W_kuvc x_(i+u)(j+v)c + b_k.

    That is cross-correlation: the kernel is not flipped. Each window is copied into a row of a large matrix (im2col),
    so that all of them are answered by one matrix product. See `plain.conv2d`.

    Parameters
    ----------
    c_in, c_out : int
        Channels of the input, and maps to learn.
    k : int
        Rows and columns of the window.
    stride, padding : int
        Steps between windows; rings of zeros around the image.
    rng, dtype, init
        As for Dense; W has the shape (c_out, k, k, c_in), and b (c_out,).

    Raises
    ------
    TypeError, ValueError
        When a size is not a whole number >= 1 (padding: >= 0), or dtype or init is unknown.

    References
    ----------
    LeCun Y, Bottou L, Bengio Y, Haffner P (1998). Gradient-based learning applied to document recognition.
    Proceedings of the IEEE 86:2278-2324. doi:10.1109/5.726791
    """

    learns = ("W", "b")
    remembers = ("columns", "y")

    @takes(
        c_in=count, c_out=count, k=count, stride=count, padding=integer(low=0), rng=generator, dtype=FLOATS,
        init=tuple(INITIAL),
    )  # fmt: skip
    def __init__(self, c_in, c_out, k, *, stride=1, padding=0, rng, dtype=np.float64, init="he"):
        self.c_in, self.c_out, self.k, self.stride, self.padding = c_in, c_out, k, stride, padding
        W = INITIAL[init](k * k * c_in, c_out, rng)
        self.W = W.reshape(c_out, k, k, c_in).astype(dtype)
        self.b = np.zeros(c_out, dtype)
        self.y = None
        self.gather()

    def forward(self, x):
        """Return the maps (batch, rows', cols', c_out) for images (batch, rows, cols, c_in)."""
        if not isinstance(x, np.ndarray) or x.ndim != 4 or x.dtype != self.dtype or x.shape[-1] != self.c_in:
            x = images(x, self.dtype, self.c_in)
        p = self.padding
        if p:
            framed = np.zeros((len(x), x.shape[1] + 2 * p, x.shape[2] + 2 * p, self.c_in), self.dtype)
            framed[:, p:-p, p:-p] = x
            x = framed
        if min(x.shape[1:3]) < self.k:
            raise ValueError(f"x must have at least {self.k} rows and columns, padding included, got {x.shape[1:3]}")
        self.x_shape = x.shape
        self.columns, shape = windows(x, self.k, self.stride)
        y = self.columns @ self.W.reshape(self.c_out, -1).T
        y += self.b
        self.y = y.reshape(*shape, self.c_out)
        return self.y

    def absorb(self, dy):
        """Keep ∂L/∂W = Σ ∂L/∂y · window and ∂L/∂b = Σ ∂L/∂y, over all places: that is what sharing means."""
        dy = expect_slope(dy, self.y).reshape(-1, self.c_out)
        np.matmul(dy.T, self.columns, out=self.dW.reshape(self.c_out, -1))
        np.matmul(np.ones(len(dy), self.dtype), dy, out=self.db)  # twice as fast as a sum over so many rows

    def backward(self, dy):
        """Return ∂L/∂x: at each pixel, the sum over all windows that saw it of ∂L/∂y times the weight it met there."""
        self.absorb(dy)
        k, s, p = self.k, self.stride, self.padding
        (n, rows, cols, _), dy = self.y.shape, dy.reshape(-1, self.c_out)
        dx = np.zeros(self.x_shape, self.dtype)
        for u, v in np.ndindex(k, k):
            met = dx[:, u : u + s * rows : s, v : v + s * cols : s]
            met += (dy @ self.W[:, u, v]).reshape(n, rows, cols, self.c_in)
        return dx[:, p : dx.shape[1] - p, p : dx.shape[2] - p]
