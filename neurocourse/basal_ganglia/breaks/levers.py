"""The best lever or the one that will be pulled: what the error says when two levers come in sight."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, takes
from neurocourse.basal_ganglia.worlds.tabular import epsilon_greedy

RULES = ("Q-learning", "SARSA", "actor with critic")
PAIR, PAIRS = ((0.75, 0.25),), ((0.75, 0.25), (0.5, 0.25))  # chances that the better and the worse lever pay


class Offer(NamedTuple):
    """Mean error at the sight of each pair of levers, when the better and when the worse one is then pulled, (k,)."""

    better: np.ndarray
    worse: np.ndarray


@takes(
    rule=RULES, pairs=array(shape=("k", 2), low=0, high=1), n_agents=count, n_trials=count(low=2), alpha=fraction,
    epsilon=fraction, rng=generator,
)  # fmt: skip
def at_the_offer(rule, pairs=PAIR, *, n_agents=200, n_trials=1000, alpha=0.05, epsilon=0.2, rng):
    """Two levers come in sight, and the learner has already made up its mind: what does its error say?

    δ = V' - V, where V is what was expected before the levers came. V' is the value of the better lever (Q-learning),
    of the one that will be pulled (SARSA), or of the pair, whatever is done (an actor with a critic).

    Parameters
    ----------
    rule : str
        One of ``RULES``.
    pairs : array, shape (k, 2)
        Chances that the better and the worse lever of each pair pay. With several pairs one is drawn in each trial.
    n_agents, n_trials : int
    alpha, epsilon : float
    rng : seed or numpy.random.Generator

    Returns
    -------
    Offer
        From the second half of the trials.

    References
    ----------
    Morris G, Nevet A, Arkadir D, Vaadia E, Bergman H (2006). Midbrain dopamine neurons encode decisions for future
    action. Nature Neuroscience 9:1057-1063. doi:10.1038/nn1743
    """
    pairs, k, rows = np.asarray(pairs), len(pairs), np.arange(n_agents)
    Q, critic, V = np.zeros((n_agents, k, 2)), np.zeros((n_agents, k)), np.zeros(n_agents)
    total, seen = np.zeros((k, 2)), np.zeros((k, 2))
    for trial in range(n_trials):
        pair = rng.integers(k, size=n_agents) if k > 1 else np.zeros(n_agents, np.intp)
        q = Q[rows, pair]
        a = epsilon_greedy(q, epsilon, rng)
        delta = dict(zip(RULES, (q.max(axis=1), q[rows, a], critic[rows, pair]), strict=True))[rule] - V
        V += alpha * delta
        paid = rng.random(n_agents) < pairs[pair, a]
        Q[rows, pair, a] += alpha * (paid - Q[rows, pair, a])
        critic[rows, pair] += alpha * (paid - critic[rows, pair])
        if trial >= n_trials // 2:
            np.add.at(total, (pair, a), delta)
            np.add.at(seen, (pair, a), 1)
    return Offer(*(total / np.maximum(seen, 1)).T)
