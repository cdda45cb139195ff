"""Right calls of the lesson on neuromodulation."""

import numpy as np
from doors import right

from neurocourse import nn
from neurocourse.neuromodulation import dot_product, selection, sentences

CALLS = {
    nn.Embedding: lambda: right(n_tokens=3, n=2, rng=0),
    nn.LayerNorm: lambda: right(n=3, epsilon=1e-5),
    nn.Positions: lambda: right(longest=3, n=2, rng=0),
    nn.Residual: lambda: right(layers=[nn.Dense(2, 2, rng=0)]),
    nn.SelfAttention: lambda: right(n=4, heads=2, causal=True, rng=0),
    nn.transformer: lambda: right(n_tokens=3, n=4, heads=2, depth=1, hidden=2, longest=5, rng=0),
    dot_product.weights: lambda: right(Q=np.eye(2, 3), K=np.eye(4, 3)).signed("Q K").free("Q K"),
    dot_product.attention: lambda: right(Q=np.eye(2, 3), K=np.eye(4, 3), V=np.eye(4)).signed("Q K V").free("Q"),
    dot_product.score_variance: lambda: right(d=3, n=20, rng=0),
    dot_product.largest_share: lambda: right(d=3, m=4, n=5, rng=0),
    dot_product.mixed: lambda: right(x=np.eye(3, 4)).signed("x").free("x"),
    selection.shares: lambda: (
        right(loudness=[0.2, 1.0], fit=[0.0, 1.0]).signed("loudness fit").fine(loudness="axes", fit="axes")
    ),
    selection.listen: lambda: right(n=5, rng=0),
    sentences.pair: lambda: right(words=["the", "dog", "bites", "the", "cat"]),
}
