"""No answer is given away by the form of its question: not by its length, and not by its place."""

import pytest

from neurocourse.lessons import ready
from neurocourse.teaching import rooms
from neurocourse.teaching.questions.quiz import shuffled

CHANCE = 0.05  # so often a room of guesses would do as well


@pytest.mark.parametrize("room", [lesson.room for lesson in ready()])
@pytest.mark.parametrize("extreme", [max, min], ids=["longest", "shortest"])
def test_the_length_of_an_option_says_nothing(room, extreme):
    items = rooms.items(room)
    hits = sum(extreme(item.options, key=lambda option: len(option.text)).correct for item in items)
    assert as_good_by_chance(hits, items) > CHANCE, f"the right option is the {extreme.__name__} one {hits} times"


@pytest.mark.parametrize("room", [lesson.room for lesson in ready()])
def test_the_place_of_an_option_says_nothing(room):
    items = [shuffled(item) for item in rooms.items(room)]
    for place in range(4):
        hits = sum(option.correct for item in items for option in item.options[place : place + 1])
        assert as_good_by_chance(hits, items) > CHANCE, f"place {place + 1} is right {hits} times"


def as_good_by_chance(hits, items):
    """Probability that guessing gives so many hits or more."""
    chances = [1.0]
    for item in items:
        p = 1 / len(item.options)
        chances = [(1 - p) * a + p * b for a, b in zip([*chances, 0], [0, *chances], strict=True)]
    return sum(chances[hits:])


def test_chances():
    item = rooms.items("pioneers")[0]._replace(options=(1, 2))
    assert as_good_by_chance(2, [item, item]) == 0.25 and as_good_by_chance(1, [item, item]) == 0.75
