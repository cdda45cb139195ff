"""Learning through spikes: a step has no useful slope, so the backward pass uses that of a smooth one."""

from functools import cache
from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, fraction, generator, integer, number, positive, takes
from neurocourse.nn.dense import glorot
from neurocourse.nn.layer import expect_slope

SHARPNESS = 5.0  # k of the surrogate
N_GROUP, T_TRIAL = 10, 50  # inputs of a group; steps of a trial


def surrogate(v, k=SHARPNESS):
    """The surrogate slope of a spike at potential v and threshold 1: (1 + k |v - 1|)⁻²."""
    return (1 + k * np.abs(v - 1)) ** -2


def hard(v):
    """A spike: 1 where v has reached 1."""
    return (v >= 1).astype(v.dtype)


def smooth(v, k=SHARPNESS):
    """The function whose true slope the surrogate is: 1/2 + x / (1 + k |x|), x = v - 1."""
    return 0.5 + (v - 1) / (1 + k * np.abs(v - 1))


class Spiking(nn.Layer):
    """Leaky neurons that spike at 1: v ← α v (1 - s) + W x (+ U s), s = 1 where v ≥ 1.

    Parameters
    ----------
    n_in, n : int
    alpha : float
        What is kept of v in a step, 0 to 1.
    recurrent : bool
        Let the neurons receive each other's last spikes through U (n, n).
    spike : function
        `hard`, or `smooth`, of which the backward pass is the exact gradient.
    gain : float
        Size of the first weights.
    rng : seed or numpy.random.Generator

    References
    ----------
    Neftci EO, Mostafa H, Zenke F (2019). Surrogate gradient learning in spiking neural networks. IEEE Signal Processing
    Magazine 36:51-63. doi:10.1109/MSP.2019.2931595
    """

    remembers = ("x", "v", "s", "dv")

    @takes(
        n_in=count, n=count, alpha=number(low=0, high=1), recurrent=bool, spike=(hard, smooth), gain=positive,
        rng=generator,
    )  # fmt: skip
    def __init__(self, n_in, n, *, alpha=0.95, recurrent=False, spike=hard, gain=1.0, rng):
        self.n_in, self.n = n_in, n
        self.alpha, self.spike = alpha, spike
        self.W = gain * glorot(n_in, n, rng)
        self.learns = ("W", "U") if recurrent else ("W",)
        if recurrent:
            self.U = gain * glorot(n, n, rng) * (1 - np.eye(n))
        self.s = None
        self.gather()

    def forward(self, x):
        """Spikes (T, B, n) for input x (T, B, n_in)."""
        self.x = array("x", x, shape=("T", "B", self.n_in))
        drive = self.x @ self.W.T
        self.v, self.s = np.empty_like(drive), np.empty_like(drive)
        v, s = np.zeros(drive.shape[1:]), np.zeros(drive.shape[1:])
        for t in range(len(drive)):
            v = self.alpha * v * (1 - s) + drive[t]
            if "U" in self.learns:
                v += s @ self.U.T
            s = self.spike(v)
            self.v[t], self.s[t] = v, s
        return self.s

    def backward(self, ds):
        """Return ∂L/∂x for ds = ∂L/∂s (T, B, n): back through all steps, with the surrogate for the slope of s."""
        self.absorb(ds)
        return self.dv @ self.W

    def absorb(self, ds):
        """Keep the gradients of W and U."""
        ds = expect_slope(ds, self.s)
        slope, self.dv = surrogate(self.v), np.empty_like(self.v)
        dv = np.zeros(self.v.shape[1:])  # of the step after
        for t in reversed(range(len(ds))):
            error = ds[t] - self.alpha * self.v[t] * dv
            if "U" in self.learns:
                error = error + dv @ self.U
            dv = error * slope[t] + self.alpha * (1 - self.s[t]) * dv
            self.dv[t] = dv
        rows = self.dv.reshape(-1, self.n)
        self.dW[...] = rows.T @ self.x.reshape(-1, self.n_in)
        if "U" in self.learns:
            self.dU[...] = self.dv[1:].reshape(-1, self.n).T @ self.s[:-1].reshape(-1, self.n)
            np.fill_diagonal(self.dU, 0)


class Total(nn.Layer):
    """The number of spikes of every neuron: (T, B, n) -> (B, n)."""

    def __init__(self):
        self.gather()

    def forward(self, x):
        """Σ over time."""
        self.steps = len(x)
        return np.sum(x, axis=0)

    def backward(self, dy):
        """Every step has the same share."""
        return np.repeat(dy[None], self.steps, axis=0)


class Order(NamedTuple):
    """Trials of the task."""

    x: np.ndarray  # (T, B, 2 · N_GROUP) spikes, 0 or 1
    y: np.ndarray  # (B,) 0: the first group came first; 1: the second


@takes(B=count, gap=integer(low=0, high=T_TRIAL - 10), p=fraction, rng=generator)
def trials(B, *, gap=20, p=0.2, rng):
    """Which of two groups of inputs came first? All inputs fire at the same rate in both classes.

    Each group is busy for ten steps, in which every one of its inputs fires with chance ``p`` a step; the second burst
    begins ``gap`` steps after the first, and the first at a random step.
    """
    y = rng.integers(0, 2, B)
    start = rng.integers(0, T_TRIAL - 9 - gap, B)
    step = np.arange(T_TRIAL)[:, None]
    busy = [(step >= begin) & (step < begin + 10) for begin in (start + gap * y, start + gap * (1 - y))]
    busy = np.repeat(np.stack(busy, axis=2), N_GROUP, axis=2)
    return Order((busy & (rng.random(busy.shape) < p)).astype(float), y)


@takes(n=count, spike=(hard, smooth), rng=generator)
def network(n=30, *, spike=hard, rng):
    """Two groups of inputs -> n spiking neurons -> two outputs that count their spikes."""
    return nn.Network([Spiking(2 * N_GROUP, n, spike=spike, gain=2.0, rng=rng), Total(), nn.Dense(n, 2, rng=rng)])


class Learned(NamedTuple):
    """A trained network, and its parameters and loss on the way."""

    network: nn.Network
    snapshots: np.ndarray  # (n_snapshots + 1, parameters)
    updates: np.ndarray  # (n_snapshots + 1,) at which they were taken
    loss: np.ndarray  # (updates,)


@takes(n=count, gap=integer(low=0, high=T_TRIAL - 10), updates=count, n_snapshots=count, rng=generator, progress=bool)
def learn(*, n=30, gap=20, updates=150, n_snapshots=50, rng, progress=True):
    """Train on fresh trials; what is kept on the way can be put back with ``network.parameters[:] = snapshot``."""
    net, every = network(n, rng=rng), max(updates // n_snapshots, 1)
    kept, at = [net.parameters.copy()], [0]

    def keep(net, k):
        if k % every == 0:
            kept.append(net.parameters.copy())
            at.append(k)

    def sample(rng):
        return trials(64, gap=gap, rng=rng)

    training = nn.train(net, sample, eta=0.02, clip=1.0, updates=updates, rng=rng, after_each=keep, progress=progress)
    return Learned(net, np.array(kept), np.array(at), training.loss)


@cache
def trained():
    """The network that the explorers share."""
    return learn(rng=1, progress=False)


@takes(gap=integer(low=0, high=T_TRIAL - 10), n=count, rng=generator)
def rate_readout(*, gap=20, n=2000, rng):
    """Accuracy of the best linear reader of counts, which does not know when an input fired: that of guessing."""
    counts, labels = [], []
    for _ in range(2):
        batch = trials(n, gap=gap, rng=rng)
        counts.append(np.column_stack([batch.x.sum(axis=0), np.ones(n)]))
        labels.append(2 * batch.y - 1)
    w, *_ = np.linalg.lstsq(counts[0], labels[0], rcond=None)
    return float(np.mean(np.sign(counts[1] @ w) == labels[1]))
