"""Checks meet what learners write: right answers go on through the lesson, wrong ones do not."""

import re
from functools import cache
from importlib import import_module

import nbformat
import numpy as np
import pytest
from answers import answers
from solved_lesson import Lesson, same_words
from sources import every

from neurocourse.teaching.calls.inputs import in_order

SOURCES = every()
EXERCISES = [(source.lesson.room, name) for source in SOURCES for name in Lesson(source).names]
STYLES, DOUBTFUL, LEAST_WRONG = 5, 2, 10
LEARNED = re.compile(r"≈ *(\d+(?:\.\d+)?)")

each_exercise = pytest.mark.parametrize("room, name", EXERCISES)


def check(room, name):
    return getattr(import_module(f"neurocourse.{room}.checks"), name)


@cache
def checked(room, name, f):
    """What the check says to an answer; asked once, for some train networks."""
    return check(room, name)(f)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_what_a_check_accepts_goes_through_every_later_cell(source):
    """The solved lesson calls each function only in ways that its check has tried; other right answers do as well."""
    lesson = Lesson(source)

    def look(name, args, kwargs):
        described, reference = check(lesson.room, name).task.inputs, check(lesson.room, name).reference
        why = [form.misses(in_order(reference, args, kwargs)) for form in described]
        assert not described or "" in why, f"{name} is called in a way that its check does not try: {why}"

    def again(name, cell):
        for f in in_other_styles(lesson.room, name):
            answer = checked(lesson.room, name, f)
            if answer.outcome == "correct" and lesson.answers_alike(cell, name, answer):
                continue
            text = lesson.rerun(cell, **{name: answer})
            one_answer = bool(check(lesson.room, name).task.inputs)  # else other networks are right, too
            assert answer.outcome == "correct" and same_words(text, cell.text, numbers=one_answer), (
                f"{f.__name__}:\n{text}\n--- in place of\n{cell.text}"
            )

    lesson.run(look, again)
    text = "\n".join(cell.text for cell in lesson.cells if "scores = check." not in cell.source)  # where ours loses
    assert_learned_numbers_are_near(source.notebook, lesson.cells)
    assert text.count("✓") >= len(lesson.names) and "✗" not in text and "○" not in text


def in_other_styles(room, name):
    """Some right answers, those that are right for one only, and what is accepted although the text leaves it open."""
    known = answers(room)
    rights = known.rights[name]
    doubtful = [*known.for_one[name], *(f for f, _ in known.open[name])]
    accepted = [f for f in doubtful if checked(room, name, f).outcome == "correct"]
    return [*rights[:: -(-len(rights) // STYLES)], *accepted[:DOUBTFUL]]


def assert_learned_numbers_are_near(committed, cells):
    """What follows ≈ may differ from processor to processor, but not by more than a tenth or three units."""
    again = {cell.id: cell.text for cell in cells}
    for old in nbformat.read(committed, as_version=4).cells:
        if old.cell_type == "code" and old.id in again:
            before, after = (list(map(float, LEARNED.findall(text))) for text in (words(old), again[old.id]))
            np.testing.assert_allclose(after, before, rtol=0.1, atol=3, err_msg=old.source)


def words(cell):
    """All that a cell printed, and the texts of what it showed."""
    return "\n".join(out.get("text", "") or out.get("data", {}).get("text/plain", "") for out in cell.outputs)


@each_exercise
def test_right_answers_in_every_style_are_accepted(room, name):
    rights = answers(room).rights[name]
    assert len(rights) >= STYLES, f"tests/{room}/answers.py: {name} needs {STYLES} right answers in other styles"
    for f in rights:
        answer = checked(room, name, f)
        assert answer.outcome == "correct", f"{f.__name__}: {answer.message}"


@each_exercise
def test_wrong_answers_are_refused_with_one_sentence(room, name):
    wrongs = answers(room).wrongs[name]
    assert len(wrongs) >= LEAST_WRONG, f"tests/{room}/answers.py: {name} needs {LEAST_WRONG} wrong answers"
    for f, what in wrongs:
        answer = checked(room, name, f)
        assert answer.outcome != "correct", f"{f.__name__} ({what}) is wrong"
        assert answer.message and "\n" not in answer.message


@each_exercise
def test_what_the_text_leaves_open_gets_an_outcome_and_a_sentence(room, name):
    known = answers(room)
    for f in [*known.for_one[name], *(f for f, _ in known.open[name])]:
        answer = checked(room, name, f)
        assert answer.outcome in ("correct", "not yet") and "\n" not in answer.message
