"""Go and NoGo: two pathways through the striatum learn from the same dopamine with opposite signs (OpAL).

Beside them stand three other guesses at what dopamine does, each for a learner of the same task (`ROLES`), so that
dopamine can be turned up or down while a group learns, or while it is tested, and the guesses told apart.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, fraction, generator, number, positive, takes

# Frank's probabilistic selection task: three pairs, each with the probability that choosing a symbol is called right.
SYMBOLS = "ABCDEF"
P_RIGHT = np.array([0.8, 0.2, 0.7, 0.3, 0.6, 0.4])
PAIRS = np.array([[0, 1], [2, 3], [4, 5]])

# What dopamine does. The first two have one value Q for each symbol, the others a Go and a NoGo weight.
ONE_VALUE = ("a teacher", "a volume")
ROLES = (*ONE_VALUE, "Go up, NoGo down", "Go up")
VALUE_BETA = 2.0  # of the roles with one value, times β: as good at the usual dose as those with two pathways

DOSE = number(low=-1, high=1)  # -1 none, 0 usual, 1 much


class Strengths(NamedTuple):
    """What a group has learned: Go weights, NoGo weights and values, each (n_subjects, 6)."""

    G: np.ndarray
    N: np.ndarray
    V: np.ndarray


class Transfer(NamedTuple):
    """How each subject does on new pairs, (n_subjects,): share of trials that choose A, and that avoid B."""

    choose_A: np.ndarray
    avoid_B: np.ndarray


def act(strengths, options, dopamine, role="Go up, NoGo down", beta=1.0):
    """Drive of the ``options`` (n, 2) of each subject.

    With two pathways it is β_G G - β_N N. Dopamine d excites the direct pathway by D1 receptors, β_G = β (1 + d), and
    quiets the indirect one by D2 receptors, β_N = β (1 - d): much dopamine listens to what was good, little to what
    was bad. As a volume it multiplies all of the drive; a teacher has no say here.
    """
    rows = np.arange(len(options))[:, None]
    G, N, V = (weights[rows, options] for weights in strengths)
    if role == "a teacher":
        return VALUE_BETA * beta * V
    if role == "a volume":
        return VALUE_BETA * beta * (1 + dopamine) * V
    return beta * (1 + dopamine) * G - beta * (1 if role == "Go up" else 1 - dopamine) * N


@takes(
    n_subjects=count, n_trials=count, dopamine=DOSE, role=ROLES, alpha=fraction, beta=positive, rng=generator,
)  # fmt: skip
def learn(n_subjects=200, *, n_trials=240, dopamine=0.0, role="Go up, NoGo down", alpha=0.1, beta=1.0, rng):
    """Train a group on the three pairs: G ← G + α G δ and N ← N - α N δ, with δ = r - V of the chosen symbol.

    Parameters
    ----------
    n_subjects, n_trials : int
    dopamine : float
        -1 (none) to 1 (much). Where it teaches it makes good surprises larger and bad ones smaller.
    role : str
        One of ``ROLES``.
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
    strengths, rows = Strengths(np.ones((n, 6)), np.ones((n, 6)), np.full((n, 6), 0.5)), np.arange(n)
    gain = np.array([1 - dopamine, 1 + dopamine]) if role == "a teacher" else np.ones(2)
    for k in range(n_trials):
        pair = np.broadcast_to(PAIRS[k % 3], (n, 2))
        chosen = _choose(strengths, pair, dopamine, role, beta, rng)
        right = rng.random(n) < P_RIGHT[chosen]
        delta = right - strengths.V[rows, chosen]
        strengths.V[rows, chosen] += alpha * gain[right.astype(np.intp)] * delta
        strengths.G[rows, chosen] *= 1 + alpha * delta
        strengths.N[rows, chosen] *= 1 - alpha * delta
    return strengths


def _choose(strengths, pairs, dopamine, role, beta, rng):
    """Choice of each subject between two symbols, drawn by a softmax of their drives."""
    drive = act(strengths, pairs, dopamine, role, beta)
    second = rng.random(len(pairs)) < 1 / (1 + np.exp(drive[:, 0] - drive[:, 1]))
    return pairs[np.arange(len(pairs)), second.astype(np.intp)]


@takes(strengths=Strengths, dopamine=DOSE, role=ROLES, beta=positive, n_trials=count, rng=generator)
def transfer(strengths, *, dopamine, role="Go up, NoGo down", beta=1.0, n_trials=60, rng):
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
    n, share = len(strengths.G), []
    for symbol in (0, 1):
        hits = np.zeros(n)
        for k in range(n_trials):
            pair = np.broadcast_to([symbol, 2 + k % 4], (n, 2))
            hits += _choose(strengths, pair, dopamine, role, beta, rng) == symbol
        share.append(hits / n_trials)
    return Transfer(share[0], 1 - share[1])
