"""A street to look at, drawn by rule: road, houses, cars, people and lane marks, in clear air and in fog. Synthetic."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, number, takes

ROWS, COLS, HORIZON = 40, 72, 12
KINDS = ("car", "person", "lane mark")
SIZES = np.array([[9.0, 13.0], [11.0, 6.0], [4.0, 9.0]])  # rows, columns of the usual box of each kind
AIR = 0.85  # brightness of fog


class Scene(NamedTuple):
    """A picture (40, 72), what stands in it, and the distance of every row in metres."""

    image: np.ndarray
    boxes: np.ndarray  # (n, 4): top, left, bottom, right
    kinds: np.ndarray  # (n,) number in `KINDS`
    distance: np.ndarray  # (40,)


def distances():
    """Distance (m) of the ground seen in each row: far at the horizon, near at the bottom; above it, 80 m."""
    below = np.arange(ROWS) - HORIZON
    return np.where(below > 0, np.clip(160 / np.maximum(below, 1), 5, 80), 80.0)


@takes(n=count, rng=generator)
def scene(*, n=4, rng):
    """Draw a street with ``n`` things that do not overlap.

    Parameters
    ----------
    n : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Scene
    """
    image, boxes, kinds = backdrop(rng), [], []
    for _ in range(40 * n):
        if len(boxes) == n:
            break
        kind = int(rng.integers(3))
        size = SIZES[kind] * rng.uniform(0.9, 1.1)
        top = rng.uniform(HORIZON - 2 if kind < 2 else HORIZON + 4, ROWS - size[0] - 1)
        left = rng.uniform(1, COLS - size[1] - 1)
        box = np.round([top, left, top + size[0], left + size[1]]).astype(int)
        if all(apart(box, other) for other in boxes):
            DRAW[kind](image[box[0] : box[2], box[1] : box[3]], rng)
            boxes.append(box)
            kinds.append(kind)
    image = np.clip(image + 0.03 * rng.standard_normal(image.shape), 0, 1)
    return Scene(image, np.array(boxes, float).reshape(-1, 4), np.array(kinds, np.int64), distances())


def apart(a, b, gap=2):
    """Do two boxes lie at least ``gap`` pixels apart?"""
    return a[2] + gap <= b[0] or b[2] + gap <= a[0] or a[3] + gap <= b[1] or b[3] + gap <= a[1]


def backdrop(rng):
    """Sky, houses with windows, pavement and road."""
    image = np.full((ROWS, COLS), 0.45)
    image[:HORIZON] = np.linspace(0.9, 0.7, HORIZON)[:, None]
    left = 0
    while left < COLS:
        width, height, shade = rng.integers(7, 14), rng.integers(4, HORIZON), rng.uniform(0.45, 0.65)
        image[HORIZON - height : HORIZON, left : left + width] = shade
        image[HORIZON - height + 1 : HORIZON : 3, left + 1 : left + width - 1 : 3] = shade - 0.2
        left += width + rng.integers(0, 3)
    image[HORIZON : HORIZON + 2] = 0.6
    return image


def car(patch, rng):
    """A body, a cabin with a window, two wheels."""
    h, w = patch.shape
    shade = rng.choice([0.1, 0.2, 0.8, 0.95])
    patch[h // 3 : -2] = shade
    patch[: h // 3, w // 5 : -(w // 5)] = shade
    patch[1 : h // 3 + 1, w // 4 : -(w // 4)] = 0.62
    for wheel in (w // 5, w - w // 5 - 3):
        patch[-3:, wheel : wheel + 3] = 0.02


def person(patch, rng):
    """A head, a trunk, two legs."""
    h, w = patch.shape
    mid, shade = w // 2, rng.choice([0.05, 0.15, 0.9])
    patch[: h // 4, mid - 1 : mid + 1] = 0.8
    patch[h // 4 : 2 * h // 3, 1:-1] = shade
    patch[2 * h // 3 :, 1:2] = patch[2 * h // 3 :, -2:-1] = shade


def lane_mark(patch, rng):
    """A bright stripe on the road."""
    patch[1:-1, 1:-1] = rng.uniform(0.9, 1.0)


DRAW = (car, person, lane_mark)


@takes(image=array(shape=("rows", "cols")), beta=number(low=0), distance=array(shape=("rows",)))
def fog(image, beta, distance):
    """Koschmieder's law: I = J t + A (1 - t), with t = e^(-β d): far things pale into the brightness of the air.

    Parameters
    ----------
    image : array, shape (rows, cols)
        J: what would be seen in clear air.
    beta : float
        Extinction (1/m). Visibility is about 3.9 / β.
    distance : array, shape (rows,)
        m

    Returns
    -------
    ndarray, shape (rows, cols)

    References
    ----------
    Koschmieder H (1924). Theorie der horizontalen Sichtweite. Beitrage zur Physik der freien Atmosphare 12:33-53.
    """
    t = np.exp(-beta * distance)[:, None]
    return image * t + AIR * (1 - t)
