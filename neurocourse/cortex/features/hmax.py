"""A hierarchy after Hubel and Wiesel: simple cells match templates, complex cells take the largest, twice over."""

from functools import cache
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, integer, positive, takes
from neurocourse.cortex.cells.gabor import quadrature

SIDE = 20  # pixels of the screen on which a digit of 8 x 8 pixels, drawn twice as large, may move
C1_SIDE = 9  # places of a C1 map along one side
ANGLES = (0, 45, 90, 135)
STAGES = ("pixels", "S1", "C1", "S2", "C2")


class Answers(NamedTuple):
    """What each stage says of one picture, as maps; C2 keeps no place at all."""

    S1: np.ndarray  # (4, rows, cols)
    C1: np.ndarray  # (4, rows / 2, cols / 2)
    S2: np.ndarray  # (n_templates, rows', cols')
    C2: np.ndarray  # (n_templates,)


@takes(digit=array(shape=(8, 8)), dx=integer, dy=integer)
def screen(digit, dx=0, dy=0):
    """A digit (8, 8) at twice its size in the middle of the screen (20, 20), moved by (dx, dy) pixels."""
    picture = np.zeros((SIDE, SIDE))
    picture[2:18, 2:18] = np.kron(digit, np.ones((2, 2)))
    return np.roll(picture, (dy, dx), axis=(0, 1))


def windows(maps, k):
    """Every k by k window of maps (n, rows, cols): (rows', cols', n · k · k)."""
    view = np.lib.stride_tricks.sliding_window_view(maps, (k, k), axis=(1, 2))
    return view.transpose(1, 2, 0, 3, 4).reshape(*view.shape[1:3], -1)


def s1(picture):
    """Simple cells of four slopes at every place: the size of the answer of a Gabor ridge, whichever its sign."""
    padded = np.pad(picture, 3)[None]
    return np.abs(np.moveaxis(windows(padded, 7) @ _fields().T, 2, 0))


@cache
def _fields():
    """Ridges of all slopes, one a row (4, 49)."""
    return np.array([quadrature(7, angle, f=0.2, sigma=1.6)[0].ravel() for angle in ANGLES])


def c1(maps, size=4):
    """Complex cells: the largest of each 4 x 4 neighbourhood, every second place."""
    view = np.lib.stride_tricks.sliding_window_view(maps, (size, size), axis=(1, 2))
    return view[:, ::2, ::2].max(axis=(3, 4))


@takes(digits=array(shape=("n", 8, 8), least=64), n=count, k=integer(low=1, high=C1_SIDE), rng=generator)
def templates(digits, n=60, k=3, *, rng):
    """Pieces (n, 4 · k · k) of the C1 maps of given digits, taken at random: what the S2 cells look for."""
    pieces = []
    for _ in range(n):
        maps = c1(s1(screen(digits[rng.integers(len(digits))])))
        i, j = (rng.integers(0, size - k + 1) for size in maps.shape[1:])
        pieces.append(maps[:, i : i + k, j : j + k].ravel())
    return np.array(pieces)


@takes(picture=array(shape=(SIDE, SIDE)), pieces=array(ndim=2, least=1), k=integer(low=1, high=C1_SIDE), sigma=positive)
def respond(picture, pieces, k=3, sigma=1.0):
    """All stages: S2 = exp(-|C1 window - template|² / 2σ²), C2 = its maximum over all places.

    Parameters
    ----------
    picture : array, shape (20, 20)
    pieces : array, shape (n, 4 · k · k)
        From `templates`.
    k : int
    sigma : float

    Returns
    -------
    Answers

    References
    ----------
    Riesenhuber M, Poggio T (1999). Hierarchical models of object recognition in cortex. Nature Neuroscience
    2:1019-1025. doi:10.1038/14819
    """
    if pieces.shape[1] != len(ANGLES) * k**2:
        raise ValueError(f"pieces must have {len(ANGLES)} k² numbers, k = {k}, got shape {pieces.shape}")
    simple = s1(picture)
    complex_ = c1(simple)
    seen = windows(complex_, k)
    distance = (seen**2).sum(axis=2)[..., None] - 2 * seen @ pieces.T + (pieces**2).sum(axis=1)
    tuned = np.moveaxis(np.exp(-distance / (2 * sigma**2)), 2, 0)
    return Answers(simple, complex_, tuned, tuned.max(axis=(1, 2)))


def stages(picture, pieces):
    """The answers of every stage as one row each, by name, the pixels first."""
    answers = respond(picture, pieces)
    rows = (picture, *answers)
    return {name: np.ravel(row) for name, row in zip(STAGES, rows, strict=True)}


@takes(digits=array(shape=("n", 8, 8), least=2 * 64), pieces=array(ndim=2, least=1), shift=integer)
def tolerance(digits, pieces, shift):
    """How alike each stage finds a digit and the same digit moved (correlation), less what it finds for two digits.

    Above 0 the stage knows that it is the same thing; near 0 it cannot tell movement from another digit.

    Parameters
    ----------
    digits : array, shape (n, 8, 8)
    pieces : array
    shift : int
        Pixels to the right.

    Returns
    -------
    dict of str to float
    """
    here = [stages(screen(d), pieces) for d in digits]
    there = [stages(screen(d, dx=shift), pieces) for d in digits]
    out = {}
    for name in STAGES:
        a, b = (np.array([one[name] for one in group]) for group in (here, there))
        R = np.corrcoef(a, b)[: len(a), len(a) :]
        out[name] = float(np.diag(R).mean() - R[~np.eye(len(a), dtype=bool)].mean())
    return out
