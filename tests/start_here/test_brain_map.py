"""The map: lessons on a brain, and the same list in words."""

from importlib import import_module
from itertools import combinations

import numpy as np

from neurocourse.lessons import ready
from neurocourse.start_here import course_map, explore
from neurocourse.start_here.brain_map import brain_shapes
from neurocourse.teaching import record, rooms


def test_every_lesson_has_its_own_place_on_the_brain():
    lessons = course_map.on_the_map()
    assert len(lessons) == len({lesson.room for lesson in lessons}) >= 16
    for one, other in combinations(lessons, 2):
        apart = np.hypot(one.x - other.x, one.y - other.y)
        assert apart > 0.6, f"lessons.toml: the discs of {one.room} and {other.room} overlap on the map"


def test_each_lesson_lies_in_its_part():
    """Inside the closed curve of a part that belongs to it; only `the whole brain` lies on the border."""
    from matplotlib.path import Path as Curve

    outlines = {
        course_map.CORTEX: (brain_shapes.CEREBRUM, brain_shapes.BULB),
        course_map.DEEP: (
            brain_shapes.CALLOSUM,
            brain_shapes.CAUDATE,
            brain_shapes.THALAMUS,
            brain_shapes.HIPPOCAMPUS,
            brain_shapes.AMYGDALA,
        ),
        course_map.STEM: (brain_shapes.STEM, brain_shapes.CEREBELLUM),
    }
    for it in course_map.on_the_map():
        inside = [Curve(brain_shapes.smooth(s)).contains_point((it.x, it.y)) for s in outlines[it.part]]
        lost = f"lessons.toml: {it.room} at x = {it.x}, y = {it.y} lies outside of what is drawn of its part, {it.part}"
        assert any(inside) or it.brain == "the whole brain", lost


def test_a_smooth_curve_passes_through_its_points():
    points = [(0, 0), (2, 1), (3, -1), (1, -2)]
    for closed in (True, False):
        curve = brain_shapes.smooth(points, closed=closed, n=8)
        assert all(np.abs(curve - p).sum(axis=1).min() < 1e-12 for p in points)
        assert np.allclose(curve[0], curve[-1]) == closed


def test_lessons_that_are_built_are_links_on_the_brain_and_in_the_list():
    draw = import_module("neurocourse.start_here.brain_map.explore")
    html, text, there = draw.as_html(), draw.as_text(), len(course_map.on_the_map())
    assert html.count("<li class=") == there == len(text.splitlines())
    built = len(ready()) - 1
    assert html.count("<a href=") == html.count('<a class="nc-disc') == built >= 1
    assert html.count(' nc-later"') == 2 * (there - built) and text.count("in preparation") == there - built


def test_what_is_pointed_at_lights_up_in_both_places():
    html = import_module("neurocourse.start_here.brain_map.explore").as_html()
    for lesson in course_map.on_the_map():
        assert html.count(f"nc-l{lesson.number} ") + html.count(f'nc-l{lesson.number}"') == 2
        assert f".nc-map:has(.nc-l{lesson.number}:is(:hover" in html


def test_progress_fills_the_place_of_a_lesson():
    draw = import_module("neurocourse.start_here.brain_map.explore")
    before = draw.as_html()
    assert "#F0C674 0%" in before and "#F0C674 100%" not in before
    for entry in rooms.predictions("cortex"):
        record.put("predictions", f"cortex.{entry.id}", {"answer": "x", "right": True})
    for entry in rooms.items("cortex"):
        record.put("quiz", f"cortex.{entry.id}", {"answer": "x", "right": True})
    assert draw.as_html().count("#F0C674 100%") == 1


def test_the_map_shows_its_picture_and_its_list_in_words(capsys):
    explore.course_map()
    assert "16. Clinic" in capsys.readouterr().out
