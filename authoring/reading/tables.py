"""What a question would answer to each choice, asked of the widget itself as its page would ask."""

import itertools

from neurocourse.teaching import record


def prediction(widget):
    """All that is said to a choice and how sure the reader is."""
    said = {}
    for choice, sure in _answers(widget):
        said[f"{choice} {sure}"] = _asked(widget, kind="commit", choice=choice, sure=sure)["said"]
    record.erase()
    return dict(kind="prediction", key=widget.key, spec=widget.spec, said=said)


def reveal(widget, ask):
    """What is shown to each prediction, and to a reader who made none. ``ask`` makes the question's own widget."""
    question, shown = ask(widget.item, widget.key), {}
    for choice, sure in _answers(question):
        _asked(question, kind="commit", choice=choice, sure=sure)
        state = _asked(widget, kind="look")
        shown[f"{choice} {sure}"] = dict(said=state["said"], outcome=state["outcome"])
    record.erase()
    shown["none"] = dict(said="", outcome=_asked(widget, kind="insist")["outcome"])
    return dict(kind="reveal", key=widget.key, spec=widget.spec, shown=shown)


def questions(widget):
    """What is said to each option of each question, and the score for each number of answers."""
    items = widget.spec["items"]
    answers = [[_answer(widget, i, k) for k in range(len(item["options"]))] for i, item in enumerate(items)]
    n = len(items)
    scores = {f"{right} {told}": widget.score(right, told) for told in range(n + 1) for right in range(told + 1)}
    record.erase()
    return dict(kind="questions", spec=widget.spec, answers=answers, scores=scores)


def _answers(widget):
    return itertools.product(range(len(widget.spec["options"])), range(len(widget.spec["sure"])))


def _answer(widget, item, choice):
    told = _asked(widget, kind="answer", item=item, choice=choice)["answers"]
    mine = next(answer for answer in told if answer["item"] == item)
    return dict(said=mine["said"], right=mine["right"])


def _asked(widget, **request):
    widget.answer({"turn": "reading copy", **request})
    if widget.state["error"]:
        raise RuntimeError(f"{type(widget).__name__}: {widget.state['error']}")
    return widget.state
