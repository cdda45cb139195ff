"""The notebooks: built from their sources, to the byte; they run unsolved and solved; they hold no machinery."""

import ast
import os
import platform
import re
from pathlib import Path

import build
import nbformat
import percent
import pytest
import sealed
from sources import Source, every

from neurocourse.start_here import course_map, index

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
SOURCES = every()

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)

EXERCISE = """
# %% [markdown]
# # A title
# Runs in {run_time}.
# %% exercise
def leak(V, dt):
    # BEGIN SOLUTION
    rate = -V
    a, b = rate, dt
    for _ in range(2):
        pass
    # END SOLUTION
    return V + a * b

# %% [hint]
# Look at the sign.
# %%
print(leak.__name__)
"""


def code_cells(path):
    return [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]


def test_stub_keeps_left_hand_sides_and_drops_the_rest():
    student = percent.assemble(EXERCISE).cells[1].source
    assert student.splitlines() == [
        "def leak(V, dt):",
        "    rate = ...  # your code here",
        "    a, b = ...  # your code here",
        "    ...  # your code here",
        "    return V + a * b",
    ]


def test_solution_and_hints_are_folded_below_the_exercise():
    cells = percent.assemble(EXERCISE).cells
    assert [c.cell_type for c in cells] == ["markdown", "code", "markdown", "code"]
    fold = cells[2].source
    assert (
        fold.index("Hint 1")
        < fold.index("Look at the sign.")
        < fold.index("Show me the solution")
        < fold.index("rate = -V")
    )
    assert fold.count("<details>") == fold.count("</details>") == 2
    assert "SOLUTION" not in fold


def test_solved_form_is_the_code_of_the_solution():
    solved = percent.assemble(EXERCISE, with_solutions=True).cells[1].source
    assert "rate = -V" in solved and "..." not in solved and "SOLUTION" not in solved


def test_ids_come_from_the_contents_and_repeats_stay_apart():
    first, second = (percent.assemble(EXERCISE), percent.assemble("# %%\nprint(1)\n" + EXERCISE))
    assert [c.id for c in first.cells] == [c.id for c in second.cells[1:]]
    twice = percent.assemble("# %%\nprint(1)\n# %%\nprint(1)\n")
    assert twice.cells[0].id != twice.cells[1].id


@pytest.mark.parametrize(
    "text, message",
    [
        ("# %% exercize\nx = 1\n", "line 1: unknown cell marker"),
        ("# %% [hint]\n# early\n", "a hint stands before any exercise"),
    ],
)
def test_a_mistake_in_a_source_is_named(text, message):
    with pytest.raises(ValueError, match=message):
        percent.assemble(text)


def test_run_time_is_rounded_up_and_steady():
    assert build.run_time(3.2, None) == 5
    assert build.run_time(6.0, None) == 10
    assert build.run_time(6.0, 10) == 10
    assert build.run_time(11.0, 10) == 15
    assert build.run_time(4.0, 10) == 5


def test_build_replaces_nothing_when_a_cell_fails(tmp_path):
    source, target = Source(SOURCES[0].lesson, tmp_path / "lesson.py"), tmp_path / "broken.ipynb"
    source.path.write_text("# %%\n1 / 0\n", encoding="utf-8")
    target.write_text("the old notebook", encoding="utf-8")
    with pytest.raises(Exception, match="ZeroDivisionError"):
        build.build(source, target)
    assert target.read_text(encoding="utf-8") == "the old notebook"


def test_two_builds_give_the_same_bytes(tmp_path):
    """On the shortest lesson, which has one of everything; the printed run time is handed on as build.py does."""
    source = SOURCES[0]
    previous = build.printed_run_time(source.notebook)
    copies = [tmp_path / "one.ipynb", tmp_path / "two.ipynb"]
    for copy in copies:
        build.build(source, copy, previous=previous)
    first, second = (re.sub(rb"\d+ seconds", b"", copy.read_bytes()) for copy in copies)
    assert first == second


@each_source
def test_notebook_is_what_its_source_says(source):
    assert build.differences(source) == [], f"run `python authoring/build.py {source.lesson.room}`"


@each_source
def test_a_changed_source_is_noticed(source, tmp_path):
    changed = source._replace(path=tmp_path / source.path.name)
    changed.path.write_text(source.read() + "\n# %% [markdown]\n# One more thought.\n", encoding="utf-8")
    assert build.differences(changed)


def test_a_change_in_another_room_makes_lesson_00_stale(monkeypatch):
    """Its map and its index show every room: whoever builds one room gets lesson 00 with it, when that is needed."""
    first, *others = SOURCES
    assert build.with_home(others) == others
    one_more = index.systems()[0]._replace(section="A section with a new name")
    monkeypatch.setattr(index, "systems", lambda: [one_more])
    assert build.home.stale(first.notebook) == ["index"]
    assert build.differences(first) == ["its index changed since it was built"]
    assert build.with_home(others) == [first, *others] and build.with_home(SOURCES) == SOURCES
    monkeypatch.setattr(course_map, "on_the_map", lambda: [])
    assert build.home.stale(first.notebook) == ["map", "index"]


@each_notebook
def test_notebook_is_small(path):
    assert path.stat().st_size <= 700 * 1024
    for cell in code_cells(path):
        assert len(str(cell.outputs)) <= 120_000, cell.source  # the index has a row for each system of the course


@each_notebook
def test_notebook_holds_no_machinery(path):
    """Cells of at most 15 lines; only exercises and attempts at a challenge define functions; tags that are read."""
    for cell in code_cells(path):
        tags = set(cell.metadata.get("tags", []))
        assert tags <= {"exercise", "raises-exception", "hide-input"}, tags
        assert len(cell.source.splitlines()) <= 15, cell.source
        # What fits beside the file browser on a 13-inch screen.
        assert all(len(line) <= 92 for line in cell.source.splitlines()), cell.source
        defines = any(
            isinstance(n, (ast.FunctionDef, ast.ClassDef, ast.Lambda)) for n in ast.walk(ast.parse(cell.source))
        )
        assert not defines or "exercise" in tags or cell.source.splitlines()[-1].startswith("scores = check."), (
            cell.source
        )


@each_notebook
def test_every_cell_ran_and_every_figure_has_words_beside_it(path):
    """nbval compares no pictures: so text must stand beside each of them, where nbval sees it."""
    for cell in code_cells(path):
        assert cell.execution_count is not None, cell.source
        html = "".join(out.get("data", {}).get("text/html", "") for out in cell.outputs)
        for image in re.findall(r"<img [^>]*>", html):
            assert re.search(r'alt="[^"]{40,}"', image), cell.source
        if "<img" in html:
            assert any("text/plain" in out.get("data", {}) or out.output_type == "stream" for out in cell.outputs)


def another_processor():
    """Settings under which NumPy and OpenBLAS calculate as on an older processor, whose sums are rounded otherwise.

    That is one of 2013 for a machine with the instructions AVX-512, else one of 2008.
    """
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return {}
    from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

    used = [name for name in __cpu_dispatch__ if __cpu_features__.get(name)]
    newest = [name for name in used if name.startswith(("X86_V4", "AVX512"))]
    core = "Haswell" if newest else "Nehalem"
    return {"OPENBLAS_CORETYPE": core, "NPY_DISABLE_CPU_FEATURES": " ".join(newest or used)}


@each_notebook
def test_committed_outputs_are_true(path, tmp_path):
    """Strict nbval, without a network, in a read-only folder with a difficult name: every printed word comes again.

    And that on another processor than the one it was built on, but for what follows ≈.
    """
    looks_at_its_folder = path.stem == "00_start_here"  # and says when nothing can be saved there
    place = sealed.folder(tmp_path, path, mode=0o755 if looks_at_its_folder else 0o555)
    command = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env"]
    command += ["--nbval-cell-timeout", "120", "--nbval-sanitize-with", str(ROOT / "tests" / "nbval_sanitize.cfg")]
    command += ["-c", os.devnull, "--rootdir", str(place), path.name]
    done = sealed.run(command, place, tmp_path, NEUROCOURSE_PROGRESS="off", **another_processor())
    again = f"\n`python authoring/build.py {path.stem}` builds it again."
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:] + again
    assert [p.name for p in place.iterdir()] == [path.name]


def test_the_solved_form_can_be_written(tmp_path, capsys):
    build.main(["00", "--solved", str(tmp_path / "solved")])
    (path,) = (tmp_path / "solved").iterdir()
    assert "return sum(x * w)" in path.read_text(encoding="utf-8") and path.name in capsys.readouterr().out
