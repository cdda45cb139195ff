"""Build the notebooks from their sources: ``notebooks/src/NN_room.py`` -> ``notebooks/NN_room.ipynb``.

    python notebooks/build.py               build every lesson
    python notebooks/build.py 01_pioneers   build one
    python notebooks/build.py --check       compare with the committed notebooks, without executing anything
    python notebooks/build.py --solved DIR  build the solved form into DIR
    python notebooks/build.py --site DIR    write the committed notebooks as pages that open from disk

A source is Python in percent format. ``# %% [markdown]`` starts text, ``# %%`` code. In ``# %% exercise`` the learner
writes what stands between ``# BEGIN SOLUTION`` and ``# END SOLUTION``; the ``# %% [hint]`` cells after it are folded,
together with the solution, into one cell below the exercise. ``{run_time}`` in a text becomes the measured run time.
The same source gives the same bytes: ids come from the contents, timings and widget state are dropped.
"""

import argparse
import ast
import hashlib
import os
import re
import sys
import tempfile
import textwrap
import time
from pathlib import Path
from typing import NamedTuple

import nbformat
import reading_copy

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
MARKER = re.compile(r"^# %%(?: \[(markdown|hint)\])?(?: (\w+))?$")
RUN_TIME = re.compile(r"\d+ seconds|\{run_time\}")
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
}


class Cell(NamedTuple):
    kind: str  # "code", "markdown" or "hint"
    tag: str | None
    source: str


def parse(text):
    """Split a percent-format source into cells."""
    cells = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("# %%"):
            match = MARKER.match(line.rstrip())
            if not match or match[2] not in (None, "exercise"):
                raise ValueError(f"line {number}: unknown cell marker {line!r}")
            cells.append((match[1] or "code", match[2], []))
        elif cells:
            cells[-1][2].append(line)
    return [Cell(kind, tag, clean(kind, lines)) for kind, tag, lines in cells]


def clean(kind, lines):
    """Source of one cell: comment signs taken off text, blank lines off both ends."""
    if kind != "code":
        lines = [re.sub(r"^# ?", "", line) for line in lines]
    return "\n".join(lines).strip("\n")


def solved(source):
    """The exercise with its solution: only the two markers go."""
    return "\n".join(line for line in source.splitlines() if line.strip() not in ("# BEGIN SOLUTION", "# END SOLUTION"))


def stub(source):
    """The exercise as the learner finds it: ``...`` in place of what stands between the markers."""
    lines, out = iter(source.splitlines()), []
    for line in lines:
        if line.strip() != "# BEGIN SOLUTION":
            out.append(line)
            continue
        block = []
        for inner in lines:
            if inner.strip() == "# END SOLUTION":
                break
            block.append(inner)
        out += blanks(block)
    return "\n".join(out)


def blanks(block):
    """Lines with their right-hand sides blanked: ``dV = ...``, ``return ...``; any other statement becomes ``...``."""
    indent = " " * (len(block[0]) - len(block[0].lstrip()))
    text = "def f():\n" + textwrap.indent(textwrap.dedent("\n".join(block)), "    ")
    out = []
    for node in ast.parse(text).body[0].body:
        if isinstance(node, ast.Assign):
            names = " = ".join(ast.get_source_segment(text, target) for target in node.targets)
            out.append(f"{indent}{names} = ...  # your code here")
        elif isinstance(node, ast.Return):
            out.append(f"{indent}return ...  # your code here")
        else:
            out.append(f"{indent}...  # your code here")
    return out


def folded(hints, solution):
    """One text cell with the hints and the solution, each closed until the reader opens it."""
    parts = [(f"Hint {i}", hint) for i, hint in enumerate(hints, 1)]
    parts.append(("Show me the solution", f"```python\n{solution}\n```"))
    return "\n\n".join(f"<details><summary>{title}</summary>\n\n{body}\n\n</details>" for title, body in parts)


def assemble(text, *, with_solutions=False):
    """Notebook (not executed) that a source describes."""
    cells, exercise, hints = [], None, []

    def close_exercise():
        nonlocal exercise
        if exercise is not None:
            cells.append(nbformat.v4.new_markdown_cell(folded(hints, solved(exercise))))
        exercise = None
        hints.clear()

    for cell in parse(text):
        if cell.kind == "hint":
            if exercise is None:
                raise ValueError(f"a hint stands before any exercise: {cell.source[:60]!r}")
            hints.append(cell.source)
            continue
        close_exercise()
        if cell.kind == "markdown":
            cells.append(nbformat.v4.new_markdown_cell(cell.source))
        elif cell.tag == "exercise":
            exercise = cell.source
            code = solved(exercise) if with_solutions else stub(exercise)
            cells.append(nbformat.v4.new_code_cell(code, metadata={"tags": ["exercise"]}))
        else:
            cells.append(nbformat.v4.new_code_cell(cell.source))
    close_exercise()
    set_ids(cells)
    return nbformat.v4.new_notebook(cells=cells, metadata=METADATA)


def set_ids(cells):
    """Ids from the contents, so that inserting a cell leaves all the others as they were."""
    seen = {}
    for cell in cells:
        name = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
        seen[name] = seen.get(name, 0) + 1
        cell.id = name if seen[name] == 1 else f"{name}-{seen[name]}"


def execute(notebook, timeout=120):
    """Run every cell in a fresh kernel beside the notebooks; return the seconds that it took."""
    from nbclient import NotebookClient

    os.environ["NEUROCOURSE_PROGRESS"] = "off"
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    client = NotebookClient(
        notebook,
        timeout=timeout,
        record_timing=False,
        resources={"metadata": {"path": str(HERE)}},
        kernel_name="python3",
    )
    with client.setup_kernel():
        start = time.perf_counter()
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        return time.perf_counter() - start


def normalise(notebook):
    """Drop all that differs from one run to the next."""
    notebook.metadata.clear()
    notebook.metadata.update(nbformat.from_dict(METADATA))
    for number, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), 1):
        cell.execution_count = number
        cell.metadata.pop("execution", None)
        cell.outputs = merged(out for out in cell.outputs if WIDGET_VIEW not in out.get("data", {}))
        for out in cell.outputs:
            if out.output_type == "execute_result":
                out.execution_count = number


def merged(outputs):
    """Join neighbouring pieces of one stream: how they were cut is chance."""
    out = []
    for output in outputs:
        if out and output.output_type == "stream" and out[-1].output_type == "stream" and out[-1].name == output.name:
            out[-1].text += output.text
        else:
            out.append(output)
    return out


def run_time(seconds, previous):
    """Seconds to print: rounded up to five; the last figure stands while it is true within a factor of two."""
    if previous and 0.5 <= seconds / previous <= 1:
        return previous
    return max(5, 5 * -(-int(seconds + 1) // 5))


def printed_run_time(path):
    """Run time that a committed notebook states, or None."""
    if path.exists():
        match = re.search(r"(\d+) seconds", nbformat.read(path, as_version=4).cells[0].source)
        return int(match[1]) if match else None
    return None


def build(source, target, *, with_solutions=False, previous=None):
    """Build one notebook; the target is replaced only when everything ran."""
    notebook = assemble(source.read_text(encoding="utf-8"), with_solutions=with_solutions)
    seconds = execute(notebook)
    stated = run_time(seconds, previous)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace("{run_time}", f"{stated} seconds")
    normalise(notebook)
    write(notebook, target)
    return seconds


def write(notebook, target):
    nbformat.validate(notebook)
    text = nbformat.writes(notebook).rstrip("\n") + "\n"
    with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False, encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.chmod(file.name, 0o644)
    os.replace(file.name, target)


def differences(source, target):
    """What the committed notebook and its source disagree about; an empty list when they agree."""
    if not target.exists():
        return [f"{target.name} is missing"]
    raw = target.read_text(encoding="utf-8")
    have, want = nbformat.reads(raw, as_version=4), assemble(source.read_text(encoding="utf-8"))
    found = []
    if raw != nbformat.writes(have).rstrip("\n") + "\n":
        found.append("not in canonical form (edited by hand?)")
    if len(have.cells) != len(want.cells):
        found.append(f"{len(have.cells)} cells, its source has {len(want.cells)}")
    for a, b in zip(have.cells, want.cells, strict=False):
        if (a.id, a.cell_type, RUN_TIME.sub("", a.source)) != (b.id, b.cell_type, RUN_TIME.sub("", b.source)):
            found.append(f"differs from its source first at: {(b.source or a.source).splitlines()[0][:70]!r}")
            break
        if a.cell_type == "code" and (a.execution_count is None or a.metadata.get("tags") != b.metadata.get("tags")):
            found.append(f"not executed, or other tags: {a.source.splitlines()[0][:70]!r}")
            break
    return found


def sources(names):
    """Paths of the named sources (``01_pioneers``, ``pioneers`` or ``01``), or of all."""
    every = sorted((HERE / "src").glob("[0-9][0-9]_*.py"))
    chosen = [p for p in every if not names or {p.stem, p.stem[3:], p.stem[:2]} & set(names)]
    if not chosen:
        known = ", ".join(p.stem for p in every)
        sys.exit(f"build.py: no lesson named {' '.join(names)}; there are: {known}")
    return chosen


def write_site(options):
    """The reading copy of the chosen lessons."""
    notebooks = [HERE / f"{source.stem}.ipynb" for source in sources(options.lessons)]
    pages = reading_copy.write(notebooks, options.site, options.mathjax)
    print(f"{len(pages)} pages; open {pages[-1]} in a browser")


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Build the notebooks from notebooks/src.")
    parser.add_argument("lessons", nargs="*", help="which (default: all), such as 01_pioneers or pioneers")
    parser.add_argument("--check", action="store_true", help="compare only; nothing is executed or written")
    parser.add_argument("--solved", metavar="DIR", type=Path, help="build the solved form into DIR")
    parser.add_argument("--site", metavar="DIR", type=Path, help="write the offline reading copy into DIR")
    parser.add_argument("--mathjax", metavar="FILE", type=Path, help="with --site: MathJax 3, tex-svg-full.js")
    options = parser.parse_args(arguments)
    if options.site:
        write_site(options)
        return
    stale = 0
    for source in sources(options.lessons):
        target = (options.solved or HERE) / f"{source.stem}.ipynb"
        if options.check:
            found = differences(source, target)
            stale += bool(found)
            print(f"{target.name}: {'; '.join(found) or 'is what its source says'}")
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        print(f"{target.name} …", end=" ", flush=True)
        previous = printed_run_time(HERE / target.name)
        seconds = build(source, target, with_solutions=options.solved is not None, previous=previous)
        print(f"{seconds:.1f} s, {target.stat().st_size / 1024:.0f} KB")
    if stale:
        sys.exit("build.py: run `python notebooks/build.py` and commit the result")


if __name__ == "__main__":
    main()
