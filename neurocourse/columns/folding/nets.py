"""Nets of rectifiers, as both the zigzag and the odd number of ones are learned by them."""

from neurocourse import nn


def rectified(sizes, kinks=None, *, rng):
    """Layers of ReLU of these sizes, from input to output; the first bend all over the range ``kinks``, else at 0."""
    *inner, last = sizes
    dense = [nn.Dense(n_in, n_out, init="he", rng=rng) for n_in, n_out in zip(inner, inner[1:], strict=False)]
    if kinks:
        dense[0].b[:] = -dense[0].W[:, 0] * rng.uniform(*kinks, inner[1])
    return nn.Network([layer for one in dense for layer in (one, nn.ReLU())] + [nn.Dense(inner[-1], last, rng=rng)])
