"""A sheet of cells that prefer orientations, in a map or shuffled, and who reads what from it."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, fraction, generator, integer, number, takes
from neurocourse.competition import orientation

N = 32  # cells along a side
NOISE, KAPPA = 0.5, 1.5  # of a cell's answer, whose largest is 1; how narrowly a cell is tuned
ANGLES = np.arange(0, 180, 1.0)  # degrees, what a reader may say
ALIKE, PARTNERS, KINDS = 15.0, 5, 12  # degrees apart at most; cells that a cell is wired to; kinds of orientation

PLACE = integer(low=0, high=N - 1)


class Wire(NamedTuple):
    """Mean length of wire to a partner, in cells."""

    alike: float  # to the five nearest cells of like preference
    each: float  # to the nearest cell of each of twelve kinds


@takes(shuffled=fraction, width=number(above=0, high=1), rng=generator)
def sheet(shuffled=0.0, width=0.1, *, rng):
    """Preferred orientations on a sheet: a smooth map, some of whose cells have changed places with their wires.

    Parameters
    ----------
    shuffled : float
        Share of the cells that change places, at random.
    width : float
        Of the band of the filter that noise went through to make the map; see `competition.orientation.noise`.
    rng : seed or numpy.random.Generator

    Returns
    -------
    numpy.ndarray
        Degrees from 0 to 180, shape (32, 32).
    """
    flat = np.degrees(np.angle(orientation.noise(width, rng=rng)) / 2)[:N, :N].ravel() % 180
    moved = rng.permutation(flat.size)[: round(shuffled * flat.size)]
    flat[moved] = flat[rng.permutation(moved)]
    return flat.reshape(N, N)


def tuning(theta, preferred):
    """Answers of cells to bars at the angles theta (degrees), (bars, cells)."""
    return np.exp(KAPPA * (np.cos(np.radians(2 * (np.asarray(theta)[:, None] - np.ravel(preferred)))) - 1))


@takes(preferred=array(shape=(N, N)), reach=number(low=0, high=50), row=PLACE, col=PLACE)
def nearby(preferred, reach, row=N // 2, col=N // 2):
    """Preferred orientations of the cells within reach of a place, degrees, shape (n,).

    Parameters
    ----------
    preferred : array_like, shape (32, 32), degrees
    reach : float
        Cells; beyond the edge of the sheet it goes on at the other side.
    row, col : int
    """
    return preferred[within(reach, row, col)]


def within(reach, row, col):
    """Which cells are within reach, bool (32, 32)."""
    away = [np.minimum(d, N - d) for d in (np.abs(np.arange(N) - row), np.abs(np.arange(N) - col))]
    return away[0][:, None] ** 2 + away[1] ** 2 <= reach**2


@takes(preferred=array(low=0, high=180, least=1), bars=count, rng=generator)
def error(preferred, bars=400, *, rng):
    """How far the best guess is off when somebody reads these cells, on average over bars of random orientation.

    Each cell answers with its tuning and noise. The reader knows all tunings, and says for which orientation they fit
    the answers best.

    Parameters
    ----------
    preferred : array_like, any shape, degrees
    bars : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    float
        Degrees; guessing gives 45.
    """
    return misread(tuning(ANGLES, preferred), bars, NOISE, rng)


@takes(preferred=array(shape=(N, N), low=0, high=180), site=integer(low=1, high=N), bars=count, rng=generator)
def error_of_electrodes(preferred, site=5, bars=400, *, rng):
    """The same for somebody who has electrodes all over the sheet, each with the mean answer of a square of cells.

    Parameters
    ----------
    preferred : array_like, shape (32, 32), degrees
    site : int
        Cells along a side of the square; with 1 every cell is heard by itself.
    bars : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    float
        Degrees.
    """
    k = N // site
    cut = tuning(ANGLES, preferred).reshape(-1, N, N)[:, : k * site, : k * site]
    means = cut.reshape(-1, k, site, k, site).mean(axis=(2, 4)).reshape(len(ANGLES), -1)
    return misread(means, bars, NOISE / site, rng)


def misread(means, bars, noise, rng):
    """Mean error in degrees of whoever holds noisy answers against the mean answers (angles, channels)."""
    shown = rng.integers(len(ANGLES), size=bars)
    answers = means[shown] + noise * rng.standard_normal((bars, means.shape[1]))
    fit = answers @ means.T - (means**2).sum(axis=1) / 2
    off = np.abs(ANGLES[fit.argmax(axis=1)] - ANGLES[shown])
    return float(np.minimum(off, 180 - off).mean())


@takes(preferred=array(shape=(N, N), low=0, high=180))
def wire(preferred):
    """How far cells are from those that they may have to be wired to.

    Parameters
    ----------
    preferred : array_like, shape (32, 32), degrees

    Returns
    -------
    Wire
    """
    flat = preferred.ravel()
    apart = np.abs(flat[:, None] - flat)
    alike = np.minimum(apart, 180 - apart) <= ALIKE
    near = np.where(alike, DISTANCE, np.inf)
    kind = (flat / (180 / KINDS)).astype(int) % KINDS
    to_kinds = [DISTANCE[:, kind == k].min(axis=1).mean() for k in np.unique(kind)]
    return Wire(float(np.partition(near, PARTNERS - 1, axis=1)[:, :PARTNERS].mean()), float(np.mean(to_kinds)))


def distances():
    """Between all cells, in cells, (1024, 1024); the sheet goes on beyond its edges. No cell is wired to itself."""
    away = np.abs(np.arange(N)[:, None] - np.arange(N))
    away = np.minimum(away, N - away).astype(np.float32)
    found = np.sqrt(away[:, None, :, None] ** 2 + away[None, :, None, :] ** 2).reshape(N * N, N * N)
    np.fill_diagonal(found, np.inf)
    return found


DISTANCE = distances()
