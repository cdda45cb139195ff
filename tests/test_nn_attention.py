"""Attention, layer norm, embedding, positions, transformer: by central differences, by PyTorch, by symmetry."""

import copy

import numpy as np
import pytest
from gradients import slope
from needs import oracle

from neurocourse import nn
from neurocourse.nn import plain
from neurocourse.nn.attention import ahead
from neurocourse.nn.embedding import waves

PRECISIONS = pytest.mark.parametrize("dtype, atol", [(np.float64, 1e-12), (np.float32, 1e-5)])


def shaken(layer, rng):
    """The layer with gains and biases that are neither one nor zero, so that mistakes in them show."""
    layer.parameters += (0.3 * rng.normal(size=layer.size)).astype(layer.dtype)
    return layer


def attention(n=6, heads=2, dtype=np.float64, **kw):
    rng = np.random.default_rng(1)
    return shaken(nn.SelfAttention(n, heads, rng=rng, dtype=dtype, **kw), rng)


MADE = {
    "one head": lambda rng: attention(4, 1),
    "two heads, causal": lambda rng: attention(6, 2, causal=True),
    "one of three heads cut": lambda rng: cut(attention(6, 3, causal=True), 1),
    "layer norm": lambda rng: shaken(nn.LayerNorm(6), rng),
    "positions": lambda rng: nn.Positions(9, 6, rng=rng),
    "waves": lambda rng: nn.Positions(9, 6, rng=rng, kind="waves"),
    "residual": lambda rng: nn.Residual([nn.Dense(6, 6, rng=rng), nn.Tanh()]),
    "block": lambda rng: shaken(nn.block(6, 2, 5, rng=rng), rng),
    "block without a network": lambda rng: shaken(nn.block(6, 3, 0, causal=False, rng=rng), rng),
}


def cut(layer, *heads):
    layer.cut = heads
    return layer


# Gradients


@pytest.mark.parametrize("kind", MADE)
def test_gradients_equal_central_differences(kind):
    rng = np.random.default_rng(0)
    layer = MADE[kind](rng)
    x = rng.normal(size=(5, 3, 4 if kind == "one head" else 6))
    weights = rng.normal(size=x.shape)
    assert layer.forward(x).shape == x.shape
    dx, found = layer.backward(weights), layer.gradients.copy()

    def loss():
        return np.sum(weights * layer.forward(x))

    np.testing.assert_allclose(found, slope(loss, layer.parameters), atol=1e-7)
    np.testing.assert_allclose(dx, slope(loss, x), atol=1e-7)
    assert np.abs(dx).max() > 0.1
    layer.forward(x)
    layer.gradients[:] = np.nan
    layer.absorb(weights)
    np.testing.assert_array_equal(layer.gradients, found)


@pytest.mark.parametrize("depth, hidden", [(1, 0), (2, 7)])
def test_the_whole_transformer_has_the_gradient_of_its_loss(depth, hidden):
    rng = np.random.default_rng(2)
    network = nn.transformer(5, 6, heads=2, depth=depth, hidden=hidden, longest=8, rng=rng, dtype=np.float64)
    shaken(network, rng)
    x, y = rng.integers(5, size=(2, 6, 3))
    mask = rng.random(y.shape) < 0.7
    network.absorb(nn.cross_entropy(network.forward(x), y, mask)[1])
    numeric = slope(lambda: nn.cross_entropy(network.forward(x), y, mask)[0], network.parameters)
    assert np.abs(numeric).max() > 0.01
    np.testing.assert_allclose(network.gradients, numeric, atol=1e-8)


# PyTorch


def tensors(torch, *arrays):
    return [torch.tensor(a.copy()) for a in arrays]


def peer_attention(layer, torch):
    peer = torch.nn.MultiheadAttention(layer.n, layer.heads).to(getattr(torch, str(layer.dtype)))
    with torch.no_grad():
        W, b, V, c = tensors(torch, layer.ask.W, layer.ask.b, layer.mix.W, layer.mix.b)
        peer.in_proj_weight.copy_(W), peer.in_proj_bias.copy_(b)
        peer.out_proj.weight.copy_(V), peer.out_proj.bias.copy_(c)
    return peer


@pytest.mark.parametrize("heads, causal", [(1, False), (1, True), (4, False), (4, True)])
@PRECISIONS
def test_attention_equals_pytorch(heads, causal, dtype, atol):
    torch, rng = oracle("torch"), np.random.default_rng(3)
    layer = attention(8, heads, dtype, causal=causal)
    peer = peer_attention(layer, torch)
    x, weights = rng.normal(size=(2, 7, 5, 8)).astype(dtype)
    tx = torch.tensor(x, requires_grad=True)
    mask = torch.tensor(np.isinf(ahead(7))) if causal else None
    out, alpha = peer(tx, tx, tx, attn_mask=mask, average_attn_weights=False)
    (out * torch.tensor(weights)).sum().backward()
    y = layer.forward(x)
    dx = layer.backward(weights)
    assert y.dtype == dx.dtype == layer.gradients.dtype == dtype
    np.testing.assert_allclose(y, out.detach().numpy(), atol=atol)
    np.testing.assert_allclose(layer.alpha, alpha.detach().numpy(), atol=atol)
    np.testing.assert_allclose(dx, tx.grad.numpy(), atol=atol)
    expected = [peer.in_proj_weight, peer.in_proj_bias, peer.out_proj.weight, peer.out_proj.bias]
    flat = np.concatenate([p.grad.numpy().ravel() for p in expected])
    np.testing.assert_allclose(layer.gradients, flat, atol=10 * atol if dtype == np.float32 else atol)


@PRECISIONS
def test_layer_norm_equals_pytorch(dtype, atol):
    torch, rng = oracle("torch"), np.random.default_rng(4)
    layer = shaken(nn.LayerNorm(8, dtype=dtype), rng)
    peer = torch.nn.LayerNorm(8).to(getattr(torch, str(layer.dtype)))
    with torch.no_grad():
        g, b = tensors(torch, layer.g, layer.b)
        peer.weight.copy_(g), peer.bias.copy_(b)
    x, weights = (2 + 3 * rng.normal(size=(2, 7, 5, 8))).astype(dtype)
    tx = torch.tensor(x, requires_grad=True)
    out = peer(tx)
    (out * torch.tensor(weights)).sum().backward()
    np.testing.assert_allclose(layer.forward(x), out.detach().numpy(), atol=atol)
    np.testing.assert_allclose(layer.backward(weights), tx.grad.numpy(), atol=atol)
    expected = np.concatenate([peer.weight.grad.numpy(), peer.bias.grad.numpy()])
    np.testing.assert_allclose(layer.gradients, expected, rtol=1e-5 if dtype == np.float32 else 1e-12)


@PRECISIONS
def test_the_block_equals_pytorchs_encoder_layer(dtype, atol):
    torch, rng = oracle("torch"), np.random.default_rng(5)
    ours = shaken(nn.block(8, 2, 16, rng=rng, dtype=dtype), rng)
    ours.parameters -= (0.15 * ours.parameters).astype(dtype)  # gains near one keep the sums small
    options = dict(dropout=0.0, norm_first=True, dtype=getattr(torch, str(ours.dtype)))
    peer = torch.nn.TransformerEncoderLayer(8, 2, 16, **options)
    (norm, look), (norm_2, wide, _, narrow) = (part.layers for part in ours.layers)
    pairs = {
        peer.norm1.weight: "g", peer.norm1.bias: "b", peer.self_attn.in_proj_weight: "W",
        peer.self_attn.in_proj_bias: "b", peer.self_attn.out_proj.weight: "W", peer.self_attn.out_proj.bias: "b",
        peer.norm2.weight: "g", peer.norm2.bias: "b", peer.linear1.weight: "W", peer.linear1.bias: "b",
        peer.linear2.weight: "W", peer.linear2.bias: "b",
    }  # fmt: skip
    owners = [layer for layer in (norm, look.ask, look.mix, norm_2, wide, narrow) for _ in range(2)]
    with torch.no_grad():
        for (parameter, name), layer in zip(pairs.items(), owners, strict=True):
            parameter.copy_(torch.tensor(getattr(layer, name).copy()))
    x, weights = rng.normal(size=(2, 7, 5, 8)).astype(dtype)
    tx = torch.tensor(x, requires_grad=True)
    out = peer(tx, src_mask=torch.tensor(np.isinf(ahead(7))))
    (out * torch.tensor(weights)).sum().backward()
    np.testing.assert_allclose(ours.forward(x), out.detach().numpy(), atol=atol)
    np.testing.assert_allclose(ours.backward(weights), tx.grad.numpy(), atol=atol)
    expected = np.concatenate([parameter.grad.numpy().ravel() for parameter in pairs])
    np.testing.assert_allclose(ours.gradients, expected, atol=10 * atol if dtype == np.float32 else atol)


@PRECISIONS
def test_embedding_equals_pytorch(dtype, atol):
    torch, rng = oracle("torch"), np.random.default_rng(6)
    table, x, weights = nn.Embedding(5, 3, rng=0, dtype=dtype), rng.integers(5, size=(4, 6)), rng.normal(size=(4, 6, 3))
    peer = torch.nn.Embedding.from_pretrained(torch.tensor(table.W.copy()), freeze=False)
    (peer(torch.tensor(x)) * torch.tensor(weights.astype(dtype))).sum().backward()
    np.testing.assert_array_equal(table.forward(x), peer(torch.tensor(x)).detach().numpy())
    table.absorb(weights.astype(dtype))
    np.testing.assert_allclose(table.dW, peer.weight.grad.numpy(), atol=atol)


# Plain twins


@pytest.mark.parametrize("causal", [False, True])
def test_attention_is_one_question_after_the_other(causal):
    layer, x = attention(6, 2, causal=causal), np.random.default_rng(0).normal(size=(7, 2, 6))
    y = layer.forward(x)
    for b in range(2):
        Q, K, V = np.split(x[:, b] @ layer.ask.W.T + layer.ask.b, 3, axis=1)
        heads = (slice(0, 3), slice(3, 6))
        out = np.hstack([plain.attention(Q[:, d], K[:, d], V[:, d], causal) for d in heads])
        np.testing.assert_allclose(y[:, b], out @ layer.mix.W.T + layer.mix.b, atol=1e-14)


def test_layer_norm_is_the_same_for_each_place():
    rng = np.random.default_rng(0)
    layer, x = shaken(nn.LayerNorm(6), rng), rng.normal(size=(4, 3, 6))
    for place in np.ndindex(4, 3):
        np.testing.assert_allclose(layer.forward(x)[place], plain.layer_norm(x[place], layer.g, layer.b), atol=1e-14)


def test_an_embedding_is_a_dense_layer_behind_ones_and_zeros():
    table, x = nn.Embedding(5, 3, rng=0), np.array([[4, 0], [2, 2]])
    np.testing.assert_array_equal(table.forward(x), nn.one_hot(x, 5) @ table.W)


# What attention promises


def test_rows_of_attention_sum_to_one_and_see_no_future():
    layer, x = attention(6, 3, causal=True), 5 * np.random.default_rng(0).normal(size=(9, 4, 6))
    layer.forward(x)
    np.testing.assert_allclose(layer.alpha.sum(axis=-1), 1, atol=1e-14)
    assert not np.triu(layer.alpha, 1).any() and (np.tril(layer.alpha) > 0).sum() == 4 * 3 * 45


def test_a_later_input_changes_no_earlier_output():
    network, rng = nn.transformer(7, 8, heads=2, hidden=8, rng=0), np.random.default_rng(0)
    x = rng.integers(7, size=(9, 3))
    before = network.forward(x)
    x[5:] = (x[5:] + 1) % 7
    after = network.forward(x)
    np.testing.assert_array_equal(before[:5], after[:5])
    assert np.abs(before[5:] - after[5:]).min(axis=(1, 2)).max() > 1e-4


def test_without_positions_permuted_inputs_give_permuted_outputs():
    rng = np.random.default_rng(0)
    x, order = rng.normal(size=(9, 4, 6)), rng.permutation(9)
    block = shaken(nn.block(6, 2, 8, causal=False, rng=rng), rng)
    np.testing.assert_allclose(block.forward(x[order]), block.forward(x)[order], atol=1e-12)
    placed = nn.Network([nn.Positions(9, 6, rng=rng), block])
    assert np.abs(placed.forward(x[order]) - placed.forward(x)[order]).max() > 0.1


def test_a_cut_head_hands_nothing_over_and_learns_nothing():
    layer, x = cut(attention(6, 3), 1), np.random.default_rng(0).normal(size=(5, 2, 6))
    y = layer.forward(x)
    assert not layer.out[..., 2:4].any() and layer.out[..., :2].all() and layer.out[..., 4:].all()
    layer.backward(np.ones_like(y))
    dV = layer.ask.dW[12:]
    assert not dV[2:4].any() and dV[:2].any() and not layer.mix.dW[:, 2:4].any()


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_huge_scores_neither_overflow_nor_vanish(dtype):
    layer, x = attention(4, 1, dtype, causal=True), np.random.default_rng(0).normal(size=(6, 2, 4)).astype(dtype)
    with np.errstate(all="raise", under="ignore"):
        layer.forward(1e4 * x)
        layer.backward(x)
    np.testing.assert_allclose(layer.alpha.sum(axis=-1), 1, rtol=1e-6)
    assert np.isfinite(layer.gradients).all()


def test_waves_turn_by_a_place_whatever_the_place():
    """One step turns each pair of sine and cosine by a fixed angle, so a distance is the same product anywhere."""
    p = waves(50, 16)
    near = [p[t] @ p[t + 3] for t in range(47)]
    np.testing.assert_allclose(near, near[0], rtol=1e-12)
    assert p[0] @ p[0] == pytest.approx(8)


# Learning


def copies(rng, T=8, B=32, n=6):
    """Tokens, and as the answer at each place the token before it: only looking back can tell."""
    x = rng.integers(n, size=(T, B))
    mask = np.ones((T, B), bool)
    mask[0] = False
    return x, (np.roll(x, 1, axis=0), mask)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_transformer_learns_what_stood_before_and_a_network_without_attention_cannot(dtype):
    right = {}
    for depth in (0, 1):
        network = nn.transformer(6, 16, depth=depth, longest=8, rng=0, dtype=dtype)
        nn.train(network, copies, eta=0.01, updates=150, rng=1)
        x, (y, mask) = copies(np.random.default_rng(2))
        right[depth] = np.mean((network.forward(x).argmax(axis=-1) == y)[mask])
    assert right[1] > 0.95 and right[0] < 0.3


def test_a_copy_learns_on_its_own_and_training_keeps_no_weights_of_attention():
    network = nn.transformer(6, 8, hidden=4, longest=8, rng=0)
    twin = copy.deepcopy(network)
    x, _ = copies(np.random.default_rng(0))
    before = network.forward(x)
    nn.train(twin, copies, eta=0.01, updates=2, rng=1)
    np.testing.assert_array_equal(network.forward(x), before)
    assert not np.array_equal(twin.forward(x), before)
    twin.forget()
    assert twin.layers[2].layers[0].layers[1].alpha is None


# Bad inputs


BAD = {
    "heads must divide n = 6, so that all get the same number of units, got 4": lambda: nn.SelfAttention(6, 4, rng=0),
    "x must have shape (time, batch, 6) for attention, got shape (3, 6)": lambda: attention().forward(np.ones((3, 6))),
    "x must have shape (batch, 6) for this Dense layer, got shape (3, 2, 5)": lambda: attention().forward(
        np.ones((3, 2, 5))
    ),
    "backward needs a forward pass first: it uses what forward remembered": lambda: attention().backward(
        np.ones((3, 2, 6))
    ),
    "x must have shape (…, 6) for this LayerNorm, got shape (2, 5)": lambda: nn.LayerNorm(6).forward(np.ones((2, 5))),
    "epsilon must be a finite number > 0, got 0": lambda: nn.LayerNorm(6, epsilon=0),
    "x must hold whole numbers from 0 to 4, the tokens of this table": lambda: nn.Embedding(5, 3, rng=0).forward([[5]]),
    "x must have shape (time, batch, 3), time <= 4, got shape (5, 1, 3)": lambda: nn.Positions(4, 3, rng=0).forward(
        np.ones((5, 1, 3))
    ),
    "n must be even for waves, which come as a sine and a cosine, got 3": lambda: nn.Positions(
        4, 3, rng=0, kind="waves"
    ),
    "kind must be one of 'learned', 'waves'; got the text 'sines'": lambda: nn.Positions(4, 3, rng=0, kind="sines"),
    "depth must be a whole number >= 0, got -1": lambda: nn.transformer(5, depth=-1, rng=0),
}


@pytest.mark.parametrize("words", BAD)
def test_bad_arguments_get_a_sentence(words):
    with pytest.raises((TypeError, ValueError, RuntimeError)) as told:
        BAD[words]()
    assert str(told.value) == words
