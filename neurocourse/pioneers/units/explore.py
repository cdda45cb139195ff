"""McCulloch and Pitts: a summing neuron and a threshold unit side by side, and the unit alone."""

import numpy as np
from matplotlib.colors import ListedColormap

from neurocourse.pioneers.signals import summation
from neurocourse.pioneers.units import mcculloch_pitts
from neurocourse.pioneers.units.ticking import ticking_unit, ticks
from neurocourse.plots import (
    BRAIN,
    DIFFERENCE,
    GREY,
    INK,
    MACHINE,
    ON_COLOUR,
    figure,
    here,
    move,
    note,
    panel,
    rule,
    set_bars,
)
from neurocourse.plots.pictures import bare
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
VIEW = (-2.4, 2.4)  # of the plane of inputs, in which the weights have room
BEYOND = {(0, 1, 1, 0): "XOR", (1, 0, 0, 1): "XNOR"}  # of one unit


def side_by_side():
    """The same two inputs to Sherrington's leaky neuron and to a threshold unit, which has no memory until armed."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.5, 1))
    panel(left, "Neuron: leaks between inputs", ("time (ms)", 0, 60), ("V above rest (mV)", -14, 28), "cell")
    panel(right, "Unit: adds", y=("w x", -14, 28), sign="unit")
    (trace,) = left.plot([0], [0], color=BRAIN, lw=2)
    (spike,) = left.plot([], [], "*", color=INK, ms=15)
    (arrivals,) = left.plot([], [], "^", color=INK, ms=9)
    bars = right.bar(["input 1", "input 2", "its sum"], [0, 0, 0], color=[GREY, GREY, MACHINE], ec=INK, width=0.6)
    for ax in (left, right):
        rule(ax, "threshold" if ax is left else "", y=THETA, ls="--")
    rule(right, y=0, ls="-", lw=0.8)
    verdict = note(right, "", "upper right", size=14, weight="bold")
    apart = note(left, "", "upper left", color=DIFFERENCE, size=11, weight="bold")

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
        arrivals.set_data(times, [-12.5, -12.5])
        set_bars(bars, (w1, w2, height))
        fired = len(neuron.spike_times) > 0
        verdict.set_text(f"y = {y}")
        apart.set_text("" if fired == bool(y) else "≠ they disagree")
        why = f"a tick of {TICK:g} ms is too coarse" if armed else "the unit does not know when they came"
        agree = "They agree." if fired == bool(y) else f"They disagree: {why}."
        return f"{{interval}} apart: the neuron {'fires' if fired else 'is silent'}, the unit says {y}. {agree}"

    return Explorer(
        fig,
        update,
        title="Side by side: a neuron and a unit",
        alt="Left: the membrane of a leaky neuron that gets two inputs, with a star where it fires. Right: the same "
        "two inputs as bars, their sum, and the answer of a threshold unit. Red words say when they disagree.",
        presets={
            "Together": dict(interval=0, w1=6, w2=6),
            "Apart": dict(interval=20, w1=6, w2=6),
            "Excitation, then inhibition": dict(interval=3, w1=11, w2=-8),
            "A slow membrane": dict(interval=20, w1=6, w2=6, tau_m=60),
            "Apart, armed": dict(interval=20, w1=6, w2=6, armed=True),
        },
        handles=[
            handle(left, x="interval", origin=10, at=-12.5),
            *(handle(right, y=f"w{k}", at=k - 1) for k in (1, 2)),
        ],
        interval=slider(0, 40, 0.5, value=20, unit="ms", label="Interval between the inputs"),
        w1=slider(-12, 12, 0.5, value=6, unit="mV", label="First input w₁"),
        w2=slider(-12, 12, 0.5, value=6, unit="mV", label="Second input w₂"),
        tau_m=slider(2, 60, 1, value=10, unit="ms", label="Time constant of the leak"),
        armed=arm("a clock, and two loops that carry the sum on and clear it", remains="less of it"),
    )


def threshold_unit():
    """Two weights and a threshold: the line across their arrow, its truth table, and the functions out of reach.

    Armed, the unit gets the product of its inputs as a third one, which is 1 when both are on.
    """
    x = mcculloch_pitts.with_products(2)
    grid = np.linspace(*VIEW, 97)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4), width_ratios=(1.1, 1.6))
    plane = np.stack([*np.meshgrid(grid, grid), np.outer(grid, grid)], axis=-1)
    region = left.imshow(np.zeros((97, 97)), origin="lower", extent=(*VIEW, *VIEW), vmin=0, vmax=1, cmap=PALE)
    (arrow,) = left.plot([], [], color=ON_COLOUR, lw=2.5)
    tip = here(left, color=ON_COLOUR)
    dots = [left.plot(*point[:2], "o", ms=14, mec=ON_COLOUR, mew=1.5)[0] for point in x]
    marks = [left.text(*point[:2], "", ha="center", va="center", weight="bold", color=ON_COLOUR) for point in x]
    panel(left, "Its answer (arrow: w)", ("x₁", *VIEW), ("x₂", *VIEW), "unit", xticks=[0, 1], yticks=[0, 1])
    cells = _functions(right)

    def update(w1, w2, theta, w3, armed):
        w = [w1, w2, w3 * armed]
        arrow.set_data([0, w1], [0, w2])
        move(tip, w1, w2)
        region.set_data(mcculloch_pitts.dense_unit(plane, w, -theta))
        table = tuple(mcculloch_pitts.dense_unit(x, w, -theta).tolist())
        for dot, mark, y in zip(dots, marks, table, strict=True):
            dot.set_markerfacecolor(MACHINE if y else PALE(0))
            mark.set_text(str(y))
        for other, cell in cells.items():
            if name := BEYOND.get(other):
                cell.set_text(name if armed else f"{name}\nout of reach")
                cell.get_bbox_patch().set(ec=GREY if armed else DIFFERENCE, ls="-" if armed else "--")
            chosen = other == table
            cell.set_backgroundcolor(MACHINE if chosen else "none")
            cell.set_color(ON_COLOUR if chosen else INK)
        found = NAMES.get(table, BEYOND.get(table))
        return f"w = ({{w1}}, {{w2}}): it says {''.join(map(str, table))} to 00, 01, 10 and 11, which is {found}."

    return Explorer(
        fig,
        update,
        title="One threshold unit",
        alt="Left: the plane of two inputs, cut by the unit across the arrow of its weights; the answer stands at each "
        "corner of the unit square. Right: the sixteen functions of two inputs, the current one filled, XOR and its "
        "negation out of reach.",
        presets={
            "AND": dict(w1=1, w2=1, theta=1.5),
            "OR": dict(w1=1, w2=1, theta=0.5),
            "NOT x₁": dict(w1=-1, w2=0, theta=-0.5),
            "x₁, not x₂": dict(w1=1, w2=-1, theta=0.5),
            "XOR, armed": dict(w1=1, w2=1, theta=0.5, armed=True),
        },
        handles=[handle(left, x="w1", y="w2")],
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
        edge = dict(ec=GREY) if reach else dict(ec=DIFFERENCE, ls="--", lw=1.6)
        box = dict(boxstyle="round,pad=0.45", fc="none", **edge)
        cells[table] = ax.text(n % 4, 3 - n // 4, name, ha="center", va="center", fontsize=9.5, color=INK, bbox=box)
    bare(ax, "The 16 functions of two inputs", xlim=(-0.6, 3.6), ylim=(-0.6, 3.6))
    return cells
