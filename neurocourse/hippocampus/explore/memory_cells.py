"""A trained LSTM at work, gate by gate, and the race in which it learned."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.caching import kept
from neurocourse.hippocampus import adding
from neurocourse.plots import BLUE, GREEN, GREY, INK, ORANGE, PAPER, PURPLE, RED, figure
from neurocourse.teaching import Explorer, choice, slider, steps, toggle
from neurocourse.wording import count, number

CELLS = LinearSegmentedColormap.from_list("cells", [BLUE, "#f7f7f7", ORANGE])
LOOK = {"LSTM": (BLUE, "-", "o"), "GRU": (GREEN, "--", "s"), "RNN": (RED, ":", "^")}


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


def adding_race(runs):
    """Learning curves of several networks on the same task, and what each says to sequences it has never seen.

    Parameters
    ----------
    runs : sequence of Learning
        From ``adding.learn``, one for each of "LSTM", "GRU" and "RNN".
    """
    runs = {run.kind: run for run in runs}
    n = min(len(run.loss) for run in runs.values()) // adding.EVERY
    curves = {kind: {s: adding.smooth(run.loss, 20 if s else 1) for s in (True, False)} for kind, run in runs.items()}
    fig, (left, right) = figure(1, 2, size=(9, 3.6), width_ratios=(1.6, 1))
    lines, dots = {}, {}
    for kind in runs:
        colour, style, marker = LOOK[kind]
        lines[kind] = left.semilogy([], [], color=colour, ls=style, lw=2)[0]
        dots[kind] = left.semilogy([], [], marker, color=colour, ms=8)[0]
    names = {kind: left.text(0, 1, f"  {kind}", color=LOOK[kind][0], va="center", weight="bold") for kind in runs}
    left.plot([0, n * adding.EVERY], [adding.CHANCE] * 2, color=GREY, lw=1, ls="-.")
    left.text(
        0.07,
        adding.CHANCE / 1.3,
        "chance: 1/6",
        color=GREY,
        va="top",
        transform=left.get_yaxis_transform(),
    )
    left.set(title="Error while learning", xlabel="update", ylabel="mean squared error")
    left.set(xlim=(0, 1.16 * n * adding.EVERY), ylim=(5e-4, 1.5))
    cloud = _answers(right)

    def update(kind, smoothed, step):
        now = step * adding.EVERY
        for name, run in runs.items():
            curve = curves[name][smoothed][:now]
            lines[name].set_data(np.arange(1, len(curve) + 1), curve)
            level = curve[-1] if len(curve) else np.mean((run.answers[0] - run.targets) ** 2)
            dots[name].set_data([now], [level])
            names[name].set_position((now, level))
            dots[name].set_alpha(1.0 if name == kind else 0.5)
            lines[name].set_linewidth(2.6 if name == kind else 1.4)
        run = runs[kind]
        cloud.set_data(run.targets, np.clip(run.answers[step], -0.3, 2.3))
        cloud.set(color=LOOK[kind][0], marker=LOOK[kind][2])
        error = np.mean((run.answers[step] - run.targets) ** 2)
        verdict = (
            "as good as always saying 1" if error > 0.12 else f"{adding.CHANCE / error:.0f} times better than chance"
        )
        return f"After {count(now, 'update')} the {kind}'s error on unseen sequences is {error:.4f}: {verdict}."

    return Explorer(
        fig,
        update,
        title="Who learns to add across 100 steps?",
        alt="Left: error against update for LSTM, GRU and plain RNN on a logarithmic scale, with the level of chance. "
        "Right: the chosen network's answers against the right sums; on the dashed diagonal they are right.",
        presets={
            "LSTM at the end": dict(kind="LSTM", step=n),
            "RNN at the end": dict(kind="RNN", step=n),
            "The turning point": dict(kind="GRU", step=min(n, 10)),
        },
        kind=choice(*runs, label="Answers of the"),
        smoothed=toggle(True, label="Smooth the curves"),
        step=steps(n, value=n, label="Training", interval=120),
    )


def _answers(ax):
    """Answers against right sums: the diagonal, and the dots that will be moved."""
    ax.plot([0, 2], [0, 2], color=GREY, lw=1, ls="--")
    ax.set(xlim=(-0.1, 2.1), ylim=(-0.3, 2.3), xlabel="sum of the marked numbers", ylabel="answer")
    ax.set_title("Unseen sequences")
    return ax.plot([], [], "o", ms=5, alpha=0.8)[0]
