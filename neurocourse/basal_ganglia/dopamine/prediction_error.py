"""Dopamine as a prediction error: temporal-difference learning over the moments that follow a cue."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, function, number, optional, rising, takes, unguarded


class Trial(NamedTuple):
    """One trial, moment by moment: reward, predicted value and prediction error, each of shape (T,)."""

    r: np.ndarray
    V: np.ndarray
    delta: np.ndarray


class Training(NamedTuple):
    """What was learned. Row k of ``w`` holds the weights before trial k; ``V`` and ``delta`` are of the trials."""

    w: np.ndarray  # (n_trials + 1, T)
    V: np.ndarray  # (n_trials, T)
    delta: np.ndarray  # (n_trials, T)


def delay_line(cue, T):
    """Features (T, T) of a tapped delay line: row t holds a one at the number of steps since the cue, or nothing.

    The line is how the model keeps time: one unit is active at each moment after the cue, and the cue starts it.
    """
    return np.eye(T, k=-cue)


def rewards(reward, T, size=1.0):
    """Reward at each step (T,): ``size`` at step ``reward``, or nowhere when that is None."""
    r = np.zeros(T)
    if reward is not None:
        r[reward] = size
    return r


@takes(w=array(ndim=1, least=2), cue=count(low=0), reward=optional(count(low=0)), gamma=fraction, reset=bool)
def trial(w, *, cue=5, reward=15, gamma=1.0, reset=False):
    """Run one trial without learning: δ_t = r_t + γ V_t - V_(t-1), where V_t = w · x_t, and 0 before the first step.

    The error is the one that is known at step t: what came, plus what is expected now, less what was expected before.

    Parameters
    ----------
    w : ndarray, shape (T,)
        Weight of each tap of the delay line: the value of that moment.
    cue : int
        Step at which the cue comes.
    reward : int or None
        Step at which the reward comes; None leaves it out.
    gamma : float
        Discount per step, 0 to 1.
    reset : bool
        Does a reward stop the line, so that nothing more is expected in this trial?

    Returns
    -------
    Trial

    References
    ----------
    Schultz W, Dayan P, Montague PR (1997). A neural substrate of prediction and reward. Science 275:1593-1599.
    doi:10.1126/science.275.5306.1593
    """
    T = len(w)
    if reward is not None and reward >= T:
        raise ValueError(f"reward must come within the {T} steps of w, got {reward}")
    r = rewards(reward, T)
    V = delay_line(cue, T) @ w
    if reset and reward is not None:
        V[reward:] = 0.0
    return Trial(r, V, r + gamma * V - np.concatenate([[0.0], V[:-1]]))


@takes(
    n_trials=count, cue=count(low=0), reward=count, T=count(low=2), alpha=fraction, gamma=fraction, lam=fraction,
    update=function,
)  # fmt: skip
def learn(n_trials=200, *, cue=5, reward=15, T=25, alpha=0.3, gamma=1.0, lam=0.0, update=None):
    """Learn the value of every moment of a trial by TD(λ): w ← w + α δ e, with the trace e ← γ λ e + x.

    Parameters
    ----------
    n_trials, T : int
        Trials, and steps of each.
    cue, reward : int
        Steps of the cue and of the reward; the cue comes first.
    alpha, gamma, lam : float
        Learning rate, discount and decay of the trace; each 0 to 1.
    update : function, optional
        A learner's own ``update(V, V_next, r, alpha, gamma) -> new V`` in place of `td_update`.

    Returns
    -------
    Training

    Raises
    ------
    ValueError
        When cue and reward do not fit into the trial.
    """
    rising(cue=cue, reward=reward, T=T)
    x, r, w = delay_line(cue, T), rewards(reward, T), np.zeros(T)
    ws, Vs, deltas = [w.copy()], [], []
    for _ in range(n_trials):
        V, delta = _one_trial(w, x, r, alpha, gamma, lam, update)
        ws.append(w.copy())
        Vs.append(V)
        deltas.append(delta)
    return Training(np.array(ws), np.array(Vs), np.array(deltas))


@takes(V=number, V_next=number, r=number, alpha=fraction, gamma=fraction)
def td_update(V, V_next, r, alpha, gamma):
    """The value after one step, with the error of temporal differences: V ← V + α (r + γ V' - V).

    Parameters
    ----------
    V, V_next : float
        What is expected now, and one step later.
    r : float
        Reward on the way.
    alpha, gamma : float
        Learning rate and discount, each 0 to 1.

    References
    ----------
    Sutton RS (1988). Learning to predict by the methods of temporal differences. Machine Learning 3:9-44.
    doi:10.1007/BF00115009
    """
    return V + alpha * (r + gamma * V_next - V)


def _one_trial(w, x, r, alpha, gamma, lam, update):
    """Learn from one trial, step by step; changes ``w``. The error at step t corrects the guess of step t - 1."""
    e, before, delta, V = np.zeros(len(w)), np.zeros(len(w)), np.zeros(len(r)), np.zeros(len(r))
    correct = update or unguarded(td_update)
    for t in range(len(r)):
        V[t], guess = x[t] @ w, before @ w
        delta[t] = r[t] + gamma * V[t] - guess
        e = gamma * lam * e + before
        w += (correct(guess, V[t], r[t], alpha, gamma) - guess) * e
        before = x[t]
    return V, delta
