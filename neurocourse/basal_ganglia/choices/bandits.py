"""Explore or exploit: four ways to choose among slot machines, each played by many players at once."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, number, positive, takes

RULES = ("epsilon-greedy", "softmax", "UCB1", "Thompson")  # those that the lesson compares
FADING = "fading epsilon"  # epsilon-greedy, armed: it explores less and less


class Game(NamedTuple):
    """What many players did on the same machines; regret is what the best machine would have paid on top."""

    choices: np.ndarray  # (T, n) machine
    rewards: np.ndarray  # (T, n) 0 or 1
    regret: np.ndarray  # (T,) cumulated, mean over the players


@takes(
    p=array(ndim=1, low=0, high=1, least=2), rule=(*RULES, FADING), T=count, n=count, epsilon=fraction,
    beta=positive, rng=generator,
)  # fmt: skip
def play(p, rule="UCB1", *, T=1000, n=100, epsilon=0.1, beta=10.0, rng):
    """Let n players choose T times among machines that pay 1 with probabilities ``p``.

    Parameters
    ----------
    p : array, shape (K,)
        Chance of each machine.
    rule : str
        One of ``RULES``, or ``FADING``.
    T, n : int
    epsilon : float
        Share of random choices of epsilon-greedy.
    beta : float
        Inverse temperature of softmax.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Game

    References
    ----------
    Auer P, Cesa-Bianchi N, Fischer P (2002). Finite-time analysis of the multiarmed bandit problem.
    Machine Learning 47:235-256. doi:10.1023/A:1013689704352
    """
    wins, tries, rows = np.zeros((n, len(p))), np.zeros((n, len(p))), np.arange(n)
    choices, rewards = np.zeros((T, n), np.int16), np.zeros((T, n), np.float32)
    for t in range(T):
        a = choose(rule, wins, tries, t, rng, epsilon=epsilon, beta=beta)
        r = rng.random(n) < p[a]
        wins[rows, a] += r
        tries[rows, a] += 1
        choices[t], rewards[t] = a, r
    return Game(choices, rewards, np.cumsum((p.max() - p[choices]).mean(axis=1)))


class Machines(NamedTuple):
    """Two machines for a game: their chances (2,), and what each would pay at each turn, (T, 2) bool."""

    p: np.ndarray
    pays: np.ndarray


@takes(T=count, gap=number(low=0, high=0.6), rng=generator)
def machines(T=40, *, gap=0.2, rng):
    """Draw two machines whose chances, 0.15 to 0.85, differ by at least ``gap``, and all that they will ever pay."""
    p = rng.uniform(0.15, 0.85, 2)
    while abs(p[0] - p[1]) < gap:
        p = rng.uniform(0.15, 0.85, 2)
    return Machines(p, rng.random((T, 2)) < p)


def fetch(pays, pulls):
    """What a player gets, (n,) bool, who pulls the machines ``pulls`` (n,), 0 or 1, one a turn."""
    return pays[np.arange(len(pulls)), np.asarray(pulls, dtype=np.int64)]


def choose(rule, wins, tries, t, rng, *, epsilon=0.1, beta=10.0):
    """Machine for each player (n,), from the wins and tries (n, K) so far; t choices were made before."""
    if rule == "Thompson":
        return rng.beta(1 + wins, 1 + tries - wins).argmax(axis=1)
    if rule == "softmax":
        return (beta * estimates(wins, tries) + rng.gumbel(size=wins.shape)).argmax(axis=1)
    if rule == "UCB1":
        return ucb(wins, tries, t, rng).argmax(axis=1)
    if rule == FADING:
        epsilon = min(1.0, 20 / (t + 1))
    best = (estimates(wins, tries) + 1e-9 * rng.random(wins.shape)).argmax(axis=1)
    return np.where(rng.random(len(wins)) < epsilon, rng.integers(0, wins.shape[1], len(wins)), best)


def estimates(wins, tries):
    """Mean reward of each machine so far; one half where it was never tried."""
    return np.where(tries > 0, wins / np.maximum(tries, 1), 0.5)


def ucb(wins, tries, t, rng):
    """Upper confidence bound of each machine: mean + √(2 ln t / tries); machines never tried come first."""
    bound = estimates(wins, tries) + np.sqrt(2 * np.log(max(t, 1)) / np.maximum(tries, 1))
    return np.where(tries == 0, 1e9 + rng.random(tries.shape), bound)


@takes(p=array(ndim=1, low=0, high=1, least=2), T=count)
def ucb_regret_bound(p, T):
    """Auer's bound on the regret of UCB1 after T choices: 8 Σ ln T / Δ_i + (1 + π² / 3) Σ Δ_i."""
    gaps = p.max() - p
    gaps = gaps[gaps > 0]
    return 8 * np.log(T) * (1 / gaps).sum() + (1 + np.pi**2 / 3) * gaps.sum()
