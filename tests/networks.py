"""What several tests of networks need."""

import numpy as np

from neurocourse import nn


def mlp(*sizes, rng, activation=nn.Tanh, dtype=np.float64, init="glorot"):
    """A network of Dense layers with an activation between them."""
    rng = np.random.default_rng(rng)
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:], strict=False):
        layers += [nn.Dense(n_in, n_out, rng=rng, dtype=dtype, init=init), activation()]
    return nn.Network(layers[:-1])


def kept_bytes(network):
    """Bytes of all arrays of the layers but those that are learned."""
    learned = {id(network.parameters), id(network.gradients)}
    arrays = [a for layer in network.layers for a in vars(layer).values() if isinstance(a, np.ndarray)]
    return sum(a.nbytes for a in arrays if id(a.base) not in learned and id(a) not in learned)
