"""A small piece soon or a large one later: what a discount decides, and what one discount alone can never do.

A reward that is d seconds away is worth γᵈ of itself. Doya (2002) proposed that serotonin sets γ.
"""

import numpy as np

from neurocourse.arguments import array, count, generator, number, positive, takes
from neurocourse.basal_ganglia.dopamine.prediction_error import td_update

SOONER, LATER, LARGE = 4, 10, 3.0  # s until the small piece, whose worth is 1, and until the large one
GAMMAS = np.arange(0.6, 0.99, 0.005).round(3)
share = number(above=0, high=1)  # a discount, or a rate


@takes(delay=array(least=0, low=0), gamma=share)
def one_discount(delay, gamma):
    """γᵈ: what a reward so many seconds away is worth, as a share, for delays of any shape."""
    return gamma**delay


@takes(delay=array(least=0, low=0), gamma=share, n=count)
def many_discounts(delay, gamma, n=50):
    """The mean of n discounts whose rates −ln γ are spread as an exponential; that of ``gamma`` is their mean.

    Together they come near a hyperbola, 1 / (1 − d ln γ).

    References
    ----------
    Kurth-Nelson Z, Redish AD (2009). Temporal-difference reinforcement learning with distributed representations.
    PLoS ONE 4:e7362.
    """
    rates = np.log(gamma) * np.log1p(-(np.arange(n) + 0.5) / n)  # quantiles; all of them above zero
    return np.exp(-np.multiply.outer(delay, rates)).mean(axis=-1)


@takes(delay=array(least=0, low=0), gamma=share)
def hyperbola(delay, gamma):
    """1 / (1 + k d) with k = −ln γ, as the choices of many animals are described."""
    return 1 / (1 - delay * np.log(gamma))


DISCOUNTS = {"one": one_discount, "many": many_discounts, "hyperbola": hyperbola}


@takes(large=number(above=1), gap=positive)
def flips_at(large=LARGE, gap=float(LATER - SOONER)):
    """The γ at which a piece ``large`` times as good, ``gap`` seconds later, is worth as much: large^(−1/gap)."""
    return large ** (-1 / gap)


def changes_its_mind(discount, gamma, *, large, gap):
    """Does it want the large piece when both are 60 s and more away, and the small one when that is there?"""
    worth = DISCOUNTS[discount].unguarded
    small, later = (worth(np.array([60.0, 0.0]) + shift, gamma) for shift in (0.0, gap))
    far, near = large * later > small
    return bool(far and not near)


@takes(discount=tuple(DISCOUNTS), gammas=array(shape=("n",), least=1, above=0, high=1))
def share_that_changes(discount, gammas=(0.6, 0.7, 0.8, 0.9)):
    """Share of many pairs of pieces, of which the later one is 1.5 to 4 times as good, that are wanted in turn."""
    pairs = [(g, large, gap) for g in gammas for large in (1.5, 2.0, 3.0, 4.0) for gap in (1.0, 2.0, 4.0, 8.0)]
    return float(np.mean([changes_its_mind(discount, g, large=large, gap=gap) for g, large, gap in pairs]))


@takes(large=number(above=1), gap=count, alpha=share, episodes=count, noise=number(low=0), rng=generator)
def learned_flip(large=LARGE, gap=LATER - SOONER, *, alpha=0.1, episodes=1000, noise=0.3, rng):
    """The γ from which on learners walk on to the large piece: they have learned its worth step by step.

    One learner for each γ in GAMMAS walks both corridors, a second a step, and learns by ``td_update``.

    Parameters
    ----------
    large : float
        Worth of the large piece; that of the small one is 1.
    gap : int
        Seconds by which it comes later.
    alpha : float
        Rate of learning.
    episodes : int
        Walks through each corridor.
    noise : float
        Standard deviation of what a piece is worth on a single walk.
    rng : seed or numpy.random.Generator
    """
    starts = [_walk(worth, delay, alpha, episodes, noise, rng) for worth, delay in ((1, SOONER), (large, SOONER + gap))]
    impatient = int((starts[1] <= starts[0]).sum())
    return float(GAMMAS[0] + impatient * (GAMMAS[1] - GAMMAS[0]))


def _walk(worth, delay, alpha, episodes, noise, rng):
    """What the start of a corridor is worth to each learner after so many walks, (n,)."""
    V = np.zeros((delay + 1, len(GAMMAS)))  # the last place is the end, where nothing follows
    for piece in worth + noise * rng.normal(size=(episodes, len(GAMMAS))):
        for k in range(delay):
            r = piece if k == delay - 1 else 0.0
            V[k] = td_update.unguarded(V[k], V[k + 1], r, alpha, GAMMAS)
    return V[0]
