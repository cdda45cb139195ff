"""Settings of nbgrader 0.9.6 for this course. Change what you like: `python authoring/build.py --nbgrader` wrote it
once, and will not write over it. `nbgrader` reads it when it is called in this folder.
"""

import os
from contextlib import suppress
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions
from nbgrader.utils import is_solution
from stubs import stub

c = get_config()  # noqa: F821  (nbgrader's)

# Handing out. A solution becomes the blanks of the course's own notebooks, which keep the left-hand sides; the check
# then says "2 blanks are still open: `either = ...`". Where that cannot be, as in an exercise of yours whose solution
# is no Python, it becomes the line below.
c.ClearSolutions.code_stub = {"python": "...  # your code here"}


class KeepLeftHandSides(ClearSolutions):
    def preprocess_cell(self, cell, resources, cell_index):
        solved = cell.source
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if cell.cell_type == "code" and is_solution(cell):
            with suppress(SyntaxError, IndexError):
                blank = stub(solved)
                if blank != solved and self.begin_solution_delimeter not in blank:
                    cell.source = blank
        return cell, resources


steps = GenerateAssignment.preprocessors.default()
c.GenerateAssignment.preprocessors = [KeepLeftHandSides if step is ClearSolutions else step for step in steps]

# Collecting. `nbgrader zip_collect 01_pioneers` looks into downloaded/01_pioneers/archive. The student is what stands
# before the notebook's name: ada_01_pioneers.ipynb, or ada/01_pioneers.ipynb inside a zip; what a browser or a learning
# platform adds to the end, as in 01_pioneers-1.ipynb or 01_pioneers (1).ipynb, is dropped. A name with * ? [ ] in it is
# skipped, and said so: nbgrader would take it for a pattern.
notebooks = "|".join(sorted(path.stem for path in Path(__file__).parent.glob("source/*/*.ipynb")))
c.FileNameCollectorPlugin.named_regexp = (
    r".*[/\\](?P<student_id>[^/\\*?\[\]]+?)(?:_assignsubmission_file)?_?[/\\_]"
    rf"(?P<file_id>{notebooks})(?:-\d+| ?\(\d+\))?\.ipynb$"
)

# Grading. Two minutes for a cell: an endless loop is then stopped, and grading goes on behind it. A busy computer may
# take its time to hand on a picture. A test cell that was changed is always put back; one that was deleted, with this.
c.Execute.timeout = 120
c.Execute.iopub_timeout = 60
c.OverwriteCells.add_missing_cells = True
os.environ["NEUROCOURSE_PROGRESS"] = "off"  # the lessons of all students would note their progress in one file
