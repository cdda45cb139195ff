"""The matching law: animals share their choices between two places as the places share their rewards."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import integer, number, option, positive

RULES = ("local income", "softmax of values")
SCHEDULES = ("baited", "plain")
TRACE = 0.002  # income that is never forgotten, so that no place is given up for ever


class Session(NamedTuple):
    """Share of the choices that went to place 1, and share of the rewards that came from there."""

    choices: np.ndarray  # (n,)
    rewards: np.ndarray  # (n,)


def play(p, rule="local income", *, schedule="baited", T=4000, n=100, tau=50.0, beta=8.0, rng):
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
    option("rule", rule, RULES)
    option("schedule", schedule, SCHEDULES)
    p = np.array([number("p", x, low=0, high=1) for x in p])
    positive("tau", tau)
    rng, rows = np.random.default_rng(rng), np.arange(integer("n", n, low=1))
    bait, memory = np.zeros((n, 2), bool), np.full((n, 2), 0.2)
    chosen, paid = np.zeros((integer("T", T, low=2), n), np.int64), np.zeros((T, n), bool)
    for t in range(T):
        bait = (bait & (schedule == "baited")) | (rng.random((n, 2)) < p)
        a = (rng.random(n) >= first_choice(rule, memory, beta)).astype(np.int64)
        r = bait[rows, a]
        bait[rows, a] = False
        remember(rule, memory, rows, a, r, tau)
        chosen[t], paid[t] = a, r
    late = slice(T // 2, None)
    first = chosen[late] == 0
    return Session(first.mean(axis=0), (first & paid[late]).sum(axis=0) / np.maximum(paid[late].sum(axis=0), 1))


def first_choice(rule, memory, beta):
    """Probability (n,) of choosing the first place."""
    if rule == "local income":
        return (memory[:, 0] + TRACE) / (memory.sum(axis=1) + 2 * TRACE)
    return 1 / (1 + np.exp(-beta * (memory[:, 0] - memory[:, 1])))


def remember(rule, memory, rows, a, r, tau):
    """Update the memory (n, 2) in place: income fades at every choice, a value only when its place is chosen."""
    if rule == "local income":
        memory *= 1 - 1 / tau
        memory[rows, a] += r / tau
    else:
        memory[rows, a] += (r - memory[rows, a]) / tau
