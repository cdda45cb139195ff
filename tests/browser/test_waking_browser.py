"""A cell that wakes its picture: no jump, the picture in view, nothing odd in a lesson that is opened again."""

import shutil

import pytest
from driving import eventually, run_code, save, shut_down, wait_until_hidden, write_notebook

FILL = "print('\\n'.join('a line above' for _ in range(25)))"
EXPLORER = """
import numpy as np
from neurocourse.plots import figure
from neurocourse.teaching import Explorer, slider

def slope():
    fig, ax = figure(size=(6.4, 3.6))
    (line,) = ax.plot([0, 1], [0, 1])

    def update(k):
        line.set_ydata([0, k])
        return f"The slope is {k}."

    return Explorer(fig, update, title="A line", alt="A line from the origin, and how steep it is.", k=slider(0, 5))

slope()
"""
CELLS = (EXPLORER, "slope()", FILL)  # the first picture brings the page the code that keeps it still
# What is on the page in every frame from now on: how tall the cell is, where it begins, whether two pictures are there.
WATCH = """() => {
  const cell = document.querySelectorAll(".jp-Notebook .jp-Cell")[1];
  window.seen = [];
  window.shifts = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => (window.shifts += entry.value)))
    .observe({ type: "layout-shift" });
  const look = () => {
    const shown = selector => cell.querySelector(selector)?.checkVisibility() ?? false;
    const now = [cell.getBoundingClientRect().height, cell.getBoundingClientRect().top,
                 shown(".nc-static"), shown(".nc-x img")];
    if (String(now) !== String(window.seen.at(-1))) window.seen.push(now);
    requestAnimationFrame(() => setTimeout(look)); // after the frame has been painted
  };
  look();
}"""
ACTIVATE = """i => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = i;
  notebook.mode = "command";
  notebook.node.focus();
}"""
IN_THE_MIDDLE = """async i => {
  const cell = document.querySelectorAll(".jp-Notebook .jp-Cell")[i];
  const place = async () => {
    await new Promise(next => requestAnimationFrame(() => setTimeout(next)));
    return cell.getBoundingClientRect().top;
  };
  cell.scrollIntoView({ block: "center" });
  const first = await place();
  const window = document.querySelector(".jp-WindowedPanel-outer").getBoundingClientRect();
  const drawn = [...cell.querySelectorAll(".nc-static, .nc-x img")].some(one => one.checkVisibility());
  const inside = first >= window.top && cell.getBoundingClientRect().bottom <= window.bottom;
  return drawn && inside && first === (await place());
}"""


@pytest.fixture
def laptop(lab, page):
    """A page as large as a small laptop's."""
    context = page.context.browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(1000 * lab.patience)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Where the notebook is kept that has been run once."""
    return tmp_path_factory.mktemp("waking") / "saved.ipynb"


@pytest.fixture
def saved(lab, laptop, once):
    """The notebook as a learner finds it: run once and saved, without a kernel that knows of it, and trusted."""
    if not once.exists():
        lab.open_notebook(laptop, write_notebook(once.parent / "waking.ipynb", *CELLS))
        wake(laptop)
        save(laptop)
        shut_down(laptop)
        shutil.copyfile(lab.work / "waking.ipynb", once)
    shutil.copyfile(once, lab.work / "waking.ipynb")
    laptop.goto("about:blank")
    lab.open_notebook(laptop, lab.work / "waking.ipynb")
    laptop.locator("figure.nc-static").last.wait_for()
    return laptop


def wake(page):
    """Run the cells from the first one on, as a learner does."""
    page.evaluate(ACTIVATE, 0)
    for _ in CELLS:
        page.keyboard.press("Shift+Enter")
    page.locator(".nc-x img").nth(1).wait_for()


def test_a_lesson_opened_again_shows_still_pictures_that_say_how_to_wake_them(saved):
    copy = saved.locator("figure.nc-static").last
    assert "Run this cell (Shift+Enter) to move it." in copy.inner_text()
    said = saved.locator(".jp-Notebook").inner_text().lower()
    assert "model not found" not in said and "loading widget" not in said
    assert saved.locator(".nc-x").count() == 0


@pytest.mark.parametrize("again", [False, True], ids=["first time", "again"])
def test_running_the_cell_moves_nothing_above_and_leaves_the_picture_in_view(saved, again):
    page = saved
    page.evaluate(ACTIVATE, 0)
    page.keyboard.press("Shift+Enter")
    page.locator(".nc-x img").wait_for()
    if again:
        page.keyboard.press("Shift+Enter")
        page.locator(".nc-x img").nth(1).wait_for()
    page.evaluate(ACTIVATE, 1)
    eventually(page, IN_THE_MIDDLE, 1)
    page.evaluate(WATCH)
    page.keyboard.press("Shift+Enter")
    page.wait_for_function("() => window.seen.some(now => !now[3]) && window.seen.at(-1)[3]")
    run_code(page, "pass")  # whatever the kernel still had to say has been said
    heights, tops, still, live = zip(*page.evaluate("() => window.seen"), strict=True)
    assert not any(both for both in map(all, zip(still, live, strict=True))), (
        "the still picture and the live one at once"
    )
    assert sum(abs(a - b) > 8 for a, b in zip(heights, heights[1:], strict=False)) <= 1, heights
    assert max(tops) - min(tops) <= 8, tops
    box, window = (page.locator(s).last.bounding_box() for s in (".nc-x .nc-picture", ".jp-WindowedPanel-outer"))
    assert window["y"] - 1 <= box["y"] and box["y"] + box["height"] <= window["y"] + window["height"] + 1
    assert page.evaluate("() => window.shifts") < 0.02


def test_the_still_copy_gives_way(saved):
    wake(saved)
    wait_until_hidden(saved.locator("figure.nc-static"))
