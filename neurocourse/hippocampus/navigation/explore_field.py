"""What a map of successors looks like: a column of it as the field of a cell, and its waves."""

import numpy as np
from matplotlib.colors import PowerNorm

from neurocourse.caching import kept
from neurocourse.hippocampus.navigation import streets, successor, waves
from neurocourse.plots import ON_COLOUR, YELLOW, figure, here, move, panel, title
from neurocourse.teaching import Explorer, choice, slider

__all__ = ["successor_field"]


def _times(n):
    """How often something happens."""
    return {0: "never", 1: "once", 2: "twice"}.get(n, f"{n} times")


ROOM = (12, 20)
WALLS = {"no wall": (), "wall with a door": (0, 1, 2, 3, 6, 7, 8, 9, 10, 11), "closed wall": tuple(range(12))}
PLACES = {"middle": (5, 8), "by the wall": (9, 9), "corner": (1, 1), "right side": (5, 16)}


def successor_field():
    """A column of the map as the field of a place cell, bent by walls and by habit; its waves beside it."""
    R, C = ROOM
    rooms = {name: _room(rows) for name, rows in WALLS.items()}
    inverse = kept(lambda wall, gamma, drift: _field_map(rooms[wall], gamma, drift))
    modes = kept(lambda wall: waves.waves(rooms[wall], 0.9))
    fig, (left, right) = figure(1, 2, size=(6.4, 3))
    kw = dict(extent=(0, C, R, 0), interpolation="nearest")
    field = left.imshow(np.zeros(ROOM), cmap="viridis", norm=PowerNorm(0.5, 0, 1), **kw)
    star = here(left, marker="*", color=YELLOW, mec=ON_COLOUR, ms=15)
    wave = right.imshow(np.zeros(ROOM), cmap="PuOr", vmin=-1, vmax=1, **kw)
    look = (("#fffaf0", 7), (ON_COLOUR, 4))  # dark, in a white rim
    barriers = [ax.vlines([], 0, 0, color=colour, lw=lw) for ax in (left, right) for colour, lw in look]
    panel(left, "How soon at the star", y="tile", sign="cell")
    for ax in (left, right):
        ax.set(xticks=[0, 10, 20], yticks=[0, 6, 12])
    left.set_xlabel("bright: soon there")
    signs = right.set_xlabel("\n")

    def update(gamma, wall, drift, place, k):
        (r, c), M = PLACES[place], inverse(wall, gamma, drift)
        column = M[:, r * C + c].reshape(ROOM)
        field.set_data(column / column.max())
        move(star, c + 0.5, r + 0.5)
        for lines in barriers:
            lines.set_segments([[(C / 2, y), (C / 2, y + 1)] for y in WALLS[wall]])
        shape = modes(wall).wave[k]
        wave.set_data(shape / np.abs(shape).max())
        down, across = waves.sign_changes(shape)
        title(right, f"Wave {k}")
        signs.set_text(f"changes sign {_times(across)} across,\n{_times(down)} down")
        reached = np.count_nonzero(column >= column.max() / 10)
        shift = (column * (np.arange(C) - c)).sum() / column.sum()
        side = "left" if shift < 0 else "right"
        where = f"lies {abs(shift):.1f} tiles {side} of the star" if abs(shift) >= 0.05 else "lies on the star"
        return (
            f"Discount {{gamma}}: {reached} of {R * C} tiles hold a tenth of the greatest value or more. "
            f"The field's centre of mass {where}."
        )

    return Explorer(
        fig,
        update,
        title="A map of what comes next",
        alt="Left: a floor of tiles, bright where a walker will soon be at the star (brightness grows as the square "
        "root). Right: one eigenvector of the map for a walk without habit, two colours in waves over the floor. "
        "Dark lines with a white rim are walls.",
        presets={
            "Look far ahead": dict(gamma=0.99),
            "A wall with a door": dict(wall="wall with a door", place="by the wall", gamma=0.97),
            "A habit to the right": dict(drift=0.8, place="right side"),
            "A fast wave": dict(k=11),
        },
        gamma=slider(0.5, 0.99, 0.01, value=0.95, label="Discount γ: how far ahead"),
        wall=choice(*WALLS, label="Wall"),
        drift=slider(0, 1, 0.2, value=0, label="Habit of walking right"),
        place=choice(*PLACES, label="Star"),
        k=slider(1, 20, value=5, label="Wave"),
    )


def _room(rows):
    """A floor with a wall down its middle, closed in some rows."""
    R, C = ROOM
    return streets.close(streets.grid(R, C), [(r * C + C // 2 - 1, r * C + C // 2) for r in rows])


def _field_map(room, gamma, drift):
    return successor.successor_representation(streets.transitions(room, drift), gamma)
