"""A threshold that slides lets a cell take sides; a unit with Oja's rule beside it, plain and with what it lacks."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.plasticity.hebb import bcm
from neurocourse.plots import BRAIN, INK, MACHINE, figure, key, limit, move, panel, rule, set_bars
from neurocourse.plots.marks import curves
from neurocourse.teaching import Explorer, arm, choice, slider, steps
from neurocourse.wording import count, number

__all__ = ["takes_sides"]

LOOKS, JUMP = 100, bcm.STEPS // bcm.EVERY // 100  # pictures of a course, and its looks between two of them
TAUS = (5, 20, 50, 100, 150, 200, 400)
NAMES = "ABCD"
TOP = 8.0


def takes_sides():
    """A cell and a unit see four patterns that are much alike: which of them will they answer?"""
    fig, axes = figure(size=(6.4, 4.25), plan="ab;cc", height_ratios=(1.25, 1))
    cell, unit, below = axes.values()
    places = np.arange(bcm.K)
    shown = {}
    for ax, words, sign, colour, y in (
        (cell, "A cell with a sliding threshold", "cell", BRAIN, (0, TOP)),
        (unit, "A unit with Oja's rule", "unit", MACHINE, (-1.1, 1.1)),
    ):
        shown[sign] = ax.bar(places, np.zeros(bcm.K), 0.6, color=colour, ec=INK, lw=0.6)
        panel(ax, words, "pattern", ("output", *y), sign, xticks=places, xticklabels=list(NAMES))
        ax.axhline(0, color=INK, lw=0.8)
    threshold = rule(cell, "θ", y=1.0, color=INK, ls="--", lw=2)
    track = _track(below)

    def update(step, tau, overlap, complete, seed):
        run, y_oja = course(tau, overlap, seed), unit_course(overlap, complete, seed)
        k = min(step * JUMP, len(run.y) - 1)
        y, theta = run.y[k], run.theta[k]
        set_bars(shown["cell"], y.clip(0, TOP))
        move(threshold, y=min(theta, 0.9 * TOP))
        y_unit = y_oja[step * JUMP]
        set_bars(shown["unit"], y_unit)
        track(run, k)
        return _says(run, k, y, y_unit, step)

    return Explorer(
        fig,
        update,
        title="Taking sides",
        alt="Above, left: outputs of a cell to four patterns, as bars, and its threshold, a dashed line. Above, right: "
        "outputs of a unit to the same patterns. Below: all outputs of the cell and its threshold in time.",
        presets={
            "Takes a side": dict(),
            "More alike": dict(overlap=0.8),
            "At the limit": dict(tau=100, overlap=0.0),
            "Too slow": dict(tau=400, overlap=0.0),
        },
        step=steps(LOOKS, value=LOOKS, interval=80, label="Inputs seen", show=lambda k: f"{k * JUMP * bcm.EVERY:,}"),
        tau=choice(*TAUS, value=50, label="Threshold follows in τ steps"),
        overlap=slider(0.0, 0.8, 0.1, value=0.5, label="Likeness of the patterns"),
        complete=arm("inputs without their mean, a square and a fixed length", remains="nothing", label="Arm the unit"),
        seed=slider(1, 5, 1, value=1, label="Another cell"),
    )


@kept
def course(tau, overlap, seed):
    return bcm.learn(bcm.patterns(bcm.K, overlap), tau=tau, rng=seed)


@kept
def unit_course(overlap, complete, seed):
    return bcm.learn_oja(bcm.patterns(bcm.K, overlap), centred=complete, squared=complete, rng=seed)


def _track(ax):
    """Outputs to all patterns and the threshold; returns a function that draws them up to a look."""
    panel(ax, "", ("inputs seen", 0, bcm.STEPS), ("output", 0, TOP))
    looks = {f"to {name}": BRAIN for name in NAMES}
    lines = curves(ax, looks, lw=1.4)
    (theta,) = ax.plot([], [], color=INK, lw=1, ls=(0, (5, 1)), marker="", label="θ")
    now = rule(ax, x=0, color=INK, ls="-")
    key(ax, "center left", bbox_to_anchor=(1.0, 0.5)).set_zorder(0)

    def show(run, k):
        t, top = bcm.EVERY * np.arange(k + 1), max(TOP, 1.1 * run.y[: k + 1].max())
        limit(ax, y=(-0.08 * top, top))
        for line, y in zip((*lines, theta), (*run.y.T, run.theta), strict=True):
            line.set_data(t, y[: k + 1].clip(-0.08 * top, 2 * top))
        move(now, x=t[-1])

    return show


def _says(run, k, y, y_unit, step):
    """The sentence: whose side the cell is on, and the unit."""
    seen = f"After {count(min(step * JUMP, k) * bcm.EVERY, 'input')}"
    unit = f"The unit's selectivity is {bcm.selectivity(y_unit):.2f}"
    if run.exploded and step * JUMP >= len(run.y):
        return f"The threshold came too late: after {run.exploded:,} inputs the cell exploded. {unit}."
    if k and y.max() < 0.05:
        return f"{seen} the cell has fallen silent for all four. {unit}."
    others = number(np.sort(y)[-2], 1)
    rest = "the others not at all" if float(np.sort(y)[-2]) < 0.05 else f"no other with more than {others}"
    best = NAMES[int(y.argmax())]
    return (
        f"{seen} the cell answers pattern {best} with {number(y.max(), 1)} and {rest}, "
        f"selectivity {bcm.selectivity(y):.2f}. {unit}."
    )
