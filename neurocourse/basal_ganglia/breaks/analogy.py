"""Where dopamine and the error of temporal differences part: timing, choice, the floor of a rate, and acting."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, integer, positive, rising, takes, unguarded
from neurocourse.basal_ganglia.dopamine import prediction_error
from neurocourse.basal_ganglia.striatum import pathways
from neurocourse.basal_ganglia.worlds.tabular import epsilon_greedy

BASE, GAIN = 5.0, 20.0  # spikes/s: a dopamine cell at rest, and what an error of one adds
RULES = ("Q-learning", "SARSA")


class Moments(NamedTuple):
    """Errors in one trial: when the reward came, and at the moment when it used to come."""

    at_reward: float
    at_old_time: float


@takes(early=count, gamma=fraction, reset=bool, cue=count(low=0), usual=integer(low=2, high=24), n_trials=count)
def early_reward(early=10, *, gamma=1.0, reset=False, cue=5, usual=15, n_trials=400):
    """Learn that a reward comes at step ``usual``, then give it at step ``early``.

    The delay line expects the reward at its old time, whatever came before. With ``reset`` a reward stops the line.
    Monkeys' cells answer to the early reward, and hardly at the old time.

    Parameters
    ----------
    early, cue, usual : int
        Steps; cue < early < usual.
    gamma : float
        Discount per step. Without one, a line that resets is not surprised by an early reward at all.
    reset : bool
    n_trials : int

    Returns
    -------
    Moments

    References
    ----------
    Hollerman JR, Schultz W (1998). Dopamine neurons report an error in the temporal prediction of reward during
    learning. Nature Neuroscience 1:304-309. doi:10.1038/1124
    """
    rising(cue=cue, early=early, usual=usual)
    w = prediction_error.learn(n_trials, cue=cue, reward=usual, gamma=gamma).w[-1]
    delta = prediction_error.trial(w, cue=cue, reward=early, gamma=gamma, reset=reset).delta
    return Moments(float(delta[early]), float(delta[usual]))


class Offer(NamedTuple):
    """Mean error at the sight of two levers, in trials in which the better and the worse one is then pulled."""

    better: float
    worse: float


@takes(
    rule=RULES, p=array(shape=(2,), low=0, high=1), n_agents=count, n_trials=count(low=2), alpha=fraction,
    epsilon=fraction, rng=generator,
)  # fmt: skip
def at_the_offer(rule, p=(0.75, 0.25), *, n_agents=200, n_trials=1000, alpha=0.05, epsilon=0.2, rng):
    """Two levers come in sight, and the learner has already made up its mind: what does its error say?

    δ = V' - V, where V is what was expected before the levers came, and V' is the value of the lever that will be
    pulled (SARSA) or of the better one (Q-learning).

    Parameters
    ----------
    rule : str
        "SARSA" or "Q-learning".
    p : (float, float)
        Chance that each lever pays; the better one first.
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
    p, rows = np.asarray(p), np.arange(n_agents)
    Q, V, errors = np.zeros((n_agents, 2)), np.zeros(n_agents), ([], [])
    for k in range(n_trials):
        a = epsilon_greedy(Q, epsilon, rng)
        offered = Q[rows, a] if rule == "SARSA" else Q.max(axis=1)
        delta = offered - V
        V += alpha * delta
        Q[rows, a] += alpha * ((rng.random(n_agents) < p[a]) - Q[rows, a])
        if k >= n_trials // 2:
            for lever in (0, 1):
                errors[lever].extend(delta[a == lever])
    return Offer(*(float(np.mean(each)) for each in errors))


@takes(delta=array)
def firing(delta):
    """Rate (spikes/s) of a cell that carries the error: rest plus gain times δ, and no cell fires less than nothing."""
    return np.maximum(BASE + GAIN * np.asarray(delta), 0.0)


def read_back(rate):
    """The error that a rate stands for, when the rate is taken at its word: (rate - rest) / gain."""
    return (np.asarray(rate) - BASE) / GAIN


@takes(p=fraction, n_trials=count(low=2), alpha=positive, rng=generator)
def believed(p, *, n_trials=4000, alpha=0.02, rng):
    """What a learner believes that takes the rate at its word, of a cue that pays 1 with chance p.

    Parameters
    ----------
    p : float
    n_trials : int
    alpha : float
    rng : seed or numpy.random.Generator

    Returns
    -------
    float
        Mean value over the last half of the trials; a true error would settle at p.
    """
    V, late, rate = 0.0, [], unguarded(firing)
    for k, r in enumerate(rng.random(n_trials) < p):
        V += alpha * float(read_back(rate(r - V)))
        if k >= n_trials // 2:
            late.append(V)
    return float(np.mean(late))


@takes(p=fraction)
def settles_at(p):
    """Where it settles, in closed form: p (1 - V) = (1 - p) min(V, f), where f = rest / gain is the deepest dip."""
    f = BASE / GAIN
    return p if p <= f else 1 - (1 - p) * f / p


class Tested(NamedTuple):
    """Shares of new pairs at each level of dopamine, (k,)."""

    choose_A: np.ndarray
    avoid_B: np.ndarray


@takes(levels=array(ndim=1, low=-1, high=1, least=1), n_subjects=count, rng=generator)
def acting(levels=(-0.5, 0.0, 0.5), *, n_subjects=400, rng):
    """Test one group that learned at the usual dopamine at other levels: how it acts changes, what it knows does not.

    A prediction error teaches. In temporal differences there is no place for a signal that changes choices at once.

    Parameters
    ----------
    levels : sequence of float
        Dopamine at the test, -1 to 1.
    n_subjects : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Tested

    References
    ----------
    Berridge KC, Robinson TE (1998). What is the role of dopamine in reward: hedonic impact, reward learning, or
    incentive salience? Brain Research Reviews 28:309-369. doi:10.1016/S0165-0173(98)00019-8
    """
    learned = pathways.learn(n_subjects, rng=rng)
    tested = [pathways.transfer(learned, dopamine=d, rng=rng) for d in levels]
    return Tested(*(np.array([np.mean(share) for share in column]) for column in zip(*tested, strict=True)))
