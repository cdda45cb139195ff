"""The map: lessons on a brain, and the same list in words."""

from importlib import import_module

import numpy as np

from neurocourse.lessons import ready
from neurocourse.start_here import course_map, explore
from neurocourse.start_here.brain_map import brain_shapes


def test_sixteen_lessons_stand_on_the_brain():
    rooms_ = [lesson.room for lesson in course_map.on_the_map()]
    assert len(rooms_) == len(set(rooms_)) == 16
    places = np.array([(lesson.x, lesson.y) for lesson in course_map.on_the_map()])
    apart = np.linalg.norm(places[:, None] - places[None], axis=-1) + 10 * np.eye(16)
    assert apart.min() > 0.6  # no two discs overlap


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
        assert any(inside) or it.brain == "the whole brain", it


def test_a_smooth_curve_passes_through_its_points():
    points = [(0, 0), (2, 1), (3, -1), (1, -2)]
    for closed in (True, False):
        curve = brain_shapes.smooth(points, closed=closed, n=8)
        assert all(np.abs(curve - p).sum(axis=1).min() < 1e-12 for p in points)
        assert np.allclose(curve[0], curve[-1]) == closed


def test_lessons_that_are_built_are_links_and_carry_the_number_of_their_notebook():
    draw = import_module("neurocourse.start_here.brain_map.explore")
    html, text = draw.list_html(), draw.list_text()
    assert html.count("<li>") == 16 == len(text.splitlines())
    built = len(ready()) - 1
    assert html.count("<a href=") == built >= 1
    assert html.count("in preparation") == text.count("in preparation") == 16 - built


def test_the_map_shows_its_picture_and_its_list_in_words(capsys):
    explore.course_map()
    text = capsys.readouterr().out
    assert "A brain from its left side" in text and "16. Clinic" in text
