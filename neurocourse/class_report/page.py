"""The findings as one HTML page: it needs no script and asks for nothing, and the worst stands first."""

import re
from datetime import UTC, datetime
from html import escape
from importlib.resources import files

from neurocourse.class_report.findings import STUCK, UNKNOWN
from neurocourse.teaching.page.display import rich
from neurocourse.wording import count

ROWS = 100  # of a table of mistakes: what is rarer stands in the spreadsheet
RESULT = "a wrong result, and none of the mistakes that the check knows"
NUMBER = re.compile(r"–|[\d.]+|\d+/\d+<br>\d+/\d+")
KINDS = {"exercises": "exercise", "quiz": "quiz", "predictions": "prediction"}
HOW = f"""<div class="how"><p><strong>Stuck</strong> means: tried {STUCK} times or more, and not solved. To run the same
code again is no new try. A notebook does not count tries, nor does a progress file of an earlier release: there a wrong
answer that was left standing counts as stuck.</p><p>Nobody is marked here: what a student does not hand in is not seen,
and a copied file looks like an own one. The page was made on this computer, and nothing was sent anywhere.</p></div>"""


def as_html(title, found, remarks):
    """The page, of a `findings.Found` and a list of `handed_in.Remark`."""
    now = datetime.now(UTC)
    parts = {
        "stuck": ("Who is stuck, and where", stuck(found.stuck, now)),
        "mistakes": ("Common mistakes", mistakes(found.mistakes, len(found.rows)) + surprises(found.surprises)),
        "exercises": ("Exercise by exercise", exercises(found.exercises)),
        "progress": ("How far each has come", progress(found.rows, found.lessons)),
        "trying": ("Tried once or twice", trying(found.trying, now)),
        "files": ("Files with a remark", files_table(remarks)),
    }
    parts = {name: part for name, part in parts.items() if part[1]}
    links = "".join(f'<a href="#{name}">{escape(heading)}</a>' for name, (heading, _) in parts.items())
    body = "".join(f'<h2 id="{name}">{escape(heading)}</h2>{text}' for name, (heading, text) in parts.items())
    css = (files("neurocourse.class_report") / "report.css").read_text("utf-8")
    page = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"><style>\n{css}</style></head>\n<body><main><h1>{escape(title)}</h1>'
        f'<p>{summary(found, remarks, now)}</p><nav aria-label="On this page">{links}</nav>{HOW}{body}</main></body>'
        "</html>\n"
    )
    return page.encode()


def summary(found, remarks, now):
    """The page in two sentences."""
    n, places = len(found.stuck_students), len({(one.done.room, one.done.name) for one in found.stuck})
    first = f"{n} of {count(len(found.rows), 'student')} {'is' if n == 1 else 'are'} stuck"
    first += f", on {count(places, 'exercise')}." if n else "."
    left = f" {count(len(remarks), 'file has', 'files have')} a remark." if remarks else ""
    return f"<strong>{first}</strong>{left} As of {now.astimezone():%d %B %Y, %H:%M}."


def table(name, caption, head, rows):
    """A table that can be scrolled by keyboard; the first cell of a row is its heading. Cells are HTML."""
    top = "".join(f'<th scope="col"{look(cell)}>{cell}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td{look(c)}>{c}</td>" for c in cells)}</tr>\n'
        for first, *cells in rows
    )
    return (
        f'<div class="wide" role="region" aria-labelledby="{name}-table" tabindex="0"><table>'
        f'<caption id="{name}-table">{caption}</caption><thead><tr>{top}</tr></thead>'
        f"<tbody>\n{body}</tbody></table></div>"
    )


def look(cell):
    """Numbers stand at the right, sentences get some room."""
    if NUMBER.fullmatch(cell):
        return ' class="number"'
    return ' class="words"' if "quiet" in cell or len(cell) > 60 else ""


def stuck(ones, now):
    """Each exercise at which somebody is stuck."""
    if not ones:
        return "<p>Nobody, as far as the files tell.</p>"
    caption = "Most tries first. Beside each, what the check said most often."
    return table("stuck", caption, ("Student", "Exercise", "Tries", "Last try"), [open_row(one, now) for one in ones])


def trying(ones, now):
    caption = "Begun and not solved, and not yet stuck."
    head = ("Student", "Exercise", "Tries", "Last try")
    return table("trying", caption, head, [open_row(one, now) for one in ones]) if ones else ""


def open_row(one, now):
    """A student and an exercise that is not solved."""
    said = max(one.done.said.items(), key=lambda pair: pair[1], default=("", 0))[0]
    words = f'<span class="quiet">{rich(RESULT if UNKNOWN in said else said)}</span>' if said else ""
    where = f"{escape(one.lesson.name)}: <code>{escape(one.done.name)}</code>{words}"
    return escape(one.student), where, str(one.done.tries or "not counted"), ago(one.done.last, now)


def ago(time, now):
    """How long ago something was, in one word or two.

    >>> from datetime import timedelta
    >>> now = datetime.now(UTC)
    >>> ago(now, now), ago(now - timedelta(minutes=59), now), ago(now - timedelta(hours=30), now), ago(None, now)
    ('just now', '59 min ago', '30 h ago', 'not known')
    """
    if time is None:
        return "not known"
    minutes = (now - time).total_seconds() / 60
    if minutes < -5:
        return "a clock is wrong"
    if minutes < 2:
        return "just now"
    if minutes < 60:
        return f"{minutes:.0f} min ago"
    return f"{minutes / 60:.0f} h ago" if minutes < 48 * 60 else f"{minutes / 60 / 24:.0f} days ago"


def mistakes(found, students):
    """Mistakes in exercises and quizzes."""
    caption = f"By how many of {count(students, 'student')} each was made, and how many have not got past it yet."
    return ideas("mistakes", caption, ("Mistake", "Where", "Students", "Still"), found, "still")


def surprises(found):
    """Predictions that did not come true: this is what predicting is for, and what to talk about."""
    caption = (
        "Predictions that did not come true: no mistakes, but something to talk about. Certain: how many of them were."
    )
    return ideas("surprises", caption, ("Expected", "Where", "Students", "Certain"), found, "certain")


def ideas(name, caption, head, found, last):
    """A table of `findings.Mistake`, with one of its numbers, ``last``, at the end."""
    rows = [
        (
            rich(RESULT if UNKNOWN in one.words else one.words),
            f"{escape(one.lesson.name)}, {KINDS[one.kind]} <code>{escape(one.name)}</code>",
            str(len(one.students)),
            str(getattr(one, last)),
        )
        for one in found[:ROWS]
    ]
    return table(name, caption, head, rows) + rest(found) if rows else ""


def rest(found):
    more = len(found) - ROWS
    return f"<p>{count(more, 'rarer one stands', 'rarer ones stand')} in the spreadsheet.</p>" if more > 0 else ""


def exercises(found):
    """How the class stands with each exercise."""
    if not found:
        return ""
    caption = "Those at which most are stuck first. Tries: what half of those who solved it needed at most."
    rows = [
        (
            f"{escape(one.lesson.name)}: <code>{escape(one.name)}</code>",
            str(one.tried),
            str(one.solved),
            str(one.stuck),
            "–" if one.tries is None else f"{one.tries:g}",
        )
        for one in found
    ]
    return table("exercises", caption, ("Exercise", "Tried", "Solved", "Stuck", "Tries"), rows)


def progress(rows, lessons):
    """A row for each student, a column for each lesson that somebody has begun."""
    if not rows:
        return ""
    caption = "In each lesson: exercises solved, and below them predictions and quiz questions answered, of how many."
    head = ("Student", "Stuck at", *(escape(lesson.name) for lesson in lessons))
    return table(
        "progress", caption, head, [(escape(r.student), str(r.stuck), *map(cell, r.lessons.values())) for r in rows]
    )


def cell(counts):
    """How far a student has come in one lesson."""
    solved, exercises, answered, questions = counts
    if not solved and not answered:
        return "–"
    return f"{solved}/{exercises}<br>{answered}/{questions}"


def files_table(remarks):
    """Files that could not be read, or not wholly."""
    if not remarks:
        return ""
    caption = "What could not be read, or not wholly, and why. Everything else was read."
    rows = [(escape(one.file), escape(one.why)) for one in remarks]
    return table("files", caption, ("File", "Why"), rows)
