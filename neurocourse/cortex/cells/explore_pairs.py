"""Side by side: two cells of V1 and a unit with its pool from a network, looking at the same bar."""

import numpy as np
from matplotlib.patches import Circle, Rectangle

from neurocourse.caching import kept
from neurocourse.cortex.cells import paired, receptive_field
from neurocourse.cortex.maps import convolution
from neurocourse.plots import BRAIN, MACHINE, SKY, badge, curves, dots_on, figure, follow, key, panel, rule
from neurocourse.teaching import Explorer, arm, handle, slider
from neurocourse.wording import number

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
    respond = kept(lambda *now: _curves(*now, favourite, complex_cell, cross_correlate))
    best = {parts: [curve.max() for curve in respond(0, 1.0, parts)] for parts in (False, True)}
    fig, axes = figure(size=(6.4, 4.2), plan=".aa.;bbcc", height_ratios=(1.15, 1))
    above, left, right = axes.values()
    shown = above.imshow(np.zeros((paired.SIDE,) * 2), cmap="gray", vmin=-1, vmax=1, extent=(-HALF, HALF) * 2)
    above.add_patch(Circle((0, 0), 3.5, fill=False, ec=SKY, lw=2))
    above.add_patch(Rectangle(_corner(favourite), 4, 4, fill=False, ec=MACHINE, lw=2, ls="--"))
    panel(above, "One bar for both", xticks=[], yticks=[])
    beside = dict(va="center", transform=above.transAxes)
    above.text(-0.06, 0.5, "V1 sees\nthe circle", color=SKY, ha="right", **beside)
    above.text(1.06, 0.5, "the pool sees\nthe square", color=MACHINE, ha="left", **beside)
    cells = _curves_in(left, "Cortex: cells of V1", "cell", BRAIN, "simple", "complex")
    units = _curves_in(right, "Network: learned", "unit", MACHINE, "filter", "its pool")
    left.set_ylabel("share of its best")
    lines, dots = (a + b for a, b in zip(cells, units, strict=True))
    made = badge(left, complex_cell) + badge(right, cross_correlate)

    def complex_share(position, turn, contrast, armed):
        return respond(turn, contrast / 100, armed)[1][_at(position)] / best[armed][1]

    def update(position, turn, contrast, armed):
        answers = respond(turn, contrast / 100, armed)
        at = _at(position)
        shown.set_data(paired.bars(favourite.angle + turn, contrast / 100, [position])[0])
        shares = [answer / top for answer, top in zip(answers, best[armed], strict=True)]
        now = [share[at] for share in shares]
        follow(lines, paired.POSITIONS, shares)
        follow(dots, position, now)
        return _sentence(*now)

    return Explorer(
        fig,
        update,
        title="Side by side: two cells and two layers",
        alt="Above: a bar on grey, a circle where V1 looks and a square where the pool looks. Below left: the answers "
        "of a simple and a complex cell against the position of the bar. Right: those of a learned filter and its pool."
        f"{made}",
        presets={
            "A bright line": dict(),
            "One step aside": dict(position=1),
            "A dark line": dict(contrast=-100),
            "In fog": dict(contrast=20),
            "Across": dict(turn=90),
        },
        handles=[handle(left, x="position", at=complex_share)],
        position=slider(-4, 4, 0.25, value=0, unit="px", label="Position of the bar"),
        turn=slider(-90, 90, 5, value=0, label="Turned by", show=lambda a: f"{number(a)}°"),
        contrast=slider(-100, 100, 10, value=100, unit="%", label="Contrast (below 0: dark)"),
        armed=arm("squares for the rectifier, and the division", remains="less of it"),
    )


def _at(position):
    """Which of the positions that were measured this one is."""
    return int(round((position - paired.POSITIONS[0]) * 4))


def _curves_in(ax, words, sign, colour, *names):
    """Two curves in the colour of the panel with a dot each: two lines, two dots."""
    panel(ax, words, ("position of the bar (pixels)", -4, 4), ("", -0.05, 1.42), sign, yticks=[0, 0.5, 1])
    lines = curves(ax, dict.fromkeys(names, colour))
    rule(ax, x=0)
    key(ax, "upper left")
    return lines, dots_on(lines)


def _corner(favourite):
    """Lower left corner of what the pool sees, so placed that the unit's favourite line runs through the middle."""
    angle = np.deg2rad(favourite.angle)
    return -1.5 + favourite.offset * np.sin(angle), -2.5 - favourite.offset * np.cos(angle)


def _curves(turn, contrast, parts, favourite, complex_cell, cross_correlate):
    """The four answers at all positions; each model's own favourite line lies at 0."""
    angle = favourite.angle + turn
    cells = paired.v1(paired.bars(angle, contrast), favourite.angle, complex_cell)
    pictures = paired.bars(angle, contrast, paired.POSITIONS + favourite.offset)
    if parts:
        return *cells, *paired.armed(pictures, favourite.kernel, cross_correlate)
    return *cells, *paired.network(pictures, favourite.kernel, favourite.b, cross_correlate)


def _sentence(simple, complex_, unit, pool):
    """What the four say, and whether the complex cell and the pool agree."""
    said = f"Simple cell {simple:.0%} of its best, complex cell {complex_:.0%}; filter {unit:.0%}, pool {pool:.0%}."
    if abs(complex_ - pool) < APART:
        return f"{said} Complex cell and pool agree."
    louder = "complex cell" if complex_ > pool else "pool"
    return f"{said} They part: the {louder} says more."
