"""Checks meet what learners write: every call of a lesson is described, right answers go on in it, wrong ones do not."""

from importlib import import_module

import pytest
from answers import answers
from solved_lesson import ROOT, Lesson, same_words

from neurocourse.teaching.inputs import in_order

SOURCES = sorted((ROOT / "notebooks" / "src").glob("[0-9][0-9]_*.py"))
LEAST_RIGHT, LEAST_WRONG = 5, 10


def exercises():
    return [(source.stem[3:], name) for source in SOURCES for name in Lesson(source).names]


def check(room, name):
    return getattr(import_module(f"neurocourse.{room}.checks"), name)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_what_a_check_accepts_goes_through_every_later_cell(source, capsys):
    """The solved lesson calls each function only in ways that its check has tried, and other right answers do as well."""
    lesson = Lesson(source)

    def look(name, args, kwargs):
        task = check(lesson.room, name).task
        whole_call = in_order(check(lesson.room, name).reference, args, kwargs)
        why = [described.misses(whole_call) for described in task.inputs]
        assert not task.inputs or "" in why, f"{name} is called in a way that its check does not try: {why}"

    def again(name, cell):
        for right in answers(lesson.room).rights[name]:
            text = lesson.rerun(cell, **{name: check(lesson.room, name)(right)})
            assert same_words(text, cell.text), f"{right.__name__}:\n{text}\n--- in place of\n{cell.text}"

    lesson.run(look, again)
    text = "\n".join(cell.text for cell in lesson.cells)
    assert text.count("✓") >= len(lesson.names) > 0 and "✗" not in text and "○" not in text


@pytest.mark.parametrize("room, name", exercises())
def test_right_answers_in_every_style_are_accepted(room, name):
    rights = answers(room).rights[name]
    assert len(rights) >= LEAST_RIGHT
    for f in rights:
        answer = check(room, name)(f)
        assert answer.outcome == "correct", f"{f.__name__}: {answer.message}"


@pytest.mark.parametrize("room, name", exercises())
def test_wrong_answers_are_refused_with_one_sentence(room, name):
    wrongs = answers(room).wrongs[name]
    assert len(wrongs) >= LEAST_WRONG
    for f, what in wrongs:
        answer = check(room, name)(f)
        assert answer.outcome == "not yet", f"{f.__name__} ({what}) is wrong"
        assert answer.message and "\n" not in answer.message and answer.message != what
