"""Who learns to continue: a transformer of two layers, and everybody who lacks a part of it."""

from functools import partial
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, generator, takes
from neurocourse.neuromodulation.induction import heads, sequences

N, V, T = 16, sequences.N_TOKENS, sequences.LENGTH
EVERY, EXAM = 25, 99  # updates between two looks; seed of the sequences that all are examined with


class Learned(NamedTuple):
    """A network that has learned, and what it was on the way."""

    network: nn.Network
    updates: np.ndarray  # (n,) 0, 25, 50, …
    moments: np.ndarray  # (n, size) its parameters then
    right: np.ndarray  # (n,) share right in 300 new sequences, the same at each moment


class FixedAttention(nn.SelfAttention):
    """Attention that does not choose: every place looks at itself and all places before it alike. It learns V only."""

    def look(self, Q, K):
        alike = np.tril(np.ones((Q.shape[-2],) * 2, self.dtype))
        alike /= alike.sum(axis=1, keepdims=True)
        return np.broadcast_to(alike, (*Q.shape[:2], *alike.shape))

    def look_back(self, dalpha, dheads, dQ, dK):
        dQ[...] = dK[...] = 0


def blocks(parts, *, rng):
    """Tokens and places, then two residual parts, then logits: a transformer but for its parts."""
    options = dict(rng=rng, dtype=np.float32)
    middle = [nn.Residual([nn.LayerNorm(N, dtype=np.float32), *parts(options)]) for _ in range(2)]
    ends = nn.LayerNorm(N, dtype=np.float32), nn.Dense(N, V, **options)
    return nn.Network([nn.Embedding(V, N, **options), nn.Positions(T, N, **options), *middle, *ends])


def alone(options):
    """In place of attention a network at each place, with as many numbers."""
    return nn.Dense(N, 2 * N, init="he", **options), nn.ReLU(), nn.Dense(2 * N, N, **options)


def lstm(n_hidden, *, rng):
    """Tokens as vectors, an LSTM, logits."""
    options = dict(rng=rng, dtype=np.float32)
    return nn.Network(
        [nn.Embedding(V, N, **options), nn.LSTM(N, n_hidden, **options), nn.Dense(n_hidden, V, **options)]
    )


# Each with the best of three step sizes, 0.003, 0.01 and 0.03, for itself.
KINDS = {
    "two layers": (partial(nn.transformer, V, N, depth=2, longest=T), 0.01),
    "one layer": (partial(nn.transformer, V, N, depth=1, longest=T), 0.01),
    "one layer, twice as wide": (partial(nn.transformer, V, 2 * N, depth=1, longest=T), 0.01),
    "no attention": (partial(blocks, alone), 0.01),
    "fixed attention": (partial(blocks, lambda options: [FixedAttention(N, causal=True, **options)]), 0.01),
    "LSTM, as many numbers": (partial(lstm, 19), 0.03),
    "LSTM, seven times as many": (partial(lstm, 64), 0.03),
}


@takes(kind=tuple(KINDS), rng=generator)
def network_of(kind="two layers", *, rng):
    """An untrained network of one of ``KINDS``."""
    return KINDS[kind][0](rng=rng)


@takes(kind=tuple(KINDS), updates=count, rng=generator)
def learn(kind="two layers", *, updates=300, rng):
    """Train one of ``KINDS`` on sequences that repeat, 48 an update; the step size grows over the first 50.

    Parameters
    ----------
    kind : str
        One of ``KINDS``.
    updates : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Learned

    References
    ----------
    Reddy G (2023). The mechanistic basis of data dependence and abrupt learning in an in-context classification task.
    arXiv:2312.03002.
    """
    network, eta = network_of(kind, rng=rng), KINDS[kind][1]
    moments = {0: network.parameters.copy()}

    def keep(network, update):
        if update % EVERY == 0:
            moments[update] = network.parameters.copy()

    def size(update):
        return eta * min(1, update / 50)

    nn.train(network, sequences.batch, updates=updates, eta=size, rng=rng, after_each=keep)
    return Learned(network, np.array(list(moments)), np.array(list(moments.values())), _right(network, moments))


def _right(network, moments):
    """Share right in 300 sequences, the same at each of the moments."""
    last, right = network.parameters.copy(), []
    for parameters in moments.values():
        network.parameters[...] = parameters
        right.append(heads.accuracy(network, rng=EXAM))
    network.parameters[...] = last
    return np.array(right)
