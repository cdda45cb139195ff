"""The browser edition: a lesson runs in the page, its explorers move, exercises are solved, and work is kept.

``NEUROCOURSE_PUBLISHED=folder`` takes a site that is there, as the workflow does before it publishes one.
"""

import json
import os
from pathlib import Path

import pytest
from driving import CHROMIUM, cell_outputs, failures, run_cells, save
from editions import opened
from lite import (
    ALONE,
    PATIENCE,
    build,
    first_slider,
    open_lesson,
    run_everything,
    served,
    to_the_other_end,
    whole_pyodide,
    write_into,
)  # fmt: skip
from needs import chromium
from percent import assemble

PUBLISHED = os.environ.get("NEUROCOURSE_PUBLISHED")
LESSONS = {source.stem: source for source in opened()}
PROGRESS = "from neurocourse.teaching import progress\nprogress()"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Address of the whole site, with Pyodide in it; or of the one that is about to be published."""
    folder = Path(PUBLISHED) if PUBLISHED else build(tmp_path_factory.mktemp("lite") / "site", whole_pyodide())
    with served(folder) as url:
        yield url


@pytest.fixture(scope="module")
def reader(page, site):
    """A page that can reach nothing but the site; what is published may reach Pyodide's network."""
    arguments = CHROMIUM if PUBLISHED else [*CHROMIUM, ALONE]
    browser = page.context.browser.browser_type.launch(executable_path=chromium(), args=arguments)
    opened = browser.new_page(viewport={"width": 1366, "height": 768})
    opened.set_default_timeout(1000 * PATIENCE)
    yield opened
    browser.close()


def exercise(source):
    """The first exercise of a notebook as the learner finds it, and as it is solved."""
    found, solved = (assemble(source.read(), source, with_solutions=way).cells for way in (False, True))
    pairs = ((a, b) for a, b in zip(found, solved, strict=True) if "exercise" in a.metadata.get("tags", ()))
    return next(((a.source, b.source) for a, b in pairs), None)


@pytest.mark.slow
@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_moves_and_is_solved(reader, site, name):
    open_lesson(reader, site, f"{name}.ipynb")
    run_everything(reader)
    assert failures(reader) == []
    to_the_other_end(*first_slider(reader))
    if both := exercise(LESSONS[name]):
        solve(reader, *both)


def solve(page, stub, solution):
    place = write_into(page, stub, solution)
    run_cells(page, solution)
    said = json.dumps(cell_outputs(page)[place])
    assert "correct" in said and "not yet" not in said, said[-2000:]


@pytest.mark.slow
def test_work_and_progress_outlive_a_reload(reader, site):
    """What was solved is found by a new page's new Python, and the edited text is there."""
    open_lesson(reader, site, "00_start_here.ipynb")
    stub, solution = exercise(LESSONS["00_start_here"])
    first = "from neurocourse.teaching import spine"
    run_cells(reader, first)
    write_into(reader, stub, solution + "\n# mine")
    run_cells(reader, first, "import check", "# mine")
    save(reader)
    open_lesson(reader, site, "00_start_here.ipynb")
    sources = reader.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.widgets.map(c => c.model.sharedModel.source)"
    )
    assert any("# mine" in source for source in sources)
    place = write_into(reader, sources[1], PROGRESS)
    run_cells(reader, PROGRESS)
    said = json.dumps(cell_outputs(reader)[place])
    assert "1 of" in said, said[-2000:]
