"""What students get of the nbgrader course, in JupyterLab: a test that fails stops nobody."""

import class_kit
import nbformat
from driving import START_ALL, failures
from sources import every
from stubs import stub

LAST = "print('went on')"
WENT_ON = """() => window.jupyterapp.shell.currentWidget.content.widgets.at(-1).model.outputs.toJSON()
  .some(output => output.text?.includes('went on'))"""


def test_run_all_goes_on_behind_an_exercise_that_is_not_done(lab, page, tmp_path):
    notebook = class_kit.assignment(every()[0])
    imports = [cell for cell in notebook.cells if "import checks as check" in cell.source]
    graded = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    for cell in graded:
        cell.source = stub(cell.source)
    notebook.cells = [*imports, *graded, nbformat.v4.new_code_cell(LAST)]
    path = tmp_path / "assignment.ipynb"
    nbformat.write(notebook, path)
    lab.open_notebook(page, path)
    page.evaluate(START_ALL)
    page.wait_for_function(WENT_ON)
    assert failures(page) == ["AssertionError: one blank is still open: `return ...`"]
