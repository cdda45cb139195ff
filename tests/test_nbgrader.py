"""The graded edition: an assignment of every lesson, and one lesson taken through nbgrader, up to the feedback."""

import copy
import csv
import html
import inspect
import os
import re
import zipfile
from functools import cache
from pathlib import Path

import build
import class_kit
import nbformat
import pytest
import sealed
import wheels
from answers import answers
from percent import SOLUTION, parse
from solved_lesson import run
from sources import every
from stubs import stub

from neurocourse.start_here import checks as check

SOURCES = every()
GRADED = [source for source in SOURCES if "# %% exercise" in source.read()]
each_graded = pytest.mark.parametrize("source", GRADED, ids=lambda source: source.stem)


@cache
def written(source):
    return class_kit.assignment(source)


def assignment(source):
    """A notebook of one's own to change."""
    return copy.deepcopy(written(source))


def mark(cell):
    return cell.metadata.get("nbgrader", {})


def solutions(notebook):
    return [cell for cell in notebook.cells if mark(cell).get("solution")]


def locked(notebook):
    return [cell for cell in notebook.cells if mark(cell).get("grade")]


# Every lesson, without nbgrader


@each_graded
def test_each_exercise_has_its_solution_and_a_locked_test_behind_it(source):
    notebook = assignment(source)
    wanted = [cell.source for cell in parse(source.read()) if cell.tag == "exercise"]
    assert len(solutions(notebook)) == len(locked(notebook)) == len(wanted)
    for cell, test, text in zip(solutions(notebook), locked(notebook), wanted, strict=True):
        assert notebook.cells[notebook.cells.index(cell) + 1] is test
        name = re.search(r"^(\w+) = check\.", text, re.MULTILINE)[1]
        assert mark(cell)["grade_id"] == f"{source.lesson.room}-{name}" and not mark(cell)["locked"]
        assert mark(test)["grade_id"] == f"{source.lesson.room}-{name}-test" and mark(test)["locked"]
        assert mark(test)["points"] == class_kit.POINTS and "raises-exception" in test.metadata.tags
        assert test.source == f'assert {name}.outcome == "correct", {name}.message'
        assert cell.source.count("### BEGIN SOLUTION") == cell.source.count("### END SOLUTION") >= 1
        assert cell.source.replace("### ", "# ") == text


def test_grade_ids_are_unique_in_the_whole_course():
    ids = [mark(cell)["grade_id"] for source in GRADED for cell in assignment(source).cells if mark(cell)]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[\w-]+", grade_id) for grade_id in ids)


@each_graded
def test_what_students_get_is_the_committed_notebook_but_for_tests_and_solutions(source):
    notebook = assignment(source)
    for cell in solutions(notebook):
        cell.source = stub(cell.source)  # which nbgrader does, see below
    ours = [(cell.id, cell.source) for cell in notebook.cells if cell not in locked(notebook)]
    theirs = []
    for cell in nbformat.read(source.notebook, as_version=4).cells:
        hints = cell.source.split(f"<details><summary>{SOLUTION}")[0].rstrip()
        theirs += [(cell.id, hints)] if hints else []
    assert ours == theirs
    assert SOLUTION not in str(notebook)


@each_graded
def test_solutions_are_code_and_an_exercise_that_was_not_begun_earns_nothing(source):
    """The cells that count, and the imports, run as they are handed out."""
    notebook, namespace, failed = assignment(source), {"__name__": "__main__"}, []
    imports = next(cell for cell in notebook.cells if "import checks as check" in cell.source)
    for cell in [imports, *(cell for cell in notebook.cells if mark(cell))]:
        compile(cell.source, "<solution>", "exec")
        try:
            run(stub(cell.source), namespace)
        except AssertionError as error:
            failed.append(mark(cell)["grade_id"])
            assert str(error), "it says what is missing"
    assert failed == [mark(test)["grade_id"] for test in locked(notebook)]


def test_an_exercise_without_a_check_is_refused():
    cell = nbformat.v4.new_code_cell("def f(): ...")
    with pytest.raises(ValueError, match=r"has to end in `name = check.name\(name\)`: 'def f"):
        class_kit.graded(cell, cell.source, "pioneers")


# The folder


def test_the_folder_has_the_chosen_lessons_and_settings_that_stand_alone(tmp_path, capsys):
    course = tmp_path / "a course"
    build.main(["--nbgrader", str(course), "cortex", "start_here"])
    assert sorted(str(path.relative_to(course)) for path in course.rglob("*.*")) == [
        "nbgrader_config.py",
        str(Path("source/00_start_here/00_start_here.ipynb")),
        str(Path("source/03_cortex/03_cortex.ipynb")),
    ]
    said = capsys.readouterr().out
    assert "03_cortex: 5 exercises\n03_cortex_further: left out, as it has no exercise" in said
    settings = (course / "nbgrader_config.py").read_text(encoding="utf-8")
    compile(settings, "nbgrader_config.py", "exec")
    assert "from stubs" not in settings and "def stub(" in settings


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "gradebook.db").write_text("a year's work", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"is not empty\. Name a new folder"):
        build.main(["--nbgrader", str(tmp_path), "pioneers"])
    assert [path.name for path in tmp_path.iterdir()] == ["gradebook.db"]


def test_a_choice_without_any_exercise_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="no exercise stands in 03_cortex_further"):
        build.main(["--nbgrader", str(tmp_path / "course"), "03_cortex_further"])
    assert not (tmp_path / "course").exists()


# One lesson in nbgrader, the shortest; each submission costs a whole Run All

STEM, EXERCISE = "00_start_here", "weighted_sum"
LESSON = next(source for source in SOURCES if source.stem == STEM)
WRONG, _ = answers("start_here").wrongs[EXERCISE][0]
NBGRADER = ("nbgrader==0.9.6", "alembic==1.20.1", "mako==1.4.3", "sqlalchemy==2.1.9", "rapidfuzz==3.14.6", "setuptools")
POINTS = {"right": 1, "wrong": 0, "undone": 0, "edited": 0, "deleted": 0}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course in which five students handed in, and were graded, without a network."""
    packages = wheels.installed(NBGRADER, "nbgrader")
    folder = tmp_path_factory.mktemp("course")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(packages))
        patch.setenv("PATH", str(packages / "bin"), prepend=os.pathsep)  # nbgrader calls alembic by its name
        patch.delenv("NEUROCOURSE_PROGRESS", raising=False)
        class_kit.write([LESSON], folder)
        nbgrader(folder, "generate_assignment", STEM)
        hand_in(nbformat.read(folder / "release" / STEM / f"{STEM}.ipynb", as_version=4), folder)
        for command in ("zip_collect", "autograde", "generate_feedback"):
            nbgrader(folder, command, STEM, "--Execute.timeout=400")
        nbgrader(folder, "export")
    return folder


def nbgrader(course, *command):
    done = sealed.run(["-m", "nbgrader", *command], course, course)
    assert done.returncode == 0, done.stderr[-3000:]


def hand_in(release, course):
    """What a teacher downloads: files named by student, and a zip with a folder for each student."""
    archive = course / "downloaded" / STEM / "archive"
    archive.mkdir(parents=True)
    edited, deleted = copy.deepcopy(release), copy.deepcopy(release)
    locked(edited)[0].source = "pass"
    deleted.cells.remove(locked(deleted)[0])
    with zipfile.ZipFile(archive / "class 7b.zip", "w") as file:
        file.writestr(f"undone/{STEM}.ipynb", nbformat.writes(release))
        file.writestr(f"edited_{STEM} (1).ipynb", nbformat.writes(edited))
        file.writestr("deleted/notes.txt", "I have no idea.")
        file.writestr(f"deleted/{STEM}-2.ipynb", nbformat.writes(deleted))
    for student, source in (("right", solutions(assignment(LESSON))[0].source), ("wrong", as_a_cell(WRONG))):
        notebook = copy.deepcopy(release)
        solutions(notebook)[0].source = source
        nbformat.write(notebook, archive / f"{student}_{STEM}.ipynb")


def as_a_cell(answer):
    """An answer that stands among ours, as a learner writes it into the notebook."""
    code = "def " + inspect.getsource(answer).partition("\ndef ")[2].replace(answer.__name__, EXERCISE)
    return f"{code}\n\n{EXERCISE} = check.{EXERCISE}({EXERCISE})"


def handed(course, step, student):
    """The notebook of a student at a step of the way."""
    return nbformat.read(course / step / student / STEM / f"{STEM}.ipynb", as_version=4)


@pytest.mark.slow
def test_the_release_has_the_blanks_of_the_committed_notebook(course):
    (blank,) = solutions(nbformat.read(course / "release" / STEM / f"{STEM}.ipynb", as_version=4))
    assert blank.source in [cell.source for cell in nbformat.read(LESSON.notebook, as_version=4).cells]
    assert "return ...  # your code here" in blank.source


@pytest.mark.slow
def test_files_are_collected_by_the_student_whose_name_they_carry(course):
    assert sorted(path.name for path in (course / "submitted").iterdir()) == sorted(POINTS)


@pytest.mark.slow
def test_points_are_as_they_should_be(course):
    with open(course / "grades.csv", encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {student: float(row["score"]) for student, row in rows.items()} == POINTS
    assert {float(row["max_score"]) for row in rows.values()} == {1}


@pytest.mark.slow
@pytest.mark.parametrize("student", ["edited", "deleted"])
def test_a_test_that_was_tampered_with_is_put_back_and_fails(course, student):
    ours = locked(assignment(LESSON))[0].source
    assert ours not in [cell.source for cell in handed(course, "submitted", student).cells]
    (test,) = locked(handed(course, "autograded", student))
    assert test.source.splitlines()[-1] == ours and test.outputs[-1].ename == "AssertionError"


@pytest.mark.slow
def test_feedback_names_the_mistake(course):
    message = html.escape(check.weighted_sum(WRONG).message, quote=False)
    told = {student: (course / "feedback" / student / STEM / f"{STEM}.html").read_text("utf-8") for student in POINTS}
    assert f"AssertionError</span>: {message}" in told["wrong"]
    assert [student for student in POINTS if message in told[student]] == ["wrong"]


@pytest.mark.slow
def test_grading_runs_every_cell_without_a_network_and_notes_no_progress(course):
    for student in POINTS:
        failed = [cell for cell in handed(course, "autograded", student).cells if "ename" in str(cell.get("outputs"))]
        assert failed == ([] if student == "right" else locked(handed(course, "autograded", student)))
    assert list(course.rglob("*progress*")) == []
