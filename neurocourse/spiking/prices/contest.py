"""Seven readers of the same digits, each with what it costs: numbers and spikes, all at once and row by row.

Row by row a reader sees a digit as eight rows of eight pixels, one a step, and has to remember.
"""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, generator, number, takes
from neurocourse.cortex import lenet
from neurocourse.data import digits
from neurocourse.spiking.costs import energy
from neurocourse.spiking.learning import e_prop, still, surrogate
from neurocourse.spiking.readers import conversion, quantise

KINDS = ("numbers", "numbers, 8 bits", "copied spikes", "trained spikes", "GRU", "spikes, BPTT", "spikes, e-prop")
BY_ROWS = KINDS[4:]
N_ROWS, N_HIDDEN, N_SPIKING = 8, 32, 64
STEPS = (1, 2, 4, 8, 16)  # of a copy


class Cost(NamedTuple):
    """How well a reader reads, and what it does for one picture."""

    accuracy: float  # on digits that it never saw
    macs: float  # multiplications with an addition
    adds: float  # additions: spikes times the synapses that they reach, and voltages brought up to date
    weights: float  # numbers fetched from memory
    voltages: float  # numbers fetched and brought back, by cells that spike
    bits: int  # of a number


@takes(cost=Cost, word=number(low=0), frugal=bool)
def price(cost, word, *, frugal=False):
    """Energy for one picture, nJ, as (arithmetic, memory); memory costs ``word`` pJ for 32 bits.

    A ``frugal`` cell that spikes has numbers of 8 bits, too, and its voltage stays where it is.
    """
    frugal = frugal and cost.voltages > 0
    bits = 8 if frugal else cost.bits
    one = energy.ARITHMETIC[f"{bits} bits"]
    moved = cost.weights + (0 if frugal else cost.voltages)
    arithmetic = cost.macs * (one.multiply + one.add) + cost.adds * one.add
    return arithmetic / 1000, moved * word * bits / 32 / 1000


def of_numbers(accuracy, macs, bits=32):
    """Cost of a network of numbers: each multiplication fetches its weight."""
    return Cost(accuracy, macs, 0.0, macs, 0.0, bits)


def of_spikes(accuracy, macs, events, updates):
    """Cost of a spiking network: each event fetches a weight and moves a voltage twice, and so does each update."""
    return Cost(accuracy, macs, events + updates, macs + events, 2 * (events + updates), 32)


def rows(X):
    """Pictures X (n, 64) as sequences of their rows, (8, n, 8)."""
    return np.ascontiguousarray(X.reshape(len(X), N_ROWS, -1).transpose(1, 0, 2))


@takes(rng=generator, epochs=count)
def gru(*, rng, epochs=30):
    """Cost of a GRU that reads digits row by row."""
    data = digits().split()
    X, y = rows(data.X_train), data.y_train
    network = nn.Network([nn.GRU(8, N_HIDDEN, rng=rng, returns="last"), nn.Dense(N_HIDDEN, 10, rng=rng)])

    def sample(rng):
        chosen = rng.integers(len(y), size=64)
        return X[:, chosen], y[chosen]

    nn.train(network, sample, eta=0.01, clip=1.0, updates=20 * epochs, rng=rng, progress=False)
    accuracy = nn.accuracy(network.forward(rows(data.X_test)), data.y_test)
    return of_numbers(accuracy, N_ROWS * 3 * N_HIDDEN * (8 + N_HIDDEN) + 10 * N_HIDDEN)


@takes(rule=e_prop.RULES, rng=generator, updates=count)
def recurrent(rule, *, rng, updates=800):
    """Cost of a recurrent spiking network that reads digits row by row, taught by one of `e_prop.RULES`.

    The error of the answer counts at the last two rows; before them nobody could know.
    """
    data, n = digits().split(), N_SPIKING
    layer = surrogate.Spiking(8, n, recurrent=True, gain=1.5, alpha=0.9, rng=rng)
    V = rng.normal(0, 0.3 / np.sqrt(n), (10, n))
    theta, optimiser = np.concatenate([layer.parameters, V.ravel()]), nn.Adam(0.01)
    X, wanted = rows(data.X_train), np.eye(10)[data.y_train]
    gradient = e_prop.bptt if rule == "BPTT" else e_prop.e_prop
    for k in range(updates):
        optimiser.eta = 0.01 if k < 0.7 * updates else 0.002
        layer.parameters[:], V[:] = theta[: layer.size], theta[layer.size :].reshape(V.shape)
        chosen = rng.integers(len(wanted), size=64)
        y = e_prop.outputs(layer.forward(X[:, chosen]), V)
        error = nn.softmax(y) - wanted[chosen]
        error[:-2] = 0
        optimiser.step(theta, gradient(layer, V, X[:, chosen], y - error).flat / 2)
    layer.parameters[:], V[:] = theta[: layer.size], theta[layer.size :].reshape(V.shape)
    spikes = layer.forward(rows(data.X_test))
    said = e_prop.outputs(spikes, V)[-2:].mean(axis=0).argmax(axis=1)
    events = spikes.sum(axis=(0, 2)).mean() * (n + 10)
    return of_spikes(np.mean(said == data.y_test), N_ROWS * 8 * n, events, N_ROWS * (n + 10))


@takes(rng=generator)
def trained(T=1, *, rng):
    """Cost of spiking cells that were trained to read a still digit in T steps."""
    learned = still.learn(T, rng=rng)
    n = learned.network.layers[0].n
    return of_spikes(learned.accuracy, 64 * n, float(learned.spikes.mean()) * 10, T * (n + 10))


@takes(rng=generator)
def dense(*, rng):
    """Costs of a network of numbers, of the same one in 8 bits throughout, and of its copy in spikes at `STEPS`."""
    source = lenet.read_digits(lenet.mlp, rng=rng, progress=False)
    macs = conversion.multiplications(source.network, source.X_test[:1])
    stages = conversion.convert(source.network, conversion.calibration())
    run = conversion.run(stages, source.X_test, max(STEPS))
    right = (run.logits.argmax(axis=2) == source.y_test).mean(axis=1)
    copies = [of_spikes(right[T - 1], macs[0], run.events[T - 1].mean(), 110 * T) for T in STEPS]
    whole = conversion.convert(quantise.quantised(source.network, 8), conversion.calibration())
    said = quantise.rounded(whole, source.X_test, 255).argmax(axis=1)
    eight = of_numbers(np.mean(said == source.y_test), macs.sum(), 8)
    return [of_numbers(source.accuracy, macs.sum()), eight], copies


@takes(rng=generator)
def every(*, rng):
    """Costs of all `KINDS`, trained anew: a copy has one for each of `STEPS`, and cells that were trained have two."""
    numbers, copies = dense(rng=rng)
    by_rows = gru(rng=rng), *(recurrent(rule, rng=rng) for rule in e_prop.RULES[::-1])
    found = [[one] for one in numbers] + [copies, [trained(T, rng=rng) for T in (1, 4)]] + [[one] for one in by_rows]
    return dict(zip(KINDS, found, strict=True))
