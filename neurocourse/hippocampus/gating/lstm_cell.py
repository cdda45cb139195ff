"""One step of a long short-term memory, written to be read: what exercise 3 builds.

`neurocourse.nn.LSTM` is the same cell, fast and for whole batches; a test holds the two together.
"""

from typing import NamedTuple

import numpy as np

GATES = ("forget", "input", "output", "candidate")


class State(NamedTuple):
    """What an LSTM hands on from one step to the next."""

    h: np.ndarray  # (m,) what it shows
    C: np.ndarray  # (m,) what it keeps


def sigmoid(z):
    """σ(z) = 1 / (1 + e^-z)."""
    return 1 / (1 + np.exp(-z))


def lstm_step(x, h, C, W):
    """C ← f C + i c and h ← o tanh C for the input x, (n,), and the state before it, h and C, (m,).

    The weights ``W[name]`` of each gate and of the candidate, (m, m + n + 1), act on h, x and 1, in this order.

    References
    ----------
    Gers FA, Schmidhuber J, Cummins F (2000). Learning to forget: continual prediction with LSTM. Neural Computation
    12:2451-2471. doi:10.1162/089976600300015015
    """
    s = np.concatenate([h, x, [1.0]])
    f, i, o = (sigmoid(W[name] @ s) for name in GATES[:3])
    C = f * C + i * np.tanh(W["candidate"] @ s)
    return State(o * np.tanh(C), C)
