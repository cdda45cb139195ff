"""Where the visual areas lie, and the six layers inside each of them."""

from matplotlib.collections import LineCollection
from matplotlib.patches import Ellipse, Rectangle

from neurocourse.cortex.areas import brain_map
from neurocourse.plots import BRAIN, GREY, INK, ON_COLOUR, PAPER, PURPLE, SKY, figure
from neurocourse.plots.panels import SMALL
from neurocourse.plots.pictures import bare
from neurocourse.start_here.brain_map import brain_shapes
from neurocourse.teaching import Explorer, choice, toggle

__all__ = ["visual_areas"]


def visual_areas():
    """A brain from its left side on which the visual areas light up, and the six layers inside each of them."""
    fig, (left, right) = figure(1, 2, size=(6.4, 3.8), width_ratios=(1.75, 1))
    marks = _brain(left)
    forward, back = (
        left.add_collection(LineCollection([], colors=colour, linestyles=ls, linewidths=2, zorder=3))
        for colour, ls in ((BRAIN, "-"), (PURPLE, "--"))
    )
    left.text(0.1, 0.75, "━ forward", color=BRAIN, weight="bold")
    left.text(0.1, 0.1, "╍ feedback", color=PURPLE, weight="bold")
    rows = _layers(right)

    def update(place, feedback):
        area = brain_map.area(place)
        below, above = brain_map.hears(place)
        for name, (mark, label) in marks.items():
            mark.set_facecolor(SKY if name == place else PAPER)
            mark.set_linewidth(3 if name == place else 1.2)
            label.set_color(ON_COLOUR if name == place else INK)
        forward.set_segments([_line(name, place) for name in below])
        back.set_segments([_line(name, place) for name in above] if feedback else [])
        for layer, (box, _) in rows.items():
            box.set_facecolor(_fed(layer, above if feedback else ()))
        what = "answers to" if area.visual else "holds"
        ways = f"{', '.join(below) or 'the thalamus'} forward"
        if feedback and above:
            ways += f" and {', '.join(above)} back"
        return f"{place} lies {area.where} and {what} {area.answers}. It hears {ways}."

    return Explorer(
        fig,
        update,
        title="Where you see",
        alt="Left: a brain from its left side, its front at the left, with eight areas; lines come from the areas that "
        "the chosen one hears. Right: the six layers of that area; coloured ones receive.",
        presets={
            "'In front of the brain'": dict(place="Prefrontal"),
            "Where vision begins": dict(place="V1"),
            "What is it?": dict(place="IT"),
            "Where does it go?": dict(place="MT"),
        },
        place=choice(*brain_map.NAMES, label="Area"),
        feedback=toggle(True, label="Show feedback"),
    )


def _brain(ax):
    """The outline and the areas; returns the mark and the label of each area."""
    bare(ax, xlim=(0, 9.9), ylim=(-0.3, 8.5), aspect="equal")
    for shape in (brain_shapes.STEM, brain_shapes.CEREBELLUM, brain_shapes.CEREBRUM):
        ax.fill(*brain_shapes.smooth(shape).T, facecolor=PAPER, edgecolor=GREY, lw=1.5)
    for furrow in (brain_shapes.SYLVIAN, brain_shapes.CENTRAL, *brain_shapes.FURROWS):
        ax.plot(*brain_shapes.smooth(furrow, closed=False).T, color=GREY, lw=0.7, alpha=0.5)
    marks = {}
    for area in brain_map.AREAS:
        width = 2.1 if len(area.name) > 2 else 0.72
        mark = ax.add_patch(Ellipse((area.x, area.y), width, 0.6, fc=PAPER, ec=INK, zorder=4))
        label = ax.text(area.x, area.y, area.name, ha="center", va="center", size=SMALL, zorder=5)
        marks[area.name] = mark, label
    ax.text(0.2, 8.1, "front", color=GREY)
    ax.text(8.9, 8.1, "back", color=GREY)
    return marks


def _line(start, end):
    a, b = brain_map.area(start), brain_map.area(end)
    return [(a.x, a.y), (b.x, b.y)]


def _layers(ax):
    """Six layers as a stack of boxes with what they do."""
    bare(ax, "Its six layers", "cell", xlim=(-0.01, 1.01), ylim=(0, len(brain_map.LAYERS)))
    rows = {}
    for k, (layer, does) in enumerate(reversed(brain_map.LAYERS.items())):
        box = ax.add_patch(Rectangle((0, k + 0.06), 1, 0.88, fc="none", ec=GREY, lw=1))
        words = does if len(does) < 30 else does.replace(" and ", "\nand ", 1)
        rows[layer] = box, ax.text(0.19, k + 0.5, words, va="center", size=SMALL)
        ax.text(0.03, k + 0.5, layer, va="center", weight="bold")
    return rows


def _fed(layer, above):
    """Colour of a layer that receives now: layer 4 always, in V1 from the thalamus."""
    fill = {"4": (BRAIN, 0.3), "1": (PURPLE, 0.3) if above else "none"}
    return fill.get(layer, "none")
