"""Ten cells that race, and softmax, which is given the same."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.competition.race import softmax
from neurocourse.competition.race import winner_takes_all as wta
from neurocourse.plots import BRAIN, INK, MACHINE, PAPER, badge, figure, key, move, panel, rule, set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps
from neurocourse.wording import number

__all__ = ["race"]

N, CELLS = 10, np.arange(1, 11)
BASE = np.array([0.62, 0.8, 0.55, 1.0, 0.7, 0.88, 0.5, 0.76, 0.66, 0.58])  # what drives each cell before one is pushed
BEST = int(BASE.argmax())
T, LOOKS, EVERY = 30.0, 60, 10  # time constants of a race, pictures of it, steps between two
STARTS = ("from rest", "when one has won")


def race(race_step=wta.race_step):
    """Ten cells that hold each other back, from rest or with a winner; beside them softmax of the same drives."""
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cc", height_ratios=(1.25, 1))
    cells, machine, below = axes.values()
    goal, bodies = _cells(cells)
    bars = machine.bar(CELLS, np.zeros(N), 0.7, color=MACHINE, ec=INK, lw=0.6)
    shares = ("choice", 0.3, N + 0.7), ("share", 0, 1.05)
    panel(machine, "Softmax of the same drives", *shares, "unit", xticks=CELLS, yticks=[0, 0.5, 1])
    track = _track(below)

    @kept
    def raced(w, cell, drive, start):
        x = np.eye(N)[BEST] if start == STARTS[1] else np.zeros(N)  # alone it fires what drives it, 1
        return wta.run(pushed(cell, drive), w, start=x, T=T, step=race_step)

    def update(step, cell, drive, w, start, beta, memory):
        I, run, k = pushed(cell, drive), raced(w, cell, drive, start), step * EVERY
        goal.set_offsets(np.column_stack([CELLS, I]))
        bodies(run.x[k])
        track(run, k)
        p = answer(I, start, w if memory else 1.0, beta)
        set_bars(bars, p)
        return _says(run, k, p, I)

    made = badge(cells, race_step)
    return Explorer(
        fig,
        update,
        title="A race with a memory",
        alt="Left: ten cells, each as high as it fires now, with a dash at what drives it. Right: the shares that "
        f"softmax gives to ten choices with the same drives. Below: the rates of the cells from the start on.{made}",
        presets={
            "Soft": dict(w=0.3, drive=0.88, start=STARTS[0]),
            "One winner": dict(w=1.2, drive=0.88, start=STARTS[0]),
            "Close call": dict(w=1.5, drive=0.99, start=STARTS[0]),
            "Stubborn": dict(drive=1.5),
            "It yields": dict(drive=2.05),
        },
        handles=[handle(cells, x="cell", y="drive")],
        step=steps(LOOKS, value=LOOKS, label="Time", interval=60, show=lambda k: number(k * EVERY * wta.DT, 1)),
        cell=slider(1, N, 1, value=6, label="Push cell"),
        drive=slider(0.0, 2.1, 0.01, value=1.5, label="Its drive"),
        w=slider(0, 3, 0.1, value=2.0, label="Inhibition w"),
        start=choice(*STARTS, value=STARTS[1], label="The race begins"),
        beta=slider(1, 60, 1, value=30, label="Sharpness β of softmax"),
        memory=arm("a memory of its last answer", remains="less of it"),
    )


def pushed(cell, drive):
    """What drives the cells (N,) when one of them gets ``drive``."""
    I = BASE.copy()
    I[cell - 1] = drive
    return I


def answer(I, start, w, beta):
    """Shares (N,) of softmax that has a memory of strength ln w, and goes on from the cell that had won, if one had."""
    if start == STARTS[1]:
        return softmax.repeated(I, np.eye(N)[BEST], max(w, 1.0), beta=beta)
    return softmax.softmax(I, beta)


def _cells(ax):
    """Cells that climb as high as they fire; returns the dashes of their drives, and a function that moves them."""
    panel(ax, "Ten cells that race", ("cell", 0.3, N + 0.7), ("rate", -0.25, 2.9), "cell", xticks=CELLS)
    ax.set_yticks([0, 1, 2])
    goal = ax.scatter(CELLS, BASE, marker="_", s=170, color=INK, linewidth=1.8, zorder=5, label="what drives it")
    stems = ax.bar(CELLS, np.zeros(N), 0.12, color=BRAIN)
    rims = ax.scatter(CELLS, np.zeros(N), s=90, facecolor=PAPER, edgecolor=BRAIN, linewidth=1.4, zorder=3)
    cores = ax.scatter(CELLS, np.zeros(N), s=90, color=BRAIN, linewidth=0, zorder=4, label="what it fires")
    key(ax, "upper left", ncols=2, columnspacing=1).set_zorder(0)

    def climb(x):
        set_bars(stems, x)
        for dots in (rims, cores):
            dots.set_offsets(np.column_stack([CELLS, x]))
        cores.set_alpha((x / max(x.max(), 0.1)).clip(0, 1))

    return goal, climb


def _track(ax):
    """The rates of all cells in time; returns a function that shows a race up to its step k."""
    panel(ax, "The race", ("time (time constants of a cell)", 0, T), ("rate", 0, 2.1), "cell", yticks=[0, 1, 2])
    lines = [ax.plot([], [], color=BRAIN, lw=1.2, alpha=0.6)[0] for _ in range(N)]
    (first,) = ax.plot([], [], color=BRAIN, lw=2.6)
    name = ax.text(0, 0, "", size=SMALL, color=BRAIN, weight="bold", va="bottom", ha="right")
    now = rule(ax, x=0, color=INK, ls="-")

    def show(run, k):
        t, x = run.t[: k + 1 : 5], run.x[: k + 1 : 5]
        for line, rates in zip(lines, x.T, strict=True):
            line.set_data(t, rates)
        best = int(run.x[k].argmax())
        first.set_data(t, x[:, best])
        tip = f"cell {best + 1}" if run.x[k].max() > 0.05 else ""
        name.set(text=tip, x=max(run.t[k] - 0.3, 2.5), y=run.x[k].max() + 0.05)
        move(now, x=run.t[k])

    return show


def _says(run, k, p, I):
    """The sentence: who is left, and whom softmax prefers."""
    x = run.x[k]
    best = int(p.argmax())
    machine = f"Softmax gives {p[best]:.0%} to cell {best + 1}"
    if x.max() < 1e-6:
        return f"At the start nobody fires. {machine}."
    active, first = int(wta.n_active(x)), int(x.argmax())
    strongest = "" if I[first] == I.max() else ", though another is driven more"
    still = f"only cell {first + 1} fires" if active == 1 else f"{active} of {N} cells fire, cell {first + 1} most"
    return f"After {run.t[k]:.1f} time constants {still}{strongest}. {machine}."
