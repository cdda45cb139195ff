"""A helicopter drops bags: where it stands is seen through noise, and now and then it flies to somewhere else.

Who catches the bags has to know when to forget. The rule of Nassar, Wilson, Heasly and Gold asks how likely it is that
an error is a flight and no accident, and learns as much as that.
"""

import math
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, function, generator, number, positive, takes, unguarded
from neurocourse.caching import kept

WIDTH = 300.0  # of the field, where the helicopter may be anywhere


class Flight(NamedTuple):
    """A helicopter and what fell from it."""

    place: np.ndarray  # (T,)
    bags: np.ndarray  # (T,) where each bag was seen
    moved: np.ndarray  # (T,) bool: it flew just before this bag


class Caught(NamedTuple):
    """Guesses of somebody below."""

    guess: np.ndarray  # (T,) before each bag
    rate: np.ndarray  # (T,) share of each error that is learned


@takes(T=count, hazard=fraction, sigma=positive, rng=generator)
def fly(T=200, *, hazard=0.1, sigma=25.0, rng):
    """T bags with noise ``sigma``; before each the helicopter flies to a random place with chance ``hazard``."""
    moved = rng.random(T) < hazard
    moved[0] = True
    place = rng.uniform(0, WIDTH, T)[np.maximum.accumulate(np.where(moved, np.arange(T), 0))]
    return Flight(place, place + rng.normal(0, sigma, T), moved)


@takes(error=number(), sigma=positive, run=number(low=0), hazard=fraction)
def flown(error, sigma, run, hazard):
    """Chance that an error is a flight, and not noise: H U / (H U + (1 − H) N(error; 0, σ² (1 + 1/run))).

    ``run`` is for how many bags it has stood still, as far as one knows.
    """
    if run == 0:
        return 1.0
    width = sigma * math.sqrt(1 + 1 / run)
    near = math.exp(-0.5 * (error / width) ** 2) / (width * math.sqrt(2 * math.pi))
    far = hazard / WIDTH
    return float(far / (far + (1 - hazard) * near)) if hazard else 0.0


@takes(error=number(), sigma=positive, run=number(low=0), hazard=fraction)
def learning_rate(error, sigma, run, hazard):
    """Share of an error to learn, Ω + (1 − Ω) / (run + 1): all of it after a flight, 1/n in between.

    Parameters
    ----------
    error : float
        How far from the guess the bag fell.
    sigma : float
        Standard deviation of a bag from the helicopter.
    run : float
        Bags since the last flight, as far as one knows.
    hazard : float
        Chance of a flight before each bag.

    Returns
    -------
    float

    References
    ----------
    Nassar MR, Wilson RC, Heasly B, Gold JI (2010). An approximately Bayesian delta-rule model explains the dynamics of
    belief updating in a changing environment. Journal of Neuroscience 30:12366-12378.
    doi:10.1523/JNEUROSCI.0822-10.2010
    """
    omega = unguarded(flown)(error, sigma, run, hazard)
    return omega + (1 - omega) / (run + 1)


@takes(bags=array(shape=("T",), least=1), hazard=fraction, sigma=positive, rate=function)
def surprised(bags, *, hazard=0.1, sigma=25.0, rate=learning_rate):
    """Catch bags with a rate that surprise sets; returns `Caught`.

    Of the first bag all is learned. Then ``rate`` (error, sigma, run, hazard) is asked for the share of each error;
    what it says gives away Ω, how likely a flight was, and a run is as long as it is likely that nobody flew.
    """
    rate, guess, run, found = unguarded(rate), WIDTH / 2, 0.0, []
    for bag in bags:
        error = bag - guess
        share = float(rate(error, sigma, run, hazard)) if run else 1.0
        omega = min(max(((run + 1) * share - 1) / run, 0.0), 1.0) if run else 1.0
        found.append((guess, share))
        guess += share * error
        run = (run + 1) * (1 - omega) + omega
    return Caught(*np.array(found).T)


def _follow(bags, rate_of):
    """Catch bags (T,), or those of many flights (T, n), with ``rate_of(k, error)`` of the k-th error."""
    guess, guesses, rates = WIDTH / 2 + 0 * bags[0], [], []
    for k, bag in enumerate(bags):
        rate = rate_of(k, bag - guess)
        guesses.append(guess)
        rates.append(rate + 0 * bag)
        guess = guess + rate * (bag - guess)
    return Caught(np.array(guesses), np.array(rates))


@takes(bags=array(shape=("T",), least=1), rate=fraction)
def fixed(bags, rate):
    """The same rate for every error."""
    return _follow(bags, lambda k, error: rate)


@takes(bags=array(shape=("T",), least=1), floor=fraction)
def decaying(bags, floor=0.0):
    """1, 1/2, 1/3, … down to ``floor``: the best there is for a helicopter that stays, and deaf to one that flies."""
    return _follow(bags, lambda k, error: max(1 / (k + 1), floor))


@takes(bags=array(shape=("T",), least=1), slope=number(low=0), floor=fraction)
def by_error(bags, slope=0.01, floor=0.1):
    """More for a larger error, whatever the noise is: floor + slope |error|, at most 1."""
    return _follow(bags, lambda k, error: np.minimum(1.0, floor + slope * abs(error)))


RULES = {  # name: settings that are tried, and the rule with one of them
    "fixed": (tuple(np.arange(0.05, 0.96, 0.05).round(2).tolist()), lambda bags, x: fixed.unguarded(bags, x)),
    "decaying": (tuple(np.arange(0, 0.91, 0.05).round(2).tolist()), lambda bags, x: decaying.unguarded(bags, x)),
    "by size": (
        tuple((slope, floor) for slope in (0.0025, 0.005, 0.0075, 0.01) for floor in (0.0, 0.05, 0.1, 0.2, 0.3)),
        lambda bags, x: by_error.unguarded(bags, *x),
    ),
}


@takes(caught=Caught, flight=Flight)
def miss(caught, flight):
    """Mean distance of the guesses from the helicopter, the first bag left out."""
    return float(np.abs(caught.guess - flight.place)[1:].mean())


def many(n, hazard, sigma, rng):
    """A `Flight` of n helicopters side by side, its arrays (T, n)."""
    flights = [fly(hazard=hazard, sigma=sigma, rng=rng) for _ in range(n)]
    return Flight(*(np.stack(part, axis=1) for part in zip(*flights, strict=True)))


@takes(rule=tuple(RULES), n=count, hazard=fraction, sigma=positive, rng=generator)
def best(rule, *, n=20, hazard=0.1, sigma=25.0, rng):
    """The setting of a rule that misses least in n flights: (setting, mean miss)."""
    (settings, run), flights = RULES[rule], many(n, hazard, sigma, rng)
    misses = [miss(run(flights.bags, x), flights) for x in settings]
    return settings[int(np.argmin(misses))], min(misses)


@kept
def tuned(hazard, sigma):
    """The best setting of each rule in this world, found in 20 flights that are used for nothing else."""
    return {rule: best(rule, hazard=hazard, sigma=sigma, rng=1)[0] for rule in RULES}


@takes(n=count, hazard=fraction, sigma=positive, rate=function, rng=generator)
def rivals(n=20, *, hazard=0.1, sigma=25.0, rate=learning_rate, rng):
    """Mean miss in n flights of surprise, and of each of RULES with the setting that was best in others.

    Parameters
    ----------
    n : int
    hazard, sigma : float
        Chance of a flight before each bag, and the spread of the bags in m.
    rate : function
        The rate of surprise, as `learning_rate`.
    rng : seed or numpy.random.Generator

    Returns
    -------
    dict
        In m, by the name of the rule.
    """
    flights, settings = many(n, hazard, sigma, rng), tuned(hazard, sigma)
    guesses = [surprised(bags, hazard=hazard, sigma=sigma, rate=rate).guess for bags in flights.bags.T]
    missed = {"surprise": miss(Caught(np.array(guesses).T, None), flights)}
    return missed | {rule: miss(run(flights.bags, settings[rule]), flights) for rule, (_, run) in RULES.items()}
