"""What a machine dreams at night, how probable it finds what it has seen, and what the screen shows meanwhile."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.columns import prepared
from neurocourse.columns.boltzmann import learning, machine
from neurocourse.plots import DIFFERENCE, GREY, INK, MACHINE, figure, here, panel, rule, set_bars
from neurocourse.plots.marks import curves
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, arm, choice, sketch, steps, toggle
from neurocourse.wording import number

__all__ = ["dreams", "draw_likelihood"]

ROWS, COLS, GAP = 5, 6, 2  # of dreams; pixels between two
ON_TOP = 10  # of titles, which then need not be drawn again with every picture
PLACES = np.arange(len(learning.EPOCHS))
BEST, WORST = -np.log(30), -16 * np.log(2)
CELL = machine.SIDE + GAP


def dreams():
    """Let a machine learn 30 pictures, and look at what it dreams and at how probable it finds them."""
    fig, axes = figure(size=(6.4, 4.25), plan="ab;ac", width_ratios=(1.2, 1), height_ratios=(1.5, 1))
    sheet = _sheet(axes["a"])
    curve = _curve(axes["b"])
    bars = _bars(axes["c"])

    def update(stage, rule, falling, exact):
        rule, falling = ("exact", True) if exact else (rule, falling)
        run = prepared.machines(rule=rule, falling=falling)
        pictures, p = dreamed(stage, rule, falling)
        wrong = ~known(pictures)
        sheet(pictures, wrong)
        curve(run, stage, rule)
        bars(p)
        return _says(run, stage, rule, p)

    return Explorer(
        fig,
        update,
        title="A machine that dreams",
        alt="Left: thirty pictures of four by four pixels that a machine dreams, with a cross on each that is neither "
        "bars nor stripes. Right, above: the log probability that it gives to the pictures it learned from, by epoch. "
        "Right, below: how probable it finds each of the thirty pictures, which in the world are equally probable.",
        presets={
            "Before": dict(stage=0),
            "After 2,500": dict(stage=4),
            "Longer": dict(stage=6),
            "Chains": dict(rule="500 chains", falling=True),
        },
        stage=steps(len(learning.EPOCHS) - 1, value=6, interval=500, label="Epoch", show=lambda k: f"{EPOCHS[k]:,}"),
        rule=choice(*learning.RULES[:-1], label="Dreams by"),
        falling=toggle(label="Smaller and smaller steps"),
        exact=arm("the exact slope", remains="less of it"),
    )


EPOCHS = learning.EPOCHS


@kept
def dreamed(stage, rule, falling):
    """Thirty pictures, exactly as probable as the machine finds them; and how probable it finds bars and stripes."""
    made = machine.unpacked(prepared.machines(rule=rule, falling=falling).numbers[stage])
    return machine.dream(made, ROWS * COLS, rng=3), machine.probabilities(machine.bars_and_stripes(), made)


def known(pictures):
    """Which of them are bars or stripes."""
    all_known = machine.bars_and_stripes()
    return (pictures[:, None] == all_known).all(axis=2).any(axis=1)


def _sheet(ax):
    """Thirty small pictures; returns a function that shows others, and crosses on wrong ones."""
    bare(ax, "Thirty of its dreams", "unit", xlim=(-1.5, COLS * CELL - 0.5), ylim=(ROWS * CELL - 0.5, -1.5))
    look = dict(cmap="Greys", vmin=0, vmax=1.35, interpolation="nearest", zorder=ON_TOP)
    extent = (-0.5, COLS * CELL - GAP - 0.5, ROWS * CELL - GAP - 0.5, -0.5)
    shown = ax.imshow(np.zeros((1, 1)), extent=extent, aspect="equal", **look)
    ax.set(xlim=(-1.5, COLS * CELL - GAP + 0.5), ylim=(ROWS * CELL - GAP + 0.5, -1.5))
    (crosses,) = ax.plot([], [], "x", color=DIFFERENCE, ms=17, mew=2.2, zorder=ON_TOP + 1)

    def show(pictures, wrong):
        grid = np.ma.masked_all((ROWS * CELL - GAP, COLS * CELL - GAP))
        middle = []
        for k, one in enumerate(pictures.reshape(-1, machine.SIDE, machine.SIDE)):
            row, col = (CELL * at for at in divmod(k, COLS))
            grid[row : row + machine.SIDE, col : col + machine.SIDE] = 0.15 + 0.85 * one
            middle.append((col + 1.5, row + 1.5))
        shown.set_data(grid)
        crosses.set_data(*np.array(middle)[wrong].T)

    return show


def _curve(ax):
    """Log probability by epoch; returns a function that shows that of a rule."""
    panel(ax, "Log probability", ("epoch", -0.3, len(PLACES) - 0.7), ("nats a picture", -12, -2), "unit")
    ax.set_xticks(PLACES[::2], [f"{k:,}" for k in EPOCHS[::2]])
    lines = curves(ax, {"three machines": MACHINE, " ": MACHINE, "  ": MACHINE}, zorder=ON_TOP, lw=1.6)
    for line in lines:
        line.set_linestyle("-")
    rule(ax, "the best there is", y=BEST, at="left", color=INK)
    rule(ax, "guessing", y=WORST, color=GREY)
    dot = here(ax, zorder=ON_TOP + 1)

    def show(run, stage, name):
        for line, y in zip(lines, run.likelihood.astype(float), strict=True):
            line.set_data(PLACES, y.clip(-12, -2))
        dot.set_data([stage], [max(float(run.likelihood[0, stage]), -12)])

    return show


def _bars(ax):
    """How probable each of the thirty is; returns a function that shows it."""
    panel(ax, "How often it dreams each", ("picture (dotted: in the world)", -1, 30), ("%", 0, 13), xticks=[])
    bars = ax.bar(range(30), np.zeros(30), width=0.7, color=MACHINE, zorder=ON_TOP)
    rule(ax, y=100 / 30, color=INK, zorder=ON_TOP + 1)
    return lambda p: set_bars(bars, (100 * p).clip(0, 13))


def _says(run, stage, rule, p):
    """The sentence."""
    nats, error = number(float(run.likelihood[0, stage]), 1), number(100 * float(run.error[0, stage]), 0)
    name = {"exact": "The exact slope"}.get(rule, rule)
    rare = int(np.sum(p < 1 / 300))
    return (
        f"{name}, {EPOCHS[stage]:,} epochs: {nats} nats a picture; the screen shows {error}% wrong pixels. "
        f"{p.sum():.0%} of its dreams are bars or stripes, and {rare} of the 30 come less than a tenth as often as due."
    )


def draw_likelihood():
    """Draw what becomes of the log probability while CD-1 goes on."""
    run = prepared.machines(rule="CD-1", falling=False)
    truth = run.likelihood.astype(float).mean(axis=0)
    return sketch(
        np.arange(len(EPOCHS), dtype=float),
        truth,
        title="Draw what becomes of the log probability of the pictures",
        alt="Across: epochs of learning by CD-1, from 0 to 10,000, at seven marks. Up: the log probability of the "
        "pictures that it learns from, in nats, from −12 to −3.",
        because="It rises, and falls again, while the error on the screen stays at 0. Its dreams get cleaner, "
        "but a third of the pictures hardly come any more: one step from the data nobody learns how often each is due.",
        xlabel="epochs: 0, 250, 500, 1,000, 2,500, 5,000, 10,000",
        ylabel="log probability (nats)",
        ylim=(-12, -3),
    )
