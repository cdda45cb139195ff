"""Worlds in which something walks: a rat, its cheese, and a cliff over the sea."""

import numpy as np
from matplotlib.patches import Polygon, Rectangle

from neurocourse.plots.style import GREY, INK, PAPER, SKY, YELLOW


def rat(ax, zorder=5):
    """Draw a rat of about one unit of length that faces right.

    Returns
    -------
    function
        ``place(x, y, size=1, turn=0)`` puts it there, ``turn`` degrees to the left; 180 makes it walk to the left, on
        its feet.
    """
    tail = ax.plot([], [], color=GREY, lw=1.6, solid_capstyle="round", zorder=zorder)[0]
    skins = [ax.add_patch(Polygon(shape, closed=True, fc=GREY, ec=INK, lw=0.8, zorder=zorder)) for shape in RAT]
    skins[-1].set(facecolor=PAPER, edgecolor="none")

    def place(x, y, size=1.0, turn=0.0):
        flip = np.array([1.0, -1.0 if turn == 180 else 1.0])
        c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
        spin = size * np.array([[c, s], [-s, c]])
        for skin, shape in zip(skins, RAT, strict=True):
            skin.set_xy((shape * flip) @ spin + (x, y))
        tail.set_data(*((TAIL * flip) @ spin + (x, y)).T)

    return place


def ellipse(x, y, a, b, turn=0.0, n=24):
    """Points (n, 2) on an ellipse, turned to the left by so many degrees."""
    t, u = np.linspace(0, 2 * np.pi, n, endpoint=False), np.radians(turn)
    across, up = a * np.cos(t), b * np.sin(t)
    return np.stack([x + across * np.cos(u) - up * np.sin(u), y + across * np.sin(u) + up * np.cos(u)], axis=1)


RAT = (
    ellipse(-0.2, -0.2, 0.1, 0.045),  # feet
    ellipse(0.14, -0.2, 0.09, 0.045),
    np.concatenate([ellipse(-0.08, 0, 0.32, 0.21)[4:-3], [(0.3, -0.12), (0.52, -0.06), (0.53, 0.0), (0.3, 0.17)]]),
    ellipse(0.2, 0.17, 0.08, 0.09, 20),  # ear
    ellipse(0.36, 0.05, 0.03, 0.03),  # eye
)
BACK = np.linspace(0, 1, 12)
TAIL = np.stack([-0.38 - 0.4 * BACK, -0.08 - 0.06 * np.sin(5 * BACK)], axis=1)


def cheese(ax, zorder=4):
    """Draw a piece of cheese; returns a function ``place(x, y, size=0.5)`` that puts its middle there."""
    skin = ax.add_patch(Polygon(CHEESE, closed=True, fc=YELLOW, ec=INK, lw=1, zorder=zorder))
    (rind,) = ax.plot([], [], color=INK, lw=0.8, zorder=zorder)
    holes = [ax.add_patch(Polygon(hole, fc=PAPER, ec=INK, lw=0.8, zorder=zorder)) for hole in HOLES]

    def place(x, y, size=0.5):
        for part, shape in zip((skin, *holes), (CHEESE, *HOLES), strict=True):
            part.set_xy(size * shape + (x, y))
        rind.set_data(*(size * RIND + (x, y)).T)

    return place


CHEESE = np.array([(-0.6, -0.35), (0.6, -0.35), (0.6, 0.1), (-0.1, 0.45), (-0.6, 0.1)])
RIND = np.array([(-0.6, 0.1), (0.6, 0.1)])
HOLES = tuple(ellipse(x, y, r, r) for x, y, r in ((-0.25, -0.15, 0.09), (0.25, -0.08, 0.07), (0.05, -0.24, 0.05)))


def cliff(ax, left, right, top, bottom):
    """Draw the face of a cliff over the sea, seen from there; returns its artists."""
    shore = bottom + 0.35 * (top - bottom)
    sea = Rectangle((left, bottom), right - left, shore - bottom, fc=SKY, ec="none", alpha=0.6)
    face = Rectangle((left, shore), right - left, top - shore, fc=GREY, ec="none", alpha=0.4)
    x = np.arange(left + 0.2, right, 0.3)
    cracks = [x, x + 0.08 * np.sin(9 * x)], [0 * x + top - 0.08, shore + (0.2 + 0.1 * np.sin(7 * x)) * (top - shore)]
    t = np.linspace(left + 0.05, right - 0.05, 300)
    waves = [bottom + share * (shore - bottom) + 0.05 * np.sin(12 * t + 20 * share) for share in (0.3, 0.75)]
    lines = ax.plot(*cracks, color=GREY, lw=0.9) + ax.plot(t, np.transpose(waves), color=SKY, lw=1.2)
    return [ax.add_patch(sea), ax.add_patch(face), *lines]
