"""Maps of orientation with their pinwheels, and a number that noise has as well."""

import numpy as np
from matplotlib import colormaps

from neurocourse.caching import kept
from neurocourse.competition import prepared
from neurocourse.competition.pinwheels import orientation, singularities
from neurocourse.competition.prepared import WEIGHTS, WIDTHS
from neurocourse.plots import BRAIN, DIFFERENCE, GREY, INK, MACHINE, PAPER, figure, here, move, panel, rule
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import number

__all__ = ["pinwheels"]

WAYS = ("filtered noise", "a pattern that grows", "a sheet that learns")
STAGES = orientation.STAGES
HUES = "twilight"


def pinwheels():
    """Make a map of orientation in one of three ways, and count its pinwheels."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.9), width_ratios=(1.25, 1))
    bare(left, "Preferred orientation", "unit", aspect="equal", xlim=(0, 1), ylim=(1, 0))
    look = dict(cmap=HUES, vmin=-np.pi, vmax=np.pi, interpolation="nearest", extent=(0, 1, 1, 0), zorder=5)
    shown = left.imshow(np.zeros((8, 8)), **look)
    marks = [left.plot([], [], m, color=c, mec=INK, ms=5, zorder=6)[0] for m, c in (("o", PAPER), ("s", INK))]
    _bars(left)
    panel(right, "Pinwheels per wavelength²", ("density", 0, 5), yticks=range(3), ylim=(-0.6, 2.7))
    right.set_yticks(range(3), ["noise", "growth", "sheet"])
    rule(right, "π, in animals", x=np.pi, color=BRAIN, ls="--")
    looks = dict(alpha=0.55, ls="none", ms=5)
    others = [right.plot([], [], "o", color=MACHINE, **looks)[0] for _ in WAYS]
    now = here(right, color=DIFFERENCE, marker="D")

    def update(way, width, stage, weight, seed):
        z, row = made(way, width, stage, weight, seed), WAYS.index(way)
        shown.set_data(np.angle(z))
        around = singularities.turns(z)
        for mark, sign in zip(marks, (1, -1), strict=True):
            y, x = np.nonzero(around == sign)
            mark.set_data((x + 1) / len(z), (y + 1) / len(z))
        for k, (dots, values) in enumerate(zip(others, counts(width, stage, weight), strict=True)):
            dots.set_data(values, np.full(len(values), float(k)) + 0.12 * np.sin(7 * np.arange(len(values))))
        period = singularities.wavelength(z)
        total = int(np.abs(around).sum())
        found = total * period**2 / around.size
        move(now, min(found, 4.95), row)
        square = f"each square of a wavelength, which is {number(period, 1)} cells"
        return f"{total} pinwheels, {number(found, 2)} for {square}. π is 3.14."

    return Explorer(
        fig,
        update,
        title="Pinwheels, and the number 3.14",
        alt="Left: a map of preferred orientation in colours, with a mark where all of them meet: rings for pinwheels "
        "that turn one way, squares for those that turn the other. Right: how many there are for each square of a "
        "wavelength, for noise, for a pattern that grows and for a sheet that learns, beside π.",
        presets={
            "Noise": dict(way=WAYS[0]),
            "Growing": dict(way=WAYS[1], stage=1),
            "Grown old": dict(way=WAYS[1], stage=len(STAGES) - 1),
            "The sheet": dict(way=WAYS[2], weight=1),
            "Another weight": dict(way=WAYS[2], weight=2),
        },
        way=choice(*WAYS, label="The map comes from"),
        width=slider(
            0, len(WIDTHS) - 1, 1, value=1, label="Noise: width of the band", show=lambda k: f"{WIDTHS[k]:.0%}"
        ),
        stage=slider(0, len(STAGES) - 1, 1, value=1, label="Growth: steps", show=lambda k: f"{STAGES[k]} steps"),
        weight=slider(
            0, len(WEIGHTS) - 1, 1, value=1, label="Sheet: weight of orientation", show=lambda k: f"{WEIGHTS[k]:g}"
        ),
        seed=slider(1, 5, 1, value=1, label="Another map of noise or growth"),
    )


def _bars(ax):
    """A key under the map: four orientations, from level to upright and on, in their colours."""
    for k in range(4):
        turn, x, y, r = np.pi * k / 4, 0.2 + 0.2 * k, 1.07, 0.035
        colour = colormaps[HUES]((k / 4 + 0.5) % 1)
        ends = [x - r * np.cos(turn), x + r * np.cos(turn)], [y + r * np.sin(turn), y - r * np.sin(turn)]
        ax.plot(*ends, color=GREY, lw=5, clip_on=False)  # some of the colours are as pale or as dark as the paper
        ax.plot(*ends, color=colour, lw=3.5, clip_on=False)


def counts(width, stage, weight):
    """Densities of several maps of each of `WAYS`, worked out beforehand."""
    stored = prepared.pinwheel_counts()
    return stored.noise[width], stored.growth[stage], prepared.sheets(weight=WEIGHTS[weight]).density


@kept
def made(way, width, stage, weight, seed):
    """A map of orientation; that of a sheet is stored."""
    if way == WAYS[0]:
        return orientation.noise(WIDTHS[width], rng=seed)
    if way == WAYS[1]:
        return grown(seed)[stage]
    real, imaginary = prepared.sheets(weight=WEIGHTS[weight]).parts.astype(np.float64)
    return real + 1j * imaginary


@kept
def grown(seed):
    """The stages of one pattern that grows."""
    return orientation.growth(rng=seed)
