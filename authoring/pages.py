"""What README and docs are filled in with, from ``lessons.toml`` and the publisher, between marks nobody sees."""

import re

import publisher
from sources import ROOT

from neurocourse.lessons import lessons, ready

MARKS = re.compile(r"(<!-- (\w+): filled in by authoring/build.py -->\n).*?(<!-- end -->)", re.DOTALL)


def lesson_table():
    """One row for each lesson that can be taken."""
    cells = [(f"{it.number:02}", it.brain, it.ai, notebook(it), it.builds) for it in ready()]
    rows = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join(["| | brain | AI | notebook | what you will build |", "|---|---|---|---|---|", *rows]) + "\n"


def notebook(lesson):
    """Links to the notebooks of a lesson, from the top of the repository."""
    more = f", [further](notebooks/{lesson.further_stem}.ipynb)" if lesson.further else ""
    return f"[{lesson.title}](notebooks/{lesson.stem}.ipynb){more}"


def planned():
    """How many lessons are in preparation."""
    return f"{sum(not lesson.ready for lesson in lessons())} more are planned; the map in lesson 00 shows them.\n"


def questions():
    """The question of each lesson, for the teacher's page."""
    return "".join(f"- **{lesson.name}**, about {lesson.minutes} minutes. {lesson.question}\n" for lesson in ready())


FILLS = {"lessons": lesson_table, "planned": planned, "questions": questions, "ways": publisher.ways_in}
PAGES = [ROOT / "README.md", ROOT / "docs" / "teaching.md"]


def filled(text):
    """A page with its tables as the plan says."""
    return MARKS.sub(lambda found: found[1] + FILLS[found[2]]() + found[3], text)


def compared():
    """Each page, and whether its tables are those of the plan."""
    return [(path, path.read_text("utf-8") == filled(path.read_text("utf-8"))) for path in PAGES]


def fill_in():
    """Write the tables into their pages."""
    for path, fits in compared():
        if not fits:
            path.write_text(filled(path.read_text("utf-8")), encoding="utf-8", newline="\n")
