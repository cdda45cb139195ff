"""You are the subject: a game of two places in three rooms, and Baum's law fitted to one player's presses."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, each, generator, number, takes
from neurocourse.basal_ganglia.pigeons.learners import LEARNERS, learner_of
from neurocourse.basal_ganglia.pigeons.matching import CONDITIONS, fetch, play

SIDES, N_ROOMS, PER_ROOM, FIRST = ("left", "right"), 3, 40, 10  # the first presses in a room are not counted
N_PRESSES = N_ROOMS * PER_ROOM
CHANCES = np.array([[0.32, 0.08], [0.2, 0.2], [0.08, 0.32]])  # that a reward falls left and right at each press
SLOPES, BIASES = np.linspace(-0.5, 2.5, 61), np.linspace(-1.5, 1.5, 31)  # where a fit looks


class Game(NamedTuple):
    """A game before it is played: chances in each room, (3, 2), and where rewards fall, (3, T, 2)."""

    p: np.ndarray
    falls: np.ndarray


class Data(NamedTuple):
    """What is fitted: whose presses, and for each whether it was left and the log ratio of rewards in its room."""

    player: str
    left: np.ndarray  # (T,) 1 left, 0 right
    log_ratio: np.ndarray  # (T,)


@takes(T=count, rng=generator)
def game(T=PER_ROOM, *, rng):
    """Three rooms in random order, in which left pays four times as often as right, as often, and a quarter of it."""
    p = rng.permutation(CHANCES)
    return Game(p, rng.random((N_ROOMS, T, 2)) < p[:, None])


def outcomes(played, left):
    """Which presses are rewarded, (n,) bool, when ``left`` (n,) says where. Rewards wait, as long as the room does."""
    paid, waiting = np.zeros(len(left), bool), np.zeros(2, bool)
    falls = played.falls.reshape(-1, 2)
    for t, chosen in enumerate(np.asarray(left, bool)):
        waiting = falls[t] | (waiting if t % played.falls.shape[1] else False)
        side = 0 if chosen else 1
        paid[t], waiting[side] = waiting[side], False
    return paid


def simulated(learner, played, *, n, rng):
    """n simulated players who enter each room as if it were the first: left and paid, each (3, T, n) bool."""
    rng = np.random.default_rng(rng)
    rooms = [fetch(learner_of(learner, n), np.repeat(f[:, None], n, axis=1), True, rng) for f in played.falls]
    return tuple(np.array(column) for column in zip(*rooms, strict=True))


def log_ratios(left, paid):
    """Log ratio of rewards left and right in each room, (3, ...), with half a reward on top: a side may pay none."""
    return np.log(((left & paid).sum(axis=1) + 0.5) / ((~left & paid).sum(axis=1) + 0.5))


@takes(presses=each(SIDES, empty=True), seed=count(low=0))
def data(presses=(), *, seed=1):
    """The presses of the reader, or those of a simulated player until there are all of them.

    Parameters
    ----------
    presses : sequence of str
        "left" or "right", `N_PRESSES` of them.
    seed : int
        Of the game that was played.

    Returns
    -------
    Data
        Without the first ten presses in each room.
    """
    played, player = game(rng=seed), "you" if len(presses) == N_PRESSES else "a simulated player"
    if player == "you":
        left = np.array([side == SIDES[0] for side in presses])
        paid = outcomes(played, left)
    else:
        left, paid = simulated("policy that forgets", played, n=1, rng=seed)
    left, paid = (x.reshape(N_ROOMS, PER_ROOM)[:, FIRST:] for x in (left, paid))
    log_ratio = np.repeat(log_ratios(left, paid), left.shape[1])
    return Data(player, left.ravel().astype(np.float64), log_ratio)


@takes(learner=LEARNERS, n=count, T=count(low=2), rng=generator)
def long_data(learner, *, n=5, T=400, rng):
    """The presses that n simulated animals have made in the second half of T choices under each of five conditions."""
    trials = [play(p, learner, n=n, T=T, rng=rng) for p in CONDITIONS]
    left, paid = (np.array([x[T // 2 :].ravel() for x in column]) for column in zip(*trials, strict=True))
    return Data(learner, left.ravel().astype(np.float64), np.repeat(log_ratios(left, paid), left.shape[1]))


@takes(a=number, log_b=number, log_ratio=array(shape=("T",)), left=array(shape=("T",), low=0, high=1))
def log_likelihood(a, log_b, log_ratio, left):
    """How likely a player's presses are under Baum's law: Σ log p, with log(p / (1 - p)) = a log(R_1 / R_2) + log b.

    Parameters
    ----------
    a, log_b : float
        Slope, and bias to the left.
    log_ratio : array, shape (T,)
        Log of rewards left over rewards right, for each press.
    left : array, shape (T,)
        1 where the player pressed left, 0 where right.

    Returns
    -------
    float

    References
    ----------
    Lau B, Glimcher PW (2005). Dynamic response-by-response models of matching behavior in rhesus monkeys. Journal of
    the Experimental Analysis of Behavior 84:555-579. doi:10.1901/jeab.2005.110-04
    """
    p_left = 1 / (1 + np.exp(-(a * log_ratio + log_b)))
    return float(np.sum(np.log(np.where(left == 1, p_left, 1 - p_left))))


@takes(learner=LEARNERS, n=count, longer=count, seed=count(low=0), rng=generator)
def crowd(learner, *, n=60, longer=1, seed=1, rng):
    """Slopes (n,) of greatest likelihood of simulated players in the reader's kind of game, or in one times as long."""
    played = game(PER_ROOM * longer, rng=seed)
    left, paid = (x[:, FIRST:] for x in simulated(learner, played, n=n, rng=rng))
    drive = SLOPES[:, None, None, None] * log_ratios(left, paid) + BIASES[:, None, None]  # (slopes, biases, rooms, n)
    times_left, times_right = left.sum(axis=1), (~left).sum(axis=1)  # (rooms, n): all that the likelihood depends on
    score = -(times_left * np.log1p(np.exp(-drive)) + times_right * np.log1p(np.exp(drive))).sum(axis=2)
    return SLOPES[score.max(axis=1).argmax(axis=0)]
