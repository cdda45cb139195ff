"""Who keeps what is open: a transformer, an LSTM, a plain recurrent network, and a table without a memory."""

from functools import partial
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, either, generator, takes
from neurocourse.neuromodulation.brackets import dyck

N, UPDATES = 16, 600
FLOAT = dict(dtype=np.float32)


class Scores(NamedTuple):
    """Share right of the kinds that must close next, in 400 new sequences."""

    distance: np.ndarray  # (5,) by how long ago the innermost bracket was opened
    depth: np.ndarray  # (8,) by how many are open


def recurrent(kind, n_hidden, *, rng):
    """Brackets as vectors, a recurrent layer, logits of the two kinds."""
    layer = kind(N, n_hidden, rng=rng, **FLOAT)
    return nn.Network([nn.Embedding(4, N, rng=rng, **FLOAT), layer, nn.Dense(n_hidden, 2, rng=rng, **FLOAT)])


def transformer(n, heads, depth, hidden, *, rng):
    """A transformer that says one of two kinds in place of one of four brackets."""
    whole = nn.transformer(4, n, heads=heads, depth=depth, hidden=hidden, longest=dyck.LENGTH, rng=rng)
    return nn.Network([*whole.layers[:-1], nn.Dense(n, 2, rng=rng, **FLOAT)])


# Each with the best of three step sizes or more, for itself.
KINDS = {
    "transformer": (partial(transformer, N, 2, 2, 2 * N), 0.01),
    "LSTM": (partial(recurrent, nn.LSTM, 28), 0.03),
    "plain RNN": (partial(recurrent, nn.RNN, 64), 0.001),
}


@takes(kind=tuple(KINDS), updates=count, rng=generator)
def learn(kind, *, updates=UPDATES, rng):
    """Train one of ``KINDS`` to say at each place which kind must close next; returns the network."""
    make, eta = KINDS[kind]
    network = make(rng=rng)
    nn.train(network, dyck.batch, updates=updates, eta=lambda k: eta * min(1, k / 50), clip=1.0, rng=rng)
    return network


def kinds(reader, tokens):
    """Kind that a network or a `dyck.Table` would close at each place of tokens (T, B)."""
    return reader.kinds(tokens) if isinstance(reader, dyck.Table) else reader.propagate(tokens).argmax(axis=-1)


@takes(reader=either(nn.Layer, dyck.Table), n=count, rng=generator)
def examine(reader, n=400, *, rng):
    """`Scores` of a reader in n new sequences."""
    found = dyck.draw(n, rng=rng)
    right = kinds(reader, found.tokens) == found.open
    return Scores(dyck.by_distance(right, found), dyck.by_depth(right, found))
