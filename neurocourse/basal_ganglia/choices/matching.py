"""The matching law: animals share their choices between two places as the places share their rewards."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, function, generator, number, positive, takes

RULES = ("local income", "softmax of values")
SCHEDULES = ("baited", "plain")
CONDITIONS = ((0.06, 0.24), (0.1, 0.2), (0.15, 0.15), (0.2, 0.1), (0.24, 0.06))  # chances of a reward per choice
GOOD_MATCH = (0.90, 1.11)  # slopes that count as matching in Baum's review of 103 sets of data
TRACE = 0.002  # income that is never forgotten, so that no place is given up for ever


class Session(NamedTuple):
    """Share of the choices that went to place 1, and share of the rewards that came from there."""

    choices: np.ndarray  # (n,)
    rewards: np.ndarray  # (n,)


class Experiment(NamedTuple):
    """Shares of place 1 in each condition, mean over the animals, and Baum's slope."""

    choices: np.ndarray  # (k,)
    rewards: np.ndarray  # (k,)
    slope: float


@takes(
    p=array(shape=(2,), low=0, high=1), rule=RULES, schedule=SCHEDULES, T=count(low=2), n=count, tau=positive,
    beta=number(low=0), choose=function, rng=generator,
)  # fmt: skip
def play(p, rule="local income", *, schedule="baited", T=4000, n=100, tau=50.0, beta=8.0, choose=None, rng):
    """Let n animals choose between two places that pay with chances ``p``.

    In the baited schedule a reward, once it has fallen, waits until it is fetched, so that a place left alone gets
    better. In the plain one it is lost: there matching would be a mistake.

    Parameters
    ----------
    p : (float, float)
        Chance per choice that a reward falls in each place.
    rule : str
        "local income": choose in proportion to what each place paid of late. "softmax of values": reward per visit.
    schedule : str
    T, n : int
    tau : float
        Memory, in choices.
    beta : float
        Inverse temperature of the softmax.
    choose : function, optional
        A learner's own ``choose(income_1, income_2) -> probability of place 1``; it gets local incomes.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Session
        From the second half, when the memory has settled.

    References
    ----------
    Herrnstein RJ (1961). Relative and absolute strength of response as a function of frequency of reinforcement.
    Journal of the Experimental Analysis of Behavior 4:267-272. doi:10.1901/jeab.1961.4-267
    """
    choose = choose or first_choice(rule, beta)
    rows = np.arange(n)
    bait, memory = np.zeros((n, 2), bool), np.full((n, 2), 0.2)
    chosen, paid = np.zeros((T, n), np.int64), np.zeros((T, n), bool)
    for t in range(T):
        bait = (bait & (schedule == "baited")) | (rng.random((n, 2)) < p)
        a = (rng.random(n) >= choose(*(memory.T + TRACE))).astype(np.int64)
        r = bait[rows, a]
        bait[rows, a] = False
        remember(rule, memory, rows, a, r, tau)
        chosen[t], paid[t] = a, r
    late = slice(T // 2, None)
    first = chosen[late] == 0
    return Session(first.mean(axis=0), (first & paid[late]).sum(axis=0) / np.maximum(paid[late].sum(axis=0), 1))


def share(income_1, income_2):
    """Probability of place 1 when choices follow incomes: I_1 / (I_1 + I_2)."""
    return income_1 / (income_1 + income_2)


@takes(p=fraction, q=array(low=0, high=1), schedule=SCHEDULES)
def income(p, q, schedule="baited"):
    """Rewards per choice from a place with chance p that is chosen at random with probability q, in closed form.

    A reward that waits is there with x = p / (1 - (1 - q) (1 - p)), so the place pays q x; one that is lost pays q p.
    """
    return q * p / (1 - (1 - q) * (1 - p)) if schedule == "baited" else q * p


def first_choice(rule, beta):
    """How a rule turns the memory of both places into the probability of place 1."""
    if rule == "local income":
        return share
    return lambda value_1, value_2: 1 / (1 + np.exp(-beta * (value_1 - value_2)))


def remember(rule, memory, rows, a, r, tau):
    """Update the memory (n, 2) in place: income fades at every choice, a value only when its place is chosen."""
    if rule == "local income":
        memory *= 1 - 1 / tau
        memory[rows, a] += r / tau
    else:
        memory[rows, a] += (r - memory[rows, a]) / tau


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


@takes(choose=function, n=count, T=count(low=2), rng=generator)
def experiment(choose=None, *, n=20, T=4000, rng):
    """Herrnstein's kind of experiment: n animals at each of ``CONDITIONS``, and the slope of all their ratios."""
    sessions = [play(p, choose=choose, n=n, T=T, rng=rng) for p in CONDITIONS]
    columns = (np.array([np.mean(x) for x in column]) for column in zip(*sessions, strict=True))
    choices, rewards = (np.clip(share, 0.001, 0.999) for share in columns)  # a place given up has no ratio
    return Experiment(choices, rewards, sensitivity(choices, rewards))
