"""A trained LSTM at work, gate by gate."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.caching import kept
from neurocourse.hippocampus import prepared
from neurocourse.hippocampus.gating import adding
from neurocourse.plots import GREEN, GREY, INK, MACHINE, PURPLE, figure, here, move, panel, rule
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, arm, slider, steps
from neurocourse.wording import number

__all__ = ["gates"]

CELLS = LinearSegmentedColormap.from_list("cells", [PURPLE, "#f7f7f7", MACHINE])


def gates(network):
    """Two marked numbers on their way through a trained LSTM: when it writes, what it keeps, what it answers.

    Parameters
    ----------
    network : Network
        From ``adding.learn("LSTM", rng=…).network``.
    """
    networks = (network, of_all_lengths())
    orders = [storing_order(one) for one in networks]
    order = orders[0]

    @kept
    def record(armed, sequence, length):
        return adding.read_gates(networks[armed], adding.sequences(length, 1, rng=[sequence, length])[0][:, 0])

    ratios = dict(width_ratios=(2, 1), height_ratios=(1, 1.2, 1))
    fig, axes = figure(size=(6.4, 4.2), plan="th;mh;lh", **ratios)
    top, middle, low, heat = (axes[name] for name in "tmlh")
    line = _traces(top, middle, low)
    now = [part for ax in axes.values() for part in rule(ax, x=0, color=INK, ls="-", lw=1)]
    image = heat.imshow(np.zeros((len(order), 100)), vmin=-1.5, vmax=1.5, cmap=CELLS, aspect="auto")
    image.set_extent((0, 100, len(order) + 0.5, 0.5))
    mark = here(heat, marker=">", ms=7, clip_on=False)
    panel(heat, "All cells", ("time (%)", 0, 100), ("cell, best keepers on top", len(order) + 0.5, 0.5), "unit")
    heat.set_yticks(range(1, len(order) + 1, 3))
    columns = np.arange(200) / 200

    def update(sequence, length, unit, step, armed):
        run, order = record(armed, sequence, length), orders[armed]
        x = run.x
        k, at = order[unit - 1], min(int(step * length / 100), length - 1)
        t = 100 * (np.arange(length) + 0.5) / length
        marked = x[:, 1] > 0
        line["number"].set_data(t[~marked], x[~marked, 0])
        line["marked"].set_data(t[marked], x[marked, 0])
        shown = dict(answer=run.answer, cell=run.cell[:, k], keep=run.keep[:, k], write=run.write[:, k])
        for name, values in dict(sum=np.cumsum(x[:, 0] * x[:, 1]), **shown).items():
            line[name].set_data(t, np.clip(values, -2.2, 2.2))
        move(now, x=t[at])
        move(mark, 0, unit)
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
            "Twice as long, armed": dict(length=200, step=100, armed=True),
            "A cell of no use": dict(unit=len(order), step=100),
        },
        sequence=slider(1, 20, 1, value=1, label="Another sequence"),
        length=slider(20, 300, 20, value=100, unit="steps", label="Length"),
        unit=slider(1, len(order), 1, value=1, label="Cell"),
        step=steps(100, value=100, unit="%", label="Time", interval=60),
        armed=arm("practice with 50 to 200 steps", remains="nothing"),
    )


def _traces(top, middle, low):
    """The lines of the three panels on the left, by name, each named at its right end."""
    line = {"number": top.plot([], [], "o", color=GREY, ms=3)[0]}
    line["marked"] = top.plot([], [], "D", color=INK, ms=7)[0]
    for ax, name, text, y, look in (
        (middle, "sum", "sum so far", 0.83, dict(color=INK, ls="--", lw=1.8)),
        (middle, "answer", "answer", 0.6, dict(color=GREY, lw=1.4)),
        (middle, "cell", "cell C", 0.37, dict(color=MACHINE, lw=2.2)),
        (low, "keep", "keep", 0.9, dict(color=PURPLE, ls="--", lw=1.8)),
        (low, "write", "write", 0.25, dict(color=GREEN, lw=1.8)),
    ):
        line[name] = ax.plot([], [], **look)[0]
        ax.text(1.01, y, text, color=look["color"], transform=ax.transAxes, va="center", size=SMALL)
    panel(top, "Numbers, two of them marked", ("", 0, 100), ("input", -0.15, 1.25), "unit", xticklabels=[])
    panel(middle, "", ("", 0, 100), ("cell", -2.2, 2.2), xticklabels=[])
    panel(low, "", ("time (%)", 0, 100), ("gates", -0.05, 1.05))
    return line


def of_all_lengths():
    """An LSTM that learned to add with sequences of 50 to 200 steps."""
    network = adding.build("LSTM", T=200, rng=0)
    network.parameters[...] = prepared.held(lengths=(50, 200)).parameters
    return network


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
