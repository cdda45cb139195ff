"""Three ways to look for a policy that see nothing but how well each one does: all may try equally often."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import generator, takes
from neurocourse.plasticity.evolution import poles
from neurocourse.plasticity.transfer import bodies

MOST = 3000  # policies
TASKS = {"one pole": (4, bodies.T), "two poles": (poles.N_SENSES, poles.T)}  # senses, steps that are enough


def scorer(task, rng):
    """A function that tells how many steps each policy (n, senses) lasts, (n,)."""
    if task == "two poles":
        return poles.balance.unguarded
    begin = bodies.starts(rng)
    return lambda w: bodies.balance.unguarded(w, bodies.BODIES["bicycle"], begin).mean(axis=1)


class Found(NamedTuple):
    """How a search ended."""

    trials: int  # policies that were tried
    w: np.ndarray  # (senses,) the one that keeps the poles up, or zeros


def first(tried, scores, enough, before=0):
    """The first of the policies ``tried`` that is good enough as `Found`; None where none is."""
    good = np.flatnonzero(scores >= enough)
    return Found(before + int(good[0]) + 1, tried[good[0]]) if len(good) else None


def guess(score, d, enough, *, width, rng):
    """Policies drawn at random, each weight from a normal distribution of this width."""
    for batch in range(0, MOST, 100):
        w = width * rng.standard_normal((100, d))
        if found := first(w, score(w), enough, batch):
            return found
    return Found(MOST, np.zeros(d))


def climb(score, d, enough, *, width, rng):
    """One policy, changed a little; the change stays if it is at least as good."""
    w = np.zeros((1, d))
    best = score(w)
    for k in range(1, MOST):
        tried = w + width * rng.standard_normal((1, d))
        scores = score(tried)
        if found := first(tried, scores, enough, k):
            return found
        if scores >= best:
            w, best = tried, scores
    return Found(MOST, np.zeros(d))


def strategy(score, d, enough, *, width, rng, n=10):
    """Evolution strategy: 2n policies around w, in pairs of opposites; w goes where the better of them lie.

    w ← w + (2 / n) Σ uₖ εₖ width, where u are ranks from -1/2 to 1/2 and ε the deviations.

    References
    ----------
    Salimans T, Ho J, Chen X, Sidor S, Sutskever I (2017). Evolution strategies as a scalable alternative to
    reinforcement learning. arXiv:1703.03864.
    """
    w = np.zeros(d)
    for batch in range(0, MOST, 2 * n):
        eps = rng.standard_normal((n, d))
        eps = np.concatenate([eps, -eps])
        tried = w + width * eps
        scores = score(tried)
        if found := first(tried, scores, enough, batch):
            return found
        ranks = scores.argsort(kind="stable").argsort() / (2 * n - 1) - 0.5
        w = w + 2 * width / n * ranks @ eps
    return Found(MOST, np.zeros(d))


WAYS = {"guessing": (guess, 3.0), "climbing": (climb, 0.1), "evolution strategy": (strategy, 0.3)}
# Widths: the best of three or four for two poles, on other seeds


@takes(task=tuple(TASKS), way=tuple(WAYS), rng=generator)
def look(task, way, *, rng):
    """Let one of `WAYS` look for a policy that keeps the poles up, for 3,000 trials at most; returns `Found`."""
    d, enough = TASKS[task]
    find, width = WAYS[way]
    return find(scorer(task, rng), d, enough, width=width, rng=rng)
