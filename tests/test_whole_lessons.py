"""Each lesson as a whole: its questions, its size, and what goes further."""

import re

import pytest
from sources import every

from neurocourse.teaching import rooms

TEXTS = {}
for source in every():
    TEXTS.setdefault(source.lesson.room, []).append(source.read())
ITEMS = [(room, item) for room in TEXTS for item in rooms.items(room)]

# Those that were built, or built anew, in this form; the others have rules of their own in their test_lesson.py.
each_room = pytest.mark.parametrize("room", list(TEXTS)[list(TEXTS).index("spiking") :])


@each_room
def test_every_question_is_asked_once(room):
    question = rf'(?:quiz\({room}, |predict\({room}, |last_five = )"([^"]+)"(?!, reveal)'
    words = " ".join(re.findall(question, "".join(TEXTS[room]))).split()
    assert sorted(words) == sorted(entry.id for entry in [*rooms.items(room), *rooms.predictions(room)])


@pytest.mark.parametrize("item", [item for _, item in ITEMS], ids=[f"{room}-{item.id}" for room, item in ITEMS])
def test_every_wrong_option_names_the_idea_behind_it(item):
    assert sum(option.correct for option in item.options) == 1
    for option in item.options:
        assert len(option.because) > 10 and option.correct != bool(option.misconception), option.text


@each_room
def test_the_right_option_is_neither_always_the_longest_nor_in_one_place(room):
    """Of four options a quarter by chance; half of them would be worth guessing."""
    items = rooms.items(room)
    places = [[option.correct for option in item.options].index(True) for item in items]
    longest = [max(item.options, key=lambda option: len(option.text)).correct for item in items]
    assert max(places.count(k) for k in range(4)) < len(items) / 2
    assert sum(longest) <= len(items) / 2


@each_room
def test_the_core_has_at_most_fourteen_explorers_and_each_piece_that_goes_further_a_question(room):
    core, further = TEXTS[room]
    assert len(re.findall(r"^explore\.", core, re.MULTILINE)) <= 14
    for piece in re.split(r"^# ## ", further, flags=re.MULTILINE)[1:]:
        assert f'quiz({room}, "' in piece, piece.splitlines()[0]
