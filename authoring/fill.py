"""Fills in what a text leaves to ``lessons.toml``: a lesson's head, links to its neighbours, numbers of others."""

import publisher

from neurocourse.lessons import lessons, named

CLICK = """\
Run the cells from top to bottom with <kbd>Shift</kbd>+<kbd>Enter</kbd>. Nothing breaks when you skip an exercise: the
course then goes on with its own version and says so. On Binder or a shared hub, save your copy early with
*File › Download*."""
FURTHER = "What the lesson had no room for. Each piece has a small question of its own; read them in any order."
HOME = "has the map, the index and the words"


def filled(text, source=None):
    """A source's text with everything in braces that is known here; what belongs to a lesson needs its ``source``."""
    if source is not None:
        words = {"{header}": header(source), "{next}": neighbours(source)}
        for brace, value in words.items():
            text = text.replace(f"# {brace}", "\n".join(f"# {line}".rstrip() for line in value.splitlines()))
    return named(text)


def header(source):
    """Title, question and table of a notebook."""
    lesson = source.lesson
    if source.further:
        links = publisher.elsewhere(source.stem)
        places = f" Open it {links}." if links else ""
        return f"# {lesson.name}: going further\n\n{FURTHER}\n\n{{link:{lesson.room}}} comes first.{places}"
    rows = [
        ("Reading and doing", f"about {lesson.minutes} minutes"),
        ("Run All", "under {run_time} on two cores"),
        ("You need", lesson.needs),
        ("Before", lesson.before),
        ("Open it", publisher.elsewhere(source.stem)),
        ("Further", f"[what the lesson had no room for]({lesson.further_stem}.ipynb)" if lesson.further else ""),
    ]
    table = "\n".join(f"| {name} | {value} |" for name, value in rows if value)
    head = f"# {lesson.name}\n\n**{lesson.question}**"
    about = f"<details><summary>About this lesson</summary>\n\n| | |\n|---|---|\n{table}\n\n</details>"
    return f"{head}\n\n{CLICK}\n\n{about}" if lesson.number else f"{head}\n\n{about}"  # lesson 0 has its own words


def neighbours(source):
    """Where to go from the end of a notebook."""
    lesson, plan = source.lesson, lessons()
    parts = []
    if source.further:
        parts.append(f"**Back to the lesson:** {{link:{lesson.room}}}.")
    elif lesson.further:
        parts.append(f"**Further:** [{lesson.title}, what it had no room for]({lesson.further_stem}.ipynb).")
    if lesson.number + 1 < len(plan) and plan[lesson.number + 1].ready:
        after = plan[lesson.number + 1]
        parts.append(f"**Next:** {{link:{after.room}}}. *{after.question}*")
    if lesson.number > 1 and not source.further:
        parts.append(f"**Before:** {{link:{plan[lesson.number - 1].room}}}.")
    if lesson.number:
        parts.append(f"**Home:** {{link:{plan[0].room}}} {HOME}.")
    return "\n\n".join(parts)
