"""The clock of a prediction: three of them, and what each says when the reward comes early or not at all."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, fraction, integer, optional, rising, takes
from neurocourse.basal_ganglia.dopamine import prediction_error
from neurocourse.caching import kept

CLOCKS = ("goes on", "stopped by the reward", "blurs with time")
N_BUMPS, FADE, WIDTH, LAM = 10, 0.95, 0.08, 0.95  # of the clock that blurs


class Moments(NamedTuple):
    """Errors after training: at a reward that came early, the deepest after it, and that when it was left out."""

    early: float
    after: float
    left_out: float


def microstimuli(onset, T):
    """Bumps (T, N_BUMPS) that follow an event, the later the weaker and the wider; nothing when ``onset`` is None."""
    since = np.arange(T) - (T if onset is None else onset)
    trace = np.where(since >= 0, FADE ** np.maximum(since, 0), 0.0)
    centres = np.arange(1, N_BUMPS + 1) / N_BUMPS
    return trace[:, None] * np.exp(-((trace[:, None] - centres) ** 2) / (2 * WIDTH**2))


def _blurred(w, cue, reward, gamma, alpha=0.0):
    """Errors (T,) of one trial; changes ``w`` when ``alpha`` is not 0. The reward starts bumps of its own."""
    T = 40
    x = np.hstack([microstimuli(cue, T), microstimuli(reward, T)])
    r, before, e, delta = prediction_error.rewards(reward, T), np.zeros(len(w)), np.zeros(len(w)), np.zeros(T)
    for t in range(T):
        delta[t] = r[t] + gamma * max(x[t] @ w, 0.0) - max(before @ w, 0.0)
        e = gamma * LAM * e + before
        w += alpha * delta[t] * e
        before = x[t]
    return delta


@kept
def trained(clock, cue, usual, gamma, n_trials):
    """Weights of a learner whose reward has come at step ``usual`` in every trial."""
    if clock != CLOCKS[2]:
        return prediction_error.learn(n_trials, cue=cue, reward=usual, gamma=gamma).w[-1]
    w = np.zeros(2 * N_BUMPS)
    for _ in range(n_trials):
        _blurred(w, cue, usual, gamma, alpha=0.1)
    return w


@takes(
    clock=CLOCKS, reward=optional(count(low=0)), gamma=fraction, cue=count(low=0), usual=integer(low=2, high=24),
    n_trials=count,
)  # fmt: skip
def trial(clock, reward, *, gamma=1.0, cue=5, usual=15, n_trials=400):
    """Errors (25,) in one trial after training, with the reward at step ``reward``, or left out when that is None."""
    w = trained(clock, cue, usual, gamma, n_trials)
    if clock == CLOCKS[2]:
        return _blurred(w.copy(), cue, reward, gamma)[:25]
    return prediction_error.trial(w, cue=cue, reward=reward, gamma=gamma, reset=clock == CLOCKS[1]).delta


@takes(clock=CLOCKS, early=count, gamma=fraction, cue=count(low=0), usual=integer(low=2, high=24), n_trials=count)
def early_reward(clock="goes on", *, early=10, gamma=1.0, cue=5, usual=15, n_trials=400):
    """Learn that a reward comes at step ``usual``; then give it at step ``early``, then leave it out.

    Monkeys' cells answer to the early reward, hardly at the old time, and pause there when the reward is left out.

    Parameters
    ----------
    clock : str
        A delay line that "goes on" whatever happens, one that is "stopped by the reward", or bumps that follow cue and
        reward and "blur with time" (microstimuli, Ludvig and others).
    early, cue, usual : int
        Steps; cue < early < usual.
    gamma : float
        Discount per step.
    n_trials : int

    Returns
    -------
    Moments

    References
    ----------
    Hollerman JR, Schultz W (1998). Dopamine neurons report an error in the temporal prediction of reward during
    learning. Nature Neuroscience 1:304-309. doi:10.1038/1124
    """
    rising(cue=cue, early=early, usual=usual)
    moved, without = (trial(clock, at, gamma=gamma, cue=cue, usual=usual, n_trials=n_trials) for at in (early, None))
    return Moments(float(moved[early]), float(moved[early + 1 :].min()), float(without.min()))
