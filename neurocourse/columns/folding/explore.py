"""A strip of paper that is folded and pierced, and two nets that do the same with units."""

import numpy as np
from matplotlib.collections import LineCollection

from neurocourse.columns.folding import strip
from neurocourse.plots import GREY, INK, MACHINE, PAPER, figure, move, panel, rule
from neurocourse.plots.marks import discs
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, handle, slider, steps
from neurocourse.wording import count

__all__ = ["paper_strip"]

MOST, PARTS = 5, 10  # folds, and steps of each
ON_TOP = 10  # of titles, which then need not be drawn again with every picture
ACROSS = 8  # units in a row of the flat layer


def paper_strip():
    """Fold a strip of paper, pierce it once, and unfold it."""
    fig, axes = figure(size=(6.4, 4.25), plan="ac;bc", width_ratios=(1.75, 1), height_ratios=(1, 1))
    paper, unfolded, nets = _paper(axes["a"]), _unfolded(axes["b"]), _nets(axes["c"])

    def update(step, needle):
        folds = step / PARTS
        paper(folds, needle)
        unfolded(int(folds), needle)
        nets(int(folds))
        return _says(int(folds))

    return Explorer(
        fig,
        update,
        title="A folded strip",
        alt="Left, above: a strip of paper seen from its edge while it is folded, and a needle. Left, below: the strip "
        "unfolded, with its holes, and where each of its points lay in the folded one. Right: units in layers that "
        "fold as often, and units of a single layer with the same zigzag.",
        presets={"One fold": dict(step=PARTS), "Three": dict(step=3 * PARTS), "Five": dict(step=5 * PARTS)},
        handles=[handle(axes["a"], x="needle")],
        step=steps(MOST * PARTS, value=2 * PARTS, interval=60, label="Folds", show=lambda k: f"{k / PARTS:g}"),
        needle=slider(0.02, 0.98, 0.02, value=0.3, label="Needle"),
    )


def _paper(ax):
    """The strip from its edge; returns a function that folds it and puts the needle through."""
    bare(ax, "Fold it, and stretch it", xlim=(-0.03, 1.03), ylim=(-0.2, 0.95))
    shown = ax.add_collection(LineCollection([], lw=2.2, zorder=ON_TOP, cmap="viridis"))
    shown.set_array(strip.POINTS[:-1])
    (needle,) = ax.plot([], [], color=INK, lw=1.8, marker="v", markevery=[0], ms=8, zorder=ON_TOP + 1)

    def show(folds, at):
        xy = strip.folded.unguarded(folds)
        shown.set_segments(np.stack([xy[:-1], xy[1:]], axis=1))
        top = strip.THICK * (2 ** int(folds) - 1) + 0.22
        needle.set_data([at, at], [top, -0.12])

    return show


def _unfolded(ax):
    """The strip flat again, with its holes and the zigzag; returns a function that shows them."""
    panel(ax, "Unfold it", ("along the strip", -0.03, 1.03), ("in the folded", -0.32, 1.08), yticks=[0, 1])
    ax.set_xticks([0, 0.5, 1])
    ax.plot([0, 1], [-0.2, -0.2], color=GREY, lw=9, alpha=0.4, solid_capstyle="butt")
    (line,) = ax.plot([], [], color=MACHINE, lw=2, zorder=ON_TOP)
    (holes,) = ax.plot([], [], "o", color=PAPER, mec=INK, ms=5, zorder=ON_TOP + 1)
    level = rule(ax, y=0.3, color=INK, zorder=ON_TOP)
    (drops,) = ax.plot([], [], "o", color=INK, ms=3, zorder=ON_TOP + 1)

    def show(folds, needle):
        x, at = np.linspace(0, 1, 2**folds + 1), strip.holes.unguarded(needle, folds)
        line.set_data(x, strip.tent.unguarded(x, folds) if folds else x)
        holes.set_data(at, np.full(len(at), -0.2))
        drops.set_data(at, np.full(len(at), needle))
        move(level, y=needle)

    return show


def _nets(ax):
    """Units of a deep net and of a flat one; returns a function that shows as many as are needed."""
    bare(ax, "As units", "unit", xlim=(-0.6, ACROSS - 0.4), ylim=(-0.9, 11.6))
    deep = np.array([(ACROSS / 2 - 0.5 + side, 6.6 + 0.95 * k) for k in range(MOST) for side in (-0.7, 0.7)])
    flat = np.array([(k % ACROSS, 3.3 - 0.85 * (k // ACROSS)) for k in range(2**MOST)])
    look = dict(facecolors=MACHINE, edgecolors=INK, linewidths=0.8, zorder=ON_TOP)
    shown = [discs(ax, places, 0.62, 0.62, **look) for places in (deep, flat)]
    words = [ax.text(ACROSS / 2 - 0.5, y, "", ha="center", size=SMALL, color=INK, zorder=ON_TOP) for y in (5.5, -0.75)]

    def show(folds):
        for units, n, word, how in zip(shown, (2 * folds, 2**folds), words, ("in layers", "side by side"), strict=True):
            units.set_alpha(np.where(np.arange(len(units.get_offsets())) < n, 1.0, 0.07))
            word.set_text(f"{count(n, 'unit')} {how}")

    return show


def _says(folds):
    """The sentence."""
    if not folds:
        return "Not folded yet: the needle makes one hole. Press Play."
    return (
        f"Folded {count(folds, 'time')} and pierced once, the strip has {2**folds} holes. In layers that takes "
        f"{count(2 * folds, 'unit')}, side by side {count(2**folds, 'unit')}."
    )
