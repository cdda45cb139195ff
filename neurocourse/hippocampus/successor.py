"""The successor representation: a map that says, from each place, where one will soon be. Values are one product away."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, integer, number
from neurocourse.hippocampus import streets


class Trips(NamedTuple):
    """All trips of a town, from each crossing to each other: steps taken, ``inf`` where the walker goes in circles."""

    steps: np.ndarray  # (n, n), from row to column
    least: np.ndarray  # (n, n), by breadth-first search

    @property
    def arrived(self):
        """Share of the trips that are possible which end at the goal."""
        return float(np.isfinite(self.steps[self._asked]).mean())

    @property
    def shortest(self):
        """Share of the trips that are possible which take a shortest way."""
        return float((self.steps == self.least)[self._asked].mean())

    @property
    def _asked(self):
        return np.isfinite(self.least) & (self.least > 0)


def successor_representation(T, gamma):
    """Discounted number of future visits: M = I + γT + γ²T² + … = (I - γT)⁻¹. Its rows sum to 1 / (1 - γ).

    Parameters
    ----------
    T : array, shape (n, n)
        Probability of the next place (column) after each place (row).
    gamma : float
        Discount, from 0 to less than 1: how far ahead the map looks.

    Returns
    -------
    ndarray, shape (n, n)
        ``M[s, t]``: expected discounted visits to t, starting in s.

    Raises
    ------
    ValueError
        When a row of ``T`` is not a probability distribution.

    References
    ----------
    Dayan P (1993). Improving generalization for temporal difference learning: the successor representation. Neural
    Computation 5:613-624. doi:10.1162/neco.1993.5.4.613
    """
    T = array("T", T, shape=("n", "n"))
    if (T < 0).any() or not np.allclose(T.sum(axis=1), 1):
        raise ValueError("rows of T must be probabilities that sum to 1")
    return np.linalg.inv(np.eye(len(T)) - number("gamma", gamma, low=0, below=1) * T)


def learn(path, M, gamma, *, alpha=0.1, settle=np.inf):
    """Learn the map from a walk, by temporal differences: M[s] ← M[s] + α (1_s + γ M[s'] - M[s]).

    Parameters
    ----------
    path : sequence of int
        Crossings in the order of the walk.
    M : array, shape (n, n)
        What was known before; it is not changed.
    gamma, alpha : float
        Discount and learning rate.
    settle : float
        Visits of a crossing after which its learning rate has halved; never unless told.

    Returns
    -------
    ndarray, shape (n, n)
    """
    M, visits = array("M", M, shape=("n", "n")).copy(), np.zeros(len(M))
    number("gamma", gamma, low=0, below=1)
    number("alpha", alpha, above=0, high=1)
    for s, after in zip(path[:-1], path[1:], strict=True):
        rate = alpha / (1 + visits[s] / settle)
        row = M[s]
        change = gamma * M[after] - row
        change[s] += 1
        row += rate * change
        visits[s] += 1
    return M


def replay(T, M, gamma, sweeps=1):
    """Learn from the known map instead of from walking: M ← I + γTM, in the head, ``sweeps`` times.

    Each sweep leaves at most γ of the error that was there.
    """
    for _ in range(integer("sweeps", sweeps, low=0)):
        M = np.eye(len(T)) + gamma * T @ M
    return M


def next_crossing(town, V):
    """From each crossing the open neighbour with the greatest value, for one goal or many.

    Parameters
    ----------
    town : Town
        As it is now: a walker sees a barrier when it stands before it.
    V : array, shape (n,) or (n, goals)

    Returns
    -------
    ndarray of int, shape of V
        A crossing without open streets leads to itself.
    """
    V = array("V", V)
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


def trips(town, M):
    """Let one walk from each crossing to each other in ``town``, uphill on the values that ``M`` says.

    The reward lies at the goal, so the values V = M r are a column of ``M``.

    Parameters
    ----------
    town : Town
        As it is now.
    M : array, shape (n, n)
        What the walker knows: the map of the town as it was, perhaps.

    Returns
    -------
    Trips
    """
    step, n = next_crossing(town, M), len(M)
    goal = np.arange(n)
    at, steps = np.repeat(goal[:, None], n, axis=1), np.full((n, n), np.inf)
    for k in range(n):
        steps[(at == goal) & np.isinf(steps)] = k
        at = step[at, goal]
    return Trips(steps, streets.distances(town))


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


class Waves(NamedTuple):
    """Eigenvectors of a map over a floor, from the slowest wave on."""

    value: np.ndarray  # (n,) eigenvalues of M, descending
    wave: np.ndarray  # (n, rows, cols)


def waves(town, gamma):
    """Eigenvectors of M for a walk without direction: periodic over the floor, as the firing of grid cells is.

    M and T share them. T = D⁻¹A is similar to D^(-1/2) A D^(-1/2), which is symmetric, so all are real.

    References
    ----------
    Stachenfeld KL, Botvinick MM, Gershman SJ (2017). The hippocampus as a predictive map. Nature Neuroscience
    20:1643-1653. doi:10.1038/nn.4650
    """
    root = np.sqrt(np.maximum(town.joined.sum(axis=1), 1))
    T = streets.transitions(town)
    lam, u = np.linalg.eigh(T * (root[:, None] / root))
    order = lam.argsort()[::-1]
    wave = (u / root[:, None]).T[order]
    return Waves(1 / (1 - number("gamma", gamma, low=0, below=1) * lam[order]), wave.reshape(-1, *town.shape))


def sign_changes(wave):
    """How often a wave (rows, cols) changes sign from top to bottom and from left to right, in the line where it is
    strongest."""
    row, col = np.unravel_index(np.abs(wave).argmax(), wave.shape)
    return tuple(int(np.count_nonzero(np.diff(np.sign(_clean(line))))) for line in (wave[:, col], wave[row]))


def _clean(line):
    """A line without its zeros."""
    return line[np.abs(line) > 1e-9 * np.abs(line).max()]


def spectral_peak(wave):
    """Share of the power of a wave (rows, cols) in its strongest spatial frequency (of cosines); 1 for one pure wave."""
    power = wave
    for n in wave.shape:
        k = np.arange(n)
        cosine = np.cos(np.pi * k[:, None] * (k + 0.5) / n) * np.where(k == 0, 1, np.sqrt(2))[:, None] / np.sqrt(n)
        power = (cosine @ power).T
    return float((power**2).max() / (power**2).sum())
