"""Nets that look for a zigzag by gradient descent, and how many of six find it."""

import numpy as np

from neurocourse.columns import prepared
from neurocourse.columns.folding import strip, zigzag
from neurocourse.columns.prepared import CURVES, FOLDS, STARTS
from neurocourse.plots import INK, MACHINE, figure, key, panel, set_bars
from neurocourse.plots.marks import curves, numbers_on, set_numbers
from neurocourse.teaching import Explorer, arm, choice, slider
from neurocourse.wording import count, number

__all__ = ["can_it_be_found"]

ON_TOP = 10  # of titles, which then need not be drawn again with every picture
HAVE = zigzag.WAYS[:-1]
SHORT = ("one layer", "three layers", "one layer,\nplain start", "three layers,\nplain start", "near the\nanswer")
ARMED = "taught one fold"


def can_it_be_found():
    """Choose a number of folds and a net, and see what it has learned in 3,000 steps."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.9), width_ratios=(1.35, 1))
    panel(left, "What it has learned", ("along the strip", 0, 1), ("in the folded", -0.1, 1.3), "unit")
    x = zigzag.X[::2, 0]
    lines = curves(left, {"zigzag": INK, "net": MACHINE}, zorder=ON_TOP)
    lines[0].set_linewidth(1.2)
    key(left, "upper center", ncols=2).set_zorder(0)
    bars = right.barh(range(len(SHORT) + 1), np.zeros(len(SHORT) + 1), color=MACHINE, ec=INK, lw=0.6, zorder=ON_TOP)
    panel(right, "Found it, of 6", ("nets", 0, STARTS + 0.8), ylim=(len(SHORT) + 0.6, -0.6), xticks=[0, 2, 4, 6])
    right.set_yticks(range(len(SHORT) + 1), [*SHORT, "taught\none fold"])
    numbers = numbers_on(bars, zorder=ON_TOP)

    def update(folds, way, again, taught):
        run = prepared.zigzags(way=ARMED if taught else way, folds=folds)
        lines[0].set_data(x, strip.tent.unguarded(x, folds))
        lines[1].set_data(x, run.y[again - 1].astype(float).clip(-10, 130) / 100)
        found = [int(np.sum(prepared.zigzags(way=one, folds=folds).error < zigzag.FOUND)) for one in zigzag.WAYS]
        found = [n if taught or one != ARMED else 0 for n, one in zip(found, zigzag.WAYS, strict=True)]
        set_bars(bars, found)
        set_numbers(numbers, bars, [str(n) for n in found[:-1]] + [str(found[-1]) if taught else ""])
        return _says(run, folds, ARMED if taught else way, again)

    return Explorer(
        fig,
        update,
        title="Can it be found?",
        alt="Left: a zigzag and what a net has made of it. Right: bars that say how many of six nets have found the "
        "zigzag, for nets of one layer and of three, from a good start, a plain one, and near the answer.",
        presets={
            "Three folds": dict(folds=3),
            "Four": dict(folds=4, way="three layers"),
            "Five": dict(folds=5, way="three layers"),
            "Near the answer": dict(folds=4, way="near the answer"),
        },
        folds=slider(FOLDS[0], FOLDS[-1], 1, value=4, label="Folds"),
        way=choice(*HAVE, value="three layers", label="Net"),
        again=slider(1, CURVES, 1, label="Another start"),
        taught=arm("one fold, taught alone and used again", remains="nothing", label="Arm the net"),
    )


def _says(run, folds, way, again):
    """The sentence."""
    n, off = int(np.sum(run.error < zigzag.FOUND)), float(run.error[again - 1])
    return (
        f"{count(folds, 'fold').capitalize()}, {way}: {n} of {STARTS} nets find it. This one is off by "
        f"{number(off, 2)}, where a constant answer is off by 0.29."
    )
