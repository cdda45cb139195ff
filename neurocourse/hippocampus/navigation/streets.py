"""A small town as a graph: crossings, streets between them, closed streets, and the shortest way by looking around."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, each, generator, integer, number, takes

# o is a crossing, - and | are streets. A river runs through the middle, with three bridges.
TOWN = """
o-o-o-o-o-o-o-o-o
| | |   |   | | |
o-o o-o-o-o-o o-o
|   | | | | | | |
o-o-o-o-o-o-o-o-o
  |     |       |
o-o-o-o-o-o-o-o-o
| | | | | | |   |
o-o-o o-o-o-o-o-o
|   | | |   | | |
o-o-o-o-o o-o-o-o
| | |   | | | | |
o-o-o-o-o-o-o-o-o
"""
STREETS = {"Mill Bridge": (19, 28), "Old Bridge": (22, 31), "New Bridge": (26, 35)}


class Town(NamedTuple):
    """Crossings on a grid, numbered row by row, and which of them are joined by a street."""

    joined: np.ndarray  # (n, n) bool, symmetric
    shape: tuple  # (rows, cols)


@takes(text=str)
def read(text=TOWN):
    """Read a town from its drawing: o for crossings at every second sign of every second line, - and | for streets.

    Raises
    ------
    ValueError
        When a sign stands where it does not belong.
    """
    lines = text.strip("\n").splitlines() or [""]
    width = max(map(len, lines))
    signs = np.array([list(line.ljust(width)) for line in lines])
    if not ((signs[::2, ::2] == "o").all() and set(signs[::2, 1::2].flat) <= set("- ")):
        raise ValueError("text must have crossings (o) in every second line, with streets (-) or blanks between them")
    if not (set(signs[1::2, ::2].flat) <= set("| ") and set(signs[1::2, 1::2].flat) <= {" "}):
        raise ValueError("text must have streets (|) below crossings, and blanks, between two lines of crossings")
    return _joined(signs[::2, 1::2] == "-", signs[1::2, ::2] == "|")


@takes(rows=count, cols=count)
def grid(rows, cols):
    """A town in which every crossing is joined with its neighbours: also the floor of an open room."""
    return _joined(np.ones((rows, cols - 1), bool), np.ones((rows - 1, cols), bool))


def _joined(across, down):
    """A town from its streets along rows (R, C - 1) and along columns (R - 1, C)."""
    shape = len(across), down.shape[1]
    number_of = np.arange(shape[0] * shape[1]).reshape(shape)
    joined = np.zeros((number_of.size,) * 2, bool)
    joined[number_of[:, :-1][across], number_of[:, 1:][across]] = True
    joined[number_of[:-1][down], number_of[1:][down]] = True
    return Town(joined | joined.T, shape)


@takes(town=Town, streets=each(array(shape=(2,), dtype=np.int64), empty=True), crossings=array(ndim=1, dtype=np.int64))
def close(town, streets=(), crossings=()):
    """The town with some streets, pairs of crossings, closed, and with all streets of some crossings closed."""
    n, joined = len(town.joined), town.joined.copy()
    array("streets", streets, dtype=np.int64, low=0, high=n - 1)
    for a, b in streets:
        if not town.joined[a, b]:
            raise ValueError(f"streets must exist to be closed: no street joins the crossings {a} and {b}")
        joined[a, b] = joined[b, a] = False
    shut = array("crossings", crossings, dtype=np.int64, low=0, high=n - 1)
    joined[shut], joined[:, shut] = False, False
    return Town(joined, town.shape)


@takes(town=Town, drift=number)
def transitions(town, drift=0.0):
    """Where a walker without a goal goes next: each open street with a probability proportional to exp(drift · dx).

    Parameters
    ----------
    town : Town
    drift : float
        Liking for steps to the right; 0 for a walk without direction.

    Returns
    -------
    ndarray, shape (n, n)
        ``T[s, t]`` is the probability of t after s. Where all streets are closed the walker stays.
    """
    column = np.arange(len(town.joined)) % town.shape[1]
    weight = town.joined * np.exp(drift * (column - column[:, None]))
    stuck = ~town.joined.any(axis=1)
    weight[stuck, stuck] = 1.0
    return weight / weight.sum(axis=1, keepdims=True)


@takes(T=array(shape=("n", "n"), low=0, least=1), n_steps=count(low=0), start=count(low=0), rng=generator)
def wander(T, n_steps, start, *, rng):
    """Crossings (n_steps + 1,) visited by a walk with the transition matrix ``T`` (n, n)."""
    reach, s = np.cumsum(T, axis=1), integer("start", start, low=0, high=len(T) - 1)
    path = [s]
    for u in rng.random(n_steps):
        s = min(int(reach[s].searchsorted(u, side="right")), len(T) - 1)
        path.append(s)
    return np.array(path)


def distances(town):
    """Least number of streets between all pairs of crossings, by breadth-first search from all of them at once.

    Returns
    -------
    ndarray, shape (n, n)
        ``inf`` where there is no way.
    """
    n = len(town.joined)
    d, visited, edge = np.full((n, n), np.inf), np.eye(n, dtype=bool), np.eye(n, dtype=bool)
    for k in range(n):
        d[edge] = k
        edge = (edge.astype(np.float32) @ town.joined > 0) & ~visited
        if not edge.any():
            break
        visited |= edge
    return d


def shortest_path(town, start, goal):
    """Crossings of a shortest way from ``start`` to ``goal``, both included; empty when there is none."""
    d = distances(town)[goal]
    if not np.isfinite(d[start]):
        return []
    path = [int(start)]
    while path[-1] != goal:
        near = np.flatnonzero(town.joined[path[-1]])
        path.append(int(near[d[near].argmin()]))
    return path
