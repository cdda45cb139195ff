"""The spine: a slim line at the top of a lesson that says where the reader is, what is done, and what is left."""

from html import escape
from importlib import import_module

from neurocourse.lessons import address, lesson, lessons
from neurocourse.teaching import record, rooms
from neurocourse.teaching.exercises.answer import is_exercise
from neurocourse.teaching.page.display import QUIET, show_static

KINDS = ("predictions", "exercises", "quiz")
LINE = "display:flex;flex-wrap:wrap;align-items:center;gap:3px 14px;margin:2px 0 6px;font:13px/1.4 system-ui,sans-serif"
STOP = (
    "display:inline-block;width:20px;height:20px;border:1px solid #2E86C9;border-radius:4px;text-align:center;"
    "font-size:11px;line-height:20px;text-decoration:none;color:inherit"
)


def spine(room):
    """Show the line for the lesson of a room.

    Parameters
    ----------
    room : module or str
    """
    here, noted = lesson(rooms.room_name(room)), record.everything()[0]
    counts = {kind: done(here.room, kind, noted) for kind in KINDS}
    show_static(as_html(here, counts, noted), as_text(here, counts))


def done(room, kind, noted=None):
    """How many things of a kind are done in a lesson, and how many there are; ``noted`` spares reading the file."""
    names = {
        "predictions": lambda: [entry.id for entry in rooms.predictions(room)],
        "quiz": lambda: [entry.id for entry in rooms.items(room)],
        "exercises": lambda: exercises(room),
    }[kind]()
    noted = (record.everything()[0] if noted is None else noted).get(kind, {})
    keys = [f"{room}.{name}" for name in names]
    return sum(key in noted and (kind != "exercises" or noted[key] == "correct") for key in keys), len(keys)


def exercises(room):
    """Names of the exercises of a lesson; the challenges, which have no answer of ours, are not among them."""
    checks = import_module(f"neurocourse.{room}.checks")
    return [name for name in checks.__all__ if is_exercise(getattr(checks, name))]


def share(room, noted=None):
    """Share of a lesson that is done, 0 to 1; its exercises are not counted, so that no model has to be loaded."""
    parts = [done(room, kind, noted) for kind in ("predictions", "quiz")]
    total = sum(n for _, n in parts)
    return sum(k for k, _ in parts) / total if total else 0.0


def minutes_left(here, counts):
    """Minutes of the plan that are left, in fives."""
    part = sum(k for k, _ in counts.values()) / max(1, sum(n for _, n in counts.values()))
    return 5 * round(here.minutes * (1 - part) / 5)


def words(here, counts):
    """What is done and what is left, in words."""
    parts = [f"{kind} {k} of {n}" for kind, (k, n) in counts.items() if n]
    return f"{', '.join(parts)} · about {minutes_left(here, counts)} minutes left"


def as_text(here, counts):
    """The line as plain text."""
    return f"{here.name}: {words(here, counts)}"


def as_html(here, counts, noted=None):
    """The line: a stop for each lesson, filled as far as it is done, links for those that are ready; then the words."""
    stops = "".join(_stop(one, one == here, noted) for one in lessons())
    nav = f'<nav aria-label="Your way through the course" style="display:flex;flex-wrap:wrap;gap:3px">{stops}</nav>'
    return (
        f'<div class="nc-static nc-spine" style="{LINE}">{nav}<span>{escape(words(here, counts))}</span></div>{QUIET}'
    )


def _stop(one, here, noted):
    full = round(100 * share(one.room, noted)) if one.ready else 0
    fill = f"background:linear-gradient(to top, #2E86C955 {full}%, transparent {full}%)"
    bold = ";border-width:2px;font-weight:700" if here else "" if one.ready else ";color:#767676;border-style:dotted"
    attributes = f'style="{STOP};{fill}{bold}" title="{escape(one.name)}"'
    if not one.ready:
        return f"<span {attributes}>{one.number}</span>"
    current = ' aria-current="page"' if here else ""
    return f'<a href="{escape(address(one.stem))}"{current} {attributes}>{one.number}</a>'
