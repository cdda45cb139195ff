"""Attention and a transformer block, forward and backward: ours, PyTorch's own layers and its fused attention.

24 places, batches of 48, 32 units, causal, one head and four; the block has a network of 64 units. Both sides start
from the same weights and see the same inputs; no dropout. Run: ``python benchmarks/transformer.py [rounds]``.
"""

import sys
from itertools import product

from timing import interleaved, mean, ratio, rounds_from

T, B, N, HIDDEN, PASSES = 24, 48, 32, 64, 100

# Each side is a function that makes PASSES passes forward and back, and returns the mean size of the last gradient.
DATA = """
import numpy as np
rng = np.random.default_rng(0)
xs = rng.normal(size=(4, T, B, N)).astype(dtype)
dy = rng.normal(size=(T, B, N)).astype(dtype)
"""
OURS = """
from neurocourse import nn
made = dict(rng=np.random.default_rng(1), dtype=dtype)
attention = nn.SelfAttention(N, heads, causal=True, **made)
whole = nn.Network([attention]) if what == "attention" else nn.block(N, heads, HIDDEN, **made)
if what == "block":
    attention = whole.layers[0].layers[1]

def ours(seed):
    for k in range(PASSES):
        whole.propagate(xs[(seed + k) % 4])
        whole.backward(dy)
    return float(np.abs(attention.ask.dW).mean())
"""
TORCH = """
import torch
torch.set_num_threads(1)
kind = getattr(torch, dtype)
txs, tdy = torch.tensor(xs), torch.tensor(dy)
hidden = torch.triu(torch.full((T, T), -torch.inf, dtype=kind), 1)

def same(peer):
    with torch.no_grad():
        for parameter, array in zip(
            (peer.in_proj_weight, peer.in_proj_bias, peer.out_proj.weight, peer.out_proj.bias),
            (attention.ask.W, attention.ask.b, attention.mix.W, attention.mix.b),
        ):
            parameter.copy_(torch.tensor(array.copy()))

def passes(call, weight, parameters, seed):
    for k in range(PASSES):
        for parameter in parameters:
            parameter.grad = None
        x = txs[(seed + k) % 4].clone().requires_grad_(True)
        call(x).backward(tdy)
    return float(weight.grad.abs().mean())
"""
LIBRARY = """
if what == "attention":
    peer = torch.nn.MultiheadAttention(N, heads, dtype=kind)
    same(peer)
    call, weight = lambda x: peer(x, x, x, attn_mask=hidden, need_weights=False)[0], peer.in_proj_weight
else:
    peer = torch.nn.TransformerEncoderLayer(N, heads, HIDDEN, dropout=0.0, norm_first=True, dtype=kind)
    same(peer.self_attn)
    with torch.no_grad():
        for layer, mine in ((peer.linear1, whole.layers[1].layers[1]), (peer.linear2, whole.layers[1].layers[3])):
            layer.weight.copy_(torch.tensor(mine.W.copy())), layer.bias.zero_()
    call, weight = lambda x: peer(x, src_mask=hidden), peer.self_attn.in_proj_weight

def library(seed):
    return passes(call, weight, list(peer.parameters()), seed)
"""
# By hand, around the one fused call: the shortest way that PyTorch has.
FUSED = """
F = torch.nn.functional
W, b, V, c = (torch.tensor(a.copy(), requires_grad=True)
              for a in (attention.ask.W, attention.ask.b, attention.mix.W, attention.mix.b))
learned = [W, b, V, c]
if what == "block":
    wide, narrow = (whole.layers[1].layers[k] for k in (1, 3))
    W1, c1, W2, c2 = (torch.tensor(a.copy(), requires_grad=True) for a in (wide.W, wide.b, narrow.W, narrow.b))
    gains = [torch.ones(N, dtype=kind, requires_grad=True) for _ in range(2)]
    shifts = [torch.zeros(N, dtype=kind, requires_grad=True) for _ in range(2)]
    learned += [W1, c1, W2, c2, *gains, *shifts]

def attend(x):
    Q, K, U = F.linear(x, W, b).reshape(T, B, 3, heads, N // heads).permute(2, 1, 3, 0, 4)
    out = F.scaled_dot_product_attention(Q, K, U, is_causal=True)
    return F.linear(out.permute(2, 0, 1, 3).reshape(T, B, N), V, c)

def call_fused(x):
    if what == "attention":
        return attend(x)
    x = x + attend(F.layer_norm(x, (N,), gains[0], shifts[0]))
    return x + F.linear(F.relu(F.linear(F.layer_norm(x, (N,), gains[1], shifts[1]), W1, c1)), W2, c2)

def fused(seed):
    return passes(call_fused, W, learned, seed)
"""
# The calls that no formulation can do without, at the same shapes: products of the attention, and its exponential.
FLOOR = """
d = N // heads
flat, wide3, W3, Wo = (np.full(shape, 0.1, dtype) for shape in ((T * B, N), (T * B, 3 * N), (3 * N, N), (N, N)))
q, s = np.full((B, heads, T, d), 0.1, dtype), np.full((B, heads, T, T), 0.1, dtype)
h, Wh = np.full((T * B, HIDDEN), 0.1, dtype), np.full((HIDDEN, N), 0.1, dtype)

def floor(seed):
    for k in range(PASSES):
        flat @ W3.T, q @ q.swapaxes(-1, -2), np.exp(s), s @ q, flat @ Wo.T
        flat.T @ flat, flat @ Wo, q @ q.swapaxes(-1, -2), s @ q, s @ q, s @ q, wide3.T @ flat, wide3 @ W3
        if what == "block":
            flat @ Wh.T, h @ Wh, h @ Wh, flat @ Wh.T, h.T @ flat, flat.T @ h
"""
SIDES = {"ours": "ours", "PyTorch's layer": "library", "PyTorch, fused by hand": "fused", "floor": "floor"}


def functions(what, heads, dtype):
    """The sides as functions of a seed in this process; they share the weights."""
    space = dict(what=what, heads=heads, dtype=dtype, T=T, B=B, N=N, HIDDEN=HIDDEN, PASSES=PASSES)
    exec(DATA + OURS + TORCH + LIBRARY + FUSED + FLOOR, space)
    return {name: space[call] for name, call in SIDES.items()}


def row(what, timed, peer, target):
    """Print one line: its time / ours, range, and whether the gradients of both sides agree to a thousandth."""
    middle, low, high = ratio(timed, peer, "ours")
    here, there = mean(timed["ours"][1]), mean(timed[peer][1])
    same = abs(here / there - 1) < 1e-3
    held = "–" if target is None else "yes" if middle >= target and same else "**no**"
    wanted = "–" if target is None else f"{target:g}"
    print(
        f"| {what} | {peer} | {middle:.2f} | {low:.2f} to {high:.2f} | {wanted} | {held} | {here:.4f} | {there:.4f} |"
    )


def main(rounds):
    print("## Attention and a transformer block\n")
    print(
        f"{T} places, batch {B}, {N} units, causal, {PASSES} passes forward and back a round; the block has a network"
    )
    print(
        f"of {HIDDEN} units. Gradient: mean size of that of the products Q, K, V, which must agree to a thousandth.\n"
    )
    print("PyTorch's layers are what one would pick. Written out by hand around its fused attention, which keeps no")
    print("weights to look at, PyTorch makes one compiled call where ours makes eight: no ratio is promised there.\n")
    print("| what | compared with | its time / ours | range | to hold | held | gradient ours | gradient theirs |")
    print("|---|---|---|---|---|---|---|---|")
    floors = []
    for what, heads, dtype in product(("attention", "block"), (1, 4), ("float32", "float64")):
        timed = interleaved(functions(what, heads, dtype), rounds=rounds)
        name = f"{what}, {heads} head{'s' * (heads > 1)}, {dtype}"
        row(name, timed, "PyTorch's layer", 1.15 if dtype == "float32" else None)
        row(name, timed, "PyTorch, fused by hand", None)
        floors.append(f"{name} {ratio(timed, 'ours', 'floor')[0]:.2f}")
    print(f"\nOurs / its unavoidable products and exponential, at most 3: {'; '.join(floors)}.")


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
