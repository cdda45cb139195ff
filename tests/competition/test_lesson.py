"""The lesson as a whole: its questions, its size, and what goes further."""

import re

import pytest
from sources import every

from neurocourse.teaching import rooms

CORE, FURTHER = (source.read() for source in every() if source.lesson.room == "competition")
ITEMS = rooms.items("competition")


def test_every_question_is_asked_once():
    question = r'(?:quiz\(competition, |predict\(competition, |last_five = )"([^"]+)"(?!, reveal)'
    words = " ".join(re.findall(question, CORE + FURTHER)).split()
    assert sorted(words) == sorted(entry.id for entry in [*ITEMS, *rooms.predictions("competition")])


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_wrong_option_names_the_idea_behind_it(item):
    assert len(item.options) == 4 and sum(option.correct for option in item.options) == 1
    for option in item.options:
        assert len(option.because) > 10 and option.correct != bool(option.misconception), option.text


def test_the_right_option_is_neither_always_the_longest_nor_in_one_place():
    """Of four options a quarter by chance; half of them would be worth guessing."""
    places = [[option.correct for option in item.options].index(True) for item in ITEMS]
    longest = [max(item.options, key=lambda option: len(option.text)).correct for item in ITEMS]
    assert max(places.count(k) for k in range(4)) < len(ITEMS) / 2
    assert sum(longest) <= len(ITEMS) / 2


def test_the_core_has_at_most_fourteen_explorers_and_each_piece_that_goes_further_a_question():
    assert len(re.findall(r"^explore\.", CORE, re.MULTILINE)) <= 14
    pieces = re.split(r"^# ## ", FURTHER, flags=re.MULTILINE)[1:]
    assert len(pieces) == 3
    for piece in pieces:
        assert 'quiz(competition, "' in piece, piece.splitlines()[0]
