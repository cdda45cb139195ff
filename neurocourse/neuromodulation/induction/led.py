"""Head 1 is led by hand: does it matter how tidy it is, and does it look at letters at all?"""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, generator, takes
from neurocourse.neuromodulation.induction import heads, sequences


def place_before(network):
    """All of the weight on the place before, as in the story (the first place has itself only)."""
    alpha = np.eye(sequences.LENGTH, k=-1)
    alpha[0, 0] = 1
    return alpha


def places_alone(network):
    """What the network's own head 1 gives to each place on average, in 200 other sequences: no letter has a say."""
    network.propagate(sequences.repeating(200, rng=np.random.default_rng(3)).tokens)
    return heads.attentions(network)[0].alpha[:, 0].mean(axis=0)


def all_alike(network):
    """The same to all places so far."""
    alpha = np.tril(np.ones((sequences.LENGTH,) * 2))
    return alpha / alpha.sum(axis=1, keepdims=True)


WAYS = {"the place before": place_before, "places alone": places_alone, "all alike": all_alike}


@takes(network=nn.Layer, way=tuple(WAYS), n=count, rng=generator)
def led(network, way, n=300, *, rng):
    """Share of next tokens that are right, of those that can be known, while head 1 looks as one of ``WAYS`` says.

    Nothing else is changed, and nothing is learned anew.
    """
    layer = heads.attentions(network)[0]
    alpha = WAYS[way](network).astype(layer.dtype)
    layer.look = lambda Q, K: np.broadcast_to(alpha, (*Q.shape[:2], *alpha.shape))
    try:
        return heads.accuracy(network, n, rng=rng)
    finally:
        del layer.look
