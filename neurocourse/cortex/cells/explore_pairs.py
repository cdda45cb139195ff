"""Side by side: two cells of V1 and a unit with its pool from a network, looking at the same bar."""

import numpy as np
from matplotlib.patches import Circle, Rectangle

from neurocourse.caching import kept
from neurocourse.cortex.cells import paired, receptive_field
from neurocourse.cortex.maps import convolution
from neurocourse.plots import BLUE, GREY, ORANGE, RED, SKY, figure
from neurocourse.teaching import Explorer, slider

__all__ = ["side_by_side"]

HALF = paired.SIDE / 2
APART = 0.4  # a difference of shares from which on two answers are not the same


def side_by_side(complex_cell=receptive_field.energy, cross_correlate=convolution.cross_correlate):
    """One bar for a simple and a complex cell of V1, and for a learned filter with its pool.

    Parameters
    ----------
    complex_cell : function
        ``complex_cell(patch, ridge, edge) -> energy``, for instance the learner's own.
    cross_correlate : function
        ``cross_correlate(image, kernel) -> map``, likewise.
    """
    favourite = paired.learned()
    respond = kept(lambda turn, contrast: _curves(turn, contrast, favourite, complex_cell, cross_correlate))
    best = [curve.max() for curve in respond(0, 1.0)]
    fig, (left, middle, right) = figure(1, 3, size=(9, 3.4), width_ratios=(0.85, 1.2, 1.2))
    shown = left.imshow(np.zeros((paired.SIDE,) * 2), cmap="gray", vmin=-1, vmax=1, extent=(-HALF, HALF) * 2)
    left.add_patch(Circle((0, 0), 3.5, fill=False, ec=SKY, lw=2))
    left.add_patch(Rectangle(_corner(favourite), 4, 4, fill=False, ec=ORANGE, lw=2, ls="--"))
    left.set(
        title="One bar for both",
        ylabel="pixels",
        xlabel="V1 sees the circle,\nthe pool the square",
        xticks=[-4, 0, 4],
        yticks=[-4, 0, 4],
    )
    lines, dots = _curves_in(middle, right)
    middle.set(title="Cortex: V1", ylabel="answer, share of its best")
    right.set(title="Network: learned from digits")

    def update(position, turn, contrast):
        curves = respond(turn, contrast / 100)
        at = int(round((position - paired.POSITIONS[0]) * 4))
        shown.set_data(paired.bars(favourite.angle + turn, contrast / 100, [position])[0])
        now = []
        for line, dot, curve, top in zip(lines, dots, curves, best, strict=True):
            line.set_data(paired.POSITIONS, curve / top)
            dot.set_data([position], [curve[at] / top])
            now.append(curve[at] / top)
        return _sentence(now, _badges(complex_cell, cross_correlate))

    return Explorer(
        fig,
        update,
        title="Side by side: two cells and two layers",
        alt="Left: a bar on grey, a circle where V1 looks and a square where the pool looks. Middle: the answers of a "
        "simple and a complex cell against the position of the bar. Right: those of a learned filter and its pool.",
        presets={
            "A bright line": dict(),
            "One step aside": dict(position=1),
            "A dark line": dict(contrast=-100),
            "In fog": dict(contrast=20),
            "Across": dict(turn=90),
        },
        position=slider(-4, 4, 0.25, value=0, unit="px", label="Position of the bar"),
        turn=slider(-90, 90, 5, value=0, unit="°", label="Turned by"),
        contrast=slider(-100, 100, 10, value=100, unit="%", label="Contrast (below 0: dark)"),
    )


def _curves_in(*axes):
    """Two curves with a dot each in both axes: four lines, four dots."""
    lines, dots = [], []
    for ax, names in zip(axes, (("simple cell", "complex cell"), ("filter, rectified", "its pool")), strict=True):
        for name, colour, ls, y in zip(names, (BLUE, RED), ("-", "--"), (1.2, 1.08), strict=True):
            lines += ax.plot([0], [0], color=colour, ls=ls, lw=2)
            dots += ax.plot([0], [0], "o", color=colour, ms=8)
            ax.text(-3.9, y, f"{name} {'━━' if ls == '-' else '╍╍'}", color=colour, weight="bold", fontsize=9)
        ax.axvline(0, color=GREY, lw=0.8, ls=":")
        ax.set(xlim=(-4, 4), ylim=(-0.05, 1.32), xlabel="position of the bar (pixels)", yticks=[0, 0.5, 1])
    return lines, dots


def _corner(favourite):
    """Lower left corner of what the pool sees, so placed that the unit's favourite line runs through the middle."""
    angle = np.deg2rad(favourite.angle)
    return -1.5 + favourite.offset * np.sin(angle), -2.5 - favourite.offset * np.cos(angle)


def _curves(turn, contrast, favourite, complex_cell, cross_correlate):
    """The four answers at all positions; each model's own favourite line lies at 0."""
    angle = favourite.angle + turn
    cells = paired.v1(paired.bars(angle, contrast), favourite.angle, complex_cell)
    pictures = paired.bars(angle, contrast, paired.POSITIONS + favourite.offset)
    return *cells, *paired.network(pictures, favourite.kernel, favourite.b, cross_correlate)


def _badges(*functions):
    """Which of the learner's own functions are in use, as a sentence."""
    own = [f.badge for f in functions if getattr(f, "badge", "").startswith("your")]
    return f" With {' and '.join(own)}." if own else ""


def _sentence(now, badges):
    """What the four say, and whether the complex cell and the pool agree."""
    simple, complex_, unit, pool = now
    said = f"Simple cell {simple:.0%} of its best, complex cell {complex_:.0%}; filter {unit:.0%}, pool {pool:.0%}."
    if abs(complex_ - pool) < APART:
        return f"{said} Complex cell and pool agree.{badges}"
    louder = "complex cell" if complex_ > pool else "pool"
    return f"{said} They part: the {louder} says more.{badges}"
