"""How much of its past must a network keep so that it can learn? Backpropagation through time, truncated."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import count, generator, positive, takes
from neurocourse.hippocampus.gating import adding

KEPT = 6  # numbers that each unit must keep of each step: three gates, the candidate, the cell, its output


class TruncatedTraining(NamedTuple):
    """What an LSTM learned with a record of so many steps."""

    steps: int
    numbers: int  # kept for each sequence
    error: float  # mean squared, on 1000 unseen sequences
    interrupted: bool


class ShortRecord(nn.LSTM):
    """An LSTM that keeps a record of the last ``steps`` steps only; the gradient goes no further back than that.

    Forward it is an LSTM like any other. Backward, the state at the start of the record is taken as given ("truncated"
    backpropagation through time).

    References
    ----------
    Williams RJ, Peng J (1990). An efficient gradient-based algorithm for on-line training of recurrent network
    trajectories. Neural Computation 2:490-501.
    """

    @takes(steps=count)
    def __init__(self, n_in, n_hidden, steps, *, memory=None, rng, dtype=np.float64):
        super().__init__(n_in, n_hidden, rng=rng, memory=memory, returns="last", dtype=dtype)
        self.steps = steps

    def forward(self, x, state=None):
        if len(x) > self.steps:
            super().forward(x[: -self.steps], state)
            state = self.state
        return super().forward(x[-self.steps :], state)


@takes(
    steps=count, two_marks=bool, chrono=bool, T=count, updates=count, n_hidden=count, B=count, eta=positive,
    rng=generator, progress=bool,
)  # fmt: skip
def learn(steps, *, two_marks=False, chrono=True, T=100, updates=500, n_hidden=16, B=32, eta=0.01, rng, progress=True):
    """Train an LSTM on the adding problem with a record of ``steps`` steps, in all else as `adding.learn` does.

    Parameters
    ----------
    steps : int
        Length of the record, 1 to T.
    two_marks : bool
        Whether the first number has a mark of its own. If not, the second mark can teach what the first one means.
    chrono, T, updates, n_hidden, B, eta, progress
        See `adding.learn`.
    rng : seed or numpy.random.Generator

    Returns
    -------
    TruncatedTraining
    """
    if steps > T:
        raise ValueError(f"steps must be at most T, {T}, got {steps}")
    options = dict(rng=rng, dtype=np.float32)
    hears = 3 if two_marks else 2
    lstm = ShortRecord(hears, n_hidden, steps, memory=T if chrono else None, **options)
    network = nn.Network([lstm, nn.Dense(n_hidden, 1, **options)])

    def batch(rng, B=B):
        x, y = adding.sequences(T, B, rng=rng, dtype=np.float32)
        return (apart(x) if two_marks else x), y

    training = nn.train(
        network, batch, loss=nn.mse, eta=eta, clip=1.0, updates=updates, rng=rng, progress=progress
    )  # fmt: skip
    x, y = batch(rng, 1000)
    error = nn.mse(network.answer(x, axis=1), y)[0]
    return TruncatedTraining(steps, KEPT * n_hidden * steps, error, training.interrupted)


def apart(x):
    """Sequences x (T, B, 2) of numbers and marks with a mark of its own for each half, (T, B, 3)."""
    first = np.arange(len(x))[:, None] < len(x) // 2
    return np.stack([x[..., 0], np.where(first, x[..., 1], 0), np.where(first, 0, x[..., 1])], axis=-1)
