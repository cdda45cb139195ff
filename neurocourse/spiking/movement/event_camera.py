"""A camera that sends changes, not pictures: each pixel sends an event when its light has changed by a fixed factor."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, number, positive, takes

SIDE = 32  # pixels
SCENES = ("bar", "disc", "flicker", "nothing")


class Events(NamedTuple):
    """One entry for every event, in the order of time."""

    t: np.ndarray  # ms
    row: np.ndarray
    col: np.ndarray
    sign: np.ndarray  # +1 brighter, -1 darker


@takes(frames=array(shape=("T", "rows", "cols"), above=0, least=1), t=array(shape=("T",)), C=positive)
def encode(frames, t, *, C=0.2):
    """Events of a DVS-like sensor: whenever ln I of a pixel has moved by C since the pixel's last event.

    Times lie where the straight line between two frames crosses the level. Between events a pixel sends nothing.

    Parameters
    ----------
    frames : array, shape (T, rows, cols)
        Light, > 0, much finer in time than the events.
    t : array, shape (T,), ms
        Increasing.
    C : float
        Contrast threshold; 0.2 stands for a change by 22%.

    Returns
    -------
    Events

    References
    ----------
    Lichtsteiner P, Posch C, Delbruck T (2008). A 128 x 128 120 dB 15 us latency asynchronous temporal contrast vision
    sensor. IEEE Journal of Solid-State Circuits 43:566-576.
    """
    if np.any(np.diff(t) <= 0):
        raise ValueError("t must have one increasing time for each frame")
    light = np.log(frames)
    reference, found = light[0].copy(), []
    for before, now, t0, t1 in zip(light, light[1:], t, t[1:], strict=False):
        steps = np.trunc((now - reference) / C).astype(int)
        for k in range(1, np.abs(steps).max(initial=0) + 1):
            row, col = np.nonzero(np.abs(steps) >= k)
            sign = np.sign(steps[row, col])
            level = reference[row, col] + k * C * sign
            share = (level - before[row, col]) / (now - before)[row, col]
            found.append((t0 + (t1 - t0) * share, row, col, sign))
        reference += steps * C
    return in_order(found)


def in_order(found):
    """Events of all steps, sorted by time."""
    if not found:
        return Events(np.zeros(0), *(np.zeros(0, int) for _ in range(3)))
    t, row, col, sign = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.argsort(t, kind="stable")
    return Events(t[order], row[order], col[order], sign[order])


def velocity(events):
    """Speed of a bar that crosses the picture, pixels per ms: each column's first event is when the bar arrived.

    The slope of column against time, by least squares over these first events.
    """
    first = {}
    for t, col in zip(events.t, events.col, strict=True):
        first.setdefault(int(col), float(t))
    if len(first) < 3:
        return 0.0
    times, cols = np.array(list(first.values())), np.array(list(first))
    return float(1 / np.polyfit(cols, times, 1)[0])


@takes(name=SCENES, speed=number(low=0), T=count(low=2), light=positive, contrast=positive)
def scene(name="bar", *, speed=0.2, T=150, light=1.0, contrast=4.0):
    """Synthetic frames (T, SIDE, SIDE), 1 ms apart, and their times.

    Parameters
    ----------
    name : str
        "bar": a bright bar moves to the right. "disc": a bright disc circles. "flicker": a square goes on and off.
        "nothing": a still disc.
    speed : float, pixels per ms
    T : int
    light : float
        Brightness of everything: shade or sunshine.
    contrast : float
        Bright over dark.
    """
    t = np.arange(T, dtype=float)
    rows, cols = np.mgrid[:SIDE, :SIDE]
    centre, when = (SIDE - 1) / 2, t[:, None, None]
    if name == "bar":
        depth = np.clip(2.5 - np.abs(cols - (speed * when - 2)), 0, 1)
    elif name == "flicker":
        square = (np.abs(rows - centre) < 10) & (np.abs(cols - centre) < 10)
        depth = square * (0.5 - 0.5 * np.cos(2 * np.pi * when * speed / 8))
    else:
        angle = when * (speed if name == "disc" else 0) / 9
        away = np.hypot(rows - centre - 9 * np.sin(angle), cols - centre - 9 * np.cos(angle))
        depth = np.clip(5 - away, 0, 1)
    return light * (1 + (contrast - 1) * depth), t


@takes(events=Events, T=positive, bits=count)
def data_rate(events, T, *, bits=40):
    """kB/s that the events of T ms need, ``bits`` for each of them."""
    return len(events.t) * bits / 8 / T


@takes(pixels=count, frames_per_second=positive, bits=count)
def frame_rate(pixels, frames_per_second, *, bits=8):
    """kB/s of an ordinary camera."""
    return pixels * frames_per_second * bits / 8 / 1000
