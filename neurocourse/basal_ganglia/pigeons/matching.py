"""The matching law: animals share their choices between two places as the places share their rewards."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, takes
from neurocourse.basal_ganglia.pigeons.learners import LEARNERS, learner_of

SCHEDULES = ("baited", "plain")
CONDITIONS = np.array([[0.06, 0.24], [0.1, 0.2], [0.15, 0.15], [0.2, 0.1], [0.24, 0.06]])  # chances of a reward
GOOD_MATCH = (0.90, 1.11)  # slopes that Baum calls good approximations to matching


class Played(NamedTuple):
    """What n learners did: whether each choice was of place 1, and whether it was rewarded, (T, n) bool."""

    first: np.ndarray
    rewarded: np.ndarray


class Experiment(NamedTuple):
    """Shares of place 1 in each condition, mean over the learners, and Baum's slope."""

    choices: np.ndarray  # (k,)
    rewards: np.ndarray  # (k,)
    slope: float


@takes(
    p=array(shape=(2,), low=0, high=1), learner=LEARNERS, schedule=SCHEDULES, T=count, n=count, rng=generator,
)  # fmt: skip
def play(p, learner="share of income", *, schedule="baited", T=2000, n=20, rng):
    """Let n learners choose between two places that pay with chances ``p``.

    In the baited schedule a reward, once it has fallen, waits until it is fetched, so that a place left alone gets
    better. In the plain one it is lost.

    Parameters
    ----------
    p : array, shape (2,)
        Chance per choice that a reward falls in each place.
    learner : str
        One of ``LEARNERS``.
    schedule : str
        "baited" or "plain".
    T, n : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Played

    References
    ----------
    Herrnstein RJ (1961). Relative and absolute strength of response as a function of frequency of reinforcement.
    Journal of the Experimental Analysis of Behavior 4:267-272. doi:10.1901/jeab.1961.4-267
    """
    return fetch(learner_of(learner, n), rng.random((T, n, 2)) < p, schedule == "baited", rng)


def fetch(learner, falls, baited, rng):
    """Let a learner with ``p_first()`` and ``learn(first, rewarded)`` fetch what ``falls``, (T, n, 2) bool."""
    T, n, _ = falls.shape
    waiting, rows = np.zeros((n, 2), bool), np.arange(n)
    first, rewarded = np.zeros((T, n), bool), np.zeros((T, n), bool)
    for t in range(T):
        waiting = (waiting & baited) | falls[t]
        first[t] = rng.random(n) < learner.p_first()
        place = 1 - first[t].astype(np.intp)
        rewarded[t] = waiting[rows, place]
        waiting[rows, place] = False
        learner.learn(first[t], rewarded[t])
    return Played(first, rewarded)


def shares(played):
    """Share of the choices of place 1, and of the rewards from there, in the second half: two numbers."""
    first, rewarded = (x[len(x) // 2 :] for x in played)
    return float(first.mean()), float((first & rewarded).sum() / max(rewarded.sum(), 1))


@takes(learner=LEARNERS, n=count, T=count(low=2), rng=generator)
def experiment(learner="share of income", *, n=20, T=2000, rng):
    """Herrnstein's kind of experiment: n learners at each of ``CONDITIONS``, and the slope of their mean ratios."""
    pairs = [shares(play(p, learner, n=n, T=T, rng=rng)) for p in CONDITIONS]
    choices, rewards = np.clip(np.transpose(pairs), 0.001, 0.999)  # a place given up has no ratio
    return Experiment(choices, rewards, sensitivity(choices, rewards))


@takes(choices=array(shape=("n",), above=0, below=1, least=2), rewards=array(shape=("n",), above=0, below=1))
def sensitivity(choices, rewards):
    """Slope a of log(B_1 / B_2) against log(R_1 / R_2), by least squares: 1 when choices match rewards.

    Parameters
    ----------
    choices, rewards : array, shape (n,)
        Share of place 1 in each condition or session, between 0 and 1, both excluded.

    Returns
    -------
    float

    References
    ----------
    Baum WM (1979). Matching, undermatching, and overmatching in studies of choice. Journal of the Experimental
    Analysis of Behavior 32:269-281. doi:10.1901/jeab.1979.32-269
    """
    y, x = (np.log(share / (1 - share)) for share in (choices, rewards))
    return float(np.polyfit(x, y, 1)[0])


@takes(p=fraction, q=array(low=0, high=1), schedule=SCHEDULES)
def income(p, q, schedule="baited"):
    """Rewards per choice from a place with chance p that is chosen at random with probability q, in closed form.

    A reward that waits is there with x = p / (1 - (1 - q) (1 - p)), so the place pays q x; one that is lost pays q p.
    """
    return q * p / (1 - (1 - q) * (1 - p)) if schedule == "baited" else q * p
