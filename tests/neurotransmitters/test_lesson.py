"""The lesson as a whole: what it asks, what it leaves to the notebook that goes further, and how large it is."""

import ast
import re

import pytest
from sources import every

from neurocourse.teaching import rooms

CORE, FURTHER = (source.read() for source in every() if source.lesson.room == "neurotransmitters")


def asked(text, call):
    """Ids that a notebook passes to ``call``, by name, in order."""
    tree = ast.parse(text)
    lists = {n.targets[0].id: n.value.value for n in tree.body if isinstance(n, ast.Assign) and is_text(n.value)}
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == call]
    parts = [part for n in calls for part in n.args[1:]]
    for part in parts:
        yield from part.value.split() if is_text(part) else lists[part.value.func.value.id].split()


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_question_and_every_claim_is_asked_in_one_of_the_two_notebooks():
    both = CORE + "\n" + FURTHER
    assert sorted(asked(both, "quiz")) == sorted(item.id for item in rooms.items("neurotransmitters"))
    assert sorted(asked(both, "claims")) == sorted(card.id for card in rooms.claims("neurotransmitters"))
    assert sorted(asked(both, "predict")) == sorted(2 * [p.id for p in rooms.predictions("neurotransmitters")])


@pytest.mark.parametrize("text", [CORE, FURTHER], ids=["lesson", "further"])
def test_a_claim_is_judged_in_the_notebook_that_shows_its_ground(text):
    headings = re.findall(r"^# ##+ (.+)$", text, re.MULTILINE)
    ids = list(asked(text, "claims"))
    assert ids and all(card.demonstration in headings for card in rooms.claims("neurotransmitters", ids))


def test_the_lesson_is_short():
    assert len(re.findall(r"^explore\.\w+\(", CORE, re.MULTILINE)) <= 14


def test_each_further_piece_asks_before_it_shows():
    pieces = re.split(r"^# ## ", FURTHER, flags=re.MULTILINE)[1:]
    assert len(pieces) == 16
    for piece in pieces:
        code = [line for line in piece.splitlines()[1:] if line and not line.startswith("#")]
        assert re.match(r"(predict|quiz)\(", code[0]), piece.splitlines()[0]


@pytest.mark.parametrize("item", rooms.items("neurotransmitters"), ids=lambda item: item.id)
def test_every_wrong_option_names_the_idea_behind_it(item):
    assert sum(option.correct for option in item.options) == 1
    assert all(len(o.because) > 20 and o.correct != bool(o.misconception) for o in item.options)


def test_right_answers_are_told_by_neither_length_nor_place():
    found = [(p.options, p.answer) for p in rooms.predictions("neurotransmitters")]
    for item in rooms.items("neurotransmitters"):
        found.append(([o.text for o in item.options], [o.correct for o in item.options].index(True)))
    for extreme in (max, min):
        told = sum(len(options[right]) == extreme(map(len, options)) for options, right in found)
        assert told <= sum(1 / len(options) for options, _ in found)
    assert max(sum(right == place for _, right in found) for place in range(4)) <= len(found) / 2
