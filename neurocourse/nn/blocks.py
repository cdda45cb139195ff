"""A transformer one can read: a stream of vectors, to which attention and a small network add what they found."""

import numpy as np

from neurocourse.arguments import count, generator, takes
from neurocourse.nn.activations import ReLU
from neurocourse.nn.attention import SelfAttention
from neurocourse.nn.dense import Dense
from neurocourse.nn.embedding import Embedding, Positions
from neurocourse.nn.layer import FLOATS
from neurocourse.nn.network import Network
from neurocourse.nn.normalisation import LayerNorm


class Residual(Network):
    """Layers that add to what is there, in place of replacing it: y = x + f(x).

    Parameters
    ----------
    layers : sequence of Layer
        The layers of f, which must return what has the shape of x.

    References
    ----------
    He K, Zhang X, Ren S, Sun J (2016). Deep residual learning for image recognition. CVPR 770-778.
    doi:10.1109/CVPR.2016.90
    """

    def propagate(self, x):
        """Return x + f(x)."""
        return x + super().propagate(x)

    def backward(self, dy):
        """Return ∂L/∂x = ∂L/∂y + ∂L/∂f ∂f/∂x."""
        return dy + super().backward(dy)


def block(n, heads, hidden, *, causal=True, rng, dtype=np.float64):
    """One block of a transformer: attention between places, then a small network at each place (none when hidden = 0).

    Both read the stream through a LayerNorm and add to it ("pre-norm").
    """
    options = dict(rng=rng, dtype=dtype)
    parts = [Residual([LayerNorm(n, dtype=dtype), SelfAttention(n, heads, causal=causal, **options)])]
    if hidden:
        wide = [Dense(n, hidden, init="he", **options), ReLU(), Dense(hidden, n, **options)]
        parts.append(Residual([LayerNorm(n, dtype=dtype), *wide]))
    return Network(parts)


@takes(
    n_tokens=count, n=count, heads=count, depth=count(low=0), hidden=count(low=0), longest=count, rng=generator,
    dtype=FLOATS,
)  # fmt: skip
def transformer(n_tokens, n=32, *, heads=1, depth=2, hidden=0, longest=64, rng, dtype=np.float32):
    """A network that reads tokens and says at every place which one comes next, seeing only those before.

    Tokens (T, B) become vectors, each gets its position, ``depth`` blocks add to them, and a last Dense layer reads
    logits (T, B, n_tokens): ``Network([Embedding, Positions, block, …, LayerNorm, Dense])``.

    Parameters
    ----------
    n_tokens, n : int
        Number of different tokens, and width of the stream.
    heads, depth : int
        Heads of each attention, and number of blocks.
    hidden : int
        Units of the small network in each block; 0 leaves it out, so that attention is all there is.
    longest : int
        Longest sequence.
    rng : seed or numpy.random.Generator
    dtype : float64 or float32

    Returns
    -------
    Network

    Raises
    ------
    TypeError, ValueError
        When a size is not a whole number, or heads does not divide n.

    References
    ----------
    Vaswani A, Shazeer N, Parmar N, et al. (2017). Attention is all you need. NIPS 30, arXiv:1706.03762.
    """
    options = dict(rng=rng, dtype=dtype)
    blocks = [block(n, heads, hidden, **options) for _ in range(depth)]
    ends = LayerNorm(n, dtype=dtype), Dense(n, n_tokens, **options)
    return Network([Embedding(n_tokens, n, **options), Positions(longest, n, **options), *blocks, *ends])
