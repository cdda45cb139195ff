"""What a picture costs in a network of numbers and in its copy of spikes."""

import numpy as np

from neurocourse.plots import GREEN, GREY, INK, MACHINE, PURPLE, SKY, figure, key, log_ticks, panel, title
from neurocourse.plots.limits import limit, round_up
from neurocourse.plots.marks import curves, follow, here, move, rule
from neurocourse.spiking.costs import energy
from neurocourse.teaching import Explorer, arm, choice, handle, sketch, slider, toggle
from neurocourse.wording import number

__all__ = ["draw_the_break_even", "ledger"]


def draw_the_break_even():
    """How many spikes per synapse break even as memory becomes dearer, to be drawn before it is shown."""
    word = np.linspace(0, 10, 60)
    return sketch(
        word,
        np.array([energy.break_even(E_word=w) for w in word]),
        title="Draw it: how many spikes may arrive?",
        alt="Empty axes: spikes per synapse at which both networks cost the same, from 0 to 8, against the energy that "
        "moves one word to or from memory, from 0 to 10 pJ.",
        because="Without memory, five. At the first two picojoules for a word it has fallen below one, and then it "
        "creeps towards a third: a spike moves three words where a multiplication moves one.",
        xlabel="energy that moves one word (pJ); a multiplication: 4.6 pJ",
        ylabel="spikes per synapse that break even",
        ylim=(0, 8),
    )


def ledger():
    """What one picture costs, by operations and by memory; and the number of steps at which spikes stop being cheap."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6))
    colours, words = (GREEN, SKY, PURPLE), ("arithmetic", "weights", "voltages")
    stacks = [left.bar(["artificial", "spiking"], [0, 0], color=c, width=0.6) for c in colours]
    labels = [left.text(1.38, 0, word, va="center", size=9) for word in words]
    left.set_xlim(-0.5, 2.2)
    counts = np.arange(1, 65)
    panel(right, "Spiking over artificial", ("time steps", 0.9, 70), ("", 0.02, 9000))
    log_ticks(right.yaxis, (0.1, 1, 10, 100, 1000))
    log_ticks(right.xaxis, (1, 2, 4, 8, 16, 32, 64))
    lines = curves(right, {"with this memory": MACHINE, "arithmetic alone": GREY}, counts)
    dot = here(right)
    key(right, "upper left")
    rule(right, "break-even", y=1, color=INK, ls="--")

    def update(T, memory, reuse, skip, rival, armed):
        word, work = energy.MEMORIES[memory], energy.work("CNN", T)
        more = dict(reuse=reuse, skip_zeros=skip, rival=rival, local=armed)
        bills = energy.bills(work, word, **more)
        base, top = np.zeros(2), max(bill.total for bill in bills)
        unit, word_for = (1000, "µJ") if top > 5000 else (1, "nJ")
        title(left, f"Energy per picture ({word_for})", "unit")
        for stack, label, parts in zip(stacks, labels, zip(*bills, strict=True), strict=True):
            for k, (bar, part) in enumerate(zip(stack, parts, strict=True)):
                bar.set_y(base[k] / unit), bar.set_height(part / unit)
            label.set_y((base[1] + parts[1] / 2) / unit), label.set_visible(parts[1] > 0.07 * top)
            base += parts
        limit(left, y=(0, round_up(1.02 * top / unit)))
        follow(lines, counts, [energy.relative_cost("CNN", w, **more) for w in (word, 0.0)])
        move(dot, T, bills[1].total / bills[0].total)
        even = energy.break_even_with_memory(word, reuse=reuse, rival=rival, local=armed)
        return (
            f"{{T}}: {energy.spikes_per_synapse(work):.1f} spikes per synapse; the break-even is {even:.2f}. Spiking "
            f"≈ {number(bills[1].total, 0)} nJ, artificial ≈ {number(bills[0].total, 0)} nJ; ≈ {work.accuracy:.1%} and "
            f"≈ {work.original:.1%} right."
        )

    return Explorer(
        fig,
        update,
        title="The ledger",
        alt="Left: energy for one picture of the artificial and of the spiking network, stacked by arithmetic, "
        "fetching weights, and reading and writing voltages. Right: their ratio against time steps; "
        "dotted for arithmetic alone, dashed where both cost the same.",
        presets={
            "Arithmetic alone": dict(memory="free"),
            "Memory far away": dict(memory="DRAM"),
            "A frugal rival": dict(rival="8 bits, both", skip=True, reuse=32),
            "Spikes at home": dict(T=2, armed=True),
        },
        handles=[handle(right, x="T", at=lambda **_: dot.get_ydata()[0])],
        T=slider(1, 64, 1, value=4, unit="steps", label="Time"),
        memory=choice(*energy.MEMORIES, value="8 kB", label="Memory"),
        rival=choice(*energy.RIVALS, label="Numbers of"),
        reuse=slider(1, 64, 1, value=1, label="Pictures for each fetch"),
        skip=toggle(False, label="Artificial one skips zeros"),
        armed=arm("voltages that stay in the cell", remains="less of it", label="Arm the spikes"),
    )
