"""Old digits in 384 numbers: five mean pictures and one spread, out of which a net dreams what it once saw.

And the challenge to do better with as many.
"""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, function, generator, takes
from neurocourse.plasticity.continual.anchors import Anchor, anchored_step
from neurocourse.plasticity.continual.course import ETA, LAM, Album, Sprung, kept, learn, present
from neurocourse.plasticity.continual.tasks import Task, new_digits, reader, right, share_right

BUDGET, N_DREAMS, N_OLD = 384, 2000, 5


@takes(X=array(shape=("n", 64), least=1), y=array(shape=("n",), dtype=np.intp, low=0, high=N_OLD - 1))
def means_and_spread(X, y):
    """Five mean pictures and one spread of each pixel around them, 384 numbers; every digit 0 to 4 is in y."""
    means = np.array([X[y == digit].mean(axis=0) for digit in range(N_OLD)])
    return np.concatenate([means.ravel(), np.sqrt(np.mean((X - means[y]) ** 2, axis=0))])


@takes(numbers=array(shape=(BUDGET,)), rng=generator)
def dream(numbers, *, rng):
    """2,000 pictures out of 384 numbers: a mean picture, and noise as wide as the spread. Returns an `Album`."""
    means, spread = numbers[: 64 * N_OLD].reshape(N_OLD, 64), numbers[64 * N_OLD :]
    y = rng.integers(N_OLD, size=N_DREAMS)
    return Album(np.clip(means[y] + spread * rng.normal(size=(N_DREAMS, 64)), 0, 1).astype(np.float32), y)


def _dreams(task, network, rng):
    return dream(means_and_spread(task.X, task.y), rng=rng)


@takes(task=Task, n=count, rng=generator)
def noise(task, n=N_DREAMS, *, rng):
    """Pictures of nothing, (n, 64): each pixel at random, as bright on average as in a task."""
    return (2 * task.X.mean(axis=0) * rng.random((n, 64))).astype(np.float32)


def _named(task, network, rng):
    """Noise, named by the net that knows the old digits: nothing is stored but a copy of that net and a mean."""
    X = noise(task, rng=rng)
    return Album(X, network.answer(X, batch=N_DREAMS).argmax(axis=1))


# What is kept of the digits 0 to 4 while 5 to 9 are learned: numbers that it takes, and what makes an album of it
KEEPS = {
    "nothing": (0, None),
    "EWC": (2 * 7510, None),
    "named noise": (7510 + 64, _named),
    "6 pictures": (BUDGET, lambda task, network, rng: kept(task, 6, rng=rng)),
    "50 pictures": (50 * 65, lambda task, network, rng: kept(task, 50, rng=rng)),
    "dreams": (BUDGET, _dreams),
}


class Newcomers(NamedTuple):
    """A net that has learned the digits 0 to 4 and goes on to 5 to 9."""

    network: nn.Network
    by_digit: np.ndarray  # (epochs + 1, 10) share right of each digit, after each epoch of the new ones
    told: np.ndarray  # (2,) share right at the end, old and new, when the answer is one of the five asked for
    shares: np.ndarray  # (2,) share right at the end, of the old and of the new


@takes(keep=tuple(KEEPS), absent_rest=bool, rng=generator)
def go_on(keep="nothing", *, absent_rest=False, rng):
    """Learn the digits 0 to 4, then 5 to 9, with what ``keep`` says of the old ones.

    ``absent_rest``: the outputs of digits that are not being taught are left alone, see `present`.
    Returns `Newcomers`.
    """
    return _go_on(keep, KEEPS[keep][1], absent_rest, rng)


def _go_on(keep, make, absent_rest, rng):
    old, new = new_digits()
    network, loss = reader(rng=rng), present if absent_rest else nn.cross_entropy
    learn(network, old, loss=loss, rng=rng)
    optimiser = nn.SGD(ETA)
    if keep == "EWC":
        springs = Anchor("importance", rng=rng)
        springs.hold(network, old.X)
        optimiser = Sprung(ETA, springs, LAM["importance"], anchored_step)
    album = make(old, network, rng) if make else None
    before = _by_digit(network, old, new)
    after = learn(
        network, new, optimiser=optimiser, album=album, loss=loss, after=lambda net: _by_digit(net, old, new), rng=rng
    )
    told, shares = ([share_right(network, task, told=t) for task in (old, new)] for t in (True, False))
    return Newcomers(network, np.array([before, *after]), np.array(told), np.array(shares))


def _by_digit(network, old, new):
    """Share right of each digit, (10,)."""
    return [np.mean(right(network, task)[task.y_test == digit]) for task in (old, new) for digit in task.digits]


# Break our result


class Score(NamedTuple):
    """Mean share right of the old and the new digits, with what you kept and with what we keep."""

    yours: float
    ours: float
    won: bool


@takes(attempt=function, rng=generator)
def score(attempt, *, rng):
    """Let ``attempt`` keep 384 numbers of the digits 0 to 4, and compare with our means and spread on the same net.

    Parameters
    ----------
    attempt : function
        ``attempt(X, y) -> numbers, dream``: X (n, 64) and y (n,) are the old digits, ``numbers`` up to 384 that are
        kept with 16 bits each, and ``dream(numbers, rng) -> X, y`` makes pictures (m, 64) and what they show (m,), m at
        most 5,000. ``dream`` comes from a second call, with other pictures: it knows of these what its numbers say.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Score
    """
    seed = rng.integers(2**31)
    results = [_go_on("dreams", make, False, np.random.default_rng(seed)) for make in (_by(attempt), _dreams)]
    yours, ours = (float(result.shares.mean()) for result in results)
    return Score(yours, ours, yours > ours)


def _by(attempt):
    def make(task, network, rng):
        numbers, _ = _pair(attempt(task.X.copy(), task.y.copy()))
        _, again = _pair(attempt(*_strangers(task)))  # so that no picture gets past the numbers
        X, y = _album(again(numbers.astype(np.float16).astype(np.float64), np.random.default_rng(rng.integers(2**31))))
        return Album(X.astype(np.float32), y)

    return make


def _strangers(task):
    """The same pictures with their pixels shuffled and their names swapped: what is hidden in a dream is of these."""
    return task.X[:, np.random.default_rng(0).permutation(64)], (task.y + 1) % N_OLD


def _pair(made):
    """What an attempt has kept, when it is what was asked for."""
    if not isinstance(made, tuple | list) or len(made) != 2:
        raise ValueError("your attempt must return two things: the numbers it keeps, and a function that dreams")
    numbers, again = array("numbers", made[0]), function("dream", made[1])
    if numbers.size > BUDGET:
        raise ValueError(f"numbers must be {BUDGET} at most, got {numbers.size:,}")
    if getattr(again, "__closure__", None):
        raise ValueError("dream must not know more than its numbers: it may use no variable of the function around it")
    return numbers, again


def _album(made):
    if not isinstance(made, tuple | list) or len(made) != 2:
        raise ValueError("dream must return two things: pictures and what they show")
    X = array("pictures", made[0], shape=("m", 64), least=1)
    y = array("what they show", made[1], shape=(len(X),), dtype=np.intp, low=0, high=N_OLD - 1)
    if len(X) > 5000:
        raise ValueError(f"dream must make 5,000 pictures at most, got {len(X):,}")
    return X, y
