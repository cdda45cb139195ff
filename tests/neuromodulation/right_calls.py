"""Right calls of the lesson on neuromodulation."""

import numpy as np
from doors import right

from neurocourse import nn
from neurocourse.neuromodulation import dense_recall, dot_product, selection, sentences, tape

CALLS = {
    nn.Embedding: lambda: right(n_tokens=3, n=2, rng=0),
    nn.LayerNorm: lambda: right(n=3, epsilon=1e-5),
    nn.Positions: lambda: right(longest=3, n=2, rng=0),
    nn.Residual: lambda: right(layers=[nn.Dense(2, 2, rng=0)]),
    nn.SelfAttention: lambda: right(n=4, heads=2, causal=True, rng=0),
    nn.transformer: lambda: right(n_tokens=3, n=4, heads=2, depth=1, hidden=2, longest=5, rng=0),
    dense_recall.step: lambda: (
        right(patterns=np.eye(2, 3), cue=np.ones(3)).signed("patterns cue").free("patterns").fine(cue="axes")
    ),
    dense_recall.rates: lambda: right(P=3, N=8, n=2, rng=0),
    dense_recall.numbers_kept: lambda: right(P=3, N=8),
    tape.address: lambda: right(memory=np.eye(2, 3), key=np.ones(3)).signed("memory key").free("memory"),
    tape.read: lambda: right(memory=np.eye(2, 3), w=np.ones(2)).signed("memory w"),
    tape.write: lambda: right(memory=np.eye(2, 3), w=np.ones(2), add=np.ones(3)).signed("memory w add"),
    tape.move_on: lambda: right(w=np.eye(3)[0]).free("w").signed("w"),
    tape.copy: lambda: right(n=3, bits=2, rng=0),
    tape.exact: lambda: right(n=3, bits=2, rng=0),
    tape.by_content: lambda: right(n=3, bits=2, rng=0),
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
