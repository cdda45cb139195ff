"""Draws the map of the course: a brain whose lessons are links, and beside it the pairs of brain and machine."""

import base64
from html import escape

from neurocourse.lessons import address
from neurocourse.start_here.brain_map import brain_shapes as shapes
from neurocourse.start_here.brain_map import course_map as data
from neurocourse.teaching import show_static
from neurocourse.teaching.record.spine import share

__all__ = ["course_map"]

WIDTH, HEIGHT = 10.2, 8.6  # of the plane on which the brain is drawn
INKS = {data.CORTEX: "#0072B2", data.DEEP: "#A0522D", data.STEM: "#A0447A"}
TINTS = {data.CORTEX: "#e3eef6", data.DEEP: "#f6d3b8", data.STEM: "#efd9e6"}
RADII = {data.CORTEX: "50%", data.DEEP: "5px", data.STEM: "50% 5px"}  # told by shape as well as by colour
STYLE = """
.nc-map{display:flex;flex-wrap:wrap;gap:8px 16px;margin:4px 0 12px;padding:12px;max-width:1120px;
 box-sizing:border-box;background:#fff;color:#222;border:1px solid #d0d0d0;border-radius:10px;
 font:14px/1.4 system-ui,sans-serif}
.nc-map .nc-brain{position:relative;flex:0 1 290px;align-self:flex-start}
.nc-map img{display:block;width:100%;height:auto}
.nc-map .nc-disc{position:absolute;width:26px;height:26px;margin:-13px 0 0 -13px;border:2px solid;font-weight:700;
 font-size:12px;line-height:22px;text-align:center;text-decoration:none;box-sizing:border-box}
.nc-map .nc-pairs{flex:1 1 490px;font-size:13px;margin:0;padding:0;list-style:none;display:grid;
 grid-template-columns:repeat(3,minmax(min-content,max-content));gap:0 10px;align-content:start}
.nc-map li{display:grid;grid-column:1/-1;grid-template-columns:subgrid;padding:0 3px;border-radius:5px;line-height:1.55}
.nc-map li:first-child{font-weight:600}
.nc-map li a{display:inline-block;min-height:24px;line-height:24px;color:#0b5394}
.nc-map li.nc-later{color:#6b6b6b}
.nc-map .nc-disc.nc-later{border-style:dotted;border-width:1.5px}
"""
LIT = (
    ".nc-map:has(.nc-l{n}:is(:hover,:focus-within,:focus)) .nc-l{n}"
    "{{background-color:#fff2d6;outline:2px solid #B87A00}}"
)


def course_map():
    """Show the map: what is pointed at lights up in the brain and in the list; what is done fills its place."""
    show_static(as_html(), as_text())


def as_html():
    """The map as HTML."""
    lessons = data.on_the_map()
    style = STYLE + "".join(LIT.format(n=lesson.number) for lesson in lessons)
    source = base64.b64encode(brain().encode()).decode("ascii")
    image = f'<img alt="{escape(ALT)}" src="data:image/svg+xml;base64,{source}">'
    discs = "".join(_disc(lesson) for lesson in lessons)
    head = "<li><span></span><span>In the brain</span><span>In the machine</span></li>"
    rows = head + "".join(_row(lesson) for lesson in lessons)
    return (
        f'<style>{style}</style><div class="nc-map"><div class="nc-brain">{image}{discs}</div>'
        f'<ul class="nc-pairs" aria-label="Lessons of the course">{rows}</ul></div>'
    )


ALT = "A brain from its left side, front to the left, drawn as if of glass. Each lesson stands where it lives."


def _disc(lesson):
    """The lesson's number at its place on the brain, filled from below as far as the lesson is done."""
    ink, full = INKS[lesson.part], round(100 * share(lesson.room)) if lesson.ready else 0
    place = f"left:{100 * lesson.x / WIDTH:.1f}%;top:{100 * (HEIGHT - 0.3 - lesson.y) / HEIGHT:.1f}%"
    look = f"border-color:{ink};border-radius:{RADII[lesson.part]};color:{ink}"
    look += f";background:linear-gradient(to top,#F0C674 {full}%,#fff {full}%)"
    name = f'class="nc-disc nc-l{lesson.number}{"" if lesson.ready else " nc-later"}" title="{escape(lesson.short)}"'
    if not lesson.ready:
        return f'<span {name} style="{place};{look}" aria-hidden="true">{lesson.number}</span>'
    link = f'href="{escape(address(lesson.stem))}" tabindex="-1" aria-hidden="true"'
    return f'<a {name} {link} style="{place};{look}">{lesson.number}</a>'


def _row(lesson):
    """Title, brain and machine of a lesson; a link when it is ready."""
    title = escape(f"{lesson.number} {lesson.short}")
    name = f'<a href="{escape(address(lesson.stem))}">{title}</a>' if lesson.ready else title
    later = "" if lesson.ready else " nc-later"
    pair = f"<span>{escape(lesson.brain)}</span><span>{escape(lesson.ai)}</span>"
    return f'<li class="nc-l{lesson.number}{later}"><span>{name}</span>{pair}</li>'


def as_text():
    """The same list as plain text."""
    return "\n".join(
        f"{lesson.number}. {lesson.short}: {lesson.brain} | {lesson.ai} "
        f"({lesson.stem + '.ipynb' if lesson.ready else 'in preparation'})"
        for lesson in data.on_the_map()
    )


def brain():
    """The brain as SVG: outer shapes first; what lies inside shines through."""
    outer = (
        (shapes.STEM, data.STEM), (shapes.CEREBELLUM, data.STEM), (shapes.BULB, data.CORTEX),
        (shapes.CEREBRUM, data.CORTEX),
    )  # fmt: skip
    inner = (shapes.CALLOSUM, shapes.CAUDATE, shapes.THALAMUS, shapes.HIPPOCAMPUS, shapes.AMYGDALA)
    parts = [_path(shape, fill=TINTS[part], stroke="#666") for shape, part in outer]
    parts += [_path(leaf, closed=False, stroke="#c795b2", width=0.05) for leaf in shapes.LEAVES]
    furrows = (*shapes.FURROWS, shapes.SYLVIAN, shapes.CENTRAL)
    parts += [_path(furrow, closed=False, stroke="#9dbdd4") for furrow in furrows]
    parts += [_path(shape, fill=TINTS[data.DEEP], stroke="#c98a5a", width=0.05) for shape in inner]
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{48 * WIDTH:.0f}" height="{48 * HEIGHT:.0f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(parts)}</svg>'


def _path(points, *, closed=True, fill="none", stroke="none", width=0.08):
    curve = shapes.smooth(points, closed=closed, n=6)
    places = " L".join(f"{x:.2f},{HEIGHT - 0.3 - y:.2f}" for x, y in curve)
    opacity = ' fill-opacity="0.85"' if fill == TINTS[data.DEEP] else ""
    return (
        f'<path d="M{places}{"Z" if closed else ""}" fill="{fill}"{opacity} stroke="{stroke}" stroke-width="{width}"/>'
    )
