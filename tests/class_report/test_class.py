"""`neurocourse class` on a hundred made-up files: what it says is what is so."""

import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter

import checkout
import numpy as np
import pytest
from class_report.made_up import NOW, a_class

from neurocourse import cli
from neurocourse.class_report import findings, handed_in, reading, writing
from neurocourse.lessons import lesson
from neurocourse.teaching import record, rooms
from neurocourse.teaching.record import spine

ROOT = checkout.ROOT


@pytest.fixture(scope="module")
def classroom(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class") / "9b"
    return folder, a_class(folder)


@pytest.fixture(scope="module")
def students(classroom):
    return handed_in.read(classroom[0])


@pytest.fixture(scope="module")
def found(students):
    return findings.found(students[0])


def test_everybody_who_can_be_read_is_there_and_nobody_else(students, classroom):
    assert len(students[0]) == 90
    assert {s.name for s in students[0]} == {name for name, _ in classroom[1].cells}


def test_what_cannot_be_read_is_told_with_its_reason(students, classroom):
    told = {remark.file: remark.why for remark in students[1]}
    assert told.keys() == classroom[1].unreadable.keys()
    for file, why in classroom[1].unreadable.items():
        assert told[file].startswith("could not be read: ") and why in told[file], told[file]


def test_whoever_is_stuck_is_found_and_the_worst_stands_first(found, classroom):
    listed = [((o.student, o.lesson.room, o.done.name), o.done.tries) for o in found.stuck]
    assert dict(listed) == classroom[1].stuck and len(listed) == len(classroom[1].stuck)
    assert [n for _, n in listed] == sorted((n for _, n in listed), reverse=True)
    assert {(o.student, o.lesson.room, o.done.name): o.done.tries for o in found.trying} == classroom[1].trying
    assert all(o.done.last and o.done.last <= NOW for o in found.stuck)


def test_common_mistakes_are_counted_and_the_commonest_stands_first(found, classroom):
    counted = {(m.lesson.room, m.name, m.words): m.students for m in found.mistakes}
    assert counted == dict(classroom[1].mistakes)
    numbers = [len(m.students) for m in found.mistakes if findings.UNKNOWN not in m.words]
    assert numbers == sorted(numbers, reverse=True) and numbers[0] > 10
    assert findings.UNKNOWN in found.mistakes[-1].words, "what no check has a name for comes last"


def test_who_has_not_got_past_a_mistake(found, classroom):
    open_ones = {**classroom[1].stuck, **classroom[1].trying}
    for m in found.mistakes:
        if m.kind == "exercises":
            assert m.still == sum((who, m.lesson.room, m.name) in open_ones for who in m.students)


def test_predictions_and_how_sure_they_were(found, classroom):
    assert {(m.lesson.room, m.name, m.words): m.students for m in found.surprises} == dict(classroom[1].surprises)
    for m in found.surprises:
        assert m.certain == classroom[1].certain[m.lesson.room, m.name, m.words]


def test_how_far_each_has_come(found, classroom):
    cells = {
        (r.student, one.room): (solved, answered)
        for r in found.rows
        for one, (solved, _, answered, _) in r.lessons.items()
    }
    assert {key: value for key, value in cells.items() if value != (0, 0)} == {
        key: value for key, value in classroom[1].cells.items() if value != (0, 0)
    }
    totals = {one.room: (tasks, asked) for r in found.rows for one, (_, tasks, _, asked) in r.lessons.items()}
    for room, (tasks, asked) in totals.items():
        assert tasks == len(spine.exercises(room)) and asked == len(rooms.items(room)) + len(rooms.predictions(room))
    stuck = Counter(name for name, *_ in classroom[1].stuck)
    assert [r.stuck for r in found.rows] == sorted((stuck[r.student] for r in found.rows), reverse=True)


def test_each_exercise(found, classroom):
    for one in found.exercises:
        mine = [key for key in (*classroom[1].stuck, *classroom[1].trying) if key[1:] == (one.lesson.room, one.name)]
        assert one.tried - one.solved == len(mine)
        assert one.stuck == sum(key in classroom[1].stuck for key in mine)


def run(*arguments, capsys=None):
    """Exit code and what was said."""
    try:
        cli.main(["class", *map(str, arguments)])
        code = 0
    except SystemExit as stopped:
        code = stopped.code
    said = capsys.readouterr() if capsys else None
    return code, said


def test_the_page_and_the_table_say_the_same(classroom, found, tmp_path, capsys):
    code, said = run(classroom[0], "--out", tmp_path, capsys=capsys)
    assert code == 0 and f"90 students, {len(found.stuck_students)} of them stuck." in said.out
    page = (tmp_path / "class.html").read_text("utf-8")
    assert f"{len(found.stuck_students)} of 90 students are stuck" in page
    rows = list(csv.DictReader(io.StringIO((tmp_path / "class.csv").read_bytes().decode("utf-8-sig"))))
    open_ones = {
        (r["student"], r["name"]): r["tries"] for r in rows if (r["kind"], r["outcome"]) == ("exercises", "not yet")
    }
    truth = {**classroom[1].stuck, **classroom[1].trying}
    assert open_ones == {(who, name): str(n) for (who, _, name), n in truth.items()}
    assert {r["name"] for r in rows if r["kind"] == "file"} == set(classroom[1].unreadable)
    assert {r["title"] for r in rows if r["lesson"] == "1"} == {lesson("pioneers").title}


# What learners' own machinery writes


def test_what_the_checks_and_questions_write_is_what_is_read(tmp_path, monkeypatch):
    from neurocourse.pioneers import checks
    from neurocourse.teaching.questions import prediction

    file = tmp_path / "neurocourse-progress.json"
    monkeypatch.setenv("NEUROCOURSE_PROGRESS", str(file))
    for f in (lambda a, b: a, lambda a, b: b, lambda a, b: float(a or b)):
        checks.xor(f)
    item = rooms.prediction("pioneers", "first")
    prediction.commit(item, "pioneers.first", (item.answer + 1) % 4, 2)
    wrong = next(option for option in rooms.items("pioneers")[0].options if not option.correct)
    record.answered("quiz", f"pioneers.{rooms.items('pioneers')[0].id}", {"answer": wrong.text, "right": False})
    ((_, done),), remarks = handed_in.read(tmp_path)
    assert not remarks and done["exercises", "pioneers", "xor"].tries == 3
    assert any("that is OR" in words for words in done["exercises", "pioneers", "xor"].said)
    found = findings.found(handed_in.read(tmp_path)[0])
    assert [o.done.name for o in found.stuck] == ["xor"] and found.surprises[0].certain == 1
    assert wrong.misconception in {m.words for m in found.mistakes}


def a_notebook(*outputs, room="pioneers"):
    """A saved notebook whose cells check ``xor`` with these outputs."""
    first = f"from neurocourse import {room}\nfrom neurocourse.{room} import checks as check\n"
    cells = [{"cell_type": "code", "source": [first], "outputs": []}]
    for text in outputs:
        data = {"text/plain": text.splitlines(keepends=True), "text/html": "<div></div>"}
        output = {"output_type": "display_data", "data": data, "metadata": {}}
        cells.append({"cell_type": "code", "source": "xor = check.xor(xor)", "outputs": [output], "metadata": {}})
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@pytest.mark.parametrize(
    "text, outcome",
    {
        "✗ xor: not yet\n  that is\n  OR": [False],
        "✓ xor: correct\n  your function is used from here on.": [True],
        "○ xor: not attempted\n  one blank is still open": [],
        "✗ Ten units: it stands\n  Yours read 3": [],
        "✗ other: nothing": [],
        "": [],
    }.items(),
)
def test_a_notebook_tells_the_outcome_of_its_checks(tmp_path, text, outcome):
    (tmp_path / "ann_01_pioneers.ipynb").write_text(json.dumps(a_notebook(text)), encoding="utf-8")
    ((name, done),), remarks = handed_in.read(tmp_path)
    assert (name, [d.right for d in done.values()], remarks) == ("ann", outcome, [])


@pytest.mark.parametrize("stem", [path.stem for path in sorted((ROOT / "notebooks").glob("*.ipynb"))])
def test_a_lesson_that_nobody_has_touched_tells_nothing(stem):
    deeds, remark = reading.notebook((ROOT / "notebooks" / f"{stem}.ipynb").read_bytes(), stem)
    assert (deeds, remark) == ([], "")


def test_a_real_check_in_a_real_notebook_is_read(tmp_path):
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    first = "from neurocourse.pioneers import checks as check\ndef xor(a, b):\n    return a"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(t) for t in (first, "xor = check.xor(xor)")])
    nbclient.NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    nbformat.write(notebook, tmp_path / "ann.ipynb")
    ((_, done),), _ = handed_in.read(tmp_path)
    assert list(done["exercises", "pioneers", "xor"].said) == ["your network repeats x1 and ignores x2"]


# Whose file is it?

NAMES = {
    "Zoë Lee_1234_assignsubmission_file/neurocourse-progress.json": "Zoë Lee",
    "Zoë Lee_1234_assignsubmission_file_neurocourse-progress.json": "Zoë Lee",
    "leezoe_LATE_12345_67890_neurocourse-progress.json": "leezoe",
    "leezoe_12345_67890_01_pioneers_further.ipynb": "leezoe",
    "ann/work/deep/neurocourse-progress.json": "ann",
    "neurocourse-progress-ann.json": "ann",
    "ann_05_basal_ganglia (2).ipynb": "ann",
    "ann_05_basal_ganglia-Copy1.ipynb": "ann",
    "student_1001.json": "student_1001",
    "1001.json": "1001",
    "neurocourse-progress (3).json": "neurocourse-progress (3)",
    "neurocourse-progress.json": "9b",
    "02_neurotransmitters.ipynb": "9b",
    "Zoe\u0308.json": "Zoë",
    "a\u202eb\nc.json": "a�b�c",
    "نی\u200cلوفر.json": "نی\u200cلوفر",
}


@pytest.mark.parametrize("path, name", NAMES.items())
def test_a_student_is_named_by_folder_or_file(path, name):
    assert handed_in.student(tuple(path.split("/")), "9b") == name


def test_two_who_differ_in_a_number_are_two():
    names = {handed_in.student((f"team_{a}_{b}.json",), "9b") for a in range(3) for b in range(3)}
    assert len(names) == 9


def test_a_student_twice_is_one_and_what_is_further_counts(tmp_path):
    (tmp_path / "Ann").mkdir()
    one = {
        "exercises": {"pioneers.xor": "not yet", "pioneers.third_input": "correct"},
        "tries": {"pioneers.xor": {"n": 9}},
    }
    two = {"exercises": {"pioneers.xor": "correct", "pioneers.third_input": "not yet"}}
    (tmp_path / "ann.json").write_text(json.dumps(one))
    (tmp_path / "Ann" / "neurocourse-progress.json").write_text(json.dumps(two))
    ((name, done),), (remark,) = handed_in.read(tmp_path)
    assert all(d.right for d in done.values()) and len(done) == 2
    assert remark.why.startswith("2 files of one student") and "ann.json" in remark.file and name in ("Ann", "ann")


def test_a_progress_file_and_notebooks_of_one_student_are_no_remark(tmp_path):
    (tmp_path / "ann.json").write_text(
        '{"exercises": {"pioneers.xor": "not yet"}, "tries": {"pioneers.xor": {"n": 4, "said": {"that is OR": 4}}}}'
    )
    (tmp_path / "ann_01_pioneers.ipynb").write_text(json.dumps(a_notebook("✗ xor: not yet\n  that is AND")))
    ((_, done),), remarks = handed_in.read(tmp_path)
    assert not remarks and done["exercises", "pioneers", "xor"].said == {"that is OR": 4}


# It costs nobody else anything


def test_other_commands_do_not_load_it():
    code = "import sys, neurocourse.cli, neurocourse.teaching, neurocourse.pioneers.checks; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "neurocourse.class_report" not in done.stdout.split()


def test_the_report_draws_nothing(tmp_path):
    (tmp_path / "ann.json").write_text('{"exercises": {"pioneers.xor": "not yet"}}')
    code = "import sys; from neurocourse.cli import main; main(sys.argv[1:]); print(*sys.modules)"
    command = [sys.executable, "-c", code, "class", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "neurocourse.class_report.page" in done.stdout.split() and "matplotlib" not in done.stdout.split()


def test_the_word_for_certain_is_that_of_the_question():
    from neurocourse.teaching.questions.prediction import SURE

    assert SURE[-1] == "certain"


def test_seeds_give_other_classes(tmp_path):
    one, two = (a_class(tmp_path / str(seed), 5, seed) for seed in (1, 2))
    assert one.stuck != two.stuck and np.sum([len(t.stuck) for t in (one, two)]) > 0


def test_no_line_of_the_head_is_forgotten():
    assert len(writing.HEAD) == len(set(writing.HEAD)) == 12 and not any(re.search(r"^[=+@-]", h) for h in writing.HEAD)
