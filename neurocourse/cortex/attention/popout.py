"""Displays in which one thing is odd, and a street in which one person walks: what a saliency map is tried on."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import generator, takes
from neurocourse.cortex.attention import street
from neurocourse.cortex.early.motion import T

SIDE, CELL = 60, 10  # pixels of a display of bars and of one of its places
N_FRAMES = len(T)
KINDS = ("colour", "slope", "movement", "both at once", "a street")
RED, GREEN, GROUND = (0.85, 0.25, 0.2), (0.25, 0.7, 0.2), 0.15
NOISE, SPEED = 0.02, 0.8  # noise of each pixel; pixels per frame of the bar that moves


class Display(NamedTuple):
    """What is shown, and where the odd one is. All synthetic."""

    picture: np.ndarray  # (rows, cols, 3) in colour, as it is halfway
    movie: np.ndarray  # (24, rows, cols) its light over time; one frame when nothing moves
    box: tuple  # top, left, bottom, right of the odd one's place, in pixels


@takes(kind=KINDS, rng=generator)
def display(kind="colour", *, rng):
    """Thirty-six bars of which one is odd, or a street.

    Parameters
    ----------
    kind : str
        One of ``KINDS``. "movement": one bar runs to the right through its place, again and again. "both at once":
        half of the bars share the odd one's colour and half its slope, and none both. "a street": houses, cars, people,
        and one person who walks.
    rng : seed or numpy.random.Generator

    Returns
    -------
    Display

    References
    ----------
    Treisman AM, Gelade G (1980). A feature-integration theory of attention. Cognitive Psychology 12:97-136.
    """
    if kind == "a street":
        return walk(rng)
    n = SIDE // CELL
    odd = tuple(int(k) for k in rng.integers(0, n, 2))
    red, upright = np.ones((n, n), bool), np.ones((n, n), bool)
    if kind == "both at once":  # red and lying, or green and upright; the odd one is red and upright
        red = rng.random((n, n)) < 0.5
        upright = ~red
        red[odd] = upright[odd] = True
    elif kind == "colour":
        red[odd] = False
    elif kind == "slope":
        upright[odd] = False
    starts = rng.integers(1, 4, (n, n, 2))
    steps = (SPEED * np.arange(N_FRAMES)).round().astype(int) if kind == "movement" else [0]
    frames = [bars(red, upright, starts)]
    for step in steps[1:]:
        frames.append(frames[0].copy())
        place = cell(frames[-1], odd)
        place[...] = GROUND
        bar(place, red[odd], upright[odd], starts[odd], step)
    box = (odd[0] * CELL, odd[1] * CELL, (odd[0] + 1) * CELL, (odd[1] + 1) * CELL)
    return Display(noisy(frames[len(frames) // 2], rng), noisy(np.mean(frames, axis=3), rng), box)


def bars(red, upright, starts):
    """Draw all bars: (60, 60, 3)."""
    picture = np.full((SIDE, SIDE, 3), GROUND)
    for k in np.ndindex(red.shape):
        bar(cell(picture, k), red[k], upright[k], starts[k])
    return picture


def cell(picture, k):
    """The place (10, 10, 3) of a bar in a picture: a view."""
    i, j = k
    return picture[i * CELL : (i + 1) * CELL, j * CELL : (j + 1) * CELL]


def bar(place, red, upright, start, step=0):
    """Draw one bar into its place, ``step`` pixels further to the right, round and round."""
    rows, cols = (6, 2) if upright else (2, 6)
    y, x = start
    place[y : y + rows, (x + step + np.arange(cols)) % CELL] = RED if red else GREEN


def walk(rng):
    """A street of `street.scene` in which one more person walks a few pixels, to the left or to the right."""
    scene = street.scene(n=4, rng=rng)
    rows, cols = 12, 6
    top = int(rng.integers(street.HORIZON - 1, street.ROWS - rows - 1))
    left = int(rng.integers(10, street.COLS - cols - 10))
    patch = np.full((rows, cols), np.nan)
    street.person(patch, rng)
    frames = []
    for step in np.linspace(-8, 8, N_FRAMES).round().astype(int) * rng.choice([-1, 1]):
        frame = scene.image.copy()
        place = frame[top : top + rows, left + step : left + step + cols]
        place[...] = np.where(np.isnan(patch), place, patch)
        frames.append(frame)
    picture = np.repeat(frames[N_FRAMES // 2][..., None], 3, axis=2)
    return Display(noisy(picture, rng), noisy(np.array(frames), rng), (top, left - 5, top + rows, left + cols + 5))


def noisy(picture, rng):
    """The same, with a little noise in every pixel."""
    return np.clip(picture + NOISE * rng.standard_normal(np.shape(picture)), 0, 1)
