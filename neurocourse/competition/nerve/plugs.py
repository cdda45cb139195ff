"""Break our result: plug the wires of a nerve back better than a sheet of cells."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, function, generator, takes
from neurocourse.competition.nerve import wires
from neurocourse.competition.nerve.sorting import sort
from neurocourse.competition.nerve.wires import PIXELS, N

N_SNAPSHOTS = 1000


class Score(NamedTuple):
    """Share of neighbouring pixels that are side by side again, by the attempt and by the sheet, on the same nerve."""

    yours: float
    sheet: float
    won: bool


def as_they_come(snapshots):
    """The plainest plug list: wire 0 in the first place, wire 1 in the second, and so on."""
    return np.arange(N * N).reshape(N, N)


@takes(snapshots=array(shape=("n", N * N), least=2), rng=generator)
def by_sheet(snapshots, *, rng=1):
    """The plug list (12, 12) of a sheet that has seen these snapshots: which wire ends in each place.

    Parameters
    ----------
    snapshots : array, shape (n, 144)
        The traffic of each wire.
    rng : seed or numpy.random.Generator
    """
    places = sort(wires.fire_together(snapshots), rng=np.random.default_rng(rng)).plugged[-1]
    return np.lexsort(places.T[::-1]).reshape(N, N)


@takes(plug=function, rng=generator)
def score(plug, *, rng):
    """Cut a nerve, let ``plug`` put it back, and compare with the sheet.

    Parameters
    ----------
    plug : function
        ``plug(snapshots) -> (12, 12)``: which of the 144 wires, the columns of ``snapshots`` (1000, 144), ends where.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Score
    """
    pixel = rng.permutation(N * N)  # where each wire comes from
    snapshots = wires.snapshots(n=N_SNAPSHOTS, rng=rng)[:, pixel]
    shares = [wires.kept(ends(pixel, method(snapshots.copy()))) for method in (plug, by_sheet)]
    return Score(*shares, shares[0] > shares[1])


def ends(pixel, plugged):
    """Place (144, 2) of the wire of each pixel, when wire k comes from ``pixel[k]``."""
    numbers = array("what plug returns", plugged, shape=(N, N)).ravel()
    wire = numbers.astype(np.intp)
    if sorted(numbers) != list(range(N * N)):
        raise ValueError("what plug returns must hold each of the 144 wires once, 0 to 143")
    places = np.empty((N * N, 2))
    places[pixel[wire]] = PIXELS
    return places
