"""Learning by trial and error with one number for each state and action: Q-learning, SARSA and an actor with a critic.

Many learners live side by side in one call, so that their average can be watched while they learn.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, function, generator, takes, unguarded
from neurocourse.basal_ganglia.environments import Environment, Maze

RULES = ("Q-learning", "SARSA", "expected SARSA")


class Course(NamedTuple):
    """How a group of learners did. Episodes that a learner had not ended when time was up are not counted."""

    returns: np.ndarray  # (n_episodes, n_agents)
    Q: np.ndarray  # (n_agents, S, A) at the end
    snapshots: np.ndarray  # (n_snapshots, S, A): mean over the agents
    at: np.ndarray  # (n_snapshots,) episode of each snapshot, of the slowest learner


def epsilon_greedy(Q, epsilon, rng):
    """Action for each row of Q (n, A): the best one, ties broken by chance, or with probability ε any."""
    best = (Q + 1e-9 * rng.random(Q.shape)).argmax(axis=1)
    return np.where(rng.random(len(Q)) < epsilon, rng.integers(0, Q.shape[1], len(Q)), best)


@takes(Q_sa=array, r=array, Q_next=array(shape=(..., "A"), least=1), alpha=fraction, gamma=fraction)
def q_update(Q_sa, r, Q_next, alpha, gamma):
    """One step of Q-learning: Q ← Q + α [r + γ max_a' Q(s', a') - Q].

    Parameters
    ----------
    Q_sa, r : float or ndarray, shape (n,)
        Value of the action taken, and its reward.
    Q_next : ndarray, shape (A,) or (n, A)
        Values in the next state: zero where the episode is over.
    alpha, gamma : float

    Returns
    -------
    float or ndarray, shape (n,)

    References
    ----------
    Watkins CJCH, Dayan P (1992). Q-learning. Machine Learning 8:279-292. doi:10.1007/BF00992698
    """
    return Q_sa + alpha * (r + gamma * np.max(Q_next, axis=-1) - Q_sa)


@takes(
    world=Maze, rule=RULES, n_agents=count, n_episodes=count, alpha=fraction, gamma=fraction, epsilon=fraction,
    slip=fraction, n_snapshots=count, update=function, rng=generator,
)  # fmt: skip
def learn(world, rule="Q-learning", *, n_agents=1, n_episodes=500, alpha=0.5, gamma=1.0, epsilon=0.1, slip=0.0,
          n_snapshots=20, update=q_update, rng):  # fmt: skip
    """Let learners walk and learn until each has ended ``n_episodes`` episodes.

    Parameters
    ----------
    world : Maze
    rule : str
        One of ``RULES``. SARSA learns from the action that it will take, the others from the best or the mean one.
    n_agents, n_episodes, n_snapshots : int
    alpha, gamma, epsilon, slip : float
        Learning rate, discount, exploration and noise of the moves; each 0 to 1.
    update : function, optional
        A learner's own `q_update`.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Course
    """
    n, S = n_agents, len(world.reward)
    move, correct = unguarded(Environment.step), unguarded(update)  # the loop makes what they take
    env, first = Environment(world, n=n, slip=slip, rng=rng), S * np.arange(n_agents)
    Q = np.zeros((n * S, world.reward.shape[1]))  # the tables of all learners below each other: one index finds a row
    returns, total, done_count = np.zeros((n_episodes, n)), np.zeros(n), np.zeros(n, int)
    marks, shots = list(np.linspace(0, n_episodes, n_snapshots).astype(int)), []
    at = []
    row = first + env.s
    a = epsilon_greedy(Q[row], epsilon, rng)
    slowest = 0  # episodes that every learner has behind it
    while slowest < n_episodes:
        if len(at) < len(marks) and slowest >= marks[len(at)]:
            at.append(slowest)
            shots.append(Q.reshape(n, S, -1).mean(axis=0))
        _, r, done = move(env, a)
        row_next = first + env.s
        Q_next = Q.take(row_next, axis=0)
        a_next = epsilon_greedy(Q_next, epsilon, rng)
        Q_next[done] = 0.0  # nothing is to be had after the end, and the next episode's start is no consequence
        Q[row, a] = correct(Q[row, a], r, _target(rule, Q_next, a_next, epsilon), alpha, gamma)
        total += r
        if done.any():
            _book(returns, total, done_count, done)
            slowest = int(done_count.min())
        row, a = row_next, a_next
    Q = Q.reshape(n, S, -1)
    return Course(returns, Q, np.array([*shots, Q.mean(axis=0)]), np.array([*at, n_episodes]))


def _target(rule, Q_next, a_next, epsilon):
    """Values of the next state that the rule looks at: all, or one only, whose maximum is itself."""
    if rule == "SARSA":
        return np.take_along_axis(Q_next, a_next[:, None], axis=1)
    if rule == "expected SARSA":
        return (epsilon * Q_next.mean(axis=1) + (1 - epsilon) * Q_next.max(axis=1))[:, None]
    return Q_next


def _book(returns, total, done_count, done):
    """Write the returns of the episodes that ended into the table."""
    (ended,) = np.nonzero(done)
    counted = ended[done_count[ended] < len(returns)]
    returns[done_count[counted], counted] = total[counted]
    done_count[ended] += 1
    total[ended] = 0.0
