"""Worlds to learn in: a maze drawn as text, and one walker or many in it, with the usual ``reset`` and ``step``."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, number, takes

MOVES = np.array([[-1, 0], [0, 1], [1, 0], [0, -1]])  # up, right, down, left

# S start, G goal, # wall, C cliff (back to the start), X a place that ends the episode badly, . free.
CLIFF = """
............
............
............
SCCCCCCCCCCG
"""
ROOMS = """
S..#......
...#......
......#...
...#..#...
####..#...
......#...
.######.##
..........
...#...#..
...#...#.G
"""


class Maze(NamedTuple):
    """A world as tables: what each action does in each state. States are numbered row by row."""

    next_state: np.ndarray  # (S, A) int
    reward: np.ndarray  # (S, A)
    ends: np.ndarray  # (S, A) bool: does this move end the episode?
    start: int
    goal: int
    shape: tuple  # (rows, cols)
    text: tuple  # one string a row


class Step(NamedTuple):
    """What the world answers: the new state, the reward, and whether the episode is over."""

    s: np.ndarray
    r: np.ndarray
    done: np.ndarray


@takes(text=str, r_step=number, r_goal=number, r_cliff=number, r_bump=number)
def maze(text, *, r_step=-1.0, r_goal=None, r_cliff=-100.0, r_bump=None):
    """Read a world from its drawing.

    Parameters
    ----------
    text : str
        Rows of S (start), G (goal), # (wall), C (cliff: back to the start), X (ends the episode) and . (free).
    r_step, r_cliff : float
        Reward of a step, and of a step into a cliff or an X.
    r_goal, r_bump : float, optional
        Reward of the step that reaches the goal, and of one against a wall or the edge; ``r_step`` when left out.

    Returns
    -------
    Maze

    Raises
    ------
    ValueError
        When the rows differ in length, or there is not one start and one goal.
    """
    rows = tuple(text.split())
    if len({len(row) for row in rows}) != 1 or set("".join(rows)) - set("SG#CX."):
        raise ValueError("text must be rows of equal length, made of S, G, #, C, X and .")
    flat = "".join(rows)
    if flat.count("S") != 1 or flat.count("G") != 1:
        raise ValueError(f"text must have one S and one G, got {flat.count('S')} and {flat.count('G')}")
    size, start, goal = (len(rows), len(rows[0])), flat.index("S"), flat.index("G")
    target, bumped = _targets(np.array(list(flat)) == "#", size)
    kind = np.array(list(flat))[target]
    falls = (kind == "C") | (kind == "X")
    reward = np.where(falls, r_cliff, np.where(kind == "G", r_step if r_goal is None else r_goal, r_step))
    reward = np.where(bumped, r_step if r_bump is None else r_bump, reward).astype(np.float64)
    after = np.where(kind == "C", start, target)
    return Maze(after, reward, (kind == "G") | (kind == "X"), start, goal, size, rows)


def _targets(wall, size):
    """State that each move leads to, and whether it bumped and stayed."""
    s = np.arange(size[0] * size[1])
    place = np.stack(np.unravel_index(s, size), 1)[:, None] + MOVES
    inside = np.all((place >= 0) & (place < size), axis=2)
    clipped = np.clip(place, 0, np.array(size) - 1)
    target = np.ravel_multi_index((clipped[..., 0], clipped[..., 1]), size)
    bumped = ~inside | wall[target]
    return np.where(bumped, s[:, None], target), bumped


class Environment:
    """Walkers in a maze: ``reset()`` puts them at the start, ``step(a)`` moves them. One, or many at once.

    With probability ``slip`` a walker moves in a random direction instead.
    """

    @takes(world=Maze, n=count, slip=fraction, rng=generator)
    def __init__(self, world, *, n=None, slip=0.0, rng=None):
        if slip and rng is None:
            raise ValueError("rng is needed when slip is above 0: pass a seed")
        self.world, self.slip = world, slip
        self.size = () if n is None else (n,)
        self.rng = rng
        self.reset()

    def reset(self):
        """Put every walker at the start and return the states."""
        self.s = np.full(self.size, self.world.start)[()]
        return self.s

    @takes(a=array(dtype=np.intp, low=0, high=3))
    def step(self, a):
        """Move by the actions ``a`` (0 up, 1 right, 2 down, 3 left). Walkers whose episode ends start anew."""
        if np.shape(a) != self.size:
            raise ValueError(f"a must be one action for each walker, shape {self.size}, got shape {np.shape(a)}")
        if self.slip:
            a = np.where(self.rng.random(self.size) < self.slip, self.rng.integers(0, 4, self.size), a)
        now = self.s
        s, done = self.world.next_state[now, a], self.world.ends[now, a]
        self.s = np.where(done, self.world.start, s)[()]
        return Step(s, self.world.reward[now, a], done)
