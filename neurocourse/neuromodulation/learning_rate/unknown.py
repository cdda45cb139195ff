"""Break our result: catch the bags of helicopters of which nobody says how often they fly and how far bags scatter."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, function, generator, takes
from neurocourse.neuromodulation.learning_rate import helicopter

N, T = 20, 200  # helicopters, and bags of each
HAZARDS, SIGMAS = (0.02, 0.2), (5.0, 45.0)  # each helicopter has its own, anywhere in between
BELIEF = dict(hazard=0.2, sigma=35.0)  # no other two numbers serve much better for all helicopters together


class Score(NamedTuple):
    """Mean distance from the helicopter, by the attempt and by surprise, on the same flights."""

    yours: float
    surprise: float
    won: bool


def half(bags):
    """The plainest catcher: half of each error."""
    return helicopter.fixed(bags, 0.5).guess


@takes(bags=array(shape=("T",), least=1))
def by_surprise(bags):
    """Guesses (T,) of our rule, which believes the same two numbers of every helicopter.

    Parameters
    ----------
    bags : array, shape (T,)
        Where each bag fell.
    """
    return helicopter.surprised(bags, **BELIEF).guess


@takes(catch=function, rng=generator)
def score(catch, *, rng):
    """Let ``catch`` meet helicopters that it knows nothing of, and compare with surprise.

    Parameters
    ----------
    catch : function
        ``catch(bags) -> guesses``, both (T,): each guess is made before its bag falls.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Score
    """
    missed = []
    for _ in range(N):
        hazard, sigma = rng.uniform(*HAZARDS), rng.uniform(*SIGMAS)
        flight = helicopter.fly(T, hazard=hazard, sigma=sigma, rng=rng)
        given = guesses(catch, flight.bags, rng)
        missed.append([np.abs(guess - flight.place)[1:].mean() for guess in (given, by_surprise(flight.bags))])
    yours, surprise = np.mean(missed, axis=0)
    return Score(float(yours), float(surprise), bool(yours < surprise))


def guesses(catch, bags, rng):
    """What ``catch`` returns (T,), provided that no guess changes when later bags do."""
    k = int(rng.integers(1, len(bags)))
    other = np.concatenate([bags[:k], rng.uniform(0, helicopter.WIDTH, len(bags) - k)])
    given = {}
    for true in (True, False) if k % 2 else (False, True):  # in either order: who remembers a call gains nothing
        said = array("what catch returns", catch((bags if true else other).copy()), shape=bags.shape)
        given[true] = said.copy()
    if not np.allclose(given[True][: k + 1], given[False][: k + 1], rtol=0, atol=1e-6):
        raise ValueError("a guess knows a bag that has not fallen yet: guess k may use bags[:k] only")
    return given[True]
