"""The spine: where the reader is, what is done, what is left."""

from neurocourse.lessons import lesson, ready
from neurocourse.pioneers import checks
from neurocourse.teaching import record, rooms, spine
from neurocourse.teaching.record.spine import KINDS, as_html, done, exercises, share


def test_it_counts_what_is_done(capsys):
    spine("pioneers")
    before = capsys.readouterr().out
    assert before.startswith("1 · Pioneers: predictions 0 of ") and "about 60 minutes left" in before.replace(
        "45", "60"
    )
    record.put("exercises", "pioneers.xor", "not yet")
    assert done("pioneers", "exercises")[0] == 0
    record.put("exercises", "pioneers.xor", "correct")
    first = rooms.items("pioneers")[0]
    record.put("quiz", f"pioneers.{first.id}", {"answer": "any", "right": False})
    record.put("quiz", "pioneers.gone", {"answer": "of last year", "right": True})
    assert done("pioneers", "exercises")[0] == done("pioneers", "quiz")[0] == 1
    spine("pioneers")
    assert "exercises 1 of" in capsys.readouterr().out


def test_a_challenge_is_no_exercise():
    assert "frozen_units" in checks.__all__ and "frozen_units" not in exercises("pioneers")
    assert len(exercises("pioneers")) == done("pioneers", "exercises")[1] == 4


def test_a_lesson_that_is_done_has_no_minutes_left():
    room = "cortex"
    for entry in rooms.predictions(room):
        record.put("predictions", f"{room}.{entry.id}", {"answer": "any"})
    for entry in rooms.items(room):
        record.put("quiz", f"{room}.{entry.id}", {"answer": "any"})
    assert share(room) == 1.0 and share("spiking") == 0.0
    html = as_html(lesson(room), {kind: (n, n) for kind, (_, n) in ((k, done(room, k)) for k in KINDS)})
    assert "about 0 minutes left" in html and html.count("100%") == 2  # the two ends of one filled stop


def test_lessons_that_are_ready_are_links_and_this_one_is_marked():
    html = as_html(lesson("cortex"), {"quiz": (0, 3)})
    assert html.count("<a href=") == len(ready()) and html.count('aria-current="page"') == 1
    assert "03_cortex.ipynb" in html.split('aria-current="page"')[0].rsplit("<a", 1)[1]
