"""A hand that loses a finger, and two sheets that feel it: one that rewires, one with fixed weights."""

import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.patches import Ellipse, Polygon

from neurocourse.caching import kept
from neurocourse.plasticity.body_map import somatosensory as s1
from neurocourse.plots import (
    BRAIN,
    GREEN,
    INK,
    MACHINE,
    ON_COLOUR,
    PURPLE,
    SKY,
    YELLOW,
    figure,
    key,
    move,
    panel,
    rule,
)
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare, picture
from neurocourse.teaching import Explorer, arm, handle, slider, steps

__all__ = ["lost_finger"]

N, ZONE_COLS = s1.FINGERS, s1.COLS // s1.FINGERS
HUES = (SKY, GREEN, YELLOW, PURPLE, "#b5a48a")
SILENT = "#3b3b3b"
ON_TOP = 10  # of the title, which then need not be drawn again with every picture
FINGERS = ListedColormap([SILENT, *HUES])
NAMES = ("the thumb", "the index finger", "the middle finger", "the ring finger", "the little finger")
ROOTS = np.array([[0.75, 0.9], [1.9, 2.0], [3.0, 2.2], [4.05, 2.1], [5.0, 1.8]])
TIPS = np.array([[-0.35, 2.3], [1.6, 4.6], [3.0, 5.1], [4.35, 4.7], [5.75, 3.7]])


def lost_finger():
    """Choose a finger to lose and the day on which it comes back, and watch two maps of the hand."""
    fig, axes = figure(size=(6.4, 4.25), plan="abc;ddd", height_ratios=(1.35, 1), width_ratios=(0.85, 1, 1))
    hand = _hand(axes["a"])
    maps = [
        _map(axes[name], words, sign)
        for name, words, sign in (("b", "A cortex that learns", "cell"), ("c", "Fixed weights", "unit"))
    ]
    track = _track(axes["d"])

    def update(step, finger, back, gain):
        runs = [course(finger - 1, back, True, True), course(finger - 1, back, False, gain)]
        hand(finger - 1, 0 < step < back)
        for show, run in zip(maps, runs, strict=True):
            show(run.prefers[step])
        track(runs, step, back)
        return _says(runs, step, finger - 1, back)

    return Explorer(
        fig,
        update,
        title="A lost finger",
        alt="Above, left: a hand, one finger of which can be lost. Above, middle and right: two sheets of cells, each "
        "cell in the colour of the finger that it answers best, with the numbers of the fingers, and dark where it "
        "answers none. Below: how much of the lost finger's zone answers anything, and how much its own finger.",
        presets={
            "Before": dict(step=0),
            "The day after": dict(step=1),
            "Two months": dict(step=59),
            "It comes back": dict(step=100),
            "Back in time": dict(step=100, back=10),
        },
        handles=[handle(axes["a"], x="finger", at=5.9), handle(axes["d"], x="back")],
        step=steps(s1.DAYS, value=0, interval=80, label="Day"),
        finger=slider(1, N, 1, value=3, label="Lost", show=lambda k: NAMES[k - 1]),
        back=slider(5, 100, 5, value=60, label="It comes back", show=lambda k: f"day {k}" if k < s1.DAYS else "never"),
        gain=arm("a gain of its own for each unit", remains="less of it", label="Arm the net"),
    )


@kept
def course(finger, back, hebb, gain):
    """A loss and what follows; "never" lies beyond the last day."""
    run = s1.lose(finger, back if back < s1.DAYS else s1.DAYS + 1, hebb=hebb, gain=gain, rng=1)
    return run._replace(prefers=run.prefers.astype(np.int8))


def capsule(root, tip, width):
    """Outline (n, 2) of a finger between two points."""
    along = np.arctan2(*(tip - root)[::-1])
    turn = np.linspace(-np.pi / 2, np.pi / 2, 13)
    ends = [(tip, along + turn), (root, along + np.pi + turn)]
    return np.concatenate([at + width / 2 * np.stack([np.cos(a), np.sin(a)], axis=1) for at, a in ends])


def _hand(ax):
    """A hand; returns a function that takes a finger off."""
    bare(ax, "The hand", xlim=(-1.2, 6.8), ylim=(-1.2, 6.6), aspect="equal")
    ax.add_patch(Ellipse((2.9, 0.9), 5.2, 3.6, fc="#9a9a9a", ec="none"))
    bars, words = [], []
    for k, (root, tip) in enumerate(zip(ROOTS, TIPS, strict=True)):
        bars.append(ax.add_patch(Polygon(capsule(root, tip, 1.0), fc=HUES[k], ec=INK, lw=0.8)))
        words.append(ax.text(*(0.2 * root + 0.8 * tip), str(k + 1), color=ON_COLOUR, ha="center", va="center"))

    drawn = {}

    def show(finger, lost):
        for k, (bar, word) in enumerate(zip(bars, words, strict=True)):
            gone = lost and k == finger
            if drawn.get(k) == gone:  # what stays need not be drawn again
                continue
            drawn[k] = gone
            bar.set_xy(capsule(ROOTS[k], 0.85 * ROOTS[k] + 0.15 * TIPS[k] if gone else TIPS[k], 1.0))
            word.set_visible(not gone)

    return show


def _map(ax, words, sign):
    """A sheet of cells in the colours of fingers; returns a function that shows another map."""
    image = picture(
        ax, words, (s1.ROWS, s1.COLS), FINGERS, vmin=-1.5, vmax=N - 0.5, sign=sign, aspect="auto", zorder=ON_TOP
    )
    how = dict(color=ON_COLOUR, ha="center", va="center", size=12, zorder=ON_TOP + 1)
    names = [ax.text(0, s1.ROWS / 2, str(k + 1), **how) for k in range(N)]
    columns = np.tile(np.arange(s1.COLS), s1.ROWS)

    def show(prefers):
        image.set_data(prefers.reshape(s1.ROWS, s1.COLS))
        for k, name in enumerate(names):
            mine = prefers == k
            name.set_visible(bool(mine.sum() >= s1.ROWS))
            name.set_x(np.median(columns[mine]) if mine.any() else 0)

    return show


def _track(ax):
    """Shares of the zone in time, for both; returns a function that draws them up to a day."""
    panel(ax, "", ("day", 0, s1.DAYS), ("share of its zone (%)", -4, 104), yticks=[0, 50, 100])
    looks = (
        ("answers", BRAIN, ":", 1.6), ("answers its own", BRAIN, "-", 2.6),
        ("answers", MACHINE, "-.", 1.6), ("answers its own", MACHINE, "--", 2.6),
    )  # fmt: skip
    lines = [ax.plot([], [], color=colour, ls=ls, lw=lw, label=words)[0] for words, colour, ls, lw in looks]
    now = rule(ax, x=0, color=INK, ls="-")
    returns = ax.axvline(60, color=GREEN, lw=3, ls=(0, (2, 1)))
    name = ax.text(0, 48, "it comes back", color=GREEN, size=SMALL, ha="right", va="center")
    key(ax, "lower center", bbox_to_anchor=(0.5, 0.98), ncols=4, columnspacing=1.5).set_zorder(0)

    def show(runs, k, back):
        t = np.arange(k + 1)
        for line, y in zip(lines, [y for run in runs for y in (run.answers, run.own)], strict=True):
            line.set_data(t, 100 * y[: k + 1])
        move(now, x=k)
        returns.set_xdata([back, back])
        name.set(x=back - 1.5 if back > 35 else back + 1.5, ha="right" if back > 35 else "left")

    return show


def _says(runs, k, finger, back):
    """The sentence."""
    if k == 0:
        return f"The day before: each finger has its zone. Then {NAMES[finger]} is lost."
    when = f"Day {k}, {NAMES[finger]} {'is gone' if k < back else 'is back'}"
    if k < back:
        answers = [f"{run.answers[k]:.0%}" for run in runs]
        return f"{when}: {answers[0]} of its cells answer touches beside it, and {answers[1]} with fixed weights."
    own = [f"{run.own[k]:.0%}" for run in runs]
    return f"{when}: {own[0]} of its cells answer it best, and {own[1]} with fixed weights."
