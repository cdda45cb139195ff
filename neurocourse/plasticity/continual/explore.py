"""Five tasks one after the other: what a net keeps of the old ones, and what that costs."""

import numpy as np
from matplotlib.patches import FancyBboxPatch

from neurocourse.plasticity.continual import course, tasks
from neurocourse.plasticity.prepared import AGAIN, five_tasks, springs
from neurocourse.plots import DIFFERENCE, GREY, INK, MACHINE, figure, move, note, panel, rule
from neurocourse.plots.marks import set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare, mosaic
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps
from neurocourse.wording import count, number

__all__ = ["task_after_task"]

WAYS = (*course.WAYS, "own nets")
ON_TOP = 6  # of titles and keys, which then need not be drawn again with what moves
PAGE = 4, 6  # rows and columns of pictures that are shown of what is kept


def hatched(ax, n):
    """Bars for what was forgotten, to be moved by `show_lost`."""
    return ax.bar(
        range(n), np.zeros(n), 0.62, color=DIFFERENCE, alpha=0.55, hatch="////", ec="white", lw=0, zorder=ON_TOP
    )


def show_lost(bars, now, was):
    """Let hatched bars reach from what is right now to what was right before."""
    for bar, low, high in zip(bars, now, was, strict=True):
        bar.set(y=low, height=max(high - low, 0))


def album_page(ax, title):
    """A page of an album: its picture and the words under it, for `show_page`."""
    bare(ax, title, xlim=(-0.08, 1.08), ylim=(1.25, -0.06))
    ax.add_patch(FancyBboxPatch((0.02, 0), 0.96, 1.04, boxstyle="round,pad=0.04", fc="#f3ead7", ec=GREY, lw=1.2))
    ax.plot(np.zeros(6), np.linspace(0.1, 0.94, 6), "o", ms=4, color=GREY)
    look = dict(vmin=0, vmax=1, extent=(0.1, 0.97, 1.02, 0.02), aspect="auto", zorder=ON_TOP, interpolation="nearest")
    sheet = ax.imshow(np.zeros((2, 2)), "Greys", **look)
    ax.set(xlim=(-0.08, 1.08), ylim=(1.25, -0.06))
    return sheet, ax.text(0.5, 1.13, "", ha="center", va="top", size=SMALL, color=INK, zorder=ON_TOP)


def show_page(sheet, words, found, said):
    """Put a sheet of grey on the page, or leave it empty, and write under it."""
    sheet.set_visible(found is not None)
    if found is not None:
        sheet.set_data(found)
    words.set_text(said)


def task_after_task():
    """Five shuffled tasks in a row: how much of each is left after the last, and what was kept to save it."""
    fig, axes = figure(size=(6.4, 4.2), plan="kb\nlb", height_ratios=(1, 1.15), width_ratios=(1, 2.1))
    page, words = album_page(axes["k"], "What is kept")
    right = axes["b"]
    panel(right, "Right in each task", ("task", -0.55, 4.6), ("", 0, 1.62), "unit", yticks=(0, 0.5, 1))
    right.set_xticks(range(5), [f"{k + 1}" for k in range(5)])
    bars, lost = right.bar(range(5), np.zeros(5), 0.62, color=MACHINE, ec=INK, lw=0.6, zorder=ON_TOP), hatched(right, 5)
    cards = _cards(right)
    upto = rule(right, x=0.5, color=INK, ls="-", zorder=ON_TOP)
    note(right, "hatched: forgotten", "upper left", color=DIFFERENCE)
    rows, dots = _league(axes["l"])

    def update(way, learned, again, armed):
        chosen = "own nets" if armed else way
        found = five_tasks(way=chosen, again=again - 1).right.astype(float)
        now, was = found[learned].copy(), found.diagonal()
        now[learned + 1 :] = 0
        set_bars(bars, now)
        show_lost(lost, now, np.where(np.arange(5) < learned, was, now))
        for k, card in enumerate(cards):
            card.set_alpha(max(now[k], 0.12))
        move(upto, x=learned + 0.5)
        _show_kept(page, words, chosen, learned)
        ends = _ends()
        set_bars(rows, ends.mean(axis=1), [MACHINE if one == chosen else GREY for one in WAYS])
        dots.set_data(ends.ravel(), np.repeat(range(len(WAYS)), len(AGAIN)))
        said = f"Task 1 is read {now[0]:.0%} right after {count(learned + 1, 'task')}"
        return f"{said}, all that were learned {now[: learned + 1].mean():.0%}, a new one {was[learned]:.0%}."

    return Explorer(
        fig,
        update,
        title="Task after task",
        alt="Above: what is kept of old tasks, and one digit as each of five tasks shuffles its pixels. Below, left: "
        "mean share right after all five tasks for ten ways to keep them. Right: share right in each task now.",
        presets={
            "Nothing kept": {},
            "Springs": dict(way="EWC"),
            "Ten pictures": dict(way="10 pictures"),
            "Two hundred": dict(way="200 pictures"),
        },
        handles=[handle(right, x="learned", at=1.1)],
        way=choice(*course.WAYS, label="To keep the old"),
        learned=steps(4, value=4, interval=500, label="Learned", show=lambda k: count(k + 1, "task")),
        again=slider(1, len(AGAIN), 1, value=1, label="Another start"),
        armed=arm("a small net of its own for each task, as many weights in all", remains="nothing"),
    )


def _cards(ax):
    """One digit over each bar, as its task shuffles it; they fade with what is forgotten."""
    stream = tasks.shuffled(rng=[AGAIN[0], 9])
    look = dict(cmap="Greys", vmin=0, vmax=1, aspect="auto", interpolation="nearest", zorder=ON_TOP)
    shown = [ax.imshow(t.X[5].reshape(8, 8), extent=(k - 0.31, k + 0.31, 1.2, 1.42), **look)
             for k, t in enumerate(stream)]  # fmt: skip
    ax.set(xlim=(-0.55, 4.6), ylim=(0, 1.62))
    return shown


def _league(ax):
    """Lying bars of all ways, with a dot for each start, and what learning all at once reaches."""
    panel(ax, "After five", ("right; dotted: all at once", 0, 1.05), xticks=(0, 0.5, 1))
    rows = ax.barh(range(len(WAYS)), np.zeros(len(WAYS)), 0.7, color=[GREY] * len(WAYS), zorder=ON_TOP)
    (dots,) = ax.plot([], [], "o", color=INK, ms=3, mec="white", mew=0.5, zorder=ON_TOP + 1)
    ax.set_yticks(range(len(WAYS)), list(WAYS), fontsize=SMALL)
    ax.invert_yaxis()
    rule(ax, zorder=ON_TOP + 1, x=np.mean([five_tasks(way="together", again=k).right for k in AGAIN]))
    return rows, dots


def _ends():
    """Mean share right after all five tasks, (ways, starts)."""
    return np.array([[five_tasks(way=way, again=k).right[-1].mean(dtype=float) for k in AGAIN] for way in WAYS])


def _show_kept(page, words, way, learned):
    """Pictures, stiffness of springs, or means: what a way keeps, and how many numbers that is."""
    n = tasks.N_IN * (learned + 1) if way == "own nets" else course.numbers_kept(way, learned)
    show_page(page, words, _sheet(way, learned), f"{number(n)} numbers" if n else "nothing")


def _sheet(way, learned):
    stream, how = tasks.shuffled(rng=[AGAIN[0], 9]), course.WAYS.get(way, {})
    if way == "own nets":
        return _laid(np.array([task.X.mean(axis=0) for task in stream[: learned + 1]]), 3, 2)
    if learned and "anchor" in how:
        F = springs().F / 15
        order = np.random.default_rng(0).permutation(F.size) if way == "EWC, exchanged" else np.arange(F.size)
        return np.full(F.shape, 0.4) if way == "equal springs" else F.ravel()[order].reshape(F.shape)
    if learned and "pictures" in how:
        return _laid(np.concatenate([task.X[: PAGE[1]] for task in stream[:learned]]), *PAGE)
    return None


def _laid(X, rows, cols):
    return mosaic(np.moveaxis(X.reshape(-1, 8, 8), 0, 2), rows, cols)
