"""A trained LSTM at work, gate by gate."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.caching import kept
from neurocourse.hippocampus.gating import adding
from neurocourse.plots import BLUE, GREEN, GREY, INK, ORANGE, PAPER, PURPLE, figure
from neurocourse.teaching import Explorer, slider, steps
from neurocourse.wording import number

__all__ = ["gates"]

CELLS = LinearSegmentedColormap.from_list("cells", [BLUE, "#f7f7f7", ORANGE])


def gates(network):
    """Two marked numbers on their way through a trained LSTM: when it writes, what it keeps, what it answers.

    Parameters
    ----------
    network : Network
        From ``adding.learn("LSTM", rng=…).network``.
    """
    order = storing_order(network)

    @kept
    def record(sequence, length):
        return adding.read_gates(network, adding.sequences(length, 1, rng=[sequence, length])[0][:, 0])

    fig = figure(3, 2, size=(9, 4.6), width_ratios=(1.7, 1), height_ratios=(1, 1.2, 1))[0]
    (top, middle, low), heat = fig.axes[::2], _right_column(fig)
    line, cursors = _traces(top, middle, low), [ax.axvline(0, color=INK, lw=1) for ax in (top, middle, low, heat)]
    image = heat.imshow(np.zeros((len(order), 100)), vmin=-1.5, vmax=1.5, cmap=CELLS, aspect="auto")
    image.set_extent((0, 100, len(order) + 0.5, 0.5))
    (here,) = heat.plot([], [], ">", color=INK, ms=7, clip_on=False)
    heat.set(title="All cells, best keepers on top", xlabel="time (% of the sequence)", ylabel="cell")
    heat.set(xlim=(0, 100), ylim=(len(order) + 0.5, 0.5), yticks=range(1, len(order) + 1, 3))
    columns = np.arange(200) / 200

    def update(sequence, length, unit, step):
        run = record(sequence, length)
        x = run.x
        k, at = order[unit - 1], min(int(step * length / 100), length - 1)
        t = 100 * (np.arange(length) + 0.5) / length
        marked = x[:, 1] > 0
        line["number"].set_data(t[~marked], x[~marked, 0])
        line["marked"].set_data(t[marked], x[marked, 0])
        shown = dict(answer=run.answer, cell=run.cell[:, k], keep=run.keep[:, k], write=run.write[:, k])
        for name, values in dict(sum=np.cumsum(x[:, 0] * x[:, 1]), **shown).items():
            line[name].set_data(t, np.clip(values, -2.2, 2.2))
        for cursor in cursors:
            cursor.set_xdata([t[at], t[at]])
        here.set_data([0], [unit])
        image.set_data(run.cell[(columns * length).astype(int)][:, order].T)
        return (
            f"Step {at + 1} of {length}: cell {unit} keeps {run.keep[at, k]:.0%} and writes {run.write[at, k]:.0%}, C "
            f"= {number(run.cell[at, k], 2)}. At the end the network says {number(run.answer[-1], 2)}; the sum is "
            f"{run.target:.2f}."
        )

    return Explorer(
        fig,
        update,
        title="Inside an LSTM that adds",
        alt="Left, from above: the input numbers with the two marked ones as diamonds; the chosen cell, the network's "
        "answer and the sum so far; the cell's forget gate and input gate. Right: all cells over time.",
        presets={
            "A carrier": dict(unit=1, step=100),
            "The first mark": dict(sequence=1, step=20),
            "Twice as long as trained": dict(length=200, step=100),
            "A cell of no use": dict(unit=len(order), step=100),
        },
        sequence=slider(1, 20, 1, value=1, label="Another sequence"),
        length=slider(20, 300, 20, value=100, unit="steps", label="Length"),
        unit=slider(1, len(order), 1, value=1, label="Cell"),
        step=steps(100, value=100, unit="%", label="Time", interval=60),
    )


def _traces(top, middle, low):
    """The lines of the three panels on the left, by name, each named at its right end."""
    line = {"number": top.plot([], [], "o", color=GREY, ms=3)[0]}
    line["marked"] = top.plot([], [], "D", color=ORANGE, mec=INK, ms=8)[0]
    for ax, name, text, y, look in (
        (middle, "sum", "sum so far", 0.83, dict(color=ORANGE, ls="--", lw=1.8)),
        (middle, "answer", "answer", 0.6, dict(color=GREY, lw=1.4)),
        (middle, "cell", "cell C", 0.37, dict(color=BLUE, lw=2.2)),
        (low, "keep", "keep", 0.9, dict(color=PURPLE, ls="--", lw=1.8)),
        (low, "write", "write", 0.25, dict(color=GREEN, lw=1.8)),
    ):
        line[name] = ax.plot([], [], **look)[0]
        colour = "#a86f00" if look["color"] == ORANGE else look["color"]  # orange letters would be too faint
        ax.text(1.01, y, text, color=colour, transform=ax.transAxes, va="center", fontsize=9)
    top.set(xlim=(0, 100), ylim=(-0.15, 1.25), ylabel="input", title="Numbers, two of them marked", xticklabels=[])
    middle.set(xlim=(0, 100), ylim=(-2.2, 2.2), ylabel="cell, answer", xticklabels=[])
    low.set(xlim=(0, 100), ylim=(-0.05, 1.05), ylabel="gates", xlabel="time (% of the sequence)")
    return line


def _right_column(fig):
    """One tall panel in place of the three on the right."""
    grid = fig.axes[1].get_gridspec()
    for ax in fig.axes[1::2]:
        ax.remove()
    ax = fig.add_subplot(grid[:, 1])
    for spine in ("top", "right"):
        ax.spines[spine].set_visible(False)
    ax.set_facecolor(PAPER)
    ax.tick_params(color=GREY, labelcolor=INK)
    for part in (ax.title, ax.xaxis.label, ax.yaxis.label):
        part.set_color(INK)
    for spine in ax.spines.values():
        spine.set_edgecolor(GREY)
    return ax


def storing_order(network, n=40):
    """Cells by how much they move when a marked number comes, against how much they move otherwise; best first."""
    x, _ = adding.sequences(100, n, rng=0)
    scores = []
    for row in range(n):
        run = adding.read_gates(network, x[:, row])
        jump = np.abs(np.diff(run.cell, axis=0, prepend=0))
        mark = x[:, row, 1] > 0
        scores.append(jump[mark].mean(axis=0) / (0.05 + 10 * jump[~mark].mean(axis=0)))
    return np.argsort(-np.mean(scores, axis=0))
