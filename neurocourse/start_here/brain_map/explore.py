"""Draws the map of the course: a brain, the lessons on it, and their counterparts beside it."""

from html import escape

import numpy as np

from neurocourse.lessons import address
from neurocourse.plots import BLUE, GREY, INK, PAPER, RED, figure
from neurocourse.start_here.brain_map import brain_shapes as shapes
from neurocourse.start_here.brain_map import course_map as data
from neurocourse.teaching import show, show_static

__all__ = ["course_map"]

LOOK = {data.CORTEX: (BLUE, "o"), data.DEEP: (RED, "s"), data.STEM: ("#A0447A", "D")}
TINT = {data.CORTEX: "#e3eef6", data.DEEP: "#f6d3b8", data.STEM: "#efd9e6"}
DISCS, REGIONS, MACHINES = 11.0, 11.45, 16.0  # columns beside the brain
TOP, PITCH = 7.6, 0.51


def course_map():
    """Show the brain with all lessons on it, then the list of the lessons."""
    fig = draw()
    where = "; ".join(f"{lesson.number}, {lesson.brain} and {lesson.ai}" for lesson in data.on_the_map())
    show(
        fig,
        alt="A brain from its left side, front to the left, drawn as if of glass, with a number for each lesson where "
        f"it lives. A line joins each number to a row beside the brain: its region and its counterpart in AI. {where}.",
    )
    show_static(list_html(), list_text())


def draw():
    """Figure of the map."""
    fig, ax = figure(size=(8.8, 3.9))
    ax.set(xlim=(0.5, 20.6), ylim=(-0.4, 8.4), aspect="equal")
    ax.axis("off")
    _brain(ax)
    for x, words in ((REGIONS, "In the brain"), (MACHINES, "In the machine")):
        ax.text(x, TOP + 0.58, words, weight="bold", va="center", color=INK)
    rows = rows_without_tangle(data.on_the_map())
    for lesson in data.on_the_map():
        _lesson(ax, lesson, TOP - PITCH * rows[lesson.room])
    _legend(ax)
    return fig


def rows_without_tangle(lessons):
    """Row of each lesson, from above: in the order in which their places meet the eye, so that few lines cross."""
    order = sorted(lessons, key=lambda lesson: -lesson.y)
    return {lesson.room: row for row, lesson in enumerate(order)}


def _brain(ax):
    """Outer shapes first; what lies inside shines through."""
    fill = dict(lw=1.4, zorder=1)
    ax.fill(*shapes.smooth(shapes.STEM).T, fc=TINT[data.STEM], ec=GREY, **fill)
    ax.fill(*shapes.smooth(shapes.CEREBELLUM).T, fc=TINT[data.STEM], ec=GREY, **fill)
    ax.fill(*shapes.smooth(shapes.BULB).T, fc=TINT[data.CORTEX], ec=GREY, **fill)
    ax.fill(*shapes.smooth(shapes.CEREBRUM).T, fc=TINT[data.CORTEX], ec=GREY, **fill)
    for leaf in shapes.LEAVES:
        ax.plot(*shapes.smooth(leaf, closed=False).T, color="#c795b2", lw=0.9, zorder=1)
    for furrow in (*shapes.FURROWS, shapes.SYLVIAN, shapes.CENTRAL):
        deep = furrow in (shapes.SYLVIAN, shapes.CENTRAL)
        ax.plot(*shapes.smooth(furrow, closed=False).T, color="#9dbdd4", lw=1.8 if deep else 1.1, zorder=2)
    for shape in (shapes.CALLOSUM, shapes.CAUDATE, shapes.THALAMUS, shapes.HIPPOCAMPUS, shapes.AMYGDALA):
        ax.fill(*shapes.smooth(shape).T, fc=TINT[data.DEEP], ec="#c98a5a", lw=1, alpha=0.85, zorder=3)


def _lesson(ax, lesson, y):
    """A number on the brain, a line, and the row that it leads to; hollow while the lesson is in preparation."""
    colour, marker = LOOK[lesson.part]
    t = np.linspace(0, 1, 60)
    ease = t * t * (3 - 2 * t)
    ax.plot(
        lesson.x + (DISCS - lesson.x) * t, lesson.y + (y - lesson.y) * ease, color=colour, lw=0.9, alpha=0.5, zorder=4
    )
    for x, height in ((lesson.x, lesson.y), (DISCS, y)):
        _mark(ax, x, height, lesson.part, lesson.ready)
        words = dict(size=7.5, weight="bold", ha="center", va="center_baseline")
        ax.text(x, height, str(lesson.number), color=PAPER if lesson.ready else colour, zorder=6, **words)
    for x, words in ((REGIONS, lesson.brain), (MACHINES, lesson.ai)):
        ax.text(x, y, words, va="center_baseline", size=9.5, color=INK)


def _mark(ax, x, y, part, ready):
    colour, marker = LOOK[part]
    size = {"o": 13, "s": 12, "D": 9.5}[marker]
    ax.plot(x, y, marker, ms=size, mfc=colour if ready else PAPER, mec=colour, mew=1.2, zorder=5)


def _legend(ax):
    """What shapes and fillings mean."""
    for k, part in enumerate(LOOK):
        _mark(ax, 0.9, 1.75 - 0.58 * k, part, ready=False)
        ax.text(1.35, 1.75 - 0.58 * k, part, va="center_baseline", size=9.5, color=INK)
    ax.text(0.65, 0, "filled: ready   hollow: in preparation", va="center_baseline", size=9.5, color=INK)


def list_html():
    """The lessons as a list: links for those that are ready."""
    items = "".join(f"<li>{_item(lesson)}</li>" for lesson in data.on_the_map())
    return f'<nav aria-label="Lessons of the course"><ol>{items}</ol></nav>'


def _item(lesson):
    title = f"<strong>{escape(lesson.short)}</strong>"
    name = f'<a href="{escape(address(lesson.stem))}">{title}</a>' if lesson.ready else f"{title} (in preparation)"
    return f"{name}: {escape(lesson.brain)} | {escape(lesson.ai)}"


def list_text():
    """The same list as plain text."""
    return "\n".join(
        f"{lesson.number}. {lesson.short}: {lesson.brain} | {lesson.ai} "
        f"({lesson.stem + '.ipynb' if lesson.ready else 'in preparation'})"
        for lesson in data.on_the_map()
    )
