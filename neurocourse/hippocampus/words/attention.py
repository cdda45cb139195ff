"""Attention: a state looks back at many memories, weighs them by how well they match, and takes the mean."""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, generator, takes, unguarded
from neurocourse.nn.layer import FLOATS, Layer

softmax = unguarded(nn.softmax)  # in a training, the loss looks for numbers that are not finite


class Attention(Layer):
    """cᵢ = Σⱼ αᵢⱼ mⱼ with αᵢ = softmax(eᵢ) and eᵢⱼ = qᵢ · W mⱼ: what is asked, q, meets what is remembered, m.

    ``forward(q, m)`` takes q (T_q, B, n) and m (T_m, B, n) and returns c (T_q, B, n); ``backward(dc)`` returns
    (∂L/∂q, ∂L/∂m). ``alpha`` holds the last weights, (B, T_q, T_m).

    References
    ----------
    Bahdanau D, Cho K, Bengio Y (2014). ICLR 2015, arXiv:1409.0473. This multiplicative score is Luong M-T, Pham H,
    Manning CD (2015). EMNLP, arXiv:1508.04025.
    """

    learns = ("W",)
    remembers = ("q", "m", "key", "alpha")

    @takes(n=count, rng=generator, dtype=FLOATS)
    def __init__(self, n, *, rng, dtype=np.float64):
        self.W = (rng.normal(size=(n, n)) / n).astype(dtype)
        self.alpha = None
        self.gather()

    def forward(self, q, m):
        self.q, self.m = (np.ascontiguousarray(a.transpose(1, 0, 2)) for a in (q, m))  # batch first: one product each
        self.key = self.m @ self.W.T
        self.alpha = softmax(self.q @ self.key.transpose(0, 2, 1))
        return (self.alpha @ self.m).transpose(1, 0, 2)

    def backward(self, dc):
        if self.alpha is None:
            raise RuntimeError("backward needs a forward pass first: it uses what forward remembered")
        dc = np.ascontiguousarray(dc.transpose(1, 0, 2))
        dalpha = dc @ self.m.transpose(0, 2, 1)
        de = self.alpha * (dalpha - (dalpha * self.alpha).sum(axis=-1, keepdims=True))
        dkey = de.transpose(0, 2, 1) @ self.q
        n = len(self.W)
        self.dW[...] = dkey.reshape(-1, n).T @ self.m.reshape(-1, n)
        dm = self.alpha.transpose(0, 2, 1) @ dc + dkey @ self.W
        return (de @ self.key).transpose(1, 0, 2), dm.transpose(1, 0, 2)


class Glance(Layer):
    """One look back at a whole sequence with a learned question q: c = Σⱼ αⱼ mⱼ, α = softmax(q · mⱼ).

    ``forward(m)`` takes m (T, B, n) and returns c (B, n); ``alpha`` holds the last weights, (B, T). Nothing is carried
    through time, so nothing fades on the way; the price is that the whole sequence has to be kept.
    """

    learns = ("q",)
    remembers = ("m", "alpha")

    @takes(n=count, rng=generator, dtype=FLOATS)
    def __init__(self, n, *, rng, dtype=np.float64):
        self.q = (rng.normal(size=n) / np.sqrt(n)).astype(dtype)
        self.alpha = None
        self.gather()

    def forward(self, m):
        self.m = np.ascontiguousarray(m.transpose(1, 0, 2))
        self.alpha = softmax(self.m @ self.q)
        return (self.alpha[:, None] @ self.m)[:, 0]

    def backward(self, dc):
        if self.alpha is None:
            raise RuntimeError("backward needs a forward pass first: it uses what forward remembered")
        dalpha = (self.m @ dc[..., None])[..., 0]
        de = self.alpha * (dalpha - (dalpha * self.alpha).sum(axis=1, keepdims=True))
        self.dq[...] = np.tensordot(de, self.m, axes=2)
        dm = self.alpha[..., None] * dc[:, None] + de[..., None] * self.q
        return dm.transpose(1, 0, 2)


class Translator(Layer):
    """Two LSTMs: one reads the source, the other one writes the target, starting from the state where reading ended.

    Without attention that one state is all the writer knows of the source. With attention the writer's state hₜ also
    looks back at every state of the reader, and the answer comes from tanh(W [hₜ; cₜ]).

    ``forward((source, before))`` takes one-hot words (T, B, n_source) and the target shifted by one (T + 1, B,
    n_target), and returns logits (T + 1, B, n_target).

    References
    ----------
    Sutskever I, Vinyals O, Le QV (2014). Sequence to sequence learning with neural networks. NIPS, arXiv:1409.3215.
    """

    @takes(n_source=count, n_target=count, n_hidden=count, attention=bool, rng=generator, dtype=FLOATS)
    def __init__(self, n_source, n_target, n_hidden, *, attention=True, rng, dtype=np.float32):
        options = dict(rng=rng, dtype=dtype)
        self.reader, self.writer = nn.LSTM(n_source, n_hidden, **options), nn.LSTM(n_target, n_hidden, **options)
        self.readout, self.look = nn.Dense(n_hidden, n_target, **options), None
        self.layers = (self.reader, self.writer, self.readout)
        if attention:
            self.look = Attention(n_hidden, **options)
            self.mix, self.squash = nn.Dense(2 * n_hidden, n_hidden, **options), nn.Tanh()
            self.layers += (self.look, self.mix, self.squash)
        self.gather()

    def forward(self, pair):
        source, before = pair
        read = self.reader.forward(source)
        return self.answer(self.writer.forward(before, self.reader.state), read)

    def answer(self, h, read):
        """Logits from the writer's states h and the reader's states."""
        if self.look is None:
            return self.readout.forward(h)
        both = np.concatenate([h, self.look.forward(h, read)], axis=-1)
        return self.readout.forward(self.squash.forward(self.mix.forward(both)))

    def backward(self, dy):
        dh, dread = self.readout.backward(dy), np.zeros_like(self.reader.y)
        if self.look is not None:
            dh, dcontext = np.split(self.mix.backward(self.squash.backward(dh)), 2, axis=-1)
            dquery, dread = self.look.backward(dcontext)
            dh = dh + dquery
        self.writer.absorb(dh)
        self.reader.absorb(dread, self.writer.dstate)
