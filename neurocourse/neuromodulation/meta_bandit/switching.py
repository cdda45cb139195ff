"""Two levers that change places, seldom in calm times and often in stormy ones: who should set the learning rate?

Many learners play side by side, each its own world. Doya (2002) proposed that neuromodulators set such parameters of
learning from what is happening; here that is held against the best fixed rate, and against what could be gained at all.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, each, either, fraction, generator, positive, takes

BLOCK = 300  # trials of calm and of storm, in turn
RATES = (0.05, 0.2, 0.6)  # that a learner of its own rate chooses from


class World(NamedTuple):
    """What n learners meet in T trials."""

    better: np.ndarray  # (T, n) which lever pays more, 0 or 1
    stormy: np.ndarray  # (T,) bool
    pays: float  # chance of a reward at the better lever; at the other one 1 − pays
    hazards: tuple  # chance of a change in calm and in stormy trials


class Play(NamedTuple):
    """What came of it."""

    reward: float  # mean over learners and trials
    rate: np.ndarray  # (T,) mean rate of learning


@takes(n=count, blocks=count, pays=fraction, hazards=each(fraction), rng=generator)
def world(n=100, blocks=8, *, pays=0.75, hazards=(0.002, 0.06), rng):
    """Blocks of 300 calm and 300 stormy trials in turn, for n learners; returns `World`."""
    if len(hazards) != 2:
        raise ValueError(f"hazards must be two, of calm and of stormy trials, got {len(hazards)}")
    stormy = np.arange(blocks * BLOCK) // BLOCK % 2 == 1
    chance = np.where(stormy, hazards[1], hazards[0])
    changes = rng.random((len(stormy), n)) < chance[:, None]
    better = (rng.integers(2, size=n) + changes.cumsum(axis=0)) % 2
    return World(better, stormy, pays, tuple(hazards))


class Learner:
    """Values of two levers for n learners, (n, 2), and a rate that ``rate_at`` sets; a new kind gives another one."""

    def __init__(self, n):
        self.Q = np.full((n, 2), 0.5)
        self.rows = np.arange(n)

    def prefers(self):
        """Difference of the two values, (n,)."""
        return self.Q[:, 1] - self.Q[:, 0]

    def learn(self, a, r, stormy):
        """Take in the reward r (n,) of the levers a (n,); returns the rates."""
        error = r - self.Q[self.rows, a]
        rate = self.rate_at(error, stormy)
        self.Q[self.rows, a] += rate * error
        return rate


class Fixed(Learner):
    """One rate for all errors; given two, the one of calm and the one of stormy trials, as an oracle knows them."""

    def __init__(self, n, rate):
        super().__init__(n)
        self.rates = np.broadcast_to(rate, 2)

    def rate_at(self, error, stormy):
        return np.full(len(error), self.rates[int(stormy)])


class Surprised(Learner):
    """A rate that follows the size of recent errors: s moves towards |error|, and the rate is ``slope`` · s."""

    def __init__(self, n, slope, *, pace=0.1):
        super().__init__(n)
        self.slope, self.pace, self.s = slope, pace, np.full(n, 0.4)

    def rate_at(self, error, stormy):
        rate = np.minimum(self.slope * self.s, 1)
        self.s += self.pace * (np.abs(error) - self.s)
        return rate


class OwnRate:
    """A learner with three rates at once, who trusts the one whose values have erred least of late."""

    def __init__(self, n, trust, *, memory=0.98):
        self.learners = [Fixed(n, rate) for rate in RATES]
        self.trust, self.memory, self.loss = trust, memory, np.zeros((len(RATES), n))

    def weights(self):
        """How much each rate is trusted, (3, n)."""
        w = np.exp(-self.trust * (self.loss - self.loss.min(axis=0)))
        return w / w.sum(axis=0)

    def prefers(self):
        return (self.weights() * [learner.prefers() for learner in self.learners]).sum(axis=0)

    def learn(self, a, r, stormy):
        errors = [r - learner.Q[learner.rows, a] for learner in self.learners]
        self.loss = self.memory * self.loss + np.square(errors)
        for learner in self.learners:
            learner.learn(a, r, stormy)
        return (self.weights() * np.array(RATES)[:, None]).sum(axis=0)


class Bayes:
    """The best there can be: it knows how much levers pay and how often they change, and keeps the odds."""

    def __init__(self, n, played):
        self.odds, self.world = np.full(n, 0.5), played

    def prefers(self):
        return 1e3 * (self.odds - 0.5)

    def learn(self, a, r, stormy):
        says_1 = np.where(a == 1, r, 1 - r)  # rewarded at 1, or not at 0
        like = np.where(says_1 == 1, self.world.pays, 1 - self.world.pays)
        p = self.odds * like / (self.odds * like + (1 - self.odds) * (1 - like))
        chance = self.world.hazards[int(stormy)]
        self.odds = p * (1 - chance) + (1 - p) * chance
        return np.zeros(len(a))


@takes(learner=either(Learner, OwnRate, Bayes), played=World, beta=positive, rng=generator)
def play(learner, played, *, beta=6.0, rng):
    """Let a learner of this module play a whole world, choosing by softmax with sharpness ``beta``; returns `Play`."""
    T, n = played.better.shape
    total, rates = 0.0, np.empty(T)
    for t in range(T):
        a = (rng.random(n) < 0.5 * (1 + np.tanh(0.5 * beta * learner.prefers()))).astype(np.intp)
        chance = np.where(a == played.better[t], played.pays, 1 - played.pays)
        r = (rng.random(n) < chance).astype(float)
        rates[t] = learner.learn(a, r, played.stormy[t]).mean()
        total += r.mean()
    return Play(total / T, rates)


# name: settings that are tried, and the learner with one of them
KINDS = {
    "fixed": ((0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8), lambda n, x, played: Fixed(n, x)),
    "by surprise": ((0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.5, 2.0), lambda n, x, played: Surprised(n, x)),
    "its own": ((0.03, 0.1, 0.3, 1.0), lambda n, x, played: OwnRate(n, x)),
    "oracle": (
        tuple((calm, storm) for calm in (0.1, 0.2, 0.4, 0.6, 0.8) for storm in (0.4, 0.6, 0.8)),
        lambda n, x, played: Fixed(n, x),
    ),
    "Bayes": ((0.0,), lambda n, x, played: Bayes(n, played)),
}
BETAS = (4.0, 8.0, 16.0)


@takes(kind=tuple(KINDS), n=count, pays=fraction, hazards=each(fraction), rng=generator)
def best(kind, *, n=60, pays=0.75, hazards=(0.002, 0.06), rng):
    """The setting and sharpness of a kind that earn most in worlds drawn for it: a pair."""
    settings, make = KINDS[kind]
    played = world(n, pays=pays, hazards=hazards, rng=rng)
    tried = [(x, beta) for x in settings for beta in BETAS]
    seed = rng.integers(2**31)
    earned = [play(make(n, x, played), played, beta=beta, rng=seed).reward for x, beta in tried]
    return tried[int(np.argmax(earned))]
