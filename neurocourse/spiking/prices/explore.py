"""Accuracy against energy for seven readers of the same digits, while memory becomes dearer."""

import numpy as np

from neurocourse.plots import BRAIN, GREEN, GREY, INK, MACHINE, PURPLE, SKY, figure, log_ticks, panel
from neurocourse.spiking import prepared
from neurocourse.spiking.prices import contest
from neurocourse.teaching import Explorer, arm, slider, toggle
from neurocourse.wording import number

__all__ = ["pareto"]

LOOKS = dict(
    zip(
        contest.KINDS,
        ((MACHINE, "s"), (MACHINE, "D"), (BRAIN, "o"), (SKY, "^"), (PURPLE, "P"), (GREEN, "v"), (GREEN, "X")),
        strict=True,
    )
)
SIZES = (1, 1, len(contest.STEPS), 2, 1, 1, 1)


def costs():
    """Every reader's costs, {kind: [[Cost of each seed] for each of its settings]}."""
    rows = np.array([prepared.costs(rng=k).rows for k in prepared.costs.grid["rng"]], float)
    ends = np.cumsum([0, *SIZES])
    found = {}
    for kind, a, b in zip(contest.KINDS, ends[:-1], ends[1:], strict=True):
        settings = [[contest.Cost(*row[:5].tolist(), int(row[5])) for row in rows[:, k]] for k in range(a, b)]
        found[kind] = settings
    return found


def best(points):
    """Those (energy, accuracy) that no other beats in both, by energy."""
    kept, top = [], -np.inf
    for energy, accuracy in sorted(points, key=lambda point: (point[0], -point[1])):
        if accuracy > top:
            kept.append((energy, accuracy))
            top = accuracy
    return kept


def pareto():
    """What a right answer costs: seven ways to read digits, and the border that none of them beats."""
    fig, ax = figure(size=(6.4, 4.0))
    panel(ax, "Seven readers", ("energy a picture (nJ)", 0.8, 3000), ("digits read (%)", 72, 99))
    log_ticks(ax.xaxis, (1, 10, 100, 1000))
    every = costs()
    dots, spread = {}, {}
    for kind, (colour, marker) in LOOKS.items():
        (dots[kind],) = ax.plot([], [], lw=1, color=colour, marker=marker, ms=8, label=kind)
        (spread[kind],) = ax.plot([], [], ls="", color=colour, marker=marker, ms=3.5)
    (border,) = ax.plot([], [], color=GREY, ls="--", lw=1.4, drawstyle="steps-post", zorder=0)
    ax.legend(loc="lower left", ncols=2, frameon=False, fontsize=9.5, labelcolor=INK)

    def update(word, rows, armed):
        points = []
        for kind, settings in every.items():
            if not rows and kind in contest.BY_ROWS:
                dots[kind].set_data([], []), spread[kind].set_data([], [])
                continue
            bills = [[sum(contest.price(c, word, frugal=armed)) for c in seeds] for seeds in settings]
            at = np.stack([bills, [[100 * c.accuracy for c in seeds] for seeds in settings]], axis=2)
            dots[kind].set_data(*at.mean(axis=1).T), spread[kind].set_data(*at.reshape(-1, 2).T)
            points += [(*point, kind) for point in at.mean(axis=1).tolist()]
        border.set_data(*np.transpose(best([point[:2] for point in points])))
        cheapest, top = min(points), max(points, key=lambda point: point[1])
        arithmetic, memory = contest.price(every["copied spikes"][2][0], word, frugal=armed)
        return (
            f"A word of memory at {{word}}: {memory / (arithmetic + memory):.0%} of the bill of a copy with four "
            f"steps. Cheapest: {cheapest[2]}, ≈ {number(cheapest[0], 0)} nJ; best: {top[2]}, ≈ {top[1]:.1f}%."
        )

    return Explorer(
        fig,
        update,
        title="What a right answer costs",
        alt="Share of digits read against the energy for one picture on a logarithmic axis, with a marker for each of "
        "seven readers, small ones for three seeds, and a dashed border: nobody is both cheaper and better.",
        presets={
            "Arithmetic alone": dict(word=0),
            "Memory of 8 kB": dict(word=5),
            "Memory of 1 MB": dict(word=50),
            "Frugal spikes": dict(armed=True),
        },
        word=slider(0, 50, 1, value=5, unit="pJ", label="Memory, a word"),
        rows=toggle(True, label="Readers that go row by row"),
        armed=arm("8 bits, and voltages that stay in the cell", remains="nothing", label="Arm the spikes"),
    )
