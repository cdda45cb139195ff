"""The map and the spine in JupyterLab: links that open lessons, pairs that light up."""

import pytest
from driving import KERNEL_READY, axe, failures, run_all, set_theme, write_notebook

CELLS = (
    "from neurocourse.teaching import spine\nspine('cortex')",
    "from neurocourse.start_here import explore\nexplore.course_map()",
)
LESSON = "03_cortex.ipynb"
# What is open already is brought to the front. The promise of the command may never settle.
OPEN_HERE = """path => {
  window.jupyterapp.commands.execute("docmanager:open", { path, factory: "Notebook" });
}"""
LIT = "node => getComputedStyle(node).outlineStyle"


@pytest.fixture(scope="module")
def opened(lab, page):
    write_notebook(lab.work / LESSON, "1 + 1")
    lab.open_notebook(page, write_notebook(lab.work / "home.ipynb", *CELLS))
    run_all(page)
    assert failures(page) == []


@pytest.fixture
def home(opened, page, errors):
    """Map and spine, in front of what a test before may have opened."""
    page.evaluate(OPEN_HERE, "home.ipynb")
    page.wait_for_url("**/home.ipynb*")
    page.locator(".nc-map").wait_for()
    yield page
    assert errors == []


def test_pointing_at_a_lesson_lights_its_place_and_its_pair(home):
    disc, row = home.locator("a.nc-disc.nc-l3"), home.locator("li.nc-l3")
    assert (disc.evaluate(LIT), row.evaluate(LIT)) == ("none", "none")
    row.locator("a").focus()
    assert (disc.evaluate(LIT), row.evaluate(LIT)) == ("solid", "solid")
    disc.hover()
    assert row.evaluate(LIT) == "solid" and home.locator("li.nc-l4").evaluate(LIT) == "none"


@pytest.mark.parametrize("link", ["li.nc-l3 a", "a.nc-disc.nc-l3"])
def test_a_link_opens_the_lesson(home, link):
    home.locator(link).click()
    home.wait_for_url(f"**/{LESSON}*")
    home.wait_for_function(KERNEL_READY, arg=LESSON)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(home, dark):
    set_theme(home, dark)
    try:
        assert axe(home, ".jp-OutputArea-output") == []
    finally:
        set_theme(home, False)
