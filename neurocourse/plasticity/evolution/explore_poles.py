"""Searches that see only how long a policy lasts: what they found, and how many policies they tried."""

import numpy as np
from matplotlib.patches import Rectangle

from neurocourse.plasticity.evolution import poles, search
from neurocourse.plasticity.prepared import searches
from neurocourse.plasticity.transfer import bodies
from neurocourse.plots import GREY, INK, MACHINE, figure, move, panel, rule, title
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, steps
from neurocourse.wording import number

__all__ = ["searchers"]

LAST, ON_TOP = 100, 6  # moments; what moves lies over titles, which then rest
LENGTHS = (1.0, 0.1)  # m, of the long pole and of the short one
HINGES = {"one pole": (0, 0), "two poles": (-0.12, 0.14)}  # both turn about one place; they are drawn apart
THICK = {"one pole": (7, 0), "two poles": (7, 5)}


def searchers():
    """A cart with one pole or two, held by what a search has found, and what ten searches of each kind had to try."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.25, 1))
    bare(left, " ", "unit", xlim=(-0.75, 0.75), ylim=(-0.35, 1.2), aspect="equal")
    rule(left, y=-0.09, ls="-", lw=1)
    (ground,) = left.plot([], [], "|", color=GREY, ms=7, mew=1.5, zorder=ON_TOP)
    metres = left.text(0.74, -0.3, "", size=SMALL, ha="right", zorder=ON_TOP)
    left.add_patch(Rectangle((-0.25, -0.04), 0.5, 0.14, fc=MACHINE, ec=INK))
    left.plot([-0.16, 0.16], [-0.05, -0.05], "o", color=INK, ms=9)
    rods = [left.plot([], [], color=INK, solid_capstyle="round", zorder=ON_TOP)[0] for _ in LENGTHS]
    panel(right, "Policies tried, ten searches", ("policies", 1, 4e5), ("", 2.5, -0.6), "unit", xscale="log", yticks=[])
    right.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
    right.set_xticks([], minor=True)
    ways = tuple(search.WAYS)
    dots = [right.plot([], [], "o", color=MACHINE, ms=6, alpha=0.8)[0] for _ in ways]
    middles = [right.plot([], [], "|", color=INK, ms=20, mew=2.5)[0] for _ in ways]
    names = [right.text(1.2, k - 0.36, way, size=SMALL, va="center") for k, way in enumerate(ways)]
    ends = [right.text(3.6e5, k, "", size=SMALL, va="center", ha="right") for k in range(len(ways))]
    shown = []  # task and way that the right panel shows
    paths = {(task, way): path(task, way) for task in search.TASKS for way in ways}

    def update(time, task, way):
        for k, one in enumerate(ways if shown != [task, way] else ()):
            trials = searches(task=task, way=one).trials.astype(float)
            failed = int(np.sum(trials >= search.MOST))
            dots[k].set_data(np.sort(trials), k + 0.1 * np.cos(2.4 * np.arange(10)))
            move(middles[k], np.median(trials), k)
            ends[k].set_text(f"{failed} fail" if failed else "all find one")
            names[k].set_weight("bold" if one == way else "normal")
        shown[:] = task, way
        x, *angles = paths[task, way][:, time]
        marks = np.arange(-3, 3.1, 0.25) - x
        marks = marks[np.abs(marks) < 0.74]
        ground.set_data(marks, 0 * marks - 0.14)
        metres.set_text(f"{number(100 * x, 0, sign=True)} cm")
        for rod, length, hinge, angle, wide in zip(rods, LENGTHS, HINGES[task], angles, THICK[task], strict=True):
            rod.set_data([hinge, hinge + length * np.sin(angle)], [0.1, 0.1 + length * np.cos(angle)])
            rod.set(visible=wide > 0, linewidth=max(wide, 1))
        title(left, f"Found by {way}" if way != "evolution strategy" else "Found by an evolution strategy")
        middle = np.median(searches(task=task, way=way).trials)
        return f"{task.capitalize()}, {way}: {number(middle, 0)} policies tried at the median of ten searches."

    return Explorer(
        fig,
        update,
        title="All they see is a score",
        alt="Left: a cart on a track that keeps one pole up, or two of different lengths. Right: how many policies ten "
        "searches of three kinds try until one keeps the poles up, with the median.",
        presets={
            "One pole": dict(task="one pole", way="guessing"),
            "Two poles": dict(task="two poles", way="evolution strategy"),
            "Two poles, guessed": dict(task="two poles", way="guessing"),
        },
        time=steps(LAST, value=5, interval=60, label="Time", show=lambda k: f"{k / 5:.1f} s"),
        task=choice(*search.TASKS, value="two poles", label="Balance"),
        way=choice(*ways, value="evolution strategy", label="Found by"),
    )


def path(task, way):
    """Position, and angles of the long and the short pole, (3, 101), under the policy that was found."""
    w = searches(task=task, way=way).w.astype(float)
    if task == "two poles":
        return poles.ride(w)
    x, angle = bodies.ride(w[:4], bodies.BODIES["bicycle"])
    return np.array([x, angle, 0 * angle])
