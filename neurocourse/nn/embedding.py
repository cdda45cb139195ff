"""Whole numbers become vectors: one for each token, and one for each place."""

import numpy as np

from neurocourse.arguments import array, count, generator, takes
from neurocourse.nn.batches import one_hot
from neurocourse.nn.layer import FLOATS, Layer, expect_slope


class Embedding(Layer):
    """A table with one learned vector for each token: y = W[x]. The same as a Dense layer behind `one_hot`.

    Parameters
    ----------
    n_tokens, n : int
        Number of different tokens 0, 1, …, and length of their vectors; W is (n_tokens, n).
    rng : seed or numpy.random.Generator
        Source of the vectors, which start with a length of about one.
    dtype : float64 or float32

    Raises
    ------
    TypeError, ValueError
        When a size is not a whole number >= 1, or a token is none of the table's.
    """

    learns = ("W",)
    remembers = ("x", "y")

    @takes(n_tokens=count, n=count, rng=generator, dtype=FLOATS)
    def __init__(self, n_tokens, n, *, rng, dtype=np.float64):
        self.n_tokens = n_tokens
        self.W = rng.normal(0, n**-0.5, (n_tokens, n)).astype(dtype)
        self.x = self.y = None
        self.gather()

    def forward(self, x):
        """Return the vectors (…, n) of the tokens x (…)."""
        self.x = x = array("x", x, dtype=None, least=1)
        if x.dtype.kind not in "iu" or x.min() < 0 or x.max() >= self.n_tokens:
            raise ValueError(f"x must hold whole numbers from 0 to {self.n_tokens - 1}, the tokens of this table")
        self.y = self.W[x]
        return self.y

    def backward(self, dy):
        """Keep ∂L/∂W. Tokens have no slope: there is no half a word."""
        self.absorb(dy)

    def absorb(self, dy):
        """Each token's row of ∂L/∂W is the sum of ∂L/∂y wherever the token stood."""
        dy = expect_slope(dy, self.y).reshape(-1, self.W.shape[1])
        np.matmul(one_hot(self.x.ravel(), self.n_tokens, dtype=self.dtype).T, dy, out=self.dW)


class Positions(Layer):
    """Add to each place of a sequence a vector that says where it is: yₜ = xₜ + pₜ, for x of shape (T, B, n).

    Parameters
    ----------
    longest, n : int
        The longest sequence, and the number of units; p is (longest, n).
    rng : seed or numpy.random.Generator
        Source of p where it is learned.
    kind : "learned" or "waves"
        "waves" are sines and cosines of n/2 wavelengths from 2π to 10,000 · 2π, which stay as they are.
    dtype : float64 or float32

    Raises
    ------
    TypeError, ValueError
        When a size is not a whole number >= 1, kind is unknown, n is odd for waves, or a sequence is too long.

    References
    ----------
    Vaswani A, Shazeer N, Parmar N, et al. (2017). Attention is all you need. NIPS 30, arXiv:1706.03762.
    """

    remembers = ("y",)

    @takes(longest=count, n=count, rng=generator, kind=("learned", "waves"), dtype=FLOATS)
    def __init__(self, longest, n, *, rng, kind="learned", dtype=np.float64):
        self.learns = ("p",) if kind == "learned" else ()
        p = rng.normal(0, n**-0.5, (longest, n)) if kind == "learned" else waves(longest, n)
        self.p = p.astype(dtype)
        self.y = None
        self.gather()

    def forward(self, x):
        """Return x + p for x (T, B, n), T <= longest."""
        if np.ndim(x) != 3 or np.shape(x)[2] != self.p.shape[1] or len(x) > len(self.p):
            longest, n = self.p.shape
            raise ValueError(f"x must have shape (time, batch, {n}), time <= {longest}, got shape {np.shape(x)}")
        self.y = x + self.p[: len(x), None]
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x = ∂L/∂y, and keep its sum over the batch for p where that is learned."""
        dy = expect_slope(dy, self.y)
        if self.learns:
            self.dp[len(dy) :] = 0
            np.add.reduce(dy, axis=1, out=self.dp[: len(dy)])
        return dy


def waves(T, n):
    """Positions as sines and cosines, (T, n): the hands of n/2 clocks, from a quick one to a very slow one."""
    if n % 2:
        raise ValueError(f"n must be even for waves, which come as a sine and a cosine, got {n}")
    angle = np.arange(T)[:, None] / 10_000 ** (np.arange(n // 2) / (n // 2))
    return np.stack([np.sin(angle), np.cos(angle)], axis=-1).reshape(T, n)
