"""Where the analogy between neuron and unit breaks, each break measured: time, sign, chance, and the teacher.

The fifth break, the way back of the blame, has its own module, `feedback`.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, number, positive, takes
from neurocourse.nn import Dense
from neurocourse.pioneers.layers import deep
from neurocourse.pioneers.signals.summation import respond
from neurocourse.pioneers.units import perceptron
from neurocourse.pioneers.units.mcculloch_pitts import unit


class Timing(NamedTuple):
    """Answers of a leaky neuron and of a threshold unit to the same inputs at many timings."""

    n_timings: int
    neuron_outputs: int  # how many different answers (numbers of spikes) the neuron gave
    unit_outputs: int
    neuron_bits: float  # what the answer tells about the timing, in bits
    unit_bits: float


class SignFlips(NamedTuple):
    """Weights of the digit network that changed sign in training, and units that kept to one sign."""

    share: float  # of all weights, negative after some epoch and positive after another
    dale_units: int  # hidden units whose outgoing weights all have one sign in the end
    n_units: int


class Unreliable(NamedTuple):
    """Accuracy on unseen digits with certain and with failing connections."""

    certain: float
    one_look: float  # mean over the looks
    averaged: float  # from the mean output of all looks
    n_looks: int


@takes(
    n_afferents=count, n_timings=count(low=2), w=number, theta=positive, tau_m=positive, spread=positive,
    rng=generator,
)  # fmt: skip
def timing(n_afferents=12, n_timings=300, *, w=4.0, theta=10.0, tau_m=10.0, spread=60.0, rng):
    """Give a leaky neuron and a threshold unit one spike from every afferent, in many orders and at many times.

    The answer is a function of the timing, so the bits that it carries about it are its entropy, -Σ p·log2 p.

    Parameters
    ----------
    n_afferents, n_timings : int
    w, theta : float, mV
    tau_m, spread : float, ms
        Each afferent fires at a random time between 0 and ``spread``.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Timing
    """
    times = rng.uniform(0, spread, (n_timings, n_afferents))
    weights = np.full(n_afferents, w)
    neuron = [
        len(respond(row[:, None], weights, theta=theta, tau_m=tau_m, duration=spread + 2, dt=0.1).spike_times)
        for row in times
    ]
    # The unit is told which inputs came. When they came is not among its arguments.
    came = times < np.inf
    units = [unit(row, weights, theta) for row in came]
    return Timing(n_timings, len(set(neuron)), len(set(units)), entropy(neuron), entropy(units))


def entropy(answers):
    """Entropy of a list of answers in bits: -Σ p·log2 p."""
    p = np.unique(answers, return_counts=True)[1] / len(answers)
    return float(-(p * np.log2(p)).sum() + 0.0)


@takes(rng=generator, epochs=count)
def sign_flips(*, rng, epochs=30):
    """Train the digit network and count the weights that were positive at one time and negative at another.

    A real synapse does not do that: with few exceptions a neuron releases the same transmitters at all its synapses,
    which is called Dale's principle.

    Returns
    -------
    SignFlips

    References
    ----------
    Eccles JC, Fatt P, Koketsu K (1954). Cholinergic and inhibitory synapses in a pathway from motor-axon collaterals
    to motoneurones. Journal of Physiology 126:524-562.
    """
    start = deep.build(rng=rng)

    def signs(network, epoch=0):
        return np.sign(np.concatenate([layer.W.ravel() for layer in _dense(network)]))

    reader = deep.train_digits(rng=rng, epochs=epochs, after_epoch=signs, network=start)
    seen = np.array([signs(start), *reader.records])
    outgoing = [np.sign(layer.W) for layer in _dense(reader.network)[1:]]
    one_sign = np.concatenate([abs(W.sum(axis=0)) == len(W) for W in outgoing])
    return SignFlips(float(np.mean((seen > 0).any(0) & (seen < 0).any(0))), int(one_sign.sum()), len(one_sign))


@takes(network=deep.Network, p_release=number(above=0, high=1), n_looks=count, rng=generator)
def unreliable_synapses(network, p_release=0.5, *, n_looks=20, rng):
    """Let every connection of a trained network fail at random, anew for each digit and each look.

    A connection that works counts 1 / p_release times, so that its mean effect stays what was learned.

    Parameters
    ----------
    network : Network
        From `deep.train_digits`.
    p_release : float
        Probability that a connection works, above 0.
    n_looks : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Unreliable

    References
    ----------
    Allen C, Stevens CF (1994). An evaluation of causes for unreliability of synaptic transmission. Proceedings of the
    National Academy of Sciences 91:10380-10383. doi:10.1073/pnas.91.22.10380
    """
    _, X, _, y = deep.held_out()
    looks = np.array([_look(network, X, p_release, rng) for _ in range(n_looks)])
    right = looks.argmax(axis=2) == y
    certain = network.forward(X).argmax(axis=1) == y
    averaged = looks.mean(axis=0).argmax(axis=1) == y
    return Unreliable(float(certain.mean()), float(right.mean()), float(averaged.mean()), n_looks)


def _look(network, X, p, rng):
    """Outputs (B, 10) when each connection works with probability ``p``, drawn for each row of ``X``."""
    value = X
    for layer in network.layers:
        if isinstance(layer, Dense):
            works = rng.random((len(X), *layer.W.shape), dtype=np.float32) < p
            value = np.einsum("boi,oi,bi->bo", works, layer.W / p, value) + layer.b
        else:
            value = layer.forward(value)
    return value


@takes(rng=generator)
def hebb_report(*, rng):
    """Hebb's rule beside the perceptron's on the same data, in words."""
    X, y = perceptron.pair(0, 1)
    patterns, answers = rng.choice([-1.0, 1.0], (20, 20)), rng.integers(0, 2, 20)
    tasks = {
        "two species of iris, as measured": (X, y),
        "the same, each mean taken away": (X - X.mean(axis=0), y),
        "20 random patterns of 20 inputs": (patterns, answers),
    }
    lines = []
    for name, task in tasks.items():
        hebb, rosenblatt = (_final(rule, task, rng) for rule in (perceptron.hebb, perceptron.update))
        lines.append(f"{name}: Hebb {hebb:.0%} right, perceptron {rosenblatt:.0%}")
    return "\n".join(lines)


def _final(rule, task, rng):
    training = perceptron.learn(*task, rule, epochs=60, rng=rng)
    return perceptron.accuracy(training.w[-1], training.b[-1], *task)


def _dense(network):
    return [layer for layer in network.layers if isinstance(layer, Dense)]
