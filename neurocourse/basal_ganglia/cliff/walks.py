"""A rat that learns not to fall: its walks along a cliff, and the surprise at each step."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, fraction, generator, integer, takes
from neurocourse.basal_ganglia.worlds.environments import maze
from neurocourse.basal_ganglia.worlds.tabular import q_update

# Three rows of places: the cheese is worth 1, a fall -1, and a step costs 0.02.
CLIFF = maze("........\n........\nSXXXXXXG", r_step=-0.02, r_goal=1.0, r_cliff=-1.0)
ALPHA, GAMMA, EPSILON = 0.5, 0.95, 0.1
PATIENCE = 100  # steps of a walk that it learns from
LONGEST = 24  # steps; after that the rat is picked up


class Walk(NamedTuple):
    """One walk: states and errors (n + 1,), the first for being put down; and whether it ended in a fall, or at the
    cheese."""

    states: np.ndarray
    delta: np.ndarray
    fell: bool
    arrived: bool


@takes(n_walks=count, epsilon=fraction, rng=generator)
def practise(n_walks=60, *, epsilon=EPSILON, rng):
    """Let a rat walk from the start, again and again, and learn by Q-learning.

    Returns
    -------
    ndarray, shape (n_walks + 1, S, A)
        Its table before each walk, and after the last.
    """
    Q, tables = np.zeros(CLIFF.reward.shape), []
    for _ in range(n_walks):
        tables.append(Q.copy())
        _go(Q, CLIFF.start, epsilon, rng, alpha=ALPHA)
    return np.array([*tables, Q])


@takes(start=integer(low=0, high=CLIFF.shape[0] * CLIFF.shape[1] - 1), epsilon=fraction, rng=generator)
def walk(Q, start=CLIFF.start, *, epsilon=EPSILON, rng):
    """One walk of a rat that has the table ``Q`` (S, A) and learns nothing on the way.

    Whoever is put down where something good may be expected is surprised by that, too: the first error is the value of
    the place. Who is put down beyond the edge falls.

    Returns
    -------
    Walk
    """
    kind = "".join(CLIFF.text)[start]
    if kind in "XG":
        worth = 1.0 if kind == "G" else -1.0
        return Walk(np.array([start]), np.array([worth]), kind == "X", kind == "G")
    return _go(Q, start, epsilon, rng)


def _go(Q, s, epsilon, rng, alpha=0.0):
    """Walk from ``s``, and learn from each step by ``alpha``, into ``Q``."""
    states, errors, done = [s], [float(Q[s].max())], False
    while not done and len(states) <= (PATIENCE if alpha else LONGEST):
        best = (Q[s] + 1e-9 * rng.random(4)).argmax()
        a = rng.integers(4) if rng.random() < epsilon else best
        after, r, done = CLIFF.next_state[s, a], CLIFF.reward[s, a], CLIFF.ends[s, a]
        ahead = np.zeros(4) if done else Q[after]
        errors.append(float(q_update(Q[s, a], r, ahead, 1.0, GAMMA) - Q[s, a]))
        Q[s, a] += alpha * errors[-1]
        states.append(int(after))
        s = after
    kind = "".join(CLIFF.text)[states[-1]]
    return Walk(np.array(states), np.array(errors), kind == "X", kind == "G")
