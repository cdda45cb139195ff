"""A digit that moves: what copies of one filter do for a network, and what the readout does."""

import numpy as np

from neurocourse.cortex import prepared
from neurocourse.cortex.breaks import places
from neurocourse.data import digits
from neurocourse.plots import INK, MACHINE, SKY, curves, figure, follow, here, move, panel, shade
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, arm, choice, handle, sketch, slider, toggle
from neurocourse.wording import numbered

__all__ = ["another_place", "draw_another_place"]

PLACES = np.array(places.COLUMNS)
FLAT, MEAN = places.READOUTS


def _right(filters, readout, everywhere):
    """Per cent of unseen digits read at each place, mean of three networks."""
    found = prepared.copies(filters=filters, readout=readout, everywhere=everywhere)
    return 100 * found.right.mean(axis=0), found.says


def draw_another_place():
    """Share of digits read by shared filters against the place of the digit, to be drawn before it is shown."""
    return sketch(
        PLACES,
        _right("shared", FLAT, False)[0],
        title="Draw it: how many digits does it read, place by place?",
        alt="Empty axes: digits read rightly, from 0 to 100%, against the column where the digit begins, from 0 at "
        "the left to 16 at the right; the network has learned them at columns 3, 4 and 5.",
        because="The filters are everywhere, and still only the places count where the readout has learned to listen.",
        xlabel="the digit begins at column (learned at 3, 4 and 5)",
        ylabel="unseen digits read (%)",
        ylim=(0, 100),
    )


def another_place():
    """Drag a digit over a wide picture: where does a network still read it?"""
    X, y = digits().split().test
    fig, (above, below) = figure(2, 1, size=(6.4, 4), height_ratios=(1, 1.5))
    shown = picture(above, "A wide picture", (8, places.WIDE), "Greys", extent=(0, places.WIDE, 0, 8))
    above.spines[:].set(visible=True, color=INK)
    panel(below, "All unseen digits", ("the digit begins at column", -0.5, 16.5), ("read (%)", -4, 104), "unit")
    below.set(xticks=range(0, 17, 4), yticks=(0, 50, 100))
    band = shade(below, 2.5, 5.5, color=SKY, alpha=0.3)
    below.text(4, 45, "learned\nhere", ha="center", va="center", size=9.5)
    lines = curves(below, {"reads": MACHINE}, PLACES, markers=True)
    dot = here(below, ms=11)

    def update(column, digit, filters, everywhere, armed):
        right, says = _right(filters, MEAN if armed else FLAT, everywhere)
        shown.set_data(places.at(X[digit : digit + 1], column)[0, :, :, 0])
        band.set(x=-0.5 if everywhere else 2.5, width=17 if everywhere else 3)
        follow(lines, PLACES, [right])
        move(dot, column, right[column])
        return (
            f"A {y[digit]} at column {{column}}: it says {says[column, digit]}. Of all unseen digits it reads "
            f"{right[4]:.0f}% at column 4, {right[12]:.0f}% at column 12."
        )

    return Explorer(
        fig,
        update,
        title="In another place",
        alt="Above: a wide picture with a digit in it. Below: the share of unseen digits that a network reads against "
        "the column where they begin; shaded are the columns where it learned.",
        presets={
            "Where it learned": dict(column=4),
            "Further right": dict(column=12),
            "No copies": dict(column=12, filters="untied"),
            "No copies, eyes that move": dict(column=12, filters="untied", everywhere=True),
        },
        handles=[handle(above, x="column", at=4, origin=4)],
        column=slider(0, 16, 1, value=4, label="The digit begins at column"),
        digit=slider(0, prepared.N_SHOWN - 1, 1, value=2, label="Unseen digit", show=numbered),
        filters=choice(*places.FILTERS, label="Filters of all places"),
        everywhere=toggle(False, label="Learned at all places (eyes that move)"),
        armed=arm("a readout that takes the mean of each map", remains="nothing"),
    )
