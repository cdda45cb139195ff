"""The lessons as a learner meets them: run, moved by keyboard, solved by typing; light and dark; no complaint anywhere.

With ``NEUROCOURSE_SCREENSHOTS=folder`` every lesson leaves its pictures there, and the README's is made anew.
"""

import os
import re
from pathlib import Path

import pytest
from driving import ROOT, axe, failures, picture, run_all, run_cells, set_theme, wait_for_new_picture, wait_until_hidden

NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
SCREENSHOTS = os.environ.get("NEUROCOURSE_SCREENSHOTS")
WIDGETS = "window.jupyterapp.shell.currentWidget.content.widgets"
IMPORTS = "from neurocourse import pioneers"
XOR = """from neurocourse.pioneers.units.mcculloch_pitts import unit


def xor(x1, x2):
    either = unit([x1, x2], w=[1, 1], theta={theta})
    both = unit([x1, x2], w=[1, 1], theta=2)
    return unit([either, both], w=[1, -1], theta=1)


xor = check.xor(xor)"""


@pytest.fixture(params=NOTEBOOKS, ids=lambda p: p.stem)
def lesson(request, lab, page, errors):
    """One lesson, opened and run."""
    lab.open_notebook(page, request.param)
    run_all(page)
    assert failures(page) == []
    return request.param


@pytest.fixture(scope="module")
def pioneers(lab, page):
    """The lesson of two tests, opened; each runs the cells that it needs."""
    lab.open_notebook(page, ROOT / "notebooks" / "01_pioneers.ipynb")


def cell_with(page, text):
    """The cell whose source contains ``text``, scrolled into view (others may not be drawn)."""
    index = page.evaluate(f"t => {WIDGETS}.findIndex(c => c.model.sharedModel.source.includes(t))", text)
    assert index >= 0, f"no cell contains {text!r}"
    cell = page.locator(".jp-Notebook .jp-Cell").nth(index)
    page.evaluate("i => window.jupyterapp.shell.currentWidget.content.scrollToItem(i, 'start')", index)
    cell.scroll_into_view_if_needed()
    return cell


def expect_text(page, cell, text):
    """Wait until the cell shows ``text``."""
    page.wait_for_function("([e, t]) => e.innerText.includes(t)", arg=[cell.element_handle(), text])


def explorers(page):
    """Sources of the cells that show an explorer, as the notebook has them."""
    sources = page.evaluate(f"() => {WIDGETS}.map(c => [c.model.type, c.model.sharedModel.source])")
    return [s for kind, s in sources if kind == "code" and SHOWS.search(s) and "course_map" not in s]


def test_lesson_runs_is_accessible_and_has_its_pictures(lesson, page, errors):
    """Every explorer is live in light and in dark, and axe finds nothing in what the course puts on the page."""
    sources = explorers(page)
    for number, source in enumerate(sources, 1):
        cell = cell_with(page, source)
        image = cell.locator(".nc-x:not([data-dark]) img")
        image.wait_for()
        wait_until_hidden(cell.locator("figure.nc-static"))
        assert_one_screen(cell.locator(".nc-x").first, source)
        assert picture(image)
        keep(cell, f"{lesson.stem}-{number:02}-light")
        if source == "explore.side_by_side()":
            keep(cell.locator(".nc-x"), "side-by-side")
    assert axe(page, ".jp-Notebook .jp-OutputArea-output") == []
    set_theme(page, dark=True)
    for number, source in enumerate(sources, 1):
        cell = cell_with(page, source)
        cell.locator(".nc-x[data-dark]").wait_for()  # the kernel has answered
        assert picture(cell.locator(".nc-x img"))
        keep(cell, f"{lesson.stem}-{number:02}-dark")
    set_theme(page, dark=False)
    assert errors == []


def assert_one_screen(card, source):
    """On a laptop, with the file browser open, a card is seen whole, and its picture as large as it was drawn."""
    height, (shown, drawn) = card.bounding_box()["height"], card.locator(".nc-stage img").evaluate(PICTURE_WIDTHS)
    assert height <= 600, f"{source} is {height:.0f} px high"
    assert abs(shown - drawn) < 1 and drawn <= 640, f"{source} is drawn {drawn} px wide and shown {shown:.0f} px wide"


SHOWS = re.compile(r"^explore\.", re.M)
PICTURE_WIDTHS = "image => [image.getBoundingClientRect().width, Number(image.getAttribute('width'))]"


def keep(locator, name):
    """Save a picture of a part of the page when pictures are wanted."""
    if SCREENSHOTS:
        Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
        locator.screenshot(path=Path(SCREENSHOTS) / f"{name}.png")


def test_a_slider_moves_by_keyboard_and_the_picture_follows(pioneers, page, errors):
    run_cells(page, IMPORTS, "explore.summation()")
    cell = cell_with(page, "explore.summation()")
    image, status = cell.locator(".nc-x img"), cell.locator(".nc-x [role=status]")
    image.wait_for()
    before, said = picture(image), status.inner_text()
    slider = cell.get_by_label("Interval between the kicks").first  # the handle, up and down; the number is another
    slider.focus()
    for _ in range(20):
        page.keyboard.press("ArrowUp")
    wait_for_new_picture(image, before)
    assert "stays silent" not in said
    expect_text(page, status, "stays silent")
    assert "stays silent" in image.get_attribute("alt")
    assert errors == []


def test_an_exercise_is_solved_by_typing(pioneers, page, errors):
    """Not attempted, then wrong in a known way, then right: the check turns each time."""
    run_cells(page, IMPORTS, "xor = check.xor(xor)")
    cell = cell_with(page, "xor = check.xor(xor)")
    expect_text(page, cell, "not attempted")
    for theta, verdict in ((2, "not yet"), (1, "correct")):
        cell.locator(".cm-content").click()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(XOR.format(theta=theta))
        page.keyboard.press("Shift+Enter")
        cell = cell_with(page, "xor = check.xor(xor)")
        expect_text(page, cell, verdict)
    assert errors == []
