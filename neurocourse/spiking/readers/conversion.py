"""From a trained network to spiking neurons: a rectifier's value becomes a rate of spikes, and time buys precision."""

from copy import deepcopy
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, each, generator, number, positive, takes, unguarded
from neurocourse.caching import kept
from neurocourse.cortex import lenet
from neurocourse.data import digits

KINDS = ("MLP", "CNN")
AT_ONCE = 64  # pictures that run together: more would only take more memory


class Stage(NamedTuple):
    """Linear layers, and the integrate-and-fire neurons behind them; ``theta`` is None for the output."""

    layers: tuple
    theta: float | None


class Readout(NamedTuple):
    """Votes and spikes of the converted network after every step."""

    logits: np.ndarray  # (T, n, 10) mean input of the output units since the start
    spikes: np.ndarray  # (T, n) of all neurons together, since the start
    rates: list  # for each stage of spiking neurons: spikes a step and neuron, (n, ...)
    events: np.ndarray  # (T, n) synaptic events since the start


@takes(rng=generator)
def cnn(*, rng):
    """The reader of lesson Cortex with mean pools in place of maximum pools, since a spike cannot be compared."""
    layers = [nn.Conv2d(1, 12, 3, padding=1, rng=rng, dtype=np.float32), nn.ReLU(), nn.MeanPool2d(2)]
    layers += [nn.Conv2d(12, 24, 3, padding=1, rng=rng, dtype=np.float32), nn.ReLU(), nn.MeanPool2d(2)]
    return nn.Network([*layers, nn.Flatten(), nn.Dense(96, 10, rng=rng, dtype=np.float32)])


@takes(kind=KINDS)
@kept
def reader(kind="MLP"):
    """A trained digit reader: "MLP" (64 -> 100 -> 10) or "CNN"."""
    return lenet.read_digits(lenet.mlp if kind == "MLP" else cnn, rng=1, progress=False)


@cache
def calibration():
    """The pictures on which thresholds are set: those that readers were trained with, (n, 8, 8, 1)."""
    return lenet.pictures(digits().split().X_train)


@takes(network=nn.Network, X=array(least=1), percentile=number(above=0, high=100))
def convert(network, X, *, percentile=99.0):
    """Replace every rectifier by integrate-and-fire neurons.

    The threshold θ of a stage is the value below which ``percentile`` % of its positive values lie for the pictures X:
    a neuron that fires at every step then stands for θ, one that fires at half of them for θ / 2.

    Parameters
    ----------
    network : nn.Network
        Of Dense, Conv2d, MeanPool2d, Flatten and ReLU layers.
    X : array
        Inputs to calibrate with.
    percentile : float

    Returns
    -------
    list of Stage

    References
    ----------
    Rueckauer B, Lungu IA, Hu Y, Pfeiffer M, Liu SC (2017). Conversion of continuous-valued deep networks to efficient
    event-driven networks for image classification. Frontiers in Neuroscience 11:682. doi:10.3389/fnins.2017.00682
    """
    if X.ndim < 2:
        raise ValueError(f"X must have one picture a row, got shape {X.shape}")
    stages, linear, x = [], [], X
    for layer in network.layers:
        x = forward(layer, x)
        if isinstance(layer, nn.ReLU):
            theta = np.percentile(x[x > 0], percentile)
            stages.append(Stage(tuple(linear), float(theta)))
            linear = []
        elif isinstance(layer, nn.Dense | nn.Conv2d | nn.MeanPool2d | nn.Flatten):
            linear.append(layer)
        else:
            raise TypeError(f"only linear layers and ReLU can be converted, got a {type(layer).__name__}")
    return [*stages, Stage(tuple(linear), None)]


def parts(X):
    """Pictures X, `AT_ONCE` at a time."""
    return np.split(X, range(AT_ONCE, len(X), AT_ONCE))


def forward(layer, X):
    """What a layer makes of many pictures X, in parts, so that nothing large is kept for a backward pass."""
    y = np.concatenate([layer.forward(part) for part in parts(X)])
    layer.forget()
    return y


@takes(v=array(shape="S"), drive=array(shape="S"), theta=positive)
def step(v, drive, theta):
    """One step of integrate-and-fire: v ← v + drive; a spike where v ≥ θ takes θ away, and leaves what lay above.

    Parameters
    ----------
    v, drive : array, equal shapes
    theta : float

    Returns
    -------
    v, spikes : ndarray
    """
    v = v + drive
    spikes = v >= theta
    return v - theta * spikes, spikes


@takes(stages=each(Stage), X=array(dtype=np.float32, least=1), T=count)
def run(stages, X, T):
    """Show pictures X to the spiking network for T steps.

    The picture itself is a constant current. All v start at θ / 2, so that counts are rounded and not cut off.

    Returns
    -------
    Readout
    """
    fan = fans(stages, X[:1])
    logits, spikes, events, rates = zip(*(_run(stages, part, T, fan) for part in parts(X)), strict=True)
    for layers, _ in stages:
        for layer in layers:
            layer.forget()
    joined = [np.concatenate(stage) for stage in zip(*rates, strict=True)]
    return Readout(*(np.concatenate(part, axis=1) for part in (logits, spikes)), joined, np.concatenate(events, axis=1))


def _run(stages, X, T, fan):
    """`Readout` of a few pictures, as a plain tuple."""
    v, counts, fire = [None] * len(stages), [0] * len(stages), unguarded(step)
    logits, spikes, events = [], np.zeros((T, len(X))), np.zeros((T, len(X)))
    for t in range(T):
        x = X
        for k, (layers, theta) in enumerate(stages):
            for layer in layers:
                x = layer.forward(x)
            if theta is None:
                counts[k] = counts[k] + x
            else:
                v[k], s = fire(np.full_like(x, theta / 2) if v[k] is None else v[k], x, theta)
                counts[k] = counts[k] + s
                axes = tuple(range(1, s.ndim))
                spikes[t] += s.sum(axis=axes)
                events[t] += (s * fan[k]).sum(axis=axes)
                x = theta * s.astype(np.float32)
        logits.append(counts[-1] / (t + 1))
    rates = [(count / T).astype(np.float32) for count in counts[:-1]]
    return np.array(logits), spikes.cumsum(axis=0), events.cumsum(axis=0), rates


def fan_out(layers, x):
    """Synapses that leave each unit of a picture x (1, ...): how the sum of all outputs grows, were each weight one.

    A mean pool is no synapse: its share belongs to the synapses behind it.
    """
    layers, pooled = deepcopy(layers), 1
    for layer in layers:
        if isinstance(layer, nn.Dense | nn.Conv2d):
            layer.W[...] = 1
        elif isinstance(layer, nn.MeanPool2d):
            pooled *= layer.side**2
        x = layer.forward(x)
    d = np.ones_like(x)
    for layer in reversed(layers):
        d = layer.backward(d)
    return pooled * d[0]


def fans(stages, x):
    """`fan_out` of every stage of spiking neurons, for a picture x (1, ...)."""
    out = []
    for here, after in pairwise(stages):
        for layer in here.layers:
            x = layer.forward(x)
        out.append(fan_out(after.layers, x))
    return out


def multiplications(network, x):
    """Multiply-accumulates (n_layers,) of each Dense and Conv2d layer for one picture x (1, ...)."""
    out = []
    for layer in network.layers:
        if isinstance(layer, nn.Dense | nn.Conv2d):
            out.append(int(fan_out((layer,), x).sum()))
        x = layer.forward(x)
    return np.array(out)


@takes(kind=KINDS, T=count, percentile=number(above=0, high=100))
@kept
def evaluate(kind="MLP", T=64, percentile=99.0):
    """Test the converted reader on all digits: accuracy (T,), and its `Readout`."""
    source = reader(kind)
    result = run(convert(source.network, calibration(), percentile=percentile), source.X_test, T)
    return (result.logits.argmax(axis=2) == source.y_test).mean(axis=1), result
