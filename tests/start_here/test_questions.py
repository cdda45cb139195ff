"""Questions and predictions of the first two lessons."""

import ast

import pytest
from sources import every

from neurocourse.teaching import rooms


@pytest.mark.parametrize("room, predictions, items", [("start_here", 1, 2), ("pioneers", 4, 11)])
def test_every_wrong_option_names_the_idea_behind_it(room, predictions, items):
    assert len(rooms.predictions(room)) == predictions
    found = rooms.items(room)
    assert len(found) == items
    for item in found:
        assert 3 <= len(item.options) <= 4
        assert sum(o.correct for o in item.options) == 1
        for option in item.options:
            assert len(option.because) > 20 and option.correct != bool(option.misconception), (item.id, option.text)


@pytest.mark.parametrize("room", ["start_here", "pioneers"])
def test_right_options_stand_in_no_fixed_place_and_are_not_always_the_longest(room):
    found = rooms.items(room)
    assert len({[o.correct for o in item.options].index(True) for item in found}) > 1
    longest = [max(item.options, key=lambda o: len(o.text)).correct for item in found]
    assert not all(longest)


@pytest.mark.parametrize("room", ["start_here", "pioneers"])
def test_the_lesson_asks_every_question_that_there_is(room):
    source = "\n".join(source.read() for source in every() if source.lesson.room == room)
    texts = [n.value for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    asked = {word for text in texts for word in text.split()}
    predictions, items = {p.id for p in rooms.predictions(room)}, {i.id for i in rooms.items(room)}
    assert predictions <= asked
    assert f"quiz({room})" in source or items <= asked  # a quiz without ids asks them all
