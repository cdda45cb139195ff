"""Learning in rounds: a plank tilts, a ball rolls a little way down, and the article's sign lets it roll up."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, positive, takes

SIGNS = {"descent": -1, "ascent": 1}
T, TIDE = 400, 50  # rounds, and how many of them tilt the same way in `tides`


class Play(NamedTuple):
    """Where the ball is in each round, before it rolls, and what that costs: its height, (T,) each."""

    w: np.ndarray
    loss: np.ndarray


@takes(z=array(ndim=1, low=-1, high=1, least=1), sign=tuple(SIGNS), eta=positive)
def play(z, sign="descent", eta=1.0):
    """Roll a ball on a plank from −1 to 1 that tilts anew in every round: w ← w ∓ η z / √t, held on the plank.

    Parameters
    ----------
    z : array, shape (T,)
        Slope of the plank in each round, −1 to 1: the loss at w is z w, and its gradient z.
    sign : {"descent", "ascent"}
        Down the slope; or up, by the plus sign that the article has.
    eta : float
        Step size η; the step of round t is η / √t.

    Returns
    -------
    Play

    References
    ----------
    Zinkevich M (2003). Online convex programming and generalized infinitesimal gradient ascent. Proceedings of the
    20th International Conference on Machine Learning, 928-936.
    """
    w, places = 0.0, []
    for t, slope in enumerate(z.tolist(), start=1):
        places.append(w)
        w = min(max(w + SIGNS[sign] * eta * slope / t**0.5, -1.0), 1.0)
    return Play(np.array(places), np.array(places) * z)


@takes(z=array(shape=("T",), low=-1, high=1, least=1), loss=array(shape=("T",)))
def regret(z, loss):
    """Loss per round so far, less that of the best place to stand still, chosen in hindsight: (T,)."""
    rounds = np.arange(1, len(z) + 1)
    return (np.cumsum(loss) + np.abs(np.cumsum(z))) / rounds


@takes(t=array(low=1), eta=positive)
def bound(t, eta=1.0):
    """Zinkevich's promise to descent: regret per round is at most (D²√t / 2η + η G² (√t − ½)) / t.

    D = 2 is the length of the plank and G = 1 its steepest slope.
    """
    root = np.sqrt(t)
    return (2 * root / eta + eta * (root - 0.5)) / t


@takes(T=count, share=fraction, rng=generator)
def coin(T=T, share=0.5, *, rng):
    """A world of coin tosses: ``share`` of the rounds tilt up to the right, (T,). Half is fair, more is a trend."""
    return np.where(rng.random(T) < share, 1.0, -1.0)


@takes(T=count, length=count)
def tides(T=T, length=TIDE):
    """A world that tilts one way for some rounds, and then the other way, (T,)."""
    return np.where(np.arange(T) // length % 2, -1.0, 1.0)


@takes(T=count)
def world(T):
    """A world in which the wrong sign wins: each round undoes the one before it.

    Parameters
    ----------
    T : int
        Rounds.

    Returns
    -------
    ndarray, shape (T,)
        Slopes, −1 to 1.
    """
    return np.where(np.arange(T) % 2, -1.0, 1.0)


@takes(eta=positive, rounds=count, sign=tuple(SIGNS))
def one_valley(eta=0.1, rounds=50, sign="descent"):
    """How large w is after so many steps in the valley L = w², from w = 1: the same loss again and again."""
    return float((1 + SIGNS[sign] * 2 * eta) ** rounds)
