"""A memory in the connections: fill the network until it breaks."""

import numpy as np

from neurocourse.hippocampus import prepared
from neurocourse.hippocampus.attractors import capacity as limits
from neurocourse.hippocampus.attractors import hopfield
from neurocourse.plots import BRAIN, GREY, INK, PURPLE, figure, move, panel, rule, title
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import count, number

__all__ = ["capacity"]


def capacity():
    """Fill the network: recall holds, and then it breaks; the first errors come as the law says."""
    fig, (left, middle, right) = figure(1, 3, size=(10, 3.3), width_ratios=(1.5, 0.9, 1.1))
    fine = np.linspace(0.005, 0.26, 300)
    panel(left, "What remains of a pattern", ("load: patterns per unit", 0, 0.27), ("overlap, share", 0, 1.12), "cell")
    panel(middle, "", ("overlap after recall", 0, 1), ("patterns of 20", 0, 21), yticks=range(0, 21, 5))
    panel(right, "Units wrong in one step", ("load: patterns per unit", 0, 0.27), ("", 1e-6, 0.1), yscale="log")
    left.plot(*(x[limits.held(fine) > 0] for x in (fine, limits.held(fine))), "--", color=GREY, lw=2)
    left.text(0.003, 1.04, "theory: breaks at 0.138", color=GREY, weight="bold", size=9)
    rule(left, x=limits.critical_load())
    (mean,) = left.plot([], [], "o-", color=BRAIN, lw=2)
    (nowhere,) = left.plot([], [], "s:", color=PURPLE, lw=1.5, ms=4)
    left.text(0.19, 0.7, "overlap", color=BRAIN, weight="bold", size=9)
    left.text(0.052, 0.4, "random starts\nthat end in\nno memory", color=PURPLE, weight="bold", size=9)
    now = rule(left, x=0.1, color=INK, ls="-") + rule(right, x=0.1, color=INK, ls="-")
    edges = np.linspace(0, 1, 21)
    heap = middle.stairs(np.zeros(20), edges, fill=True, color=BRAIN)
    right.plot(fine, [hopfield.law(a) for a in fine], "--", color=GREY, lw=2)
    (errors,) = right.plot([], [], "o", color=BRAIN)
    right.text(0.26, 2e-5, "½ erfc(1/√(2α))", color=GREY, ha="right", weight="bold")

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
            f"Load {load:.2f}: mean overlap {number(m[k], 2)}, {kept:.0%} of the patterns kept. In one step "
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
        load=slider(0.02, 0.26, 0.02, value=0.16, label="Load: patterns per unit"),
        N=choice(*prepared.capacity.grid["N"], value=500, label="Units"),
    )
