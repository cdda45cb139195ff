"""A digit moves by a pixel: what steps of two make of it, and what a blur mends."""

import numpy as np

from neurocourse.cortex import prepared
from neurocourse.cortex.maps import aliasing
from neurocourse.cortex.maps.pooling import blurred
from neurocourse.cortex.maps.pooling import pool as pooled
from neurocourse.cortex.networks import lenet
from neurocourse.data import digits
from neurocourse.plots import MACHINE, SKY, curves, figure, follow, here, move, panel
from neurocourse.plots.pictures import AMBER, picture
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import numbered

__all__ = ["pool"]

COLUMNS = np.array(aliasing.COLUMNS)


def pool():
    """Drag a digit over a wide picture, and see its pooled map and how many digits a network reads there."""
    X, y = digits().split().test
    best = _favourite(X[: prepared.N_SHOWN])
    fig, (above, middle, below) = figure(3, 1, size=(6.4, 4.3), height_ratios=(1, 1, 1.5))
    extent = (0, aliasing.WIDE, 0, 8)
    shown = picture(above, "A digit in a wide picture", (8, aliasing.WIDE), "Greys", extent=extent)
    sheet = picture(middle, "", (8, aliasing.WIDE), AMBER, extent=extent, sign="unit")
    for ax in (above, middle):
        ax.spines[:].set(visible=True)
    panel(below, "All unseen digits", ("the digit begins at column", 3.5, 12.5), ("read (%)", 47, 103), "unit")
    below.set(xticks=COLUMNS, yticks=(50, 75, 100))
    below.axvspan(7.7, 8.3, color=SKY, alpha=0.4, lw=0)
    below.text(8, 98, "learned here", ha="center", va="center", size=9.5)
    lines = curves(below, {"reads": MACHINE}, COLUMNS, markers=True)
    dot = here(below, ms=11)

    def update(column, digit, kind, blur):
        image = aliasing.placed(X[digit : digit + 1], column)[0, :, :, 0]
        maps = lenet.first_maps(image)[best]
        maps = blurred(maps, (0, 1)) if blur and kind != aliasing.POOLS[0] else maps
        maps = maps if kind == aliasing.POOLS[0] else pooled(maps, kind)
        found = prepared.moving(kind=kind, blur=blur and kind != aliasing.POOLS[0])
        right = 100 * found.right.mean(axis=0)
        shown.set_data(image)
        sheet.set_data(maps / max(maps.max(), 1e-9))
        panel(middle, f"A map of its first layer: {'blur, ' * blur}{kind}")
        follow(lines, COLUMNS, [right])
        at = int(column) - COLUMNS[0]
        move(dot, column, right[at])
        return (
            f"A {y[digit]} at column {{column}}: it says {found.says[at, digit]}. Of all digits it reads "
            f"{right[4]:.0f}% in place and {right[5]:.0f}% one pixel aside."
        )

    return Explorer(
        fig,
        update,
        title="One pixel aside",
        alt="Above: a digit in a wide picture. Middle: one map of a network's first layer after the pool. Below: the "
        "share of unseen digits that a network reads at each column; it has learned them at column 8.",
        presets={
            "In place": dict(column=8),
            "One pixel": dict(column=9),
            "Two pixels": dict(column=10),
            "Max": dict(column=9, kind="max"),
            "No pool": dict(column=9, kind="no pool"),
        },
        handles=[handle(above, x="column", at=4, origin=4)],
        column=slider(4, 12, 1, value=8, label="The digit begins at column"),
        digit=slider(0, prepared.N_SHOWN - 1, 1, value=6, label="Unseen digit", show=numbered),
        kind=choice(*aliasing.POOLS, value="steps only", label="Pool of 2 × 2"),
        blur=arm("a blur before the steps", remains="less of it", label="Arm the pool"),
    )


def _favourite(X):
    """The map of the first layer that differs most from place to place."""
    maps = np.array([lenet.first_maps(x.reshape(8, 8)) for x in X])
    return int(maps.std(axis=(0, 2, 3)).argmax())
