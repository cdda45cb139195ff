"""A cell that learns when to hear: its inputs, their delays, and its voltage."""

import numpy as np

from neurocourse.plots import BRAIN, GREY, INK, MACHINE, figure, here, move, panel, rule, spread
from neurocourse.spiking import prepared
from neurocourse.spiking.delays import lines
from neurocourse.teaching import Explorer, arm, choice, slider, steps

__all__ = ["late"]

ORDERS = ("the pattern", "another order")
END = lines.LOOKS - 1


def cell_of(way, step):
    """The stored cell of the first seed after so many looks."""
    k = lines.N * (lines.COPIES if way == lines.WAYS[2] else 1)
    row = prepared.late(way=way).cells[step].astype(float)
    return lines.Cell(row[:k], row[k : 2 * k], np.tile(np.arange(lines.N), k // lines.N), float(row[2 * k]))


def late():
    """Eight inputs fire in an order; a cell learns to hear them all at once, or to weigh them."""
    pattern = lines.draw(lines.KINDS[0], rng=np.random.default_rng(0))
    fig, axes = figure(size=(6.4, 4.1), plan="ac;bc", width_ratios=(1.5, 1), height_ratios=(1.2, 1))
    left, below, right = (axes[name] for name in "abc")
    panel(left, "Sent (bars) and heard (dots)", y=("input", -0.6, lines.N - 0.4), sign="cell")
    left.set(yticks=range(lines.N), yticklabels=range(1, lines.N + 1), xlim=(0, 90), xticklabels=[])
    ways = [left.plot([], [], color=GREY, lw=1.2)[0] for _ in range(lines.N)]
    (sent,) = left.plot([], [], "|", color=INK, ms=11, mew=2)
    looks = (dict(ms=9), dict(ms=5), dict(ms=7, mfc="none"))  # strong, weak, inhibiting
    heard = [left.plot([], [], "o", color=BRAIN, **look)[0] for look in looks]
    panel(below, "What it adds up to", ("time (ms)", 0, 90), ("voltage", -13, 12), "cell")
    (V,) = below.plot([], [], color=BRAIN, lw=2)
    threshold = rule(below, "threshold", y=0)
    panel(right, "While it learns", ("updates", -3, 153), ("right answers (%)", 40, 103))
    updates = np.linspace(0, 150, lines.LOOKS)
    (line,) = right.plot([], [], color=MACHINE, lw=2)
    band, dot = right.fill_between(updates, 0, 0, color=MACHINE, alpha=0.3, lw=0), here(right)

    def update(learns, order, trial, step, armed):
        way = lines.WAYS[2] if armed and learns == "weights" else learns
        cell, shares = cell_of(way, step), 100 * prepared.late(way=way).accuracy
        rng = np.random.default_rng(trial)
        times = (pattern if order == ORDERS[0] else rng.permutation(pattern)) + rng.normal(0, lines.JITTER, lines.N)
        arrivals = times[cell.source] + cell.d
        for k, way_of in enumerate(ways):
            way_of.set_data([times[k], arrivals[cell.source == k].max()], [k, k])
        sent.set_data(times, np.arange(lines.N))
        kinds = cell.w > 0.5, (cell.w > 0) & (cell.w <= 0.5), cell.w <= 0
        for dots, those in zip(heard, kinds, strict=True):
            dots.set_data(arrivals[those], cell.source[those])
        seen = lines.voltage(cell, times[None])[0][0]
        V.set_data(lines.CLOCK, seen), move(threshold, y=cell.theta)
        line.set_data(updates, shares.mean(axis=0)), spread(band, updates, shares.min(axis=0), shares.max(axis=0))
        move(dot, updates[step], shares.mean(axis=0)[step])
        fires = "fires" if seen.max() >= cell.theta else "stays silent"
        return (
            f"After {{step}} the cell {fires} for {order}. Learning {way}: ≈ {shares[:, step].min():.0f} to "
            f"{shares[:, step].max():.0f}% of fresh trials are right, over three patterns."
        )

    return Explorer(
        fig,
        update,
        title="Late on purpose",
        alt="Left: when each of eight inputs fires, bars, and when the cell hears it, dots, small for weak "
        "connections and empty for those that inhibit; below it the voltage and the threshold. Right: share of right "
        "answers while it learns, with a band over three patterns.",
        presets={
            "Untrained": dict(step=0),
            "Another order": dict(order=ORDERS[1]),
            "Weights alone": dict(learns="weights"),
            "Many fixed delays": dict(learns="weights", armed=True),
        },
        learns=choice("delays", "weights", label="What learns"),
        order=choice(*ORDERS, label="The inputs fire in"),
        trial=slider(1, 20, 1, value=1, label="Another trial"),
        step=steps(
            lines.LOOKS - 1, value=lines.LOOKS - 1, label="Training", interval=250, show=lambda k: f"{10 * k} updates"
        ),
        armed=arm("six fixed delays for each input", remains="nothing", label="Arm the weights"),
    )
