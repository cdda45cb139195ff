"""The dentate gyrus keeps things apart: two inputs, their codes, and what that does for memory."""

import numpy as np
from matplotlib.colors import ListedColormap

from neurocourse.caching import kept
from neurocourse.hippocampus import prepared
from neurocourse.hippocampus.separation import dentate
from neurocourse.plots import BRAIN, GREEN, GREY, INK, ON_COLOUR, PURPLE, figure, key, log_ticks, panel
from neurocourse.plots.marks import curves, follow, here, move
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, choice, handle, slider

__all__ = ["separation"]

GRANULES = (50, 80)
PARTS = ListedColormap(["#eef2f6", GREEN, PURPLE, ON_COLOUR])  # neither, only A, only B, both
HOW_MANY = prepared.HOW_MANY


def separation():
    """Two inputs that share much become two codes that share little; memories that are alike can then be kept."""
    path = dentate.Pathway(dentate.pathway(rng=0).perforant, None)  # the pictures end at the granule cells
    alike = np.array([*prepared.separation.grid["share"], 1.0])
    fig, axes = figure(size=(6.4, 4.2), plan="fg;cm")
    first, second, curve, memory = (axes[name] for name in "fgcm")
    sheets = _cells(first, second)
    law, dots, dot = _curve(curve, alike)
    memories = _memory(memory)

    @kept
    def expected(active):
        return [dentate.law(r, active / 100) for r in alike]

    def update(share, active):
        pair = prepared.pairs(share)[0]
        found = [prepared.separation(share=x, active=active) for x in alike[:-1]]
        here_found = prepared.separation(share=share, active=active)
        for sheet, (a, b) in zip(sheets, (pair, dentate.separate(pair, path, active / 100)), strict=True):
            sheet.set_data((a + 2 * b).reshape(sheet.get_array().shape))
        law.set_data(alike, expected(active))
        dots.set_ydata([*(one.shared for one in found), 1.0])
        move(dot, share, here_found.shared)
        follow(memories, HOW_MANY, here_found.kept[::-1])
        without, through_it = here_found.kept[:, HOW_MANY.index(20)]
        return (
            f"Inputs that share {{share}} of their cells get codes that share {here_found.shared:.0%}. Of 20 such "
            f"memories, {through_it:.0%} come back through the dentate gyrus, {without:.0%} without it."
        )

    return Explorer(
        fig,
        update,
        title="Keeping things apart",
        alt="First two panels: cells active in input A only, B only or both, among 500 inputs and 4000 granule cells. "
        "Third: what codes share against what inputs share, measured on the curve of the law, below the diagonal. "
        "Fourth: the share of memories that CA3 brings back, with and without the dentate gyrus.",
        presets={
            "Almost the same": dict(share=0.9),
            "Nothing in common": dict(share=0.0),
            "Many cells fire": dict(active=20),
            "Hardly any fire": dict(active=0.5),
        },
        handles=[handle(curve, x="share", at=lambda **_: dot.get_ydata()[0])],
        share=slider(0, 0.9, 0.1, value=0.6, label="Shared by the inputs", show=lambda x: f"{x:.0%}"),
        active=choice(*prepared.separation.grid["active"], value=2, label="Granule cells that fire (%)"),
    )


def _parts(ax, shape, words, sign=None):
    return picture(ax, words, shape, PARTS, vmax=3, sign=sign)


def _cells(first, second):
    """Images of the inputs and of the granule cells, with the names of their colours."""
    first.set_xlabel("only A", color=GREEN, weight="bold")
    first.text(1.08, 0.5, "only B", color=PURPLE, weight="bold", va="center", transform=first.transAxes)
    second.set_xlabel("black: active in both", color=INK, weight="bold")
    return [_parts(first, (20, 25), "Two inputs"), _parts(second, GRANULES, "Granule cells", "cell")]


def _curve(ax, alike):
    """The law, what was measured, and the chosen place."""
    panel(ax, "Law and measurement", ("shared by the inputs", 0, 1.03), ("by the codes", 0, 1.03))
    ax.plot([0, 1], [0, 1], color=GREY, lw=1, ls=":")
    (law,) = ax.plot([], [], "--", color=GREY, lw=2)
    (dots,) = ax.plot(alike, alike, "o", color=BRAIN, ms=4)
    return law, dots, here(ax, marker="D", ms=8)


def _memory(ax):
    """Share of memories that come back against their number, straight into CA3 and through the dentate gyrus."""
    panel(ax, "What CA3 brings back", ("memories", 4, 100), ("share", -0.03, 1.45), "cell", yticks=np.linspace(0, 1, 6))
    log_ticks(ax.xaxis, HOW_MANY)
    lines = curves(ax, {"through the dentate gyrus": BRAIN, "straight into CA3": GREY}, markers=True)
    key(ax, "upper left")
    return lines
