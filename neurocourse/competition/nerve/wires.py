"""A nerve of 144 wires, what travels on it, and how well wires that were pulled out have been put back."""

from functools import cache

import numpy as np

from neurocourse.arguments import array, count, generator, takes
from neurocourse.competition.sheet.som import grid
from neurocourse.data import photographs

N, STRIDE = 12, 3  # pixels along a side of the camera, and every how many pixels of a photograph it has one
REACH = 192 - STRIDE * (N - 1)  # its upper left corner lies between 0 and this, less one, in the photograph
SOURCES = ("photographs", "waves", "noise")
PIXELS = grid(N, N)
SIDE_BY_SIDE = np.argwhere(np.triu(np.abs(PIXELS[:, None] - PIXELS).sum(axis=2) == 1))  # 264 pairs
CHANCE = 506 / 10296  # of all pairs of places, those that touch, by a corner at least
LUMINANCE = np.array([0.299, 0.587, 0.114])
TURNS = ("as it was", "turned left", "upside down", "turned right")


@cache
def scenes():
    """The two photographs in grey, (2, 192, 192)."""
    return np.array([picture @ LUMINANCE for picture in photographs()])


def view(scene, row, col):
    """What the camera sees with its upper left corner there, (12, 12)."""
    along = STRIDE * np.arange(N)
    return scenes()[scene][np.ix_(row + along, col + along)]


@takes(source=SOURCES, n=count(low=2), rng=generator)
def snapshots(source="photographs", n=1000, *, rng):
    """What the pixels of a camera report, (n, 144), pixel by pixel: as if no nerve had been cut.

    Parameters
    ----------
    source : {"photographs", "waves", "noise"}
        Two photographs, looked at here and there; or waves, made up after those that cross a retina before the eyes
        open; or noise, where each pixel goes its own way.
    n : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    array, shape (n, 144)
    """
    if source == "noise":
        return rng.standard_normal((n, N * N))
    if source == "waves":
        centre = rng.uniform(-2, N + 1, (n, 1, 2))
        return np.exp(-((PIXELS - centre) ** 2).sum(axis=2) / 8)
    looks = zip(rng.integers(2, size=n), *rng.integers(REACH, size=(2, n)), strict=True)
    return np.array([view(*look).ravel() for look in looks])


@takes(snapshots=array(shape=("n", "wires"), least=2))
def fire_together(snapshots):
    """How much the traffic of any two wires is alike: their correlations, (wires, wires).

    Parameters
    ----------
    snapshots : array, shape (n, wires)
    """
    z = snapshots - snapshots.mean(axis=0)
    z = z / np.maximum(z.std(axis=0), 1e-12)
    return z.T @ z / len(z)


PLACES = array(shape=(N * N, 2))


@takes(places=PLACES)
def kept(places):
    """Share of the 264 pairs of neighbouring pixels whose wires lie side by side again, or corner to corner.

    Parameters
    ----------
    places : array, shape (144, 2)
        The place of each pixel's wire. Two wires on one place would count as neighbours, so each has its own.

    Returns
    -------
    float
        For wires plugged in at random `CHANCE`, 0.049.
    """
    a, b = places[SIDE_BY_SIDE.T]
    return float((np.abs(a - b).max(axis=1) <= 1).mean())


@takes(places=PLACES)
def alike(places):
    """Correlation between the distances of all pixels and those of their wires: low when a sheet is folded.

    Parameters
    ----------
    places : array, shape (144, 2)
    """
    upper = np.triu_indices(N * N, 1)
    true, found = (np.linalg.norm(p[upper[0]] - p[upper[1]], axis=1) for p in (PIXELS, places))
    return float(np.corrcoef(true, found)[0, 1]) if found.std() else 0.0


def lies(places):
    """The turn, and the mirror image or not, under which ``places`` (144, 2) fit the pixels best, in words."""
    centred, fits = places - places.mean(axis=0), {}
    for mirrored in (False, True):
        axes = (PIXELS - PIXELS.mean(axis=0)) * (1, -1 if mirrored else 1)
        for words in TURNS:
            fits[words + mirrored * ", and mirrored"] = float((axes * centred).sum())
            axes = np.stack([-axes[:, 1], axes[:, 0]], axis=1)
    return max(fits, key=fits.get)
