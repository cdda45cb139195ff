"""Quizzes: every option has its answer, and every wrong one names the mistaken idea behind it."""

import zlib

import numpy as np

from neurocourse.teaching import record, rooms
from neurocourse.teaching.page.display import (
    BLUE,
    RED,
    folded,
    pill,
    question_html,
    question_text,
    rich,
    show_both,
    static_card,
)
from neurocourse.teaching.questions.asking import Questions

KICKER = "Check yourself"


def quiz(room, *ids):
    """Ask the quiz items of a room: all of them, or those named.

    Parameters
    ----------
    room : module or str
        Such as ``pioneers``; its questions stand in ``quiz.toml``.
    ids : str
        Ids of items, in the order in which they are to be asked.

    Raises
    ------
    RoomError
        An id is unknown, or the file is malformed.
    """
    name, items = rooms.room_name(room), list(map(shuffled, rooms.items(room, ids)))

    def judge(number, choice):
        item = items[number]
        option = item.options[choice]
        key = f"{name}.{item.id}"
        record.answered("quiz", key, {"answer": option.text, "right": option.correct})
        return explain(option), option.correct

    widget = Questions(
        judge,
        tell_score,
        [dict(legend=rich(i.question), note="", options=[rich(o.text) for o in i.options]) for i in items],
        kicker=KICKER,
        button="Check",
    )
    show_both(widget, as_html(items), as_text(items))


def shuffled(item):
    """The item with its options in an order that its id draws: the same for every reader, and no author's habit."""
    order = np.random.default_rng(zlib.crc32(item.id.encode())).permutation(len(item.options))
    return item._replace(options=tuple(item.options[k] for k in order))


def explain(option):
    """What is said to the reader who chose ``option``."""
    if option.correct:
        return f"{pill('✓', 'right', BLUE)} {rich(option.because)}"
    return f"{pill('✗', 'not this one', RED)} {rich(option.because)} {mistaken(option)}"


def mistaken(option):
    return f"<p>The mistaken idea behind it: {rich(option.misconception)}</p>"


def tell_score(right, answered, total):
    """The score in words; nothing to say about a single question."""
    if total == 1 or not answered:
        return ""
    left = "" if answered == total else f", {total - answered} to go"
    return f"{right} of {answered} right{left}."


def as_html(items):
    """The questions for a page without a kernel, each with its answer folded under it."""
    parts = []
    for item in items:
        right = next(o for o in item.options if o.correct)
        wrong = "".join(
            f"<li>{rich(o.text)}: {rich(o.because)} {mistaken(o)}</li>" for o in item.options if not o.correct
        )
        answer = f"<p><strong>{rich(right.text)}</strong>: {rich(right.because)}</p>"
        answer += f"<p>Why not the others?</p><ul>{wrong}</ul>"
        parts.append(question_html(item.question, [o.text for o in item.options]) + folded("Answer", answer))
    return static_card(KICKER, "".join(parts))


def as_text(items):
    """The questions as plain text, without answers."""
    return "\n\n".join([KICKER, *(question_text(i.question, [o.text for o in i.options]) for i in items)])
