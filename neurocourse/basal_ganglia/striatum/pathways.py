"""Go and NoGo: two pathways through the striatum learn from the same dopamine with opposite signs (OpAL)."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, fraction, generator, number, positive, takes

# Frank's probabilistic selection task: three pairs, each with the probability that choosing a symbol is called right.
SYMBOLS = "ABCDEF"
P_RIGHT = np.array([0.8, 0.2, 0.7, 0.3, 0.6, 0.4])
PAIRS = np.array([[0, 1], [2, 3], [4, 5]])


class Strengths(NamedTuple):
    """What a group has learned: Go weights, NoGo weights and critic, each (n_subjects, 6)."""

    G: np.ndarray
    N: np.ndarray
    V: np.ndarray


class Transfer(NamedTuple):
    """How each subject does on new pairs, (n_subjects,): share of trials that choose A, and that avoid B."""

    choose_A: np.ndarray
    avoid_B: np.ndarray


def act(G, N, dopamine, beta=3.0):
    """Net drive of each option: β_G G - β_N N, where dopamine d (-1 to 1) weighs β_G = β (1 + d), β_N = β (1 - d).

    Dopamine excites the direct pathway by D1 receptors and quiets the indirect one by D2 receptors, so that high
    dopamine listens to what was good and low dopamine to what was bad.
    """
    return beta * (1 + dopamine) * G - beta * (1 - dopamine) * N


@takes(
    n_subjects=count, n_trials=count, dopamine=number(low=-1, high=1), alpha=fraction, beta=positive,
    rng=generator,
)  # fmt: skip
def learn(n_subjects=200, *, n_trials=240, dopamine=0.0, alpha=0.1, beta=3.0, rng):
    """Train a group on the three pairs: G ← G + α G δ and N ← N - α N δ, with δ = r - V of the chosen symbol.

    Parameters
    ----------
    n_subjects, n_trials : int
    dopamine : float
        -1 (none: only the NoGo pathway speaks) to 1.
    alpha, beta : float
        Learning rate of actor and critic; strength of choice.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Strengths

    References
    ----------
    Collins AGE, Frank MJ (2014). Opponent actor learning (OpAL): modeling interactive effects of striatal dopamine on
    reinforcement learning and choice incentive. Psychological Review 121:337-366. doi:10.1037/a0037015
    """
    n = n_subjects
    G, N, V, rows = np.ones((n, 6)), np.ones((n, 6)), np.full((n, 6), 0.5), np.arange(n)
    for k in range(n_trials):
        pair = np.broadcast_to(PAIRS[k % 3], (n, 2))
        chosen = _choose(G, N, pair, dopamine, beta, rng)
        delta = (rng.random(n) < P_RIGHT[chosen]) - V[rows, chosen]
        V[rows, chosen] += alpha * delta
        G[rows, chosen] *= 1 + alpha * delta
        N[rows, chosen] *= 1 - alpha * delta
    return Strengths(G, N, V)


def _choose(G, N, pairs, dopamine, beta, rng):
    """Choice of each subject between two symbols, drawn by a softmax of the net drive."""
    rows = np.arange(len(G))[:, None]
    drive = act(G[rows, pairs], N[rows, pairs], dopamine, beta)
    second = rng.random(len(G)) < 1 / (1 + np.exp(drive[:, 0] - drive[:, 1]))
    return pairs[np.arange(len(G)), second.astype(np.int64)]


@takes(strengths=Strengths, dopamine=number(low=-1, high=1), beta=positive, n_trials=count, rng=generator)
def transfer(strengths, *, dopamine, beta=3.0, n_trials=60, rng):
    """Test on new pairs without feedback: A against C to F, and B against C to F.

    Returns
    -------
    Transfer
        Frank's two measures. 0.5 is chance.

    References
    ----------
    Frank MJ, Seeberger LC, O'Reilly RC (2004). By carrot or by stick: cognitive reinforcement learning in
    parkinsonism. Science 306:1940-1943. doi:10.1126/science.1102941
    """
    G, N = strengths.G, strengths.N
    share = []
    for symbol in (0, 1):
        hits = np.zeros(len(G))
        for k in range(n_trials):
            pair = np.broadcast_to([symbol, 2 + k % 4], (len(G), 2))
            hits += _choose(G, N, pair, dopamine, beta, rng) == symbol
        share.append(hits / n_trials)
    return Transfer(share[0], 1 - share[1])


@takes(dopamine=number(low=-1, high=1), n_subjects=count, rng=generator)
def experiment(dopamine, *, n_subjects=200, rng):
    """A group that learns and is tested at one level of dopamine."""
    return transfer(learn(n_subjects, dopamine=dopamine, rng=rng), dopamine=dopamine, rng=rng)


def interaction(low, high):
    """(choose A - avoid B) with high dopamine less the same with low: above 0 when dopamine makes choosers."""
    return (high.choose_A - high.avoid_B).mean() - (low.choose_A - low.avoid_B).mean()


@takes(low=Transfer, high=Transfer, n=count, rng=generator)
def bootstrap(low, high, n=1000, *, rng):
    """Interaction of n groups drawn anew, with replacement, from the subjects: its spread is the uncertainty."""
    a, b = (g.choose_A - g.avoid_B for g in (high, low))
    return rng.choice(a, (n, len(a))).mean(1) - rng.choice(b, (n, len(b))).mean(1)
