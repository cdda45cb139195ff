"""Break our result: earn more than a learner that matches, where rewards wait until they are fetched."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, function, generator, option, takes
from neurocourse.basal_ganglia.pigeons.learners import Income
from neurocourse.basal_ganglia.pigeons.matching import fetch

N_SESSIONS, T = 20, 300


class Score(NamedTuple):
    """Rewards per hundred choices of a player and of the learner that matches, on the same rewards; is that ahead?"""

    yours: float
    matching: float
    lead: float
    error: float  # standard error of the lead
    won: bool  # the lead is more than two standard errors


def in_turn(places, rewards):
    """The plainest way to choose between two places: 0, 1, 0, 1."""
    return len(places) % 2


@takes(n=count, rng=generator)
def sessions(n=N_SESSIONS, *, rng):
    """Where rewards fall in n sessions, (T, n, 2) bool: three to four in ten choices, four to fifteen times as often
    in one place as in the other."""
    total, ratio = rng.uniform(0.3, 0.4, n), rng.uniform(4, 15, n)
    p = np.stack([total * ratio / (1 + ratio), total / (1 + ratio)], axis=1)
    swap = rng.random(n) < 0.5
    p[swap] = p[swap, ::-1]
    return rng.random((T, n, 2)) < p


@takes(choose=function, rng=generator)
def score(choose, *, rng):
    """Play all sessions with ``choose`` and with a learner that follows its share of income, which matches.

    Parameters
    ----------
    choose : function
        ``choose(places, rewards) -> 0 or 1``, called before each choice of a session with two lists: the places
        chosen so far, 0 or 1, and whether each choice was rewarded.
    rng : seed or numpy.random.Generator
        Seeds that the player has not seen.

    Returns
    -------
    Score
    """
    falls = sessions(rng=rng)
    matching = fetch(Income(N_SESSIONS, tau=20.0), falls, True, rng).rewarded.mean(axis=0)
    yours = np.array([earned(choose, falls[:, k]) for k in range(N_SESSIONS)])
    lead = yours - matching
    error = lead.std(ddof=1) / np.sqrt(N_SESSIONS)
    values = (100 * x for x in (yours.mean(), matching.mean(), lead.mean(), error))
    return Score(*map(float, values), bool(lead.mean() > 2 * error))


def earned(choose, falls):
    """Share of the choices of one session, whose rewards fall where ``falls`` (T, 2) says, that brought one."""
    places, rewards, waiting = [], [], np.zeros(2, bool)
    for fallen in falls:
        waiting = waiting | fallen
        place = option("what choose returns", int(choose(list(places), list(rewards))), (0, 1))
        places.append(place)
        rewards.append(bool(waiting[place]))
        waiting[place] = False
    return np.mean(rewards)
