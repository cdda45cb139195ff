"""Where the analogy between neuron and unit breaks: time, and the teacher. Each other break has a module of its own."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, number, positive, takes
from neurocourse.pioneers.signals.summation import respond
from neurocourse.pioneers.units import perceptron
from neurocourse.pioneers.units.mcculloch_pitts import unit
from neurocourse.wording import span


class Timing(NamedTuple):
    """Answers of a leaky neuron and of a threshold unit to the same inputs at many timings."""

    n_timings: int
    neuron_outputs: int  # how many different answers (numbers of spikes) the neuron gave
    unit_outputs: int
    neuron_bits: float  # what the answer tells about the timing, in bits
    unit_bits: float


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


def whitened(X):
    """``X`` (B, D) turned into patterns of the same length that do not overlap, as near to it as can be.

    X = U S Vᵀ becomes √D·U Vᵀ. It takes as many inputs as patterns, or more.
    """
    U, _, Vt = np.linalg.svd(X, full_matrices=False)
    return np.sqrt(X.shape[1]) * U @ Vt


def hebb_report():
    """Hebb's rule beside the perceptron's on the same data, over three seeds, in words."""
    tasks = {
        "two species of iris, as measured": lambda rng: perceptron.pair(0, 1),
        "the same, each mean taken away": lambda rng: _centred(*perceptron.pair(0, 1)),
        "20 random patterns of 20 inputs": lambda rng: _patterns(rng),
        "the same, overlaps taken away": lambda rng: _apart(*_patterns(rng)),
    }
    lines = []
    for name, make in tasks.items():
        right = [_final(make(np.random.default_rng(seed)), seed) for seed in range(3)]
        hebb, rosenblatt = (span([100 * share for share in shares], 0) for shares in zip(*right, strict=True))
        lines.append(f"{name}: Hebb {hebb}% right, perceptron {rosenblatt}%")
    return "\n".join(lines)


def _patterns(rng):
    return rng.choice([-1.0, 1.0], (20, 20)), rng.integers(0, 2, 20)


def _centred(X, y):
    return X - X.mean(axis=0), y


def _apart(X, y):
    return whitened(X), y


def _final(task, seed):
    """Share of right answers in the end, by Hebb's rule and by the perceptron's."""
    learned = [perceptron.learn(*task, rule, epochs=60, rng=seed) for rule in (perceptron.hebb, perceptron.update)]
    return [perceptron.accuracy(training.w[-1], training.b[-1], *task) for training in learned]
