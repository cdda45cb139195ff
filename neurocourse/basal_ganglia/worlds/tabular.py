"""Learning by trial and error with one number for each state and action: Q-learning, SARSA and an actor with a critic.

Many learners live side by side in one call, so that their average can be watched while they learn.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, function, generator, optional, takes, unguarded
from neurocourse.basal_ganglia.worlds.environments import Environment, Maze

RULES = ("Q-learning", "SARSA", "expected SARSA")
EPSILONS = array(shape=("k",), low=0, high=1)  # exploration of each group


class Training(NamedTuple):
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
    last_epsilon=optional(fraction), slip=fraction, n_snapshots=count, update=function, rng=generator,
)  # fmt: skip
def learn(world, rule="Q-learning", *, n_agents=1, n_episodes=500, alpha=0.5, gamma=1.0, epsilon=0.1, last_epsilon=None,
          slip=0.0, n_snapshots=20, update=q_update, rng):  # fmt: skip
    """Let learners walk and learn until each has ended ``n_episodes`` episodes.

    Parameters
    ----------
    world : Maze
    rule : str
        One of ``RULES``. SARSA learns from the action that it will take, the others from the best or the mean one.
    n_agents, n_episodes, n_snapshots : int
    alpha, gamma, epsilon, slip : float
        Learning rate, discount, exploration and noise of the moves; each 0 to 1.
    last_epsilon : float, optional
        Exploration in the last episode, to which it fades; as in the first unless given.
    update : function, optional
        A learner's own `q_update`.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Training
    """
    last = None if last_epsilon is None else [last_epsilon]
    rest = dict(alpha=alpha, gamma=gamma, slip=slip, n_snapshots=n_snapshots, update=update, rng=rng)
    group = dict(last_epsilons=last, n_agents=n_agents, n_episodes=n_episodes)
    return learn_groups(world, rule, [epsilon], **group, **rest)[0]


@takes(
    world=Maze, rule=RULES, epsilons=EPSILONS, last_epsilons=EPSILONS, n_agents=count, n_episodes=count, alpha=fraction,
    gamma=fraction, slip=fraction, n_snapshots=count, update=function, rng=generator,
)  # fmt: skip
def learn_groups(world, rule, epsilons, *, last_epsilons=None, n_agents=1, n_episodes=500, alpha=0.5, gamma=1.0,
                 slip=0.0, n_snapshots=20, update=q_update, rng):  # fmt: skip
    """Several groups side by side, each of ``n_agents`` learners with one of the ``epsilons``: a `Training` each."""
    move, correct = unguarded(Environment.step), unguarded(update)  # the loop makes what they take
    S, n = len(world.reward), n_agents * len(epsilons)
    groups = [_Group(slice(k * n_agents, (k + 1) * n_agents), n_episodes, n_snapshots) for k in range(len(epsilons))]
    last_epsilons = epsilons if last_epsilons is None else last_epsilons
    first_epsilon, last_epsilon = (np.repeat(each, n_agents) for each in (epsilons, last_epsilons))
    epsilon = first_epsilon
    env, first = Environment(world, n=n, slip=slip, rng=rng), S * np.arange(n)
    Q = np.zeros((n * S, world.reward.shape[1]))  # the tables of all learners below each other: one index finds a row
    tables = Q.reshape(n, S, -1)
    returns, total, done_count = np.zeros((n_episodes, n)), np.zeros(n), np.zeros(n, int)
    row = first + env.s
    a = epsilon_greedy(Q[row], epsilon, rng)
    while not all([group.note(tables, done_count) for group in groups]):  # a list: each of them has to note
        _, r, done = move(env, a)
        row_next = first + env.s
        Q_next = Q.take(row_next, axis=0)
        a_next = epsilon_greedy(Q_next, epsilon, rng)
        Q_next[done] = 0.0  # nothing is to be had after the end, and the next episode's start is no consequence
        Q[row, a] = correct(Q[row, a], r, _target(rule, Q_next, a_next, epsilon), alpha, gamma)
        total += r
        if done.any():
            _book(returns, total, done_count, done)
            epsilon = first_epsilon + (last_epsilon - first_epsilon) * np.minimum(done_count / n_episodes, 1.0)
        row, a = row_next, a_next
    return [group.training(returns) for group in groups]


class _Group:
    """Notes on some of the learners: pictures of their mean table on the way, and all of it when the last is done."""

    def __init__(self, members, n_episodes, n_snapshots):
        self.members, self.Q, self.at, self.shots = members, None, [], []
        self.marks = np.linspace(0, n_episodes, n_snapshots).astype(int).tolist()
        self.n_episodes = n_episodes

    def note(self, tables, done_count):
        """Note what is due; True when the slowest learner has ended its last episode."""
        if self.Q is None:
            slowest = int(done_count[self.members].min())
            if slowest >= self.n_episodes:
                self.Q = tables[self.members].copy()
            elif len(self.at) < len(self.marks) and slowest >= self.marks[len(self.at)]:
                self.at.append(slowest)
                self.shots.append(tables[self.members].mean(axis=0))
        return self.Q is not None

    def training(self, returns):
        """What the group has done."""
        shots, at = [*self.shots, self.Q.mean(axis=0)], [*self.at, self.n_episodes]
        return Training(returns[:, self.members], self.Q, np.array(shots), np.array(at))


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
