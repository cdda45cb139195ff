"""Pooling: the same picture with fewer pixels. And the two ways from maps to one row of numbers."""

import numpy as np

from neurocourse.arguments import count, takes
from neurocourse.nn.convolution import images
from neurocourse.nn.layer import Layer, expect_slope


class Pool2d(Layer):
    """Summarise blocks of ``size`` by ``size`` pixels, channel by channel; what is left over at the edge is dropped.

    Parameters
    ----------
    size : int

    Raises
    ------
    TypeError, ValueError
        When size is not a whole number >= 1, or, in forward, when the images are smaller than one block.
    """

    remembers = ("x", "y")

    y = None

    @takes(size=count)
    def __init__(self, size=2):
        self.side = size

    def blocks(self, x):
        """The pixels of every block, one view (batch, rows', cols', channels) for each place in the block."""
        n = self.side
        rows, cols = x.shape[1] // n * n, x.shape[2] // n * n
        if not rows or not cols:
            raise ValueError(f"x must have at least {n} rows and columns to be pooled, got {x.shape[1:3]}")
        return [x[:, u:rows:n, v:cols:n] for u in range(n) for v in range(n)]


class MaxPool2d(Pool2d):
    """The largest of each block. Its slope is 1 for the largest (the first, if several) and 0 for the others.

    See `plain.max_pool`; ``size`` is the side of a block, as in Pool2d.
    """

    def forward(self, x):
        """Return the maxima (batch, rows', cols', channels)."""
        self.x = x if isinstance(x, np.ndarray) and x.ndim == 4 else images(x, None)
        first, *others = self.blocks(self.x)
        self.y = first.copy()
        for block in others:
            np.maximum(self.y, block, out=self.y)
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x, which is ∂L/∂y where the largest stood, and zero elsewhere."""
        dy = expect_slope(dy, self.y)
        dx = np.zeros_like(self.x)
        free = np.ones(self.y.shape, bool)
        for block, slot in zip(self.blocks(self.x), self.blocks(dx), strict=True):
            won = (block == self.y) & free
            np.multiply(dy, won, out=slot)
            free &= ~won
        return dx


class MeanPool2d(Pool2d):
    """The mean of each block; ``size`` is its side, as in Pool2d."""

    def forward(self, x):
        """Return the means (batch, rows', cols', channels)."""
        self.x = x if isinstance(x, np.ndarray) and x.ndim == 4 else images(x, None)
        self.y = sum(self.blocks(self.x)) / self.side**2
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x: every pixel of a block has the same share."""
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
        self.x_shape = np.shape(x)
        self.y = np.mean(x, axis=(1, 2))
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x: every place has the same share."""
        dy = expect_slope(dy, self.y)[:, None, None]
        return np.broadcast_to(dy / (self.x_shape[1] * self.x_shape[2]), self.x_shape)


class Flatten(Layer):
    """Lay out images as rows (batch, rows · cols · channels) for a dense layer."""

    remembers = ("y",)

    y = None

    def forward(self, x):
        """Return x as one row an image."""
        self.x_shape = np.shape(x)
        self.y = np.reshape(x, (self.x_shape[0], -1))
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x in the shape of the images."""
        return expect_slope(dy, self.y).reshape(self.x_shape)
