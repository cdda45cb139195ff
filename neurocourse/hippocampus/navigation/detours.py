"""Finding the way uphill on values: with a map of what follows what, and after the town has changed."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, integer, number, takes
from neurocourse.hippocampus.navigation import streets
from neurocourse.hippocampus.navigation.successor import successor_representation


class Trips(NamedTuple):
    """All trips of a town, from each crossing to each other: steps taken, ``inf`` where the walker goes in circles."""

    steps: np.ndarray  # (n, n), from row to column
    least: np.ndarray  # (n, n), by breadth-first search

    @property
    def arrived(self):
        """Share of the trips that are possible which end at the goal."""
        return _mean(np.isfinite(self.steps[self._asked]))

    @property
    def shortest(self):
        """Share of the trips that are possible which take a shortest way."""
        return _mean((self.steps == self.least)[self._asked])

    @property
    def _asked(self):
        return np.isfinite(self.least) & (self.least > 0)


def _mean(yes):
    """Share of what is true; 0 of nothing."""
    return float(yes.mean()) if yes.size else 0.0


@takes(town=streets.Town, V=array)
def next_crossing(town, V):
    """From each crossing the open neighbour with the greatest value, for one goal or many.

    Parameters
    ----------
    town : Town
        As it is now: a walker sees a barrier when it stands before it.
    V : array_like, shape (n,) or (n, goals)

    Returns
    -------
    ndarray of int, shape of V
        A crossing without open streets leads to itself.
    """
    if V.ndim not in (1, 2) or len(V) != len(town.joined):
        raise ValueError(f"V must have one row for each of the {len(town.joined)} crossings, got shape {V.shape}")
    ways = town.joined | np.diag(~town.joined.any(axis=1))
    if V.ndim == 1:
        return np.where(ways, V, -np.inf).argmax(axis=1)
    return np.where(ways[:, :, None], V, -np.inf).argmax(axis=1)


def follow(town, V, start, goal):
    """Go uphill on the values ``V`` (n,) from ``start``.

    Returns
    -------
    (list of int, bool)
        Crossings visited, and whether ``goal`` was reached. A walker that comes by the same crossing twice would go
        in circles for ever, and stops.
    """
    step, path = next_crossing(town, V), [int(start)]
    while path[-1] != goal:
        path.append(int(step[path[-1]]))
        if path[-1] in path[:-1]:
            return path, False
    return path, True


@takes(town=streets.Town, M=array(shape=("n", "n")))
def trips(town, M):
    """Let one walk from each crossing to each other in ``town``, uphill on the values that ``M`` says.

    The reward lies at the goal, so the values V = M r are a column of ``M``.

    Parameters
    ----------
    town : Town
        As it is now.
    M : array_like, shape (n, n)
        What the walker knows: the map of the town as it was, perhaps.

    Returns
    -------
    Trips
    """
    M, n = array("M", M, shape=town.joined.shape), len(M)
    step = next_crossing(town, M)
    goal = np.arange(n)
    at, steps = np.repeat(goal[:, None], n, axis=1), np.full((n, n), np.inf)
    for k in range(n):
        steps[(at == goal) & np.isinf(steps)] = k
        at = step[at, goal]
    return Trips(steps, streets.distances(town))


@takes(town=streets.Town, changed=streets.Town, gamma=number(low=0, below=1), goal=count(low=0), new_goal=count(low=0))
def flexibility(town, changed, gamma=0.9, *, goal, new_goal):
    """Who copes with what: share of crossings from which one arrives at the goal by a shortest way.

    Three walkers know the town. One has stored the value of each crossing for ``goal``; one has the successor
    representation; one plans on the map. Then the goal moves to ``new_goal``, or the town changes to ``changed``.

    Returns
    -------
    dict
        Name of the walker: (share before, share after the goal moved, share after the town changed).

    References
    ----------
    Momennejad I, Russek EM, Cheong JH, Botvinick MM, Daw ND, Gershman SJ (2017). The successor representation in human
    reinforcement learning. Nature Human Behaviour 1:680-692. doi:10.1038/s41562-017-0180-8
    """
    if changed.shape != town.shape:
        raise ValueError(f"changed must have the crossings of town, {town.shape}, got {changed.shape}")
    for name, crossing in (("goal", goal), ("new_goal", new_goal)):
        integer(name, crossing, low=0, high=len(town.joined) - 1)
    M, far = successor_representation(streets.transitions(town), gamma), streets.distances(town)
    tasks = ((town, goal), (town, new_goal), (changed, goal))
    return {
        "stored values": tuple(_share(place, M[:, goal], g) for place, g in tasks),
        "successor representation": tuple(_share(place, M[:, g], g) for place, g in tasks),
        "planning": tuple(_share(place, -streets.distances(place)[:, g].clip(max=len(far)), g) for place, g in tasks),
    }


def _share(town, V, goal):
    """Share of crossings that lead to ``goal`` by a shortest way, uphill on V."""
    least = streets.distances(town)[goal]
    starts = np.flatnonzero(np.isfinite(least) & (least > 0))
    paths = (follow(town, V, s, goal) for s in starts)
    return float(np.mean([there and len(path) - 1 == least[s] for s, (path, there) in zip(starts, paths, strict=True)]))
