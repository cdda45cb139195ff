"""Digits of sixty-four dimensions on a sheet, and in the plane of two components."""

import numpy as np

from neurocourse.competition.dimensions import projection
from neurocourse.data import digits
from neurocourse.plots import GREY, MACHINE, figure, move, panel
from neurocourse.plots.pictures import bare, mosaic
from neurocourse.teaching import Explorer, choice, handle, slider
from neurocourse.wording import count

__all__ = ["digits_on_a_sheet"]

SIDE = 20  # cells along the side of the sheet


def digits_on_a_sheet():
    """Point at a cell of the sheet: what does it stand for, which digits are its own, and where does PCA put them?"""
    W, places = projection.on_sheet(SIDE)
    plane, y = projection.components(digits().X), digits().y
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1.25, 1))
    bare(left, "What each cell stands for", "unit", aspect="equal")
    stands_for = mosaic(np.moveaxis(W.reshape(-1, 8, 8), 0, 2), SIDE, SIDE)
    edges = (-0.5, SIDE - 0.5, SIDE - 0.5, -0.5)
    left.imshow(stands_for, cmap="Greys", vmin=0, vmax=1, extent=edges)
    (ring,) = left.plot([0], [0], "s", mfc="none", mec=MACHINE, mew=2.5, ms=15)
    panel(right, "The plane of two components", "first", "second", "unit", xticks=[], yticks=[])
    right.plot(*plane.T, ".", color=GREY, ms=2, alpha=0.4)
    (here,) = right.plot([], [], "o", color=MACHINE, ms=5)

    def update(row, col, reach):
        move(ring, col, row)
        mine = np.abs(places - (row, col)).max(axis=1) <= (reach == "its neighbours, too")
        here.set_data(*plane[mine].T)
        if not mine.any():
            return "No digit has this cell for its best: it stands between others."
        kinds = np.bincount(y[mine], minlength=10)
        spread = np.linalg.norm(plane[mine].std(axis=0)) / np.linalg.norm(plane.std(axis=0))
        words = f"{count(int(mine.sum()), 'digit')}, {kinds.max()} of them a {kinds.argmax()}"
        return f"Here are {words}. In the plane they take up {spread:.0%} of the width of all."

    return Explorer(
        fig,
        update,
        title="Digits on a sheet",
        alt="Left: a sheet of twenty by twenty cells, each shown as the picture of a digit that it stands for; alike "
        "digits lie together. Right: all digits as grey dots in the plane of two principal components, those of the "
        "chosen cell in amber.",
        presets={
            "One corner": dict(row=0, col=0),
            "The middle": dict(row=10, col=10),
            "Another corner": dict(row=19, col=19),
        },
        handles=[handle(left, x="col", y="row")],
        row=slider(0, SIDE - 1, 1, value=4, label="Row of the cell", show=lambda k: f"row {k + 1}"),
        col=slider(0, SIDE - 1, 1, value=4, label="Column of the cell", show=lambda k: f"column {k + 1}"),
        reach=choice("its own", "its neighbours, too", value="its neighbours, too", label="Digits shown"),
    )
