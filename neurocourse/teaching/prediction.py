"""Predictions: the reader commits an answer before anything is shown, and meets it again at the end."""

import weakref

from neurocourse.teaching import record, rooms
from neurocourse.teaching.display import (
    BLUE,
    GREY,
    folded,
    pill,
    question_html,
    question_text,
    rich,
    show_both,
    static_card,
)

FIRST, LATER = "Predict first", "Your prediction, revisited"
ASK = "Decide now, and say how sure you are. You will meet your answer again."
SURE = ("just guessing", "fairly sure", "certain")

_waiting = {}  # key -> reveals on the page, told when the reader commits


def predict(room, id, reveal=False):
    """Ask for a prediction; with ``reveal=True`` show what the reader said, what happens, and why.

    Parameters
    ----------
    room : module or str
        Such as ``pioneers``; its predictions stand in ``quiz.toml``.
    id : str
        Which of them.
    reveal : bool
        False asks, True answers: not before the reader has committed, unless asked to.

    Raises
    ------
    RoomError
        The id is unknown, or the file is malformed.
    """
    from neurocourse.teaching.forecast import Ask, Reveal

    item, key = rooms.prediction(room, id), f"{rooms.room_name(room)}.{id}"
    traits = dict(question=rich(item.question), options=[rich(o) for o in item.options], said=recall(item, key))
    if reveal:
        widget = Reveal(lambda: outcome(item, key), kicker=LATER, **traits)
        _waiting.setdefault(key, weakref.WeakSet()).add(widget)
        show_both(widget, reveal_html(item), f"{LATER}: {question_text(item.question, item.options)}")
    else:
        widget = Ask(lambda choice, sure: commit(item, key, choice, sure), kicker=FIRST, intro=ASK, sure=SURE, **traits)
        show_both(widget, ask_html(item), f"{FIRST}: {question_text(item.question, item.options)}\n{ASK}")


def commit(item, key, choice, sure):
    """Remember the reader's answer, tell the reveals that wait for it, and say that it is noted."""
    said = {"answer": item.options[choice], "sure": SURE[sure], "right": choice == item.answer}
    record.put("predictions", key, said)
    for widget in _waiting.get(key, ()):
        widget.said = recall(item, key)
        widget.reveal()
    return recall(item, key)


def remembered(item, key):
    """The reader's answer, when there is one and it is still among the options."""
    said = record.get("predictions", key)
    return said if isinstance(said, dict) and said.get("answer") in item.options else None


def recall(item, key):
    """What the reader said, as HTML; nothing before they commit."""
    said = remembered(item, key)
    if not said:
        return ""
    sure = f", {said['sure']}" if said.get("sure") in SURE else ""
    return f"You said: <strong>{rich(said['answer'])}</strong>{sure}."


def outcome(item, key):
    """What happens and why, and what that says about the prediction, as HTML."""
    said = remembered(item, key)
    happens = f"<p>What happens: <strong>{rich(item.options[item.answer])}</strong></p><p>{rich(item.because)}</p>"
    if not said:
        return happens
    if said["answer"] == item.options[item.answer]:
        return f"<p>{pill('✓', 'as you said', BLUE)}</p>{happens}"
    return f"<p>{pill('↺', 'a surprise', GREY)} This is what predicting is for.</p>{happens}"


def ask_html(item):
    """The question for a page without a kernel."""
    return static_card(FIRST, f"{question_html(item.question, item.options)}<p>{ASK}</p>")


def reveal_html(item):
    """The question with its answer folded, for a page without a kernel; it knows nothing of the reader."""
    answer = f"<p><strong>{rich(item.options[item.answer])}</strong></p><p>{rich(item.because)}</p>"
    return static_card(LATER, question_html(item.question, item.options) + folded("What happens, and why", answer))
