"""The learner's progress in words: a row for each lesson, a column for each kind of thing that was done."""

import html

KINDS = ("exercises", "predictions", "quiz", "claims", "challenges")


def summary(data):
    """One row a lesson: its name and a sentence for each kind of thing that was done there."""
    rooms = dict.fromkeys(str(key).split(".")[0] for kind in KINDS for key in data.get(kind, {}))
    return [(room, *(tally(kind, data.get(kind, {}), room) for kind in KINDS)) for room in rooms]


def tally(kind, part, room):
    """What was done in one room, in words: ``2 of 3 correct (not yet: xor)``."""
    mine = {key.split(".", 1)[-1]: value for key, value in part.items() if key.split(".")[0] == room}
    if not mine:
        return ""
    if kind == "exercises":
        open_ones = [key for key, value in mine.items() if value != "correct"]
        rest = f" (not yet: {', '.join(open_ones)})" if open_ones else ""
        return f"{len(mine) - len(open_ones)} of {len(mine)} correct{rest}"
    right = sum(isinstance(value, dict) and value.get("right") is True for value in mine.values())
    return f"{right} of {len(mine)} {DONE.get(kind, 'right')}"


DONE = {"claims": "as the sources judge", "challenges": "broken"}
HEAD = ("Lesson", "Exercises", "Predictions", "Quiz", "Claims", "Challenges")
HOW = "To forget everything: progress(forget=True)"


def as_text(rows, notes):
    """The summary as plain text, one line a lesson."""
    lines = [
        "Your progress"
        if rows
        else "Your progress: nothing yet. Exercises, predictions and quizzes will be noted here."
    ]
    for room, *cells in rows:
        done = [f"{head.lower()} {cell}" for head, cell in zip(HEAD[1:], cells, strict=True) if cell]
        lines.append(f"  {room}: {'; '.join(done)}")
    return "\n".join([*lines, *notes, *([HOW] if rows else [])])


def as_html(rows, notes):
    """The summary as a table with headings for rows and columns."""
    head = "".join(f'<th scope="col">{title}</th>' for title in HEAD)
    body = "".join(
        f'<tr><th scope="row">{html.escape(room)}</th>'
        + "".join(f"<td>{html.escape(c) or '–'}</td>" for c in cells)
        + "</tr>"
        for room, *cells in rows
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if rows else "<p>Nothing yet.</p>"
    last = [f"<p>{html.escape(n)}</p>" for n in notes] + (
        [f"<p>To forget everything: <code>{HOW.split(': ')[1]}</code></p>"] if rows else []
    )
    return f'<div class="nc-progress"><strong>Your progress</strong>{table}{"".join(last)}</div>'
