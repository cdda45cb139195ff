"""What the best one can do is worth: values of a known world, by Bellman's equations. The ground truth for learners."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, positive, takes
from neurocourse.basal_ganglia.worlds.environments import Maze
from neurocourse.nn import one_hot


class Model(NamedTuple):
    """A Markov decision process. Episodes end in a state that has no way out and no reward."""

    P: np.ndarray  # (S, A, S) probability of the next state
    R: np.ndarray  # (S, A) mean reward


class Plan(NamedTuple):
    """Optimal values ``V`` (S,), ``Q`` (S, A), and the largest error left in Bellman's equation after each sweep."""

    V: np.ndarray
    Q: np.ndarray
    residuals: np.ndarray
    history: np.ndarray  # (n_sweeps, S): V after each sweep


@takes(world=Maze, slip=fraction)
def model(world, slip=0.0):
    """Probabilities and mean rewards of a maze in which a move goes astray with probability ``slip``."""
    S, A = world.next_state.shape
    sure = np.zeros((S, A, S))
    s, a = np.nonzero(~world.ends)
    sure[s, a, world.next_state[s, a]] = 1.0
    P = (1 - slip) * sure + slip * sure.mean(axis=1, keepdims=True)
    R = (1 - slip) * world.reward + slip * world.reward.mean(axis=1, keepdims=True)
    at_goal = np.arange(S) == world.goal
    P[at_goal], R[at_goal] = 0.0, 0.0
    return Model(P, R)


@takes(process=Model, gamma=fraction, tol=positive, max_sweeps=count)
def value_iteration(process, *, gamma=1.0, tol=1e-10, max_sweeps=10_000):
    """Best values: V(s) ← max_a [R(s, a) + γ Σ P(s'|s, a) V(s')], until nothing changes by more than ``tol``.

    Parameters
    ----------
    process : Model
    gamma : float
        Discount, 0 to 1.
    tol : float
        Greatest residual |V - max_a Q| allowed.
    max_sweeps : int

    Returns
    -------
    Plan

    Raises
    ------
    RuntimeError
        When it does not settle: with γ = 1 some state cannot reach an end.

    References
    ----------
    Bellman R (1957). Dynamic Programming. Princeton University Press.
    """
    V, residuals, history = np.zeros(len(process.R)), [], []
    for _ in range(max_sweeps):
        Q = process.R + gamma * process.P @ V
        residuals.append(np.abs(Q.max(axis=1) - V).max())
        V = Q.max(axis=1)
        history.append(V)
        if residuals[-1] < tol:
            return Plan(V, Q, np.array(residuals), np.array(history))
    raise RuntimeError(f"no solution in {max_sweeps} sweeps: with gamma = 1 every state must be able to reach an end")


@takes(process=Model, policy=array(ndim=2, low=0), gamma=fraction)
def evaluate(process, policy, *, gamma):
    """Value of a policy (S, A), exactly: V = (I - γ P_π)⁻¹ r_π, and Q with V = Σ_a π Q.

    Returns
    -------
    (ndarray, shape (S,); ndarray, shape (S, A))
    """
    policy = array("policy", policy, shape=process.R.shape)
    P = np.einsum("sa,sat->st", policy, process.P)
    V = np.linalg.solve(np.eye(len(P)) - gamma * P, (policy * process.R).sum(axis=1))
    return V, process.R + gamma * process.P @ V


@takes(
    process=Model, policy=array(ndim=2, low=0), gamma=fraction, alpha=fraction,
    n_steps=count, rng=generator,
)  # fmt: skip
def td_evaluate(process, policy, *, gamma, alpha=0.1, n_steps=200_000, rng):
    """The same values learned from experience, by TD(0) with a learning rate α / (1 + visits / 100).

    Walks from random states; the last half of the estimates is averaged, as the noise of a step averages out.
    """
    S, A = process.R.shape
    P, policy = np.cumsum(process.P, axis=2), np.cumsum(array("policy", policy, shape=(S, A)), axis=1)
    V, mean, visits, s = np.zeros(S), np.zeros(S), np.zeros(S), 0
    for k, (u, v) in enumerate(rng.random((n_steps, 2))):
        a = min(np.searchsorted(policy[s], u), A - 1)
        t = np.searchsorted(P[s, a], v)
        visits[s] += 1
        V[s] += alpha / (1 + visits[s] / 100) * (process.R[s, a] + gamma * (V[t] if t < S else 0.0) - V[s])
        s = t if t < S else rng.integers(S)
        if k >= n_steps // 2:
            mean += V
    return mean / (n_steps - n_steps // 2)


@takes(process=Model, policy=array(ndim=2, low=0), gamma=fraction, n_steps=count, rng=generator)
def wait_evaluate(process, policy, *, gamma, n_steps=200_000, rng):
    """The same values by waiting for the end: the mean of the returns that followed each state (Monte Carlo).

    Walks from random states to the end of each episode; a walk that has not ended after the last step is not counted.
    """
    S, A = process.R.shape
    P, policy = np.cumsum(process.P, axis=2), np.cumsum(array("policy", policy, shape=(S, A)), axis=1)
    total, visits, walk, s = np.zeros(S), np.zeros(S), [], 0
    for u, v in rng.random((n_steps, 2)):
        a = min(np.searchsorted(policy[s], u), A - 1)
        walk.append((s, process.R[s, a]))
        s = np.searchsorted(P[s, a], v)
        if s == S:
            G = 0.0
            for t, r in reversed(walk):
                G = r + gamma * G
                total[t], visits[t] = total[t] + G, visits[t] + 1
            walk, s = [], rng.integers(S)
    return total / np.maximum(visits, 1)


def greedy(Q):
    """Policy (S, A) that takes the best action, the first of equals."""
    return one_hot(Q.argmax(axis=1), Q.shape[1])


def rollout(world, policy, max_steps=1000):
    """States that a deterministic policy (S,) of actions visits from the start, and the return of the episode."""
    s, path, total = world.start, [world.start], 0.0
    for _ in range(max_steps):
        a = policy[s]
        total += world.reward[s, a]
        path.append(int(world.next_state[s, a]))
        if world.ends[s, a]:
            break
        s = path[-1]
    return path, total
