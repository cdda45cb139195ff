"""A cue with an old partner and a new one, and what keeps the old one silent while the new one is stored."""

import numpy as np
from matplotlib.patches import Circle

from neurocourse.caching import kept
from neurocourse.neuromodulation.acetylcholine import store_or_recall
from neurocourse.plots import BRAIN, GREY, INK, MACHINE, PAPER, figure, here, key, move, panel, to_rgba
from neurocourse.plots.marks import curves, follow
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, handle, slider
from neurocourse.wording import number

__all__ = ["two_partners"]

LEVELS = tuple(np.round(np.arange(0, 1.01, 0.1), 1).tolist())
PLACES = {"cue A": (0.0, -1.1), "old B": (-1.25, 1.0), "new C": (1.25, 1.0)}


@kept
def means(ach, at_recall, repetitions, error):
    """Means of four sheets, in the order of `store_or_recall.Second`."""
    options = dict(at_recall=at_recall, repetitions=repetitions, error=error)
    found = [store_or_recall.second_partner(ach, **options, rng=[seed, 6]) for seed in range(4)]
    return store_or_recall.Second(*np.mean(found, axis=0))


@kept
def at_all_levels(at_recall, repetitions, error):
    """New and old partner recalled at each level of acetylcholine while storing, (2, levels)."""
    return np.array([means(level, at_recall, repetitions, error)[:2] for level in LEVELS]).T


def two_partners():
    """A second partner for a cue that has one: how much acetylcholine does it take while it is stored?"""
    fig, (sheet, curve) = figure(1, 2, size=(6.4, 4.0))
    bare(sheet, "While C is stored", "cell", xlim=(-2.3, 2.3), ylim=(-2.4, 2.4))
    sheet.set_aspect("equal")
    discs, lines = {}, {}
    for name, (x, y) in PLACES.items():
        if name != "cue A":
            lines[name] = sheet.plot([0, x], [-1.1, y], color=BRAIN, zorder=0, solid_capstyle="butt")[0]
        discs[name] = sheet.add_patch(Circle((x, y), 0.52, edgecolor=INK, lw=1.5, facecolor=PAPER, zorder=2))
        sheet.text(x, y - 0.78 if y < 0 else y + 0.72, name, ha="center", va="center")
    told = [sheet.text(side * 1.95, -0.35, "", ha="center", va="center", size=SMALL) for side in (-1, 1)]
    ends = ("acetylcholine while storing", -0.03, 1.03), ("share of cells", -0.05, 1.42)
    panel(curve, "Recalled at the cue A", *ends, "cell")
    curve.set_yticks([0, 0.5, 1])
    shares = curves(curve, {"new partner C": BRAIN, "old partner B": GREY}, LEVELS, markers=True, ms=4)
    key(curve, "upper left")
    ring = here(curve, ms=13, mfc="none", mec=INK, mew=1.6)

    def update(ach, at_recall, repetitions, armed):
        found = means(ach, at_recall, repetitions, armed)
        colour = MACHINE if armed else BRAIN
        for disc, active in zip(discs.values(), (1.0, found.intruding, 1 - found.intruding), strict=True):
            disc.set_facecolor((*to_rgba(colour)[:3], 0.08 + 0.92 * active))
        for line, weight in zip(lines.values(), (found.to_old, found.to_new), strict=True):
            line.set(lw=0.6 + 9 * max(weight, 0), color=colour)
        for text, weight in zip(told, (found.to_old, found.to_new), strict=True):
            text.set_text(f"strength\n{number(weight, 2)}")
        follow(shares, LEVELS, at_all_levels(at_recall, repetitions, armed))
        move(ring, ach, found.new)
        fires = "by the error, whatever fires" if armed else f"while {100 * found.intruding:.0f}% of B fire, too"
        return (
            f"With acetylcholine {{ach}} C is stored {fires}. Asked with A, {100 * found.new:.0f}% of C and "
            f"{100 * found.old:.0f}% of B come back."
        )

    return Explorer(
        fig,
        update,
        title="A second partner for a cue",
        alt="Left: three groups of cells, the cue A and its partners B and C, the fuller the more they fire while C is "
        "stored, and connections as thick as they have become. Right: share of C and of B that A recalls, against the "
        "acetylcholine while C was stored.",
        presets={
            "Low": dict(ach=0.0),
            "High": dict(ach=0.9),
            "High at recall, too": dict(ach=0.9, at_recall=0.9),
            "Low, ten times": dict(ach=0.0, repetitions=10),
        },
        handles=[handle(curve, x="ach", at=-0.02)],
        ach=slider(0, 1, 0.05, value=0.2, label="Acetylcholine while storing"),
        at_recall=slider(0, 1, 0.1, value=0.0, label="Acetylcholine at recall"),
        repetitions=slider(1, 10, 1, value=4, label="Times that C is stored"),
        armed=arm("an error to learn from, in place of Hebb's rule", remains="nothing"),
    )
