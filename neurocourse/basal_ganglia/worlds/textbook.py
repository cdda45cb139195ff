"""Q-learning as textbooks print it: one learner, one loop, plain lists. `tabular` walks many learners at once."""

import numpy as np

from neurocourse.arguments import count, fraction, generator, takes
from neurocourse.basal_ganglia.worlds.environments import Maze


@takes(world=Maze, n_episodes=count, alpha=fraction, gamma=fraction, epsilon=fraction, rng=generator)
def q_learning(world, *, n_episodes=500, alpha=0.5, gamma=1.0, epsilon=0.1, rng):
    """Walk, and after each step correct the value of what was done: Q ← Q + α [r + γ max_a' Q(s', a') - Q].

    Lists, because a single step touches four numbers: NumPy's calls would take longer than the arithmetic.

    Parameters
    ----------
    world : Maze
    n_episodes : int
    alpha, gamma, epsilon : float
        Learning rate, discount and share of random moves; each 0 to 1.
    rng : seed or numpy.random.Generator

    Returns
    -------
    (ndarray, shape (n_episodes,); ndarray, shape (S, A))
        Return of each episode, and the values at the end.

    References
    ----------
    Watkins CJCH, Dayan P (1992). Q-learning. Machine Learning 8:279-292. doi:10.1007/BF00992698
    """
    next_state, reward, ends = (table.tolist() for table in (world.next_state, world.reward, world.ends))
    Q, chance = [[0.0] * len(row) for row in reward], uniform(rng)
    returns = np.zeros(n_episodes)
    for episode in range(n_episodes):
        s, done = world.start, False
        while not done:
            q = Q[s]
            a = int(next(chance) * len(q)) if next(chance) < epsilon else q.index(max(q))
            r, done, s_next = reward[s][a], ends[s][a], next_state[s][a]
            target = r if done else r + gamma * max(Q[s_next])
            q[a] += alpha * (target - q[a])
            returns[episode] += r
            s = s_next
    return returns, np.array(Q)


def uniform(rng):
    """Numbers in [0, 1), one at a time but drawn by the thousand, which is much cheaper."""
    while True:
        yield from rng.random(1000).tolist()
