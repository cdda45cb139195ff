"""A rat at a cliff, and one cell in its midbrain."""

import numpy as np
from matplotlib.patches import Circle, Polygon

from neurocourse.basal_ganglia.cliff import walks
from neurocourse.basal_ganglia.dopamine.cell import BASE, firing
from neurocourse.caching import kept
from neurocourse.plots import BRAIN, GREEN, INK, cheese, cliff, figure, panel, rat, rule
from neurocourse.plots.marks import set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, handle, slider, steps
from neurocourse.wording import signed

__all__ = ["rat_at_the_cliff"]

ROWS, COLS = walks.CLIFF.shape
N_WALKS, FALL = 60, 3  # walks to learn from, frames of a fall
LAST = walks.LONGEST + FALL


def rat_at_the_cliff():
    """A rat walks along a cliff to a cheese; one cell says at each step whether it is better than expected."""
    fig, axes = figure(size=(6.4, 3.9), plan="ab;cc", width_ratios=(3.2, 1), height_ratios=(1.9, 1))
    scene, inside, below = axes.values()
    trail, animal = _cliff(scene), rat(scene)
    fire, every = _cell(inside), np.arange(walks.LONGEST + 1)
    bars = below.bar(every, np.zeros(len(every)), 0.8, color=BRAIN)
    rule(below, "at rest", y=BASE)
    silent = below.text(0, 9.5, "silent", color=BRAIN, weight="bold", ha="center", size=SMALL)
    ends = ("time in this walk (s)", -0.6, walks.LONGEST + 0.6)
    panel(below, "What it has said so far", ends, ("spikes/s", 0, 26), "cell", yticks=[0, 10, 20])

    def update(step, practice, row, col, seed):
        walk = walked(practice, (ROWS - 1 - row) * COLS + col - 1, seed)
        now, over = min(step, len(walk.states) - 1), step >= len(walk.states) - 1
        y, x = np.divmod(walk.states[: now + 1], COLS)
        trail.set_data(x + 1, ROWS - 1 - y)
        if over and walk.fell:
            _drop(animal, x[-1] + 1, min(step - now, FALL))
        else:
            animal(x[-1] + 1, ROWS - 1 - y[-1], 0.85, 180 if now and x[-1] < x[-2] else 0)
        rate = firing(walk.delta)[: now + 1]
        fire(rate[-1])
        set_bars(bars, np.append(rate, np.zeros(len(every) - len(rate))))
        silent.set(x=max(now, 1), text="silent" if rate[-1] == 0 else "")
        says = f"error {signed(walk.delta[now], 2)}, the cell {_says(rate[-1])}"
        return f"It has learned from {{practice}}. {_happens(walk, now, over)}: {says}."

    return Explorer(
        fig,
        update,
        title="A rat at a cliff",
        alt="Above, left: a rat on a cliff over the sea, a cheese at the other end. Above, right: a dopamine cell of "
        "the rat with the spikes on its axon. Below: the rate of the cell at each step of this walk.",
        presets={
            "Its first walk": dict(practice=0),
            "After 20 walks": dict(practice=20),
            "It knows the way": dict(practice=60),
            "Put down beyond the edge": dict(practice=60, col=5),
        },
        handles=[handle(scene, x="col", y="row")],
        step=steps(LAST, value=LAST, unit="s", label="Time", interval=180),
        practice=slider(0, N_WALKS, 1, value=0, unit="walks", label="It has learned from"),
        row=slider(0, ROWS - 1, 1, value=0, label="Start, away from the sea"),
        col=slider(1, COLS, 1, value=1, label="Start, along the edge"),
        seed=slider(1, 20, 1, value=4, label="Another walk"),
    )


@kept
def tables():
    """The table of one rat before each of its walks."""
    return walks.practise(N_WALKS, rng=1)


@kept
def walked(practice, start, seed):
    """A walk from ``start`` after so much practice."""
    return walks.walk(tables()[practice], start, rng=seed)


def _drop(animal, x, frames):
    """The rat so many frames after it has stepped over the edge; in the end it floats."""
    animal(x, -0.05 - 0.2 * frames, 0.85, (-50, -110, -150, -165)[frames])


def _happens(walk, now, over):
    """What the rat does at this step."""
    if over and walk.fell:
        return f"After {now} s it falls"
    if over and walk.arrived:
        return f"After {now} s, the cheese"
    if over:
        return f"After {now} s it is picked up"
    return f"After {now} s it walks on" if now else "It is put down here"


def _says(rate):
    """What the cell does at so many spikes/s."""
    if abs(rate - BASE) < 1:
        return "is at rest"
    return "is silent" if rate == 0 else f"{'bursts' if rate > BASE else 'slows'} to {rate:.0f} spikes a second"


def _cliff(ax):
    """A meadow above, the sea below, and the edge between; returns the line of the rat's trail."""
    bare(ax, xlim=(0.2, COLS + 0.52), ylim=(-0.95, ROWS - 0.45), aspect="equal")
    left, right = 1.5, COLS - 0.5
    cliff(ax, left, right, 0.5, -0.95)
    meadow = [(0.5, ROWS - 0.5), (0.5, -0.95), (left, -0.95), (left, 0.5), (right, 0.5), (right, -0.95)]
    meadow += [(COLS + 0.5, -0.95), (COLS + 0.5, ROWS - 0.5)]
    ax.add_patch(Polygon(meadow, fc=GREEN, ec=INK, lw=1.2, alpha=0.4))
    x, y = np.meshgrid(np.arange(1, COLS + 1), np.arange(1, ROWS))
    ax.plot(x.ravel(), y.ravel() - 0.25, "1", color=GREEN, ms=11, mew=1.4)  # a tuft of grass in each place
    cheese(ax, zorder=6)(COLS + 0.1, -0.14, 0.55)
    return ax.plot([], [], ".", color=INK, ms=4, alpha=0.6)[0]


def _cell(ax):
    """A cell with dendrites and an axon; returns a function that fires it at so many spikes/s."""
    bare(ax, "One cell", "cell", xlim=(-1.6, 1.6), ylim=(-2.6, 1.35), aspect="equal")
    for angle in (35, 75, 120, 160, 200):
        c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
        ax.plot([0, 0.9 * c, 1.25 * c + 0.15 * s], [0.3, 0.3 + 0.75 * s, 0.3 + 0.95 * s], color=BRAIN, lw=2)
    ax.plot([0, 0, 0.05, 0], [0.3, -0.6, -1.3, -2.5], color=BRAIN, lw=2)
    ax.add_patch(Circle((0, 0.3), 0.5, fc="white", ec=BRAIN, lw=2, zorder=3))
    body = ax.add_patch(Circle((0, 0.3), 0.5, fc=BRAIN, ec="none", zorder=4))
    spikes = ax.plot([], [], "_", color=BRAIN, ms=17, mew=2.2)[0]
    word = ax.text(0.45, -1.6, "", size=SMALL, va="center")

    def fire(rate):
        n = round(0.4 * float(rate))
        spikes.set_data(np.zeros(n), -0.55 - 1.9 * (np.arange(n) + 0.5) / max(n, 1))
        body.set_alpha(min(float(rate) / 25, 1))
        word.set_text(f"{rate:.0f}/s")

    return fire
