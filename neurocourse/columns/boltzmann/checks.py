"""The check of `log_likelihood`: how probable a small machine finds pictures, exactly."""

import numpy as np

from neurocourse.columns.boltzmann import machine
from neurocourse.columns.boltzmann.machine import log_partition, log_sum, softplus, states
from neurocourse.teaching import call, exercise, expect, inputs, made, numbers

__all__ = ["log_likelihood"]

SPREADS = 0.5, 3.0, 50.0  # of weights: small, learned, and larger than a power of e can be


def pictures(rng, sizes):
    return rng.integers(0, 2, (sizes["n"], sizes["v"])).astype(float)


def weights(rng, sizes):
    return SPREADS[rng.integers(3)] * rng.uniform(-1, 1, (sizes["h"], sizes["v"]))


def free(V, W, b, c):
    """What pictures have before Z is taken off, (n,)."""
    return V @ b + softplus(V @ W.T + c).sum(axis=1)


def one_state(V, W, b, c):
    """The hidden units in the state that fits best."""
    x = V @ W.T + c
    return float((V @ b + np.maximum(x, 0).sum(axis=1)).mean() - log_partition(W, b, c))


def best_everywhere(V, W, b, c):
    """The same in Z."""
    x = V @ W.T + c
    every = states(len(b))
    top = every @ b + np.maximum(every @ W.T + c, 0).sum(axis=1)
    return float((V @ b + np.maximum(x, 0).sum(axis=1)).mean() - log_sum(top))


ref = machine.log_likelihood.unguarded


@exercise(
    reference=machine.log_likelihood,
    inputs=inputs(
        V=made(pictures, lambda V: np.ndim(V) == 2 and np.isin(V, (0, 1)).all()),
        W=made(weights, lambda W: np.ndim(W) == 2),
        b=numbers("v", low=-30, high=30),
        c=numbers("h", low=-30, high=30),
        sizes={"n": (1, 40), "v": (1, 16), "h": (1, 12)},
        where=lambda V, W, b, c: np.shape(V)[1:] == np.shape(b) and np.shape(W) == (len(c), len(b)),
        examples=[
            (np.eye(4), np.zeros((3, 4)), np.zeros(4), np.zeros(3)),
            (np.eye(3), np.array([[1, -1, 0.5], [2, 0, -1]]), np.array([0.3, -0.2, 0.1]), np.array([0.5, -1.0])),
            (np.array([[1.0, 0.0]]), np.array([[50.0, -20.0]]), np.array([0.0, 1.0]), np.array([800.0])),
        ],
    ),
    mistakes=[
        ("you take the most probable state of the hidden units: sum over all of them, log(1 + exp(c + W v)) for each",
         one_state),
        ("you take the best state of the hidden units, in Z as well: sum over all of them", best_everywhere),
        ("Z is the sum over all pictures there are, and not over those in V: so you assume the answer",
         lambda V, W, b, c: free(V, W, b, c).mean() - log_sum(free(V, W, b, c))),
        ("b is forgotten: each picture has the part b · v as well",
         lambda V, W, b, c: softplus(V @ W.T + c).sum(axis=1).mean() - log_partition(W, b, c)),
        ("b is in the pictures and not in Z in yours: put it into both",
         lambda V, W, b, c: free(V, W, b, c).mean() - log_partition(W, 0 * b, c)),
        ("c is forgotten: each hidden unit has its own readiness", lambda V, W, b, c: ref(V, W, b, 0 * c)),
        ("b is forgotten, in the pictures and in Z", lambda V, W, b, c: ref(V, W, 0 * b, c)),
        ("Z is missing: without it this is no probability", lambda V, W, b, c: free(V, W, b, c).mean()),
        ("you add log Z: take it off", lambda V, W, b, c: free(V, W, b, c).mean() + log_partition(W, b, c)),
        ("you return the sum over the pictures: return the mean", lambda V, W, b, c: len(V) * ref(V, W, b, c)),
        ("you return the probability: return its logarithm", lambda V, W, b, c: np.exp(ref(V, W, b, c))),
        ("you count in bits: use the natural logarithm", lambda V, W, b, c: ref(V, W, b, c) / np.log(2)),
        ("you take the log of the mean probability: take the mean of the logs",
         lambda V, W, b, c: log_sum(free(V, W, b, c)) - np.log(len(V)) - log_partition(W, b, c)),
        ("the sign is turned round: probabilities are below 1, so their logarithms are below 0",
         lambda V, W, b, c: -ref(V, W, b, c)),
        ("you return log Z alone: that is the same for every picture", lambda V, W, b, c: log_partition(W, b, c)),
        ("that is how probable a picture and the silence of all hidden units are together: sum over their states",
         lambda V, W, b, c: (V @ b).mean() - log_partition(W, b, c)),
        ("you divide Z by the number of pictures that there are: it is a sum, no mean",
         lambda V, W, b, c: ref(V, W, b, c) + len(b) * np.log(2)),
    ],
)  # fmt: skip
def log_likelihood(f, reference):
    """At nought, and at the most that a machine can reach."""
    V = machine.bars_and_stripes()
    nothing = float(call(f, V, np.zeros((12, 16)), np.zeros(16), np.zeros(12)))
    expect(abs(nothing + 16 * np.log(2)) < 1e-6, "a machine that has learned nothing finds all 65,536 pictures alike")
    return (
        f"a machine that has learned nothing gives {nothing:.2f} nats to each picture, as 1 of 65,536. No machine can "
        "give more than −3.40 to thirty pictures: 1 of 30."
    ).replace("-", "−")
