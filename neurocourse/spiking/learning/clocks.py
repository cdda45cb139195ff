"""Who can tell the order of spikes? Spikes with a leak, numbers with a memory, and counts with or without a clock."""

from functools import cache
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, generator, takes
from neurocourse.spiking.learning import surrogate
from neurocourse.wording import span

UPDATES, EVERY = 150, 3


class Learning(NamedTuple):
    """A network of numbers, and how many trials it gets right on the way."""

    network: nn.Network
    updates: np.ndarray  # (n,)
    accuracy: np.ndarray  # (n,) on 500 fresh trials


@takes(n=count, rng=generator)
def numbers(n=30, *, rng):
    """The spikes of the inputs -> n tanh units that hear their own last answer -> two outputs at the end."""
    return nn.Network([nn.RNN(2 * surrogate.N_GROUP, n, rng=rng, returns="last"), nn.Dense(n, 2, rng=rng)])


@takes(n=count, updates=count, rng=generator)
def learn(*, n=30, updates=UPDATES, rng):
    """Teach `numbers` the order, on as many trials as `surrogate.learn` has."""
    net, unseen, scores = numbers(n, rng=rng), surrogate.trials(500, rng=9), []

    def score(net, k=0):
        if k % EVERY == 0:
            scores.append(nn.accuracy(net.forward(unseen.x), unseen.y))

    def sample(rng):
        return surrogate.trials(64, rng=rng)

    score(net)
    nn.train(net, sample, eta=0.01, clip=1.0, updates=updates, rng=rng, after_each=score, progress=False)
    return Learning(net, EVERY * np.arange(len(scores)), np.array(scores))


@cache
def trained():
    """The network of numbers that the explorer shows."""
    return learn(rng=1)


@takes(windows=count, n=count, rng=generator)
def counted(windows=1, *, n=600, rng):
    """Accuracy of the best linear reader of counts in so many equal windows of a trial; with one it has no clock."""
    pairs = [surrogate.trials(n, rng=rng) for _ in range(2)]
    edges = np.linspace(0, surrogate.T_TRIAL, windows + 1).astype(int)[:-1]
    X = [np.add.reduceat(one.x, edges, axis=0).transpose(1, 0, 2).reshape(n, -1) for one in pairs]
    X = [np.column_stack([part, np.ones(n)]) for part in X]
    w, *_ = np.linalg.lstsq(X[0], 2 * pairs[0].y - 1, rcond=None)
    return float(np.mean((X[1] @ w > 0) == pairs[1].y))


@takes(updates=count)
def report(updates=60):
    """Share of trials that each reader gets right, over three seeds; networks learn from 64 trials an update."""
    unseen = surrogate.trials(400, rng=9)

    def right(net):
        return nn.accuracy(net.forward(unseen.x), unseen.y)

    readers = {
        "thirty spiking cells": lambda k: right(surrogate.learn(updates=updates, rng=k, progress=False).network),
        "thirty numbers with a memory": lambda k: right(learn(updates=updates, rng=k).network),
        "counts over the whole trial": lambda k: counted(1, rng=k),
        "counts in its two halves": lambda k: counted(2, rng=k),
    }
    shares = {name: [100 * read(k) for k in range(3)] for name, read in readers.items()}
    return "\n".join(f"{name:30}{span(share, 0, learned=True)}%" for name, share in shares.items())
