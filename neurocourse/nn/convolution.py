"""Convolution and pooling: one small set of weights, used at every place of an image.

Images have the shape (batch, rows, cols, channels), as Matplotlib draws them, so that the last axis holds the units.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from neurocourse.arguments import array, count, generator, integer, option
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
    so that all of them are answered by one matrix product.

    Parameters
    ----------
    c_in, c_out : int
        Channels of the input, and maps to learn.
    k : int
        Rows and columns of the window.
    stride, padding : int
        Steps between windows; rings of zeros around the image.
    rng : int or numpy.random.Generator
    dtype : float64 or float32
    init : "glorot" or "he"

    References
    ----------
    LeCun Y, Bottou L, Bengio Y, Haffner P (1998). Gradient-based learning applied to document recognition.
    Proceedings of the IEEE 86:2278-2324. doi:10.1109/5.726791
    """

    learns = ("W", "b")
    remembers = ("columns", "y")

    def __init__(self, c_in, c_out, k, *, stride=1, padding=0, rng, dtype=np.float64, init="he"):
        rng = generator("rng", rng)
        self.c_in, self.c_out = count("c_in", c_in), count("c_out", c_out)
        self.k, self.stride = count("k", k), count("stride", stride)
        self.padding = integer("padding", padding, low=0)
        dtype = option("dtype", dtype, FLOATS)
        initial = INITIAL[option("init", init, tuple(INITIAL))]
        W = initial(self.k * self.k * self.c_in, self.c_out, rng)
        self.W = W.reshape(self.c_out, self.k, self.k, self.c_in).astype(dtype)
        self.b = np.zeros(self.c_out, dtype)
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
        self.seen = x.shape
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
        """Return ∂L/∂x: each weight hands its share of the blame back to the pixels that it met, window by window."""
        self.absorb(dy)
        k, s, p = self.k, self.stride, self.padding
        (n, rows, cols, _), blame = self.y.shape, dy.reshape(-1, self.c_out)
        dx = np.zeros(self.seen, self.dtype)
        for u, v in np.ndindex(k, k):
            met = dx[:, u : u + s * rows : s, v : v + s * cols : s]
            met += (blame @ self.W[:, u, v]).reshape(n, rows, cols, self.c_in)
        return dx[:, p : dx.shape[1] - p, p : dx.shape[2] - p]


class Pool2d(Layer):
    """Summarise blocks of ``size`` by ``size`` pixels, channel by channel; what is left over at the edge is dropped."""

    remembers = ("x", "y")

    y = None

    def __init__(self, size=2):
        self.side = count("size", size)

    def blocks(self, x):
        """The pixels of every block, one view (batch, rows', cols', channels) for each place in the block."""
        n = self.side
        rows, cols = x.shape[1] // n * n, x.shape[2] // n * n
        if not rows or not cols:
            raise ValueError(f"x must have at least {n} rows and columns to be pooled, got {x.shape[1:3]}")
        return [x[:, u:rows:n, v:cols:n] for u in range(n) for v in range(n)]


class MaxPool2d(Pool2d):
    """The largest of each block. Its slope is 1 for the winner (the first, if several) and 0 for the others."""

    def forward(self, x):
        """Return the maxima (batch, rows', cols', channels)."""
        self.x = x if isinstance(x, np.ndarray) and x.ndim == 4 else images(x, None)
        first, *others = self.blocks(self.x)
        self.y = first.copy()
        for block in others:
            np.maximum(self.y, block, out=self.y)
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x: all blame to the winners."""
        dy = expect_slope(dy, self.y)
        dx = np.zeros_like(self.x)
        free = np.ones(self.y.shape, bool)
        for block, slot in zip(self.blocks(self.x), self.blocks(dx), strict=True):
            won = (block == self.y) & free
            np.multiply(dy, won, out=slot)
            free &= ~won
        return dx


class MeanPool2d(Pool2d):
    """The mean of each block."""

    def forward(self, x):
        """Return the means (batch, rows', cols', channels)."""
        self.x = x if isinstance(x, np.ndarray) and x.ndim == 4 else images(x, None)
        self.y = sum(self.blocks(self.x)) / self.side**2
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x: blame in equal shares."""
        dx = np.zeros_like(self.x)
        for slot in self.blocks(dx):
            slot[...] = expect_slope(dy, self.y) / self.side**2
        return dx


class GlobalMean(Layer):
    """The mean of each map: what was found, wherever it was. It replaces a dense layer over places."""

    remembers = ("y",)

    y = None

    def forward(self, x):
        """Return (batch, channels) for images (batch, rows, cols, channels)."""
        self.shape = np.shape(x)
        self.y = np.mean(x, axis=(1, 2))
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x: blame in equal shares to all places."""
        dy = expect_slope(dy, self.y)[:, None, None]
        return np.broadcast_to(dy / (self.shape[1] * self.shape[2]), self.shape)


class Flatten(Layer):
    """Lay out images as rows (batch, rows · cols · channels) for a dense layer."""

    remembers = ("y",)

    y = None

    def forward(self, x):
        """Return x as one row an image."""
        self.shape = np.shape(x)
        self.y = np.reshape(x, (self.shape[0], -1))
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x in the shape of the images."""
        return expect_slope(dy, self.y).reshape(self.shape)
