"""The plan of the course: numbers, names, links."""

import re

import pytest
from sources import every

from neurocourse.lessons import address, lesson, lessons, named

# Files of readers bear these numbers: a new lesson comes after them.
FIRST = """
    start_here pioneers neurotransmitters cortex hippocampus basal_ganglia spiking competition neuromodulation
    plasticity columns connectomes interfaces frontiers deep_rl social clinic
""".split()


def test_a_lesson_has_its_number_from_its_place_in_the_plan():
    assert [lesson.number for lesson in lessons()] == list(range(len(lessons())))
    assert [lesson.room for lesson in lessons()][: len(FIRST)] == FIRST
    assert lesson("cortex").stem == "03_cortex" and lesson("clinic").number == 16
    assert address("x") == "./x.ipynb" and address("x", "The claims, judged") == "./x.ipynb#heading=The-claims,-judged"
    with pytest.raises(KeyError, match="no lesson has the room 'cerebellum'; there are: start_here"):
        lesson("cerebellum")


def test_texts_name_lessons_by_their_room():
    assert named("as {lesson:cortex} shows. {Lesson:clinic}.") == "as lesson 3 shows. Lesson 16."
    assert named("see {link:cortex}") == "see [3 · Cortex to CNN](03_cortex.ipynb)"
    for it in lessons():
        assert named(f"{{link:{it.room}}}") == (f"[{it.name}]({it.stem}.ipynb)" if it.ready else it.title)
    for source in every():
        assert not re.search(r"\b[Ll]essons? \d", source.read()), source.path
