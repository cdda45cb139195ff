"""Learners that hear an episode moment after moment and say the next one, each with its own way to its weights."""

from copy import copy

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, fraction, takes
from neurocourse.caching import kept
from neurocourse.hippocampus.forecasting.echo_state import EchoState, ridge_regression, with_one
from neurocourse.hippocampus.one_shot import episodes

N_HIDDEN = 600  # units of the random loop
SPAN = 4  # last moments by which attention compares
RIDGE = 1e-2


class Loop:
    """A random loop of units that stays as it is; only its readout V learned.

    Parameters
    ----------
    lived : ndarray, shape (P, T, N_FEATURES), ±1
    rule : "Hebb", "corrected" or "gradient"
        Hebb's sum of products y hᵀ, `recursive_least_squares`, or one step of Adam for each look.
    seed : int
        Draws the loop.
    looks : int
        Times that each episode is heard. What is stored by Hebb's rule only grows with it.
    practice : float
        Share of the features that are turned over in what it hears, others at each look.
    """

    @takes(
        lived=array(ndim=3, least=1), rule=("Hebb", "corrected", "gradient"), seed=count(low=0), looks=count,
        practice=fraction,
    )  # fmt: skip
    def __init__(self, lived, rule, seed, *, looks=1, practice=0.0):
        self.loop, rng = copy(random_loop(seed)), np.random.default_rng(seed)
        heard = [episodes.blur(lived[:, :-1], practice, rng) for _ in range(looks if practice else 1)]
        s = np.concatenate([self.hear(x) for x in heard])
        y = np.tile(lived[:, 1:].reshape(-1, episodes.N_FEATURES), (len(heard), 1))  # episode by episode
        if rule == "gradient":
            self.loop.V = by_gradient(s, y, looks)
        elif rule == "Hebb":
            self.loop.V = y.T @ s / len(s)
        else:  # over many looks ridge regression, which is the same, is quicker
            self.loop.V = recursive_least_squares(s, y) if len(heard) == 1 else ridge_regression(s, y, RIDGE).T

    def hear(self, x):
        """States with a one behind them after each moment of x (P, t, N_FEATURES), episode by episode."""
        return with_one(self.loop.states(x.swapaxes(0, 1)).swapaxes(0, 1).reshape(-1, N_HIDDEN))

    def propagate(self, x):
        """What it says after each moment x (t, P, N_FEATURES)."""
        return self.loop.predict(x)


def by_gradient(s, y, looks, *, eta=0.01):
    """A readout after so many steps of Adam down the gradient of the error, all pairs of s and y at once.

    0.01 is the best of five sizes of a step from 0.001 to 0.1: larger ones overshoot.
    """
    readout = nn.Dense(s.shape[1] - 1, y.shape[1], rng=0)
    readout.parameters[...] = 0
    nn.train(nn.Network([readout]), s[:, :-1], y, loss=nn.mse, eta=eta, updates=looks, rng=0, progress=False)
    return np.column_stack([readout.W, readout.b])


def drawn_lstm(lived, *, rng):
    """An LSTM as large as the loop whose weights stay as drawn; its readout was corrected after each moment, once."""
    lstm = nn.LSTM(episodes.N_FEATURES, N_HIDDEN, rng=rng)
    readout = nn.Dense(N_HIDDEN, episodes.N_FEATURES, rng=rng)
    h = lstm.forward(lived[:, :-1].swapaxes(0, 1)).swapaxes(0, 1).reshape(-1, N_HIDDEN)
    y = lived[:, 1:].reshape(-1, episodes.N_FEATURES)
    V = recursive_least_squares(with_one(h), y, ridge=RIDGE / 100)  # its states are a tenth as large
    readout.W[...], readout.b[...] = V[:, :-1], V[:, -1]
    return nn.Network([lstm, readout])


@kept
def random_loop(seed):
    """An echo state network whose readout has learned nothing."""
    return EchoState(episodes.N_FEATURES, N_HIDDEN, scale=0.3, rng=seed)


class Attention:
    """Nothing is learned: all moments are kept, and the last ones are compared with them.

    What followed the moments most like the last four is what it says: softmax(q Kᵀ / √d) Y, one step of attention.

    References
    ----------
    Ramsauer H, Schäfl B, Lehner J, et al. (2021). Hopfield networks is all you need. ICLR 2021. arXiv:2008.02217
    """

    def __init__(self, lived):
        self.lived = lived

    def propagate(self, x):
        """What it says after the moments x (t, P, N_FEATURES): shape (1, P, N_FEATURES)."""
        T, span = self.lived.shape[1], min(len(x), SPAN)
        keys = np.concatenate([self.lived[:, t - span : t].reshape(len(self.lived), -1) for t in range(span, T)])
        values = np.concatenate([self.lived[:, t] for t in range(span, T)])
        q = x[-span:].swapaxes(0, 1).reshape(x.shape[1], -1)
        similar = q @ keys.T / np.sqrt(q.shape[1])
        weight = np.exp(similar - similar.max(axis=1, keepdims=True))
        return (weight @ values / weight.sum(axis=1, keepdims=True))[None]


def recursive_least_squares(s, y, ridge=RIDGE):
    """Weights V (n_out, n) after each pair s (n,), y (n_out,) was met once: each step corrects what V would have said.

    k = P s / (1 + sᵀ P s), V ← V + (y − V s) kᵀ, P ← P − k sᵀ P. P starts at 1/``ridge`` on the diagonal and remembers
    which directions of s have been met. At the end V is that of ridge regression on all pairs at once.
    """
    V, P = np.zeros((y.shape[1], s.shape[1])), np.eye(s.shape[1]) / ridge
    for s_t, y_t in zip(s, y, strict=True):
        heard = P @ s_t
        k = heard / (1 + s_t @ heard)
        V += np.outer(y_t - V @ s_t, k)
        P -= np.outer(k, heard)
    return V
