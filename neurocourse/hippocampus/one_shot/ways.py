"""Rule and architecture told apart: who can go on with episodes that were heard once, and what takes many looks?

Each learner here hears an episode moment after moment and says the next one, as the LSTM of `episodes` does. What
differs is where the weights come from.
"""

from copy import copy
from functools import cache

import numpy as np

from neurocourse.arguments import array, count, fraction, integer, positive, rng_or_seed, takes
from neurocourse.hippocampus.attractors import hopfield
from neurocourse.hippocampus.forecasting.echo_state import EchoState, with_one
from neurocourse.hippocampus.one_shot import episodes

N_HIDDEN = 600  # units of the random loop
SPAN = 4  # last moments by which attention compares
ONCE = (
    "Hebb, a place for each moment", "Hebb, in a random loop", "corrected, in a random loop",
    "attention, nothing learned",
)  # fmt: skip
LSTMS = {  # looks, and how they went
    "LSTM, 1 look": (1, {}),
    "LSTM, 10 looks, larger steps": (10, dict(eta=0.1)),
    "LSTM, 50 looks": (50, {}),
    "LSTM, 200 blurred looks": (200, dict(practice=0.15)),
}
CUES = (dict(given=4), dict(given=6, noise=0.15))  # clear, and blurred
STARTS = 3


class Loop:
    """A random loop of units that stays as it is; only its readout V learned, in one pass through the episodes.

    Parameters
    ----------
    lived : ndarray, shape (P, T, N_FEATURES), ±1
    rule : "Hebb" or "corrected"
        Hebb's sum of products y hᵀ, or `recursive_least_squares`.
    seed : int
        Draws the loop.
    """

    @takes(lived=array(ndim=3, least=1), rule=("Hebb", "corrected"), seed=count(low=0))
    def __init__(self, lived, rule, seed):
        self.loop = copy(random_loop(seed))
        h = self.loop.states(lived[:, :-1].swapaxes(0, 1)).swapaxes(0, 1)
        s, y = with_one(h.reshape(-1, N_HIDDEN)), lived[:, 1:].reshape(-1, episodes.N_FEATURES)  # episode by episode
        self.loop.V = recursive_least_squares(s, y) if rule == "corrected" else y.T @ s / len(s)

    def propagate(self, x):
        """What it says after each moment x (t, P, N_FEATURES)."""
        return self.loop.predict(x)


@cache
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


def recursive_least_squares(s, y, ridge=1e-2):
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


@takes(n_episodes=count, given=integer(low=1, high=episodes.T - 1), noise=fraction, rng=rng_or_seed)
def once(n_episodes=6, *, given=4, noise=0.0, rng):
    """Share of what follows the cue that is right after the episodes were heard once, for each way to keep them.

    Parameters
    ----------
    n_episodes : int
    given : int
        Moments of the cue.
    noise : float
        Share of its features that are turned over, 0 to 1.
    rng : seed or numpy.random.Generator

    Returns
    -------
    list of float
        For each of `ONCE`, 0 to 1: one half by guessing.
    """
    rng = np.random.default_rng(rng)
    lived, seed = episodes.draw(n_episodes, rng=rng), int(rng.integers(1_000_000))
    cue = episodes.cues(lived, given, noise, rng=rng)
    learners = Loop(lived, "Hebb", seed), Loop(lived, "corrected", seed), Attention(lived)
    stored = episodes.complete(hopfield.store(lived.reshape(n_episodes, -1)), cue)
    said = [stored, *(episodes.go_on(learner, cue) for learner in learners)]
    return [float(episodes.right(x, lived, given).mean()) for x in said]


@takes(
    looks=count, n_episodes=count, eta=positive, practice=fraction, given=integer(low=1), noise=fraction,
    rng=count(low=0),
)  # fmt: skip
def gradient(looks, n_episodes=6, *, eta=0.01, practice=0.0, given=4, noise=0.0, rng):
    """The same share for an LSTM after so many looks, each of them one step of Adam of size ``eta``.

    ``practice`` is the share of features that were turned over in what it heard while it learned.
    """
    taught = episodes.learn(n_episodes, (looks,), eta=eta, noise=practice, rng=rng)
    return float(episodes.scores(taught, given=given, noise=noise, rng=rng + 1)[1, 0])


def compare():
    """Shares right of six episodes, by `CUES`, for `STARTS` seeds: the ways of `ONCE`, and then the `LSTMS`.

    Returns
    -------
    ndarray, shape (ways, cues, STARTS)
    """
    heard_once = np.array([[once(**cue, rng=seed) for seed in range(STARTS)] for cue in CUES])
    learned = [
        [[gradient(looks, **how, **cue, rng=seed) for seed in range(STARTS)] for cue in CUES]
        for looks, how in LSTMS.values()
    ]
    return np.concatenate([heard_once.transpose(2, 0, 1), learned])


@takes(right=array(shape=(len(ONCE) + len(LSTMS), len(CUES), "starts")))
def report(right):
    """What `compare` found, as a table in words: the mean of the starts, and the lowest and highest."""

    def words(shares):
        low, mean, high = (f"{100 * share:.0f}" for share in (shares.min(), shares.mean(), shares.max()))
        return f"{mean}%" if low == high else f"{mean}% ({low} to {high})"

    rows = [
        f"{name:>30}  {words(clear):<16}  {words(blurred)}"
        for name, (clear, blurred) in zip((*ONCE, *LSTMS), right, strict=True)
    ]
    return "\n".join([f"{'':>30}  {'clear cue':<16}  blurred cue", *rows])
