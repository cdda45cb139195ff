"""Two heads that continue what they never saw: first made by hand, then looked for in a network that learned.

The first head of each place looks at the place before it, so that every place knows what stood before. The second one
asks: where did *my* token stand before? It finds the place after it, and says what stands there.
"""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, each, generator, takes
from neurocourse.neuromodulation.induction import sequences


class Looks(NamedTuple):
    """What a transformer answers to one sequence, and where its heads look."""

    p: np.ndarray  # (T, n_tokens) probability of each next token
    alpha: np.ndarray  # (depth, T, T) row i: what place i looks at


class Weights(NamedTuple):
    """Where two heads look, mean over many sequences and all places where the next token can be known."""

    before: float  # share of head 1, at the place that head 2 should look at, on the place before it
    after: float  # share of head 2 on places after an earlier occurrence of its token
    even: float  # what head 2 would give those if it looked everywhere alike


@takes(tokens=array(dtype=np.int64, shape=("T",), low=0, least=1))
def induction(tokens):
    """The next token at each place: what followed the last time that this token stood there; −1 if it never did.

    Two attention matrices do it. The first one looks at the place before; the second one at the last place whose
    first head heard this token.

    Parameters
    ----------
    tokens : array_like of int, shape (T,)
        Numbers from 0.

    Returns
    -------
    ndarray of int, shape (T,)

    References
    ----------
    Olsson C, Elhage N, Nanda N, et al. (2022). In-context learning and induction heads. arXiv:2209.11895.
    """
    T = len(tokens)
    before = np.eye(T, k=-1)  # head 1
    heard = np.where(before.any(axis=1), before @ tokens, -1)
    fits = np.tril(heard == tokens[:, None])  # head 2, before it makes up its mind
    last = T - 1 - fits[:, ::-1].argmax(axis=1)
    return np.where(fits.any(axis=1), tokens[last], -1)


def attentions(network):
    """The attention layers of a transformer, the first one first."""
    return [block.layers[0].layers[1] for block in network.layers if isinstance(block, nn.Network)]


@takes(network=nn.Layer, tokens=array(dtype=np.int64, low=0, least=1), cut=each(count, empty=True))
def answers(network, tokens, *, cut=()):
    """Logits (T, …, n_tokens) for tokens (T, …), with the heads of the layers numbered in ``cut`` (1, 2, …) silent."""
    layers = attentions(network)
    if any(number > len(layers) for number in cut):
        raise ValueError(f"cut must name layers from 1 to {len(layers)}, got {cut}")
    for number, layer in enumerate(layers, start=1):
        layer.cut = tuple(range(layer.heads)) if number in cut else ()
    try:
        return network.propagate(tokens.reshape(len(tokens), -1)).reshape(*tokens.shape, -1)
    finally:
        for layer in layers:
            layer.cut = ()


def looks(network, tokens, *, cut=()):
    """What a transformer with one head a layer makes of one sequence (T,): `Looks`."""
    logits = answers(network, tokens, cut=cut)
    return Looks(nn.softmax(logits.astype(float)), np.array([layer.alpha[0, 0] for layer in attentions(network)]))


@takes(network=nn.Layer, n=count, shortest=count, longest=count, cut=each(count, empty=True), rng=generator)
def accuracy(network, n=300, *, shortest=6, longest=12, cut=(), rng):
    """Share of next tokens that are right, of those that can be known, in n new sequences."""
    found = sequences.repeating(n, shortest, longest, rng=rng)
    logits = answers(network, found.tokens, cut=cut) if cut else network.propagate(found.tokens)
    return float(np.mean((logits.argmax(axis=-1) == found.next)[found.known]))


@takes(network=nn.Layer, n=count, rng=generator)
def weights(network, n=200, *, rng):
    """How tidy the two heads of a network are: `Weights`."""
    found = sequences.repeating(n, rng=rng)
    network.propagate(found.tokens)
    first, second = (layer.alpha[:, 0] for layer in attentions(network))
    t, b = np.nonzero(found.known)
    mine = found.tokens.T[b]  # the sequence of each asking place, (rows, T)
    after = np.zeros(mine.shape, bool)
    after[:, 1:] = (mine[:, :-1] == mine[np.arange(len(t)), t][:, None]) & (np.arange(1, mine.shape[1]) <= t[:, None])
    should = t + 1 - found.period[b]  # the last place after an earlier one of the same token
    before = first[b, should, should - 1]
    return Weights(
        float(before.mean()), float(second[b, t][after].sum() / len(t)), float((after.sum(axis=1) / (t + 1)).mean())
    )
