"""McCulloch and Pitts: a summing neuron and a threshold unit side by side, and the unit alone."""

import numpy as np
from matplotlib.colors import ListedColormap

from neurocourse.pioneers.signals import summation
from neurocourse.pioneers.units import mcculloch_pitts
from neurocourse.pioneers.units.ticking import ticking_unit, ticks
from neurocourse.plots import BLUE, GREY, INK, ON_COLOUR, ORANGE, RED, SKY, figure
from neurocourse.teaching import Explorer, arm, handle, slider

__all__ = ["side_by_side", "threshold_unit"]

THETA = 10.0  # mV above rest, and the unit's threshold
TICK = 1.0  # ms, of the armed unit's clock
PALE = ListedColormap(["#fdfbf6", "#fbe3b5"])  # where the unit says 0, where it says 1
NAMES = {
    (0, 0, 0, 0): "never",
    (0, 0, 0, 1): "AND",
    (0, 0, 1, 0): "x₁, not x₂",
    (0, 0, 1, 1): "x₁",
    (0, 1, 0, 0): "x₂, not x₁",
    (0, 1, 0, 1): "x₂",
    (0, 1, 1, 1): "OR",
    (1, 0, 0, 0): "NOR",
    (1, 0, 1, 0): "NOT x₂",
    (1, 0, 1, 1): "x₁ or not x₂",
    (1, 1, 0, 0): "NOT x₁",
    (1, 1, 0, 1): "x₂ or not x₁",
    (1, 1, 1, 0): "NAND",
    (1, 1, 1, 1): "always",
}
BEYOND = {(0, 1, 1, 0): "XOR", (1, 0, 0, 1): "XNOR"}  # of one unit


def side_by_side():
    """The same two inputs to Sherrington's leaky neuron and to a threshold unit, which has no memory until armed."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4), width_ratios=(1.5, 1))
    (trace,) = left.plot([0], [0], color=BLUE, lw=1.8)
    (spike,) = left.plot([], [], "*", color=RED, ms=14)
    left.axhline(THETA, color=GREY, ls="--", lw=1.2)
    left.text(59.5, THETA + 0.3, "threshold", ha="right", color=GREY)
    left.set(title="Neuron: leaks between inputs", xlabel="time (ms)", ylabel="V above rest (mV)")
    left.set(xlim=(0, 60), ylim=(-13, 22))
    bars = right.bar(["input 1", "input 2", "its sum"], [0, 0, 0], color=[SKY, ORANGE, BLUE], width=0.6)
    right.axhline(THETA, color=GREY, ls="--", lw=1.2)
    right.axhline(0, color=INK, lw=0.8)
    right.set(title="Unit: adds", ylim=(-13, 22), ylabel="w x")
    verdict = right.text(2, 20, "", ha="center", va="top", weight="bold", color=INK)

    def update(interval, w1, w2, tau_m, armed):
        times = np.array([10.0, 10.0 + interval])
        neuron = summation.respond(times[:, None], [w1, w2], theta=THETA, tau_m=tau_m, duration=60)
        trace.set_data(neuron.t, neuron.V)
        spike.set_data(neuron.spike_times, np.full(len(neuron.spike_times), 20))
        if armed:
            x, w = ticks(times, 60, TICK), np.array([w1, w2])
            unit = ticking_unit(x, w, THETA, keep=np.exp(-TICK / tau_m))
            y, height = int(unit.y.any()), unit.v[x.any(axis=1)].max()
        else:
            y, height = mcculloch_pitts.unit([1, 1], [w1, w2], THETA), w1 + w2
        for bar, value in zip(bars, (w1, w2, height), strict=True):
            bar.set_height(value)
        fired = len(neuron.spike_times) > 0
        verdict.set_text(f"y = {y}")
        why = f"a tick of {TICK:g} ms is too coarse" if armed else "the unit does not know when they came"
        agree = "They agree." if fired == bool(y) else f"They disagree: {why}."
        return f"{{interval}} apart: the neuron {'fires' if fired else 'is silent'}, the unit says {y}. {agree}"

    return Explorer(
        fig,
        update,
        title="Side by side: a neuron and a unit",
        alt="Left: the membrane of a leaky neuron that gets two inputs, with a star where it fires. Right: the same "
        "two inputs as bars, their sum, and the answer of a threshold unit.",
        presets={
            "Together": dict(interval=0, w1=6, w2=6),
            "Apart": dict(interval=20, w1=6, w2=6),
            "Excitation, then inhibition": dict(interval=3, w1=11, w2=-8),
            "A slow membrane": dict(interval=20, w1=6, w2=6, tau_m=60),
            "Apart, armed": dict(interval=20, w1=6, w2=6, armed=True),
        },
        handles=[handle(left, x="interval", origin=10, at=-11), *(handle(right, y=f"w{k}", at=k - 1) for k in (1, 2))],
        interval=slider(0, 40, 0.5, value=20, unit="ms", label="Interval between the inputs"),
        w1=slider(-12, 12, 0.5, value=6, unit="mV", label="First input w₁"),
        w2=slider(-12, 12, 0.5, value=6, unit="mV", label="Second input w₂"),
        tau_m=slider(2, 60, 1, value=10, unit="ms", label="Time constant of the leak"),
        armed=arm("a clock, and two loops that carry the sum on and clear it", remains="less of it"),
    )


def threshold_unit():
    """Two weights and a threshold: the line they draw, the truth table it makes, and the functions out of reach.

    Armed, the unit gets the product of its inputs as a third one, which is 1 when both are on.
    """
    x = mcculloch_pitts.with_products(2)
    grid = np.linspace(-0.5, 1.5, 81)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4), width_ratios=(1, 1.6))
    plane = np.stack([*np.meshgrid(grid, grid), np.outer(grid, grid)], axis=-1)
    region = left.imshow(np.zeros((81, 81)), origin="lower", extent=(-0.5, 1.5, -0.5, 1.5), vmin=0, vmax=1, cmap=PALE)
    dots = [left.plot(*point[:2], "o", ms=16, mec=INK, mew=1.5)[0] for point in x]
    marks = [left.text(*point[:2], "", ha="center", va="center", weight="bold", color=ON_COLOUR) for point in x]
    left.set(title="Input space", xlabel="x₁", ylabel="x₂", xticks=[0, 1], yticks=[0, 1])
    cells = _functions(right)

    def update(w1, w2, theta, w3, armed):
        w = [w1, w2, w3 * armed]
        region.set_data(mcculloch_pitts.dense_unit(plane, w, -theta))
        table = tuple(mcculloch_pitts.dense_unit(x, w, -theta).tolist())
        for dot, mark, y in zip(dots, marks, table, strict=True):
            dot.set_markerfacecolor(ORANGE if y else PALE(0))
            mark.set_text(str(y))
        for other, cell in cells.items():
            if name := BEYOND.get(other):
                cell.set_text(name if armed else f"{name}\nout of reach")
            chosen = other == table
            cell.set_backgroundcolor(ORANGE if chosen else "none")
            cell.set_color(ON_COLOUR if chosen else INK)
        found = NAMES.get(table, BEYOND.get(table))
        return f"Truth table {''.join(map(str, table))} (for 00, 01, 10, 11): this unit computes {found}."

    return Explorer(
        fig,
        update,
        title="One threshold unit",
        alt="Left: the unit square of two inputs, cut by the unit; the answer stands in each corner. Right: the "
        "sixteen functions of two inputs, the current one filled, XOR and its negation out of reach.",
        presets={
            "AND": dict(w1=1, w2=1, theta=1.5),
            "OR": dict(w1=1, w2=1, theta=0.5),
            "NOT x₁": dict(w1=-1, w2=0, theta=-0.5),
            "x₁, not x₂": dict(w1=1, w2=-1, theta=0.5),
            "XOR, armed": dict(w1=1, w2=1, theta=0.5, armed=True),
        },
        w1=slider(-2, 2, 0.25, value=1, label="Weight w₁"),
        w2=slider(-2, 2, 0.25, value=0.5, label="Weight w₂"),
        theta=slider(-4, 4, 0.25, value=0.75, label="Threshold θ"),
        armed=arm("a third input, 1 when both are on", remains="nothing"),
        w3=slider(-4, 4, 0.25, value=-2, label="Weight of the third, once armed"),
    )


def _functions(ax):
    """The sixteen functions of two inputs as boxes, by truth table; a dashed edge is out of one unit's reach."""
    found, cells = mcculloch_pitts.realisable(2), {}
    for n in range(16):
        table = tuple(int(b) for b in f"{n:04b}")
        reach, name = table in found, NAMES.get(table, BEYOND.get(table))
        edge = dict(ec=GREY) if reach else dict(ec=RED, ls="--")
        box = dict(boxstyle="round,pad=0.45", fc="none", **edge)
        cells[table] = ax.text(n % 4, 3 - n // 4, name, ha="center", va="center", fontsize=9.5, color=INK, bbox=box)
    ax.set(title="The 16 functions of two inputs", xlim=(-0.6, 3.6), ylim=(-0.6, 3.6), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return cells
