"""Attention: every place of a sequence asks all others, and takes from each as much as it fits the question."""

import numpy as np

from neurocourse.arguments import count, generator, takes
from neurocourse.nn.dense import Dense
from neurocourse.nn.layer import FLOATS, Layer


class SelfAttention(Layer):
    """Scaled dot-product attention of a sequence to itself, with several heads: yᵢ = W_o [αᵢ V of each head] + b_o.

    α = softmax(Q Kᵀ / √d) row by row. What place i asks, Q, what place j answers to, K, and what it hands over, V, are
    three products of the same x; each head has d = n / heads units of its own in them. See `plain.attention`.

    x is (T, B, n), as for recurrent layers, and so is y. ``alpha`` holds the last weights, (B, heads, T, T): row i is
    what place i looks at. Heads whose numbers stand in ``cut`` hand nothing over.

    Parameters
    ----------
    n : int
        Number of inputs and of units.
    heads : int
        A divisor of n.
    causal : bool
        Nobody looks ahead: place i sees places 0 to i only.
    rng : seed or numpy.random.Generator
        Source of the weights of the two Dense layers, ``ask`` (n to 3 n: Q, K, V) and ``mix``.
    dtype : float64 or float32

    Raises
    ------
    TypeError, ValueError
        When a size is not a whole number >= 1, heads does not divide n, or x has another shape.

    References
    ----------
    Vaswani A, Shazeer N, Parmar N, et al. (2017). Attention is all you need. NIPS 30, arXiv:1706.03762.
    """

    remembers = ("Q", "K", "V", "alpha", "out")

    @takes(n=count, heads=count, causal=bool, rng=generator, dtype=FLOATS)
    def __init__(self, n, heads=1, *, causal=False, rng, dtype=np.float64):
        if n % heads:
            raise ValueError(f"heads must divide n = {n}, so that all get the same number of units, got {heads}")
        self.n, self.heads, self.causal, self.cut = n, heads, causal, ()
        self.ask, self.mix = Dense(n, 3 * n, rng=rng, dtype=dtype), Dense(n, n, rng=rng, dtype=dtype)
        self.layers = (self.ask, self.mix)
        self.alpha = None
        self.gather()

    def forward(self, x):
        """Return y (T, B, n) for x (T, B, n)."""
        if np.ndim(x) != 3:
            raise ValueError(f"x must have shape (time, batch, {self.n}) for attention, got shape {np.shape(x)}")
        self.Q, self.K, self.V = self._parts(self.ask.forward(x))
        self.alpha = self.look(self.Q, self.K)
        self.out = np.empty((*np.shape(x)[:2], self.n), self.dtype)
        out = self._parts(self.out)[0]  # the same numbers, head by head
        np.matmul(self.alpha, self.V, out=out)
        for head in self.cut:
            out[:, head] = 0
        return self.mix.forward(self.out)

    def look(self, Q, K):
        """α (B, heads, T, T) for questions and keys (B, heads, T, d)."""
        scores = (Q * Q.dtype.type(Q.shape[-1] ** -0.5)) @ K.swapaxes(-1, -2)
        if self.causal:
            scores += ahead(Q.shape[-2], self.dtype)
        return softmax_in_place(scores)

    def backward(self, dy):
        """Return ∂L/∂x and keep the gradients of ``ask`` and ``mix``."""
        dheads = self._parts(self.mix.backward(dy))[0]
        for head in self.cut:
            dheads[:, head] = 0
        dx = np.empty_like(self.ask.y)
        dQ, dK, dV = self._parts(dx)
        np.matmul(self.alpha.swapaxes(-1, -2), dheads, out=dV)
        self.look_back(dheads @ self.V.swapaxes(-1, -2), dheads, dQ, dK)
        return self.ask.backward(dx)

    def look_back(self, dalpha, dheads, dQ, dK):
        """Write ∂L/∂Q and ∂L/∂K for ∂L/∂α: through the softmax, dS = α (dα − Σ α dα), then through the product."""
        out = self._parts(self.out)[0]
        # Σⱼ αᵢⱼ dαᵢⱼ is also the product of what came out and its slope, which is shorter than a row of α.
        dalpha -= np.einsum("...d,...d->...", dheads, out)[..., None]
        dalpha *= self.alpha
        dalpha *= self.dtype.type(dQ.shape[-1] ** -0.5)
        np.matmul(dalpha, self.K, out=dQ)
        np.matmul(dalpha.swapaxes(-1, -2), self.Q, out=dK)

    def _parts(self, x):
        """Views (k, B, heads, T, d) of x (T, B, k n): who asks, who answers, what is handed over, head by head."""
        T, B, _ = x.shape
        return x.reshape(T, B, -1, self.heads, self.n // self.heads).transpose(2, 1, 3, 0, 4)


def ahead(T, dtype=np.float64):
    """−∞ where place i (row) would see a later place j (column), 0 elsewhere: added to scores, it hides the future."""
    return np.triu(np.full((T, T), -np.inf, dtype), 1)


def softmax_in_place(scores):
    """`softmax` over the last axis, written over ``scores``, which may hold −∞ but not in a whole row."""
    scores -= np.maximum.reduce(scores, axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= (scores @ np.ones(scores.shape[-1], scores.dtype))[..., None]  # a product sums short rows fastest
    return scores
