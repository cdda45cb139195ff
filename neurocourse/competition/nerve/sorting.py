"""A sheet of cells that sorts the wires of a nerve by what fires together."""

from typing import NamedTuple

import numpy as np

from neurocourse import caching
from neurocourse.arguments import array, count, function, generator, positive, takes
from neurocourse.competition.nerve.wires import PIXELS, N, alike, fire_together, kept, snapshots
from neurocourse.competition.sheet import som
from neurocourse.competition.sheet.batch import winners
from neurocourse.competition.sheet.measures import distances
from neurocourse.wording import span

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


def report():
    """What a sheet makes of three nerves, in each of `WAYS`, and two axes without any learning, as a table."""
    lines = [f"{'':>28}   side by side   distances alike"]
    for name, (source, how) in WAYS.items():
        runs = [sort(_traffic(source, seed), rng=seed, **how) for seed in range(3)]
        lines.append(_row(name, runs, -1))
    return "\n".join([*lines, _row("two axes, nothing learned", runs, 0)])


def _row(name, runs, step):
    shares = span([kept(run.plugged[step]) for run in runs], 2, learned=True)
    return f"{name:>28}   {shares}   {span([alike(run.drawn[step]) for run in runs], 2, learned=True)}"


@caching.kept
def _traffic(source, seed):
    return fire_together(snapshots(source, rng=seed))
