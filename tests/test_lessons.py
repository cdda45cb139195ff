"""The plan of the course: numbers, names, links."""

import re

import pytest
from sources import every

from neurocourse.lessons import address, lesson, lessons, named


def test_a_lesson_has_its_number_from_its_place_in_the_plan():
    assert [lesson.number for lesson in lessons()] == list(range(17))
    assert lesson("cortex").stem == "03_cortex" and lesson("clinic").number == 16
    assert address("x") == "./x.ipynb" and address("x", "The claims, judged") == "./x.ipynb#heading=The-claims,-judged"
    with pytest.raises(KeyError, match="no lesson has the room 'cerebellum'; there are: start_here"):
        lesson("cerebellum")


def test_texts_name_lessons_by_their_room():
    assert named("as {lesson:cortex} shows. {Lesson:clinic}.") == "as lesson 3 shows. Lesson 16."
    assert named("{link:cortex}, then {link:clinic}") == "[3 · Cortex to CNN](03_cortex.ipynb), then Clinic"
    for source in every():
        assert not re.search(r"\b[Ll]essons? \d", source.read()), source.path
