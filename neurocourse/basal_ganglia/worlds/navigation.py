"""A robot in a room: it feels with a few rays, pays for every collision, and learns to reach the lamp unharmed."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, number, takes, unguarded
from neurocourse.basal_ganglia.worlds.tabular import epsilon_greedy, q_update

# Round obstacles in a room of 1 m by 1 m: x, y, radius (m).
OBSTACLES = np.array([[0.35, 0.30, 0.13], [0.70, 0.55, 0.14], [0.30, 0.72, 0.12], [0.72, 0.18, 0.08]])
START, GOAL, NEAR = np.array([0.08, 0.08]), np.array([0.9, 0.9]), 0.1
STRIDE, CELLS, N_HEADINGS = 0.06, 16, 8
HEADINGS = np.stack([np.cos(np.arange(8) * np.pi / 4), np.sin(np.arange(8) * np.pi / 4)], 1)


class Training(NamedTuple):
    """Share of each batch's episodes that ended safely at the lamp, and the table before and after each batch."""

    safe: np.ndarray  # (n_batches,)
    Q: np.ndarray  # (n_batches + 1, CELLS², 8)


class Walks(NamedTuple):
    """Paths (T, n, 2), standing still after the end, and how each ended."""

    place: np.ndarray
    reached: np.ndarray  # (n,) bool
    collided: np.ndarray  # (n,) bool


def cell(place):
    """Number of the floor tile (n,) on which each robot (n, 2) stands: what it knows about where it is."""
    row, column = np.clip((place * CELLS).astype(np.int64), 0, CELLS - 1).T
    return row * CELLS + column


def collides(place):
    """Which robots (n,) touch a wall or an obstacle."""
    gap = np.linalg.norm(place[:, None] - OBSTACLES[:, :2], axis=2) - OBSTACLES[:, 2]
    return (gap < 0).any(axis=1) | (place < 0).any(axis=1) | (place > 1).any(axis=1)


def at_lamp(place):
    """Which robots (n,) have come near enough to the lamp."""
    return np.linalg.norm(place - GOAL, axis=1) < NEAR


def move(place, heading, wobble, rng):
    """Take one stride; the wheels slip by a normal error of ``wobble`` strides in both directions."""
    return place + STRIDE * (HEADINGS[heading] + wobble * rng.standard_normal(place.shape))


@takes(
    n_batches=count, n_robots=count, n_steps=count, penalty=number(low=0), cost=number(low=0), alpha=fraction,
    gamma=fraction, epsilon=fraction, wobble=number(low=0), rng=generator,
)  # fmt: skip
def learn(n_batches=40, *, n_robots=64, n_steps=200, penalty=1.0, cost=0.01, alpha=0.1, gamma=0.97, epsilon=0.1,
          wobble=0.15, rng):  # fmt: skip
    """Q-learning on floor tiles: -``cost`` a stride, +1 at the lamp, -``penalty`` for a collision, which ends all.

    The robots walk side by side and share one table, as machines can and animals cannot.

    Parameters
    ----------
    n_batches, n_robots, n_steps : int
        A batch is ``n_steps`` strides of each robot.
    penalty, cost : float
        0 or more. With a penalty of 0 a collision costs nothing but the lamp.
    alpha, gamma, epsilon, wobble : float
    rng : seed or numpy.random.Generator

    Returns
    -------
    Training
    """
    n, correct = n_robots, unguarded(q_update)
    Q, place = np.zeros((CELLS**2, N_HEADINGS)), np.tile(START, (n, 1))
    safe, tables = np.zeros(n_batches), [Q.copy()]
    for k in range(n_batches):
        good = bad = 0
        for _ in range(n_steps):
            s = cell(place)
            a = epsilon_greedy(Q[s], epsilon, rng)
            place = move(place, a, wobble, rng)
            hit, home = collides(place), at_lamp(place)
            r = np.where(hit, -penalty, np.where(home, 1.0, -cost))
            over = (hit | home)[:, None]
            guess = Q[s, a]
            np.add.at(Q, (s, a), correct(guess, r, np.where(over, 0.0, Q[cell(place)]), alpha, gamma) - guess)
            place = np.where(over, START, place)
            good, bad = good + (home & ~hit).sum(), bad + hit.sum()
        safe[k] = good / max(good + bad, 1)
        tables.append(Q.copy())
    return Training(safe, np.array(tables))


@takes(Q=array(shape=(CELLS**2, N_HEADINGS)), n=count, T=count, wobble=number(low=0), rng=generator)
def walk(Q, *, n=100, T=200, wobble=0.15, rng):
    """Let n robots walk by what one has learned, ``Q`` (CELLS², 8), without exploring."""
    place, reached, collided = np.tile(START, (n, 1)), np.zeros(n, bool), np.zeros(n, bool)
    path = [place]
    for _ in range(T):
        going = ~(reached | collided)
        if not going.any():
            break
        place = np.where(going[:, None], move(place, Q[cell(place)].argmax(axis=1), wobble, rng), place)
        collided |= going & collides(place)
        reached |= going & ~collided & at_lamp(place)
        path.append(place)
    return Walks(np.array(path), reached, collided)
