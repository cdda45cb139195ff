"""The adding problem: two of many numbers are marked; say their sum at the end. A test of memory over T steps."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, generator, positive, takes
from neurocourse.hippocampus.gating.irnn import IRNN, HeldRNN

CHANCE = 1 / 6  # variance of the sum of two numbers uniform in [0, 1]: the error of always saying 1
KINDS = ("LSTM", "GRU", "RNN")
LAYERS = {"LSTM": nn.LSTM, "GRU": nn.GRU, "RNN": nn.RNN, "RNN, U = 1": HeldRNN, "IRNN": IRNN}
N_PROBES, EVERY = 60, 20  # sequences that a network is asked while it learns; updates between two times
PROBE_SEED = 1997  # the same sequences for every network


class Training(NamedTuple):
    """How one network learned to add."""

    kind: str
    network: nn.Network
    loss: np.ndarray  # (updates,) mean squared error of each batch
    test: float  # mean squared error on 1000 unseen sequences
    interrupted: bool
    at: np.ndarray  # (K,) updates after which it was asked
    answers: np.ndarray  # (K, N_PROBES) its answers to the same unseen sequences then
    targets: np.ndarray  # (N_PROBES,) what was right


class Gates(NamedTuple):
    """A trained LSTM at work on one sequence."""

    x: np.ndarray  # (T, 2) number, marker
    cell: np.ndarray  # (T, n_hidden) C
    h: np.ndarray  # (T, n_hidden)
    write: np.ndarray  # (T, n_hidden) input gate
    keep: np.ndarray  # (T, n_hidden) forget gate
    show: np.ndarray  # (T, n_hidden) output gate
    candidate: np.ndarray  # (T, n_hidden)
    answer: np.ndarray  # (T,) what the readout says at each step; only the last one was trained
    target: float


@takes(T=count(low=2), B=count, rng=generator)
def sequences(T, B, *, rng, dtype=np.float64):
    """Draw B sequences: x (T, B, 2) with numbers in [0, 1] and two markers, and y (B, 1), the sum of the marked ones.

    One marker stands in the first half, the other in the second. Hochreiter & Schmidhuber (1997),
    doi:10.1162/neco.1997.9.8.1735, posed the problem in a slightly different form.
    """
    x, row = np.zeros((T, B, 2), dtype), np.arange(B)
    x[..., 0] = rng.random((T, B))
    first, second = rng.integers(0, T // 2, B), rng.integers(T // 2, T, B)
    x[first, row, 1] = x[second, row, 1] = 1
    return x, (x[first, row, 0] + x[second, row, 0])[:, None]


@takes(kind=tuple(LAYERS), T=count(low=2), n_hidden=count, chrono=bool, rng=generator)
def build(kind, *, T=100, n_hidden=16, chrono=True, rng, dtype=np.float32):
    """A recurrent layer that hears two inputs, and a readout of its last output.

    With ``chrono`` the gates of LSTM and GRU start open for up to T steps, which tells them how long to remember
    (Tallec and Ollivier 2018, arXiv:1804.11188). The others have no gates.
    """
    options = dict(rng=rng, dtype=dtype, returns="last")
    if chrono and kind in ("LSTM", "GRU"):
        options["memory"] = T
    return nn.Network([LAYERS[kind](2, n_hidden, **options), nn.Dense(n_hidden, 1, rng=rng, dtype=dtype)])


@takes(
    kind=tuple(LAYERS), T=count(low=2), updates=count, n_hidden=count, B=count, eta=positive, chrono=bool,
    rng=generator, progress=bool,
)  # fmt: skip
def learn(kind, *, T=100, updates=500, n_hidden=16, B=32, eta=0.01, chrono=True, rng, progress=True):
    """Train a network on the adding problem and test it on 1,000 unseen sequences.

    Parameters
    ----------
    kind : "LSTM", "GRU", "RNN", "RNN, U = 1" or "IRNN"
    T, updates, n_hidden, B : int
        Steps of a sequence, updates, units, sequences an update.
    eta : float
        Step of Adam.
    chrono : bool
        Start with gates that stay open for up to T steps. See `build`.
    rng : seed or numpy.random.Generator
    progress : bool
        Show a bar. Interrupt the training when you like: what was learned stays.

    Returns
    -------
    Training

    References
    ----------
    Hochreiter S, Schmidhuber J (1997). Neural Computation 9:1735-1780, doi:10.1162/neco.1997.9.8.1735.
    """
    network = build(kind, T=T, n_hidden=n_hidden, chrono=chrono, rng=rng)
    probes, targets = sequences(T, N_PROBES, rng=PROBE_SEED, dtype=np.float32)
    first = network.forward(probes)[:, 0]

    def ask(network, update):
        return network.propagate(probes)[:, 0] if update % EVERY == 0 else None

    training = nn.train(
        network, lambda rng: sequences(T, B, rng=rng, dtype=np.float32), loss=nn.mse, eta=eta, clip=1.0,
        updates=updates, rng=rng, after_each=ask, progress=progress,
    )  # fmt: skip
    answers = np.array([first, *(answer for answer in training.records if answer is not None)])
    test = test_error(network, T, rng=rng)
    at = EVERY * np.arange(len(answers))
    return Training(kind, network, training.loss, test, training.interrupted, at, answers, targets[:, 0])


def test_error(network, T, *, n=1000, rng):
    """Mean squared error on ``n`` new sequences."""
    x, y = sequences(T, n, rng=rng, dtype=network.dtype)
    return nn.mse(network.answer(x, axis=1), y)[0]


test_error.__test__ = False  # for pytest: a measure, not a test


@takes(loss=array(ndim=1), width=count)
def smooth(loss, width=20):
    """Mean of the last ``width`` losses at every update (of fewer at the start), shape (updates,)."""
    total = np.cumsum(np.concatenate([[0.0], loss]))
    end = np.arange(1, len(total))
    begin = np.maximum(end - width, 0)
    return (total[end] - total[begin]) / (end - begin)


@takes(network=nn.Network, x=array(shape=("T", 2)))
def read_gates(network, x):
    """Record every gate and cell of a trained LSTM on one sequence.

    Parameters
    ----------
    network : Network
        From ``learn("LSTM", …).network``.
    x : array_like, shape (T, 2)

    Returns
    -------
    Gates
    """
    lstm, readout = network.layers[0], network.layers[-1]
    if not isinstance(lstm, nn.LSTM):
        raise TypeError(f"network must start with an LSTM, got a {type(lstm).__name__}")
    x = x.astype(network.dtype)
    network.forward(x[:, None])
    act = {name: a[:, 0].astype(float) for name, a in lstm.activity.items()}
    cell = lstm.cells[:, 0].astype(float)
    h = act["output"] * np.tanh(cell)
    answer = (h @ readout.W.T + readout.b)[:, 0]
    target = float(x[:, 0] @ x[:, 1])
    return Gates(x, cell, h, act["input"], act["forget"], act["output"], act["candidate"], answer, target)
