"""Sources in percent format, and the notebooks that they describe.

``# %% [markdown]`` starts text, ``# %%`` code. In ``# %% exercise`` the learner writes what stands between
``# BEGIN SOLUTION`` and ``# END SOLUTION``; the ``# %% [hint]`` cells after it are folded, together with the solution,
into one cell below the exercise. The code of ``# %% folded`` is shut when the lesson is opened: what it shows comes
first. What stands in braces in a text, such as ``{lesson:cortex}``, is filled in (`fill`).
"""

import hashlib
import re
from typing import NamedTuple

import nbformat
import publisher
from fill import filled
from stubs import stub

MARKER = re.compile(r"^# %%(?: \[(markdown|hint)\])?(?: (\w+))?$")
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
}


SPINE = 'from neurocourse.teaching import spine\n\nspine("{}")'
SOLUTION = "Show me the solution"
FOLDED = {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]}  # JupyterLab's word and everybody else's


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
            if not match or match[2] not in (None, "exercise", "folded"):
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


def folded(hints, solution):
    """One text cell with the hints and the solution, each closed until the reader opens it."""
    parts = [(f"Hint {i}", hint) for i, hint in enumerate(hints, 1)]
    parts.append((SOLUTION, f"```python\n{solution}\n```"))
    return "\n\n".join(f"<details><summary>{title}</summary>\n\n{body}\n\n</details>" for title, body in parts)


def assemble(text, source=None, *, with_solutions=False):
    """Notebook (not executed) that a text describes; ``source`` is the `Source` that it comes from."""
    cells, exercise, hints = [], None, []

    def close_exercise():
        nonlocal exercise
        if exercise is not None:
            cells.append(nbformat.v4.new_markdown_cell(folded(hints, solved(exercise))))
        exercise = None
        hints.clear()

    for cell in parse(filled(text, source)):
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
            cells.append(nbformat.v4.new_code_cell(cell.source, metadata=FOLDED if cell.tag == "folded" else {}))
    close_exercise()
    if source is not None and not source.further:
        cells.insert(1, nbformat.v4.new_code_cell(SPINE.format(source.lesson.room), metadata=FOLDED))
    if source is not None and (first := publisher.colab()):
        cells.insert(1, nbformat.v4.new_code_cell(first, metadata=FOLDED))
    set_ids(cells)
    return nbformat.v4.new_notebook(cells=cells, metadata=METADATA)


def set_ids(cells):
    """Ids from the contents, so that inserting a cell leaves all the others as they were."""
    seen = {}
    for cell in cells:
        name = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
        seen[name] = seen.get(name, 0) + 1
        cell.id = name if seen[name] == 1 else f"{name}-{seen[name]}"
