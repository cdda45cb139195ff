"""What a picture costs in a network of numbers and in its copy of spikes."""

import numpy as np

from neurocourse.plots import GREEN, GREY, INK, MACHINE, PURPLE, SKY, figure, key, log_ticks, panel, title
from neurocourse.plots.limits import limit, round_up
from neurocourse.plots.marks import curves, follow, here, move, rule
from neurocourse.spiking.costs import energy
from neurocourse.teaching import Explorer, choice, handle, slider, toggle
from neurocourse.wording import number

__all__ = ["ledger"]

KINDS = ("MLP", "CNN")


def ledger():
    """What one picture costs, by operations and by memory; and the number of steps at which spikes stop being cheap."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6))
    colours, words = (GREEN, SKY, PURPLE), ("arithmetic", "weights", "potentials")
    stacks = [left.bar(["artificial", "spiking"], [0, 0], color=c, width=0.6) for c in colours]
    labels = [left.text(1.38, 0, word, va="center", size=9) for word in words]
    left.set_xlim(-0.5, 2.2)
    counts = np.arange(1, 65)
    panel(right, "Spiking over artificial", ("time steps", 0.9, 70), ("", 0.1, 300))
    log_ticks(right.yaxis, (0.1, 1, 10, 100))
    log_ticks(right.xaxis, (1, 2, 4, 8, 16, 32, 64))
    lines = curves(right, {"with this memory": MACHINE, "arithmetic alone": GREY}, counts)
    dot = here(right)
    key(right, "upper left")
    rule(right, "break-even", y=1, color=INK, ls="--")

    def update(kind, T, memory, reuse, skip):
        word, work = energy.MEMORIES[memory], energy.work(kind, T)
        bills = (energy.artificial(work, word, reuse=reuse, skip_zeros=skip), energy.spiking(work, word, reuse=reuse))
        base, top = np.zeros(2), max(bill.total for bill in bills)
        unit, word_for = (1000, "µJ") if top > 5000 else (1, "nJ")
        title(left, f"Energy a picture ({word_for})", "unit")
        for stack, label, parts in zip(stacks, labels, zip(*bills, strict=True), strict=True):
            for k, (bar, part) in enumerate(zip(stack, parts, strict=True)):
                bar.set_y(base[k] / unit), bar.set_height(part / unit)
            label.set_y((base[1] + parts[1] / 2) / unit), label.set_visible(parts[1] > 0.04 * top)
            base += parts
        limit(left, y=(0, round_up(1.02 * top / unit)))
        relative = energy.relative_cost(kind, word, reuse=reuse, skip_zeros=skip)
        follow(lines, counts, [relative, energy.relative_cost(kind, 0.0, skip_zeros=skip)])
        move(dot, T, bills[1].total / bills[0].total)
        return (
            f"{{T}}: {energy.spikes_per_synapse(work):.1f} spikes per synapse; the break-even is "
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
        handles=[handle(right, x="T", at=lambda **_: dot.get_ydata()[0])],
        kind=choice(*KINDS, value="CNN", label="Network"),
        T=slider(1, 64, 1, value=4, unit="steps", label="Time"),
        memory=choice(*energy.MEMORIES, value="8 kB", label="Memory"),
        reuse=slider(1, 64, 1, value=1, label="Pictures for each fetch"),
        skip=toggle(False, label="Artificial one skips zeros"),
    )
