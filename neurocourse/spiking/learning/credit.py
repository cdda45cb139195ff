"""How good is local credit? Directions of e-prop beside backpropagation through time, and what each of them learns."""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, generator, takes
from neurocourse.spiking.learning import e_prop
from neurocourse.spiking.learning.surrogate import Spiking
from neurocourse.wording import span

WAYS = {
    "BPTT": "backpropagation through time",
    "e-prop": "e-prop",
    "random": "e-prop, random feedback",
    "output": "the output alone learns",
}


def draw(n, rng):
    """A task, a recurrent spiking layer and output weights for it."""
    x, target = e_prop.task(rng=rng)
    layer = Spiking(x.shape[2], n, recurrent=True, gain=1.5, rng=rng)
    return layer, rng.normal(0, 0.3 / np.sqrt(n), (1, n)), x, target


def inside(gradients):
    """The part of the gradient that belongs to the weights of the layer."""
    return np.hstack(gradients[:2])


@takes(n=count, rng=generator)
def cosine(n=40, *, rng):
    """Cosine between e-prop and the surrogate gradient by BPTT, before learning, for the weights inside."""
    drawn = draw(n, rng)
    return e_prop.cosine(inside(e_prop.e_prop(*drawn)), inside(e_prop.bptt(*drawn)))


def cosines():
    """The cosines of twelve networks, in words."""
    found = [cosine(rng=seed) for seed in range(12)]
    return f"cosine between e-prop and BPTT: {span(found, 1)}, {np.mean(found):.2f} on average"


@takes(way=tuple(WAYS), n=count, updates=count, rng=generator)
def learn(way, *, n=40, updates=60, rng):
    """Mean squared error before the first and after the last update; all ways start from the same weights."""
    layer, V, x, target = draw(n, rng)
    B = rng.normal(0, 0.3 / np.sqrt(n), V.shape) if way == "random" else None
    theta, optimiser, losses = np.concatenate([layer.parameters, V.ravel()]), nn.Adam(0.01), []
    for _ in range(updates + 1):
        layer.parameters[:], V[:] = theta[: layer.size], theta[layer.size :].reshape(V.shape)
        found = e_prop.bptt(layer, V, x, target) if way == "BPTT" else e_prop.e_prop(layer, V, x, target, B=B)
        losses.append(np.mean((e_prop.outputs(layer.s, V) - target) ** 2))
        slope = found.flat / len(x)
        optimiser.step(theta, slope * (np.arange(len(theta)) >= layer.size) if way == "output" else slope)
    return float(losses[0]), float(losses[-1])


@takes(updates=count)
def report(updates=60):
    """Errors before learning and after, over three seeds."""
    lines = [f"{'':30}{'at first':16}after {updates} updates"]
    for way, name in WAYS.items():
        first, last = zip(*(learn(way, updates=updates, rng=seed) for seed in range(3)), strict=True)
        lines.append(f"{name:30}{span(first, 2):16}{span(last, 2, learned=True)}")
    return "\n".join(lines)
