"""A memory in the connections: fill the network until it breaks."""

import numpy as np

from neurocourse.hippocampus import prepared
from neurocourse.hippocampus.attractors import capacity as limits
from neurocourse.hippocampus.attractors import hopfield
from neurocourse.plots import BRAIN, GREY, INK, PURPLE, figure, key, move, panel, rule, title
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, choice, handle, sketch, slider
from neurocourse.wording import count, number

__all__ = ["capacity", "guess_the_break"]


def guess_the_break():
    """What comes back of a pattern against how many are stored, to be drawn before it is shown."""
    loads = np.linspace(0, 0.25, 126)
    return sketch(
        loads,
        limits.held(loads),
        title="Draw it: how much of a memory comes back?",
        alt="Empty axes: the overlap of what comes back with what was stored, from 0 to 1.1, against the load, from 0 "
        "to a quarter as many patterns as units.",
        because="Up to 0.138 patterns for each unit nearly all of it comes back. Then there is a cliff: with a few "
        "patterns more not one of them can be found any more.",
        xlabel="load: patterns per unit, in an endless network",
        ylabel="overlap after recall",
        ylim=(0, 1.1),
    )


def capacity():
    """Fill the network: recall holds, and then it breaks; the first errors come as the law says."""
    fig, axes = figure(size=(6.4, 4.2), plan="ll;mr", height_ratios=(1.35, 1))
    left, middle, right = axes["l"], axes["m"], axes["r"]
    fine = np.linspace(0.005, 0.26, 300)
    panel(left, "What remains of a pattern", ("load: patterns per unit", 0, 0.27), ("overlap, share", 0, 1.38), "cell")
    panel(middle, "", ("overlap after recall", 0, 1), ("of 20 patterns", 0, 21), "cell", yticks=range(0, 21, 5))
    panel(right, "Units wrong in one step", ("load", 0, 0.27), ("", 1e-6, 0.1), "cell", yscale="log")
    theory = limits.held(fine)
    left.plot(fine[theory > 0], theory[theory > 0], "--", color=GREY, lw=2, label="theory, to 0.138")
    rule(left, x=limits.critical_load(), ymax=0.78)
    (mean,) = left.plot([], [], "o-", color=BRAIN, lw=2, label="overlap")
    (nowhere,) = left.plot([], [], "s:", color=PURPLE, lw=1.5, ms=4, label="random starts that end nowhere")
    left.set_yticks(np.linspace(0, 1, 5))
    key(left, "upper left", ncols=3, columnspacing=1)
    now = rule(left, x=0.1, color=INK, ls="-", ymax=0.78) + rule(right, x=0.1, color=INK, ls="-", ymin=0.2)
    edges = np.linspace(0, 1, 21)
    heap = middle.stairs(np.zeros(20), edges, fill=True, color=BRAIN)
    right.plot(fine, [hopfield.law(a) for a in fine], "--", color=GREY, lw=2)
    (errors,) = right.plot([], [], "o", color=BRAIN)
    right.text(0.27, 3e-6, "½ erfc(1/√(2α))", color=GREY, ha="right", weight="bold", size=SMALL)

    def update(load, N):
        found = prepared.capacity(N=N)
        k = int(np.abs(prepared.LOADS - load).argmin())
        m = found.overlaps.mean(axis=1)
        mean.set_data(prepared.LOADS, m)
        nowhere.set_data(prepared.LOADS, found.nowhere)
        errors.set_data(prepared.LOADS[found.errors > 0], found.errors[found.errors > 0])
        move(now, x=prepared.LOADS[k])
        heap.set_data(np.histogram(np.clip(found.overlaps[k], 0, 0.999), edges)[0])
        title(middle, f"{count(round(prepared.LOADS[k] * N), 'pattern')} stored")
        kept = np.mean(found.overlaps[k] > 0.9)
        return (
            f"Load {{load}}: mean overlap {number(m[k], 2)}, {kept:.0%} of the patterns kept. In one step "
            f"{found.errors[k]:.2%} of the units turn wrong (law: {hopfield.law(load):.2%}); "
            f"{found.nowhere[k]:.0%} of random starts end in no memory."
        )

    return Explorer(
        fig,
        update,
        title="How much can it hold?",
        alt="Left: overlap after recall against load, measured and by theory, and the share of random starts that end "
        "in no stored memory. Middle: overlaps of twenty patterns at the chosen load. Right: errors of the first step, "
        "measured, on the curve of the law.",
        presets={"Half full": dict(load=0.06), "At the edge": dict(load=0.14), "Over the edge": dict(load=0.2)},
        handles=[handle(left, x="load", at=0.5)],
        load=slider(0.02, 0.26, 0.02, value=0.16, label="Load: patterns per unit"),
        N=choice(*prepared.capacity.grid["N"], value=500, label="Units"),
    )
