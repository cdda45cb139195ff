"""Predictions: the reader commits an answer before anything is shown, and meets it again at the end."""

import weakref

from neurocourse.teaching import record, rooms
from neurocourse.teaching.page.display import (
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
from neurocourse.teaching.page.widget import CourseWidget, page_code
from neurocourse.teaching.questions.asking import is_index

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
    item, key = rooms.prediction(room, id), f"{rooms.room_name(room)}.{id}"
    words = question_text(item.question, item.options)
    if reveal:
        show_both(Reveal(item, key), reveal_html(item), f"{LATER}: {words}")
    else:
        show_both(Ask(item, key), ask_html(item), f"{FIRST}: {words}\n{ASK}")


class Ask(CourseWidget):
    """A question with a choice and a confidence. Request: ``commit`` (choice, sure)."""

    _esm, _css = page_code("asking", "prediction")

    def __init__(self, item, key):
        self.item, self.key = item, key
        super().__init__(dict(kicker=FIRST, intro=ASK, sure=SURE, **question(item)))

    def do(self, request):
        choice, sure = request["choice"], request["sure"]
        if is_index(choice, self.item.options) and is_index(sure, SURE):
            commit(self.item, self.key, choice, sure)

    def tell(self):
        memory = remembered(self.item, self.key) or {}
        choice, sure = place(memory.get("answer"), self.item.options), place(memory.get("sure"), SURE)
        return dict(choice=choice, sure=sure, said=recall(self.item, self.key))


class Reveal(CourseWidget):
    """What the reader said and what happens: at once after a commitment, or when the reader insists (``insist``).

    What happens is not in the page before it is revealed.
    """

    _esm, _css = page_code("asking", "reveal")

    def __init__(self, item, key):
        self.item, self.key, self.insisted = item, key, False
        super().__init__(dict(kicker=LATER, **question(item)))
        _waiting.setdefault(key, weakref.WeakSet()).add(self)

    def do(self, request):
        self.insisted = self.insisted or request["kind"] == "insist"

    def tell(self):
        said = recall(self.item, self.key)
        return dict(said=said, outcome=outcome(self.item, self.key) if said or self.insisted else "")


def question(item):
    """What the page is told of a prediction before the reader commits."""
    return dict(question=rich(item.question), options=[rich(o) for o in item.options])


def place(value, options):
    """Number of the option that was chosen, or None."""
    return options.index(value) if value in options else None


def commit(item, key, choice, sure):
    """Remember the reader's answer, and tell the reveals that wait for it."""
    said = {"answer": item.options[choice], "sure": SURE[sure], "right": choice == item.answer}
    record.answered("predictions", key, said)
    for widget in _waiting.get(key, ()):
        widget.push()


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
