"""Learning by trial and error with one number for each state and action: Q-learning, SARSA and an actor with a critic.

Many learners live side by side in one call, so that their average can be watched while they learn.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import integer, number, option
from neurocourse.basal_ganglia.environments import Environment

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
    option("rule", rule, RULES)
    for name, value in (("alpha", alpha), ("gamma", gamma), ("epsilon", epsilon)):
        number(name, value, low=0, high=1)
    rng = np.random.default_rng(rng)
    n, rows = integer("n_agents", n_agents, low=1), np.arange(n_agents)
    env = Environment(world, n=n, slip=slip, rng=rng)
    Q = np.zeros((n, *world.reward.shape))
    returns, total, done_count = np.zeros((integer("n_episodes", n_episodes, low=1), n)), np.zeros(n), np.zeros(n, int)
    marks, shots = list(np.linspace(0, n_episodes, n_snapshots).astype(int)), []
    at = []
    s, a = env.s, epsilon_greedy(Q[rows, env.s], epsilon, rng)
    while done_count.min() < n_episodes:
        if len(at) < len(marks) and done_count.min() >= marks[len(at)]:
            at.append(int(done_count.min()))
            shots.append(Q.mean(axis=0))
        s_next, r, done = env.step(a)
        Q_next = np.where(done[:, None], 0.0, Q[rows, s_next])
        a_next = epsilon_greedy(Q[rows, env.s], epsilon, rng)
        Q[rows, s, a] = update(Q[rows, s, a], r, _target(rule, Q_next, a_next, epsilon), alpha, gamma)
        total += r
        _book(returns, total, done_count, done)
        s, a = env.s, a_next
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
