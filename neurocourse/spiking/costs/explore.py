"""What a picture costs in a network of numbers and in its copy of spikes."""

import numpy as np

from neurocourse.plots import BLUE, GREY, INK, ORANGE, PURPLE, RED, figure
from neurocourse.plots.limits import limit, round_up
from neurocourse.spiking.costs import energy
from neurocourse.teaching import Explorer, choice, slider, toggle
from neurocourse.wording import number

__all__ = ["ledger"]

KINDS = ("MLP", "CNN")


def ledger():
    """What one picture costs, by operations and by memory; and the number of steps at which spikes stop being cheap."""
    fig, (left, right) = figure(1, 2, size=(9.5, 3.4), width_ratios=(1, 1.2))
    colours, words = (BLUE, ORANGE, PURPLE), ("arithmetic", "weights", "potentials")
    stacks = [left.bar(["artificial", "spiking"], [0, 0], color=c, width=0.6) for c in colours]
    labels = [left.text(1.38, 0, word, color=INK, va="center", size=9) for word in words]
    left.set(xlim=(-0.5, 2.2))
    T = np.arange(1, 65)
    (alone,) = right.plot(T, T, ":", color=GREY, lw=2)
    (curve,) = right.plot(T, T, color=BLUE, lw=2)
    (dot,) = right.plot([], [], "o", color=BLUE, ms=8)
    right.text(0.02, 0.97, "━ with this memory", color=BLUE, va="top", transform=right.transAxes)
    right.text(0.02, 0.88, "┅ arithmetic alone", color=GREY, va="top", transform=right.transAxes)
    right.axhline(1, color=RED, ls="--")
    right.text(64, 0.93, "break-even", color=RED, ha="right", va="top")
    right.set_xscale("log", base=2), right.set_yscale("log")
    right.set(xlim=(0.9, 70), ylim=(0.1, 300), xlabel="time steps", ylabel="spiking / artificial")
    right.set_xticks([1, 2, 4, 8, 16, 32, 64], ["1", "2", "4", "8", "16", "32", "64"])

    def update(kind, T, memory, reuse, skip):
        word, work = energy.MEMORIES[memory], energy.work(kind, T)
        bills = (energy.artificial(work, word, reuse=reuse, skip_zeros=skip), energy.spiking(work, word, reuse=reuse))
        base, top = np.zeros(2), max(bill.total for bill in bills)
        unit, word_for = (1000, "µJ") if top > 5000 else (1, "nJ")
        left.set_title(f"Energy for a picture ({word_for})")
        for stack, label, parts in zip(stacks, labels, zip(*bills, strict=True), strict=True):
            for k, (bar, part) in enumerate(zip(stack, parts, strict=True)):
                bar.set_y(base[k] / unit), bar.set_height(part / unit)
            label.set_y((base[1] + parts[1] / 2) / unit), label.set_visible(parts[1] > 0.04 * top)
            base += parts
        limit(left, y=(0, round_up(1.02 * top / unit)))
        curve.set_ydata(energy.relative_cost(kind, word, reuse=reuse, skip_zeros=skip))
        alone.set_ydata(energy.relative_cost(kind, 0.0, skip_zeros=skip))
        dot.set_data([T], [bills[1].total / bills[0].total])
        return (
            f"{energy.spikes_per_synapse(work):.1f} spikes per synapse; the break-even is "
            f"{energy.break_even_with_memory(word, reuse=reuse):.1f}. Spiking ≈ {number(bills[1].total, 0)} nJ, "
            f"artificial ≈ {number(bills[0].total, 0)} nJ; ≈ {work.accuracy:.1%} and ≈ {work.original:.1%} right."
        )

    return Explorer(
        fig,
        update,
        title="The ledger",
        alt="Left: energy for one picture of the artificial and of the spiking network, stacked by arithmetic, "
        "fetching weights, and reading and writing potentials. Right: their ratio against time steps; "
        "dotted for arithmetic alone, dashed where both cost the same.",
        presets={
            "Arithmetic alone": dict(memory="free"),
            "Small memory nearby": dict(memory="8 kB"),
            "Memory far away": dict(memory="DRAM"),
            "Too many steps": dict(T=16, memory="free"),
            "A fair comparison": dict(skip=True, reuse=32),
        },
        kind=choice(*KINDS, value="CNN", label="Network"),
        T=slider(1, 64, 1, value=4, label="Time steps"),
        memory=choice(*energy.MEMORIES, value="8 kB", label="Memory for weights and potentials"),
        reuse=slider(1, 64, 1, value=1, label="Pictures that share a fetched weight"),
        skip=toggle(False, label="The artificial network skips zeros"),
    )
