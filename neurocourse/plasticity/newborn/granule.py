"""A dentate gyrus whose cells come and go: what turnover does to memories by their age, and what else would do that.

A memory is stored at one look: the granule cells that win are connected to what is to be remembered. A cell that dies
takes its connections with it; the newborn one in its place listens to other inputs.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, fraction, generator, number, takes
from neurocourse.hippocampus.separation import dentate

N_IN, N_OUT, N_CELLS = 100, 100, 1000
SHARE = 0.1  # of the inputs, and of what is remembered, that is active
WINNERS = 50  # granule cells that fire at a time
YOUTH, CUE = 10, 0.8  # days for which a newborn cell is excitable; share of a cue that is still right
DAYS, A_DAY = 60, 5
WAYS = ("replaced", "added", "fading")


class Lifetime(NamedTuple):
    """What is left of the memories at the end, the latest first."""

    recalled: np.ndarray  # (days,) share of the memories of each day, by age: 0, 1, 2, … days
    then: np.ndarray  # (days, WINNERS) cells that stored the first memory of each day
    now: np.ndarray  # (days, WINNERS) cells that answer to its cue today
    age: np.ndarray  # (cells,) days since each cell was born; those of the first day count as old as all days together


class Gyrus:
    """Granule cells: what each listens to, its age, and its connections to what is remembered."""

    def __init__(self, cells, excitable, rng):
        self.rng, self.excitable = rng, excitable
        self.listens, self.W = self._newborn(cells), np.zeros((N_OUT, cells), np.float32)
        self.age = np.full(cells, DAYS)

    def _newborn(self, n):
        return self.rng.random((n, N_IN)).astype(np.float32)

    def code(self, x):
        """Indices (n, WINNERS) of the cells with the strongest input; young cells are easier to excite."""
        h = x.astype(np.float32) @ self.listens.T
        h += self.excitable * h.std(axis=-1, keepdims=True) * (self.age < YOUTH)
        return np.argpartition(-h, WINNERS - 1, axis=-1)[:, :WINNERS]

    def store(self, x, targets):
        """Hebb at one look: connect the cells that fire to what is to be remembered, less its mean."""
        cells = self.code(x)
        for which, target in zip(cells, targets - SHARE, strict=True):
            self.W[:, which] += target[:, None].astype(np.float32)
        return cells

    def recall(self, x):
        """What the cells that answer to x bring to mind, (n, N_OUT), and these cells."""
        cells = self.code(x)
        return self.W[:, cells].sum(axis=2).T, cells

    def night(self, way, share):
        """A share of the cells is replaced or added, or all connections fade by as much."""
        self.age += 1
        n = round(share * N_CELLS)
        if not share:
            return
        if way == "replaced":
            dead = self.rng.permutation(len(self.age))[:n]
            self.listens[dead], self.age[dead], self.W[:, dead] = self._newborn(n), 0, 0
        elif way == "added":
            self.listens = np.vstack([self.listens, self._newborn(n)])
            self.W = np.hstack([self.W, np.zeros((N_OUT, n), np.float32)])
            self.age = np.append(self.age, np.zeros(n, int))
        else:
            self.W *= np.float32(1 - share)


@takes(way=WAYS, share=fraction, excitable=number(low=0), cells=count(low=WINNERS + 1), rng=generator)
def lifetime(way="replaced", share=0.03, *, excitable=0.0, cells=N_CELLS, rng):
    """Sixty days with five memories each; then every memory is asked for with a cue that is a fifth wrong.

    Parameters
    ----------
    way : "replaced", "added" or "fading"
        What happens each night: cells die and newborn ones take their places, newborn ones come and none dies, or all
        connections become weaker.
    share : float
        Of a thousand cells that are born each night, or by which the connections fade.
    excitable : float
        How much easier cells fire that are younger than ten days, in standard deviations of the input.
    cells : int
        Granule cells at the start.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Lifetime

    References
    ----------
    Akers KG, Martinez-Canabal A, Restivo L, et al. (2014). Hippocampal neurogenesis regulates forgetting during
    adulthood and infancy. Science 344:598-602. doi:10.1126/science.1248903
    """
    gyrus = Gyrus(cells, excitable, rng)
    x, targets = (dentate.winners(rng.random((DAYS * A_DAY, n)), SHARE) for n in (N_IN, N_OUT))
    then = []
    for day in range(DAYS):
        today = slice(A_DAY * day, A_DAY * (day + 1))
        if day:
            gyrus.night(way, share)
        then.append(gyrus.store(x[today], targets[today])[0])
    cues = np.array([dentate.similar(one, CUE, rng=rng) for one in x])
    said, now = gyrus.recall(cues)
    right = (said @ targets.T).argmax(axis=1) == np.arange(len(x))
    recalled = right.reshape(DAYS, A_DAY).mean(axis=1)
    return Lifetime(recalled[::-1], np.array(then[::-1]), now[::A_DAY][::-1], gyrus.age)


@takes(cells=count(low=2), winners=count, relation=fraction, cue=fraction, memories=count(low=2), rng=generator)
def told_apart(cells, winners, relation, *, cue=1.0, memories=100, rng):
    """Share of related memories, stored at one look, that are recalled through granule cells, and straight: a pair.

    Parameters
    ----------
    cells, winners : int
        Granule cells, and how many of them fire at a time.
    relation : float
        Share of active inputs that each memory has from a common model.
    cue : float
        Share of a cue that is right.
    memories : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    through, straight : float
    """
    if winners > cells:
        raise ValueError(f"winners must be {cells} at most, as many as there are cells, got {winners}")
    path = rng.random((cells, N_IN))
    x = dentate.family(memories, relation, rng=rng, n=N_IN, active=SHARE)
    cues = np.array([dentate.similar(one, cue, rng=rng) for one in x])
    targets = dentate.winners(rng.random((memories, N_OUT)), SHARE)
    codes = [(dentate.winners(part @ path.T, winners / cells), part) for part in (x, cues)]
    return tuple(_recalled(*pair, targets) for pair in zip(*codes, strict=True))


def _recalled(stored, cues, targets):
    said = cues @ stored.T @ (targets - SHARE)
    return float(np.mean((said @ targets.T).argmax(axis=1) == np.arange(len(targets))))


@takes(shared=fraction, young=fraction, excitable=number(low=0), rng=generator)
def overlap(shared, *, young=0.0, excitable=1.0, rng):
    """Share of their cells that the codes of two inputs have in common, when a share of all cells is young, mean of 20.

    What the inputs share is ``shared``. See `hippocampus.dentate.law` for what it has to be without young cells.
    """
    found = []
    for _ in range(20):
        gyrus = Gyrus(N_CELLS, excitable, rng)
        gyrus.age[: round(young * N_CELLS)] = 0
        one = dentate.winners(rng.random(N_IN), SHARE)
        pair = gyrus.code(np.array([one, dentate.similar(one, shared, rng=rng)]))
        found.append(len(np.intersect1d(*pair)) / WINNERS)
    return float(np.mean(found))
