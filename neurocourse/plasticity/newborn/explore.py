"""A dentate gyrus with newborn cells: who stored a memory, who answers to its cue today, and what is still recalled."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.plasticity.newborn import granule
from neurocourse.plasticity.prepared import PERCENT, memories
from neurocourse.plots import BRAIN, GREEN, GREY, INK, MACHINE, figure, key, move, panel
from neurocourse.plots.marks import curves, follow
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, handle, slider, toggle

__all__ = ["newborn_cells"]

ON_TOP, DAYS = 6, np.arange(2, granule.DAYS, 5)
LATEST, FIRST = slice(0, 2), slice(-2, None)  # ten days each


@kept
def lived(way, percent, excitable):
    return granule.lifetime(way, percent / 100, excitable=float(excitable), rng=[0, 7])


@kept
def shares(way, percent, excitable=False):
    """Mean share recalled by age, (12,), with newborn cells, and without any where as many were from the first day."""
    found = memories(way=way, percent=percent, excitable=excitable)
    return [part.mean(axis=0) / 100 for part in (found.percent, found.control)]


def newborn_cells():
    """Cells are born each night: drag along the ages, and see by whom a memory was stored and who answers today."""
    fig, axes = figure(1, 2, size=(6.4, 4.1), width_ratios=(1, 1.35))
    gyrus, curve = axes
    cells = _gyrus(gyrus)
    panel(curve, "What is recalled today", ("days ago", 0, granule.DAYS - 1), ("share", 0, 1.42), yticks=(0, 0.5, 1))
    looks = {"with newborn cells": BRAIN, "as many cells, none born": GREY, "fading connections": MACHINE}
    *_, fading = lines = curves(curve, looks, DAYS, zorder=ON_TOP)
    names = key(curve, "upper right", lines)
    (at,) = curve.plot([0, 0], [0, 1.08], color=INK, lw=1.2, zorder=ON_TOP)

    def update(ago, percent, way, excitable, armed):
        one = lived(way, percent, excitable)
        recalled, none_born = shares(way, percent, excitable)
        faded = shares("fading", percent)[0]
        follow(lines, DAYS, (recalled, none_born, faded))
        for mark in (fading, names.legend_handles[2], names.get_texts()[2]):
            mark.set_visible(armed)
        move(at, x=ago)
        same = cells(one, ago)
        latest, first = (values[part].mean() for values, part in ((recalled, LATEST), (recalled, FIRST)))
        words, other = ("with fading connections", faded) if armed else ("without births", none_born)
        return (
            f"Of the {granule.WINNERS} cells that stored a memory {{ago}} ago {same} answer today. Memories of the "
            f"last ten days: {latest:.0%} are recalled, {words} {other[LATEST].mean():.0%}; of the first {first:.0%}."
        )

    return Explorer(
        fig,
        update,
        title="Newborn cells",
        alt="Left: the granule cells of a dentate gyrus on a curved sheet, those that stored a memory, those that "
        "answer to its cue today, and newborn ones. Right: share of memories that is recalled, by their age in days.",
        presets={
            "No new cells": dict(percent=0),
            "Many new cells": dict(percent=10),
            "None dies": dict(way="added"),
            "Excitable": dict(excitable=True),
        },
        handles=[handle(curve, x="ago")],
        ago=slider(0, granule.DAYS - 1, 1, value=20, label="A memory of", unit="days"),
        percent=choice(*PERCENT, value=3, label="Born each night (%)"),
        way=choice(*granule.WAYS[:2], label="Cells are"),
        excitable=toggle(label="Young cells fire easily"),
        armed=arm("connections that all fade by as much each night", remains="nothing"),
    )


def _gyrus(ax):
    """Cells on a curved sheet, those added later inside of it; returns ``show(lifetime, ago)``, which counts."""
    bare(ax, "Granule cells", "cell", xlim=(-1.25, 1.05), ylim=(-2.0, 1.22))
    ax.set_aspect("equal")
    rng = np.random.default_rng(1)
    n = granule.N_CELLS + granule.DAYS * granule.N_CELLS * max(PERCENT) // 100
    turn, depth = rng.uniform(0.35, 2 * np.pi - 0.35, n), rng.uniform(0.88, 1.08, n)
    depth[granule.N_CELLS :] = rng.uniform(0.6, 0.88, n - granule.N_CELLS)
    places = np.stack([depth * np.cos(turn), depth * np.sin(turn)], axis=1)
    looks = {
        "all cells": dict(marker=".", ms=2.2, color=GREY),
        "born in ten days": dict(marker="^", ms=3.4, color=GREEN),
        "stored this memory": dict(marker="o", ms=5, color=BRAIN, mec="white", mew=0.5),
        "answer to its cue": dict(marker="o", ms=8, mfc="none", mec=INK, mew=1.2),
    }
    marks = [ax.plot([], [], ls="", label=name, zorder=ON_TOP, **look)[0] for name, look in looks.items()]
    key(ax, "lower center", marks)

    def show(one, ago):
        young = np.flatnonzero(one.age < granule.YOUTH)
        for mark, which in zip(marks, (np.arange(len(one.age)), young, one.then[ago], one.now[ago]), strict=True):
            mark.set_data(*places[which].T)
        return len(np.intersect1d(one.then[ago], one.now[ago]))

    return show
