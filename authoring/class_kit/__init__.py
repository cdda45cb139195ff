"""The graded edition: each lesson as an assignment of nbgrader, which hands out, collects, grades and gives feedback.

Made from the same texts as the notebooks. Each exercise gets its solution back, between nbgrader's markers, and a
locked cell behind it that is worth a point when our own check called the answer correct. The hints stay; the folded
solution goes.

nbgrader itself is not needed to write the folder, and never installed beside what builds the other editions: see
``docs/teaching.md``.
"""

import re
import sys
from pathlib import Path

import nbformat
from execution import printed_run_time
from fill import filled
from percent import SOLUTION, assemble, parse
from steps import must_be_new

HERE = Path(__file__).resolve().parent
POINTS = 1  # for each exercise
CHECKED = re.compile(r"^(\w+) = check\.\1\(\1\)$", re.MULTILINE)  # how the code of an exercise ends


def write(sources, folder):
    """Write an nbgrader course into a new folder, and say what is in it."""
    must_be_new(folder, "the nbgrader course")
    notebooks = {source.stem: assignment(source) for source in sources}
    graded = {stem: exercises(notebook) for stem, notebook in notebooks.items()}
    if not any(graded.values()):
        sys.exit(f"build.py: no exercise stands in {', '.join(graded)}. Choose another lesson to grade.")
    for stem in filter(graded.get, graded):
        place = folder / "source" / stem
        place.mkdir(parents=True)
        nbformat.validate(notebooks[stem])
        (place / f"{stem}.ipynb").write_text(nbformat.writes(notebooks[stem]) + "\n", encoding="utf-8", newline="\n")
    (folder / "nbgrader_config.py").write_text(settings(), encoding="utf-8", newline="\n")
    return graded


def settings():
    """The settings of the course, with what they need of ours at their end."""
    text, ours = (path.read_text(encoding="utf-8") for path in (HERE / "nbgrader_config.py", HERE.parent / "stubs.py"))
    return text.replace("from stubs import stub\n", "") + f"\n\n# Ours, for the blanks.\n{ours}"


def exercises(notebook):
    """Grade ids of a notebook's exercises."""
    marks = (cell.metadata.get("nbgrader", {}) for cell in notebook.cells)
    return [mark["grade_id"] for mark in marks if mark.get("solution")]


def assignment(source):
    """The notebook of a lesson as its teacher has it: with solutions, and with cells that test them."""
    written = (cell.source for cell in parse(filled(source.read(), source)) if cell.tag == "exercise")
    notebook = assemble(source.read(), source)
    cells, below = [], False
    for cell in notebook.cells:
        exercise = "exercise" in cell.metadata.get("tags", [])
        if exercise:
            cells += graded(cell, next(written), source.lesson.room)
        else:
            cells += without_solution(cell) if below else [cell]
        below = exercise
    cells[0].source = cells[0].source.replace("{run_time}", f"{printed_run_time(source.notebook)} seconds")
    notebook.cells = cells
    return notebook


def graded(cell, written, room):
    """An exercise with its solution, and the cell that tests it."""
    checked = CHECKED.search(written)
    if not checked:
        raise ValueError(f"an exercise has to end in `name = check.name(name)`: {written[:60]!r}")
    name = checked[1]
    cell.source = re.sub(r"# (BEGIN|END) SOLUTION", r"### \1 SOLUTION", written)
    cell.metadata["nbgrader"] = mark(f"{room}-{name}", solution=True)
    test = nbformat.v4.new_code_cell(f'assert {name}.outcome == "correct", {name}.message', id=f"{cell.id}-test")
    test.metadata["tags"] = ["raises-exception"]  # Run All goes on behind an exercise that is not done
    test.metadata["nbgrader"] = mark(f"{room}-{name}-test", grade=True, locked=True, points=POINTS)
    return [cell, test]


def mark(grade_id, *, solution=False, grade=False, locked=False, **points):
    """What nbgrader keeps in the metadata of a cell."""
    kinds = {"solution": solution, "grade": grade, "locked": locked, "task": False}
    return {**kinds, **points, "grade_id": grade_id, "schema_version": 3}


def without_solution(cell):
    """The text below an exercise with its hints alone; no cell when there are none."""
    cell.source = cell.source.partition(f"<details><summary>{SOLUTION}")[0].rstrip()
    return [cell] if cell.source else []
