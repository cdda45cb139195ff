"""How far back can they remember? One task, one budget, five kinds of network that read sequences."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, each, generator, takes
from neurocourse.hippocampus.forecasting.echo_state import EchoState
from neurocourse.hippocampus.words.attention import Glance

MODELS = ("RNN", "echo state", "GRU", "LSTM", "attention")
N_HIDDEN, N_RESERVOIR = 16, 100


class Table(NamedTuple):
    """R² of each model at each length, 1 for perfect memory and 0 for none."""

    models: tuple
    lengths: tuple
    scores: np.ndarray  # (models, lengths, seeds)


@takes(T=count(low=2), B=count, rng=generator)
def sequences(T, B, *, rng):
    """Numbers between −1 and 1, one of the first tenth (at least one) marked; the marked one is wanted at the end.

    Returns x (T, B, 2) and y (B, 1), float32. A network that remembers nothing can only say 0.
    """
    x, row = np.zeros((T, B, 2), np.float32), np.arange(B)
    x[..., 0] = rng.uniform(-1, 1, (T, B))
    at = rng.integers(0, max(1, T // 10), B)
    x[at, row, 1] = 1
    return x, x[at, row, 0][:, None]


@takes(model=MODELS, T=count(low=2), updates=count, B=count, rng=generator)
def score(model, T, *, updates=300, B=32, rng):
    """Train one model on ``updates`` batches of B sequences and return its R² on 500 new ones.

    Parameters
    ----------
    model : "RNN", "echo state", "GRU", "LSTM" or "attention"
        All trained ones have 16 units; the echo state network has 100 random ones and learns its readout only.
    T : int
        Length of the sequences, >= 2.
    updates, B : int
        The budget: every model sees updates · B sequences, each of them once.
    rng : seed or numpy.random.Generator

    Returns
    -------
    float
        1 − mean squared error / variance.
    """
    train = _echo_state if model == "echo state" else _network
    predict = train(model, T, updates, B, rng)
    x, y = sequences(T, 500, rng=rng)
    return float(1 - np.mean((predict(x) - y) ** 2) / np.var(y))


def _network(model, T, updates, B, rng):
    options = dict(rng=rng, dtype=np.float32)
    readout = nn.Dense(N_HIDDEN, 1, **options)
    if model == "attention":
        network = nn.Network([nn.Dense(2, N_HIDDEN, **options), nn.Tanh(), Glance(N_HIDDEN, **options), readout])
    else:
        gates = {} if model == "RNN" else dict(memory=max(T, 3))
        network = nn.Network([getattr(nn, model)(2, N_HIDDEN, returns="last", **options, **gates), readout])
    nn.train(
        network, lambda rng: sequences(T, B, rng=rng), loss=nn.mse, eta=0.01, clip=1.0, updates=updates, rng=rng,
        progress=False,
    )  # fmt: skip
    return network.forward


def _echo_state(model, T, updates, B, rng):
    reservoir = EchoState(2, N_RESERVOIR, spectral_radius=1.0, scale=0.5, rng=rng)
    last, wanted = [], []
    for _ in range(updates):
        x, y = sequences(T, B, rng=rng)
        last.append(reservoir.states(x)[-1])
        wanted.append(y)
    reservoir.fit(np.concatenate(last), np.concatenate(wanted), ridge=1e-4)
    return lambda x: reservoir.read(reservoir.states(x)[-1])


@takes(lengths=each(count(low=2)), models=each(MODELS), seeds=count, updates=count, B=count)
def table(lengths=(10, 30, 100), *, models=MODELS, seeds=3, updates=300, B=32):
    """The whole family on one budget: R² of every model, length and seed.

    Parameters
    ----------
    lengths : sequence of int
    models : sequence of names
    seeds, updates, B : int
        With fewer of them it is faster, and the trained networks remember less.

    Returns
    -------
    Table
    """
    lengths, models = tuple(lengths), tuple(models)
    scores = [[[score(m, T, updates=updates, B=B, rng=s) for s in range(seeds)] for T in lengths] for m in models]
    return Table(models, lengths, np.array(scores))


@takes(table=Table)
def report(table):
    """The table in words: the mean over the seeds, and the lowest and the highest when there are several."""
    lines = ["R²".ljust(12) + "".join(f"{f'T = {T}':>26}" for T in table.lengths)]
    for model, rows in zip(table.models, table.scores, strict=True):
        cells = [f"{s.mean():.2f}" + (f" ({s.min():.2f} to {s.max():.2f})" if len(s) > 1 else "") for s in rows]
        lines.append(model.ljust(12) + "".join(f"{cell:>26}" for cell in cells))
    return "\n".join(lines).replace("-0.00", "0.00")
