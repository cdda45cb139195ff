"""A sheet of cells that sorts the wires of a nerve by what fires together."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, function, generator, positive, takes
from neurocourse.competition.nerve.wires import PIXELS, N, alike, fire_together, kept, snapshots
from neurocourse.competition.sheet import som
from neurocourse.competition.sheet.batch import winners
from neurocourse.competition.sheet.measures import distances

N_PASSES = 15  # of all wires
NARROW = 1.5  # places: a first radius at which sheets fold
WAYS = {
    "photographs": ("photographs", {}),
    "waves in the dark": ("waves", {}),
    "noise": ("noise", {}),
    "first radius 1.5": ("photographs", dict(sigma=NARROW)),
    "first radius 1.5, two axes": ("photographs", dict(sigma=NARROW, axes=True)),
}


class Sorting(NamedTuple):
    """Where the wires lie before the first pass and after each, (n_passes + 1, 144, 2)."""

    plugged: np.ndarray  # each on a place of its own
    drawn: np.ndarray  # each on the place of the cell that stands for it best: several may share it


@takes(together=array(shape=(N * N, N * N)), sigma=positive, axes=bool, n_passes=count, update=function, rng=generator)
def sort(together, *, sigma=som.FIRST, axes=False, n_passes=N_PASSES, update=som.som_update, rng):
    """Let a sheet of 12 x 12 cells sort the wires: each input is the row of one wire.

    Parameters
    ----------
    together : array, shape (144, 144)
        How much the traffic of any two wires is alike.
    sigma : float, places
        Radius of the neighbourhood at the beginning.
    axes : bool
        Whether the sheet begins flat, along the two leading components, or crumpled.
    n_passes : int
        How often each wire is an input.
    update : function
        `som_update`, or the reader's own.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Sorting
    """
    order = rng.permutation(N * N)  # in which the wires come: one that tells nothing
    traffic = together[np.ix_(order, order)]
    W = som.from_components(traffic, PIXELS) if axes else som.at_random(traffic, PIXELS, rng=rng)
    sheets = som.learn(traffic, PIXELS, W, n_passes=n_passes, sigma=sigma, update=update, rng=rng)
    places = [(one_each(distances(traffic, W)), winners(traffic, W)) for W in sheets]
    found = PIXELS[np.array(places)][:, :, order.argsort()]
    return Sorting(found[:, 0], found[:, 1])


def one_each(apart):
    """Give each wire (row) a place (column) of its own: a pair goes together when neither has a better one left."""
    apart, place = apart - apart.min(axis=0), np.full(len(apart), -1, np.intp)
    while (place < 0).any():
        free = np.flatnonzero(place < 0)
        best = apart.argmin(axis=1)[free]
        agreed = apart.argmin(axis=0)[best] == free
        place[free[agreed]] = best[agreed]
        apart[free[agreed]], apart[:, best[agreed]] = np.inf, np.inf
    return place


@takes(way=tuple(WAYS), seed=count(low=0))
def outcome(way, seed):
    """A sheet in one of `WAYS`: share of neighbours side by side, and likeness of distances, before and after."""
    source, how = WAYS[way]
    found = sort(fire_together(snapshots(source, rng=seed)), rng=seed, **how)
    return [(kept(found.plugged[step]), alike(found.drawn[step])) for step in (0, -1)]
