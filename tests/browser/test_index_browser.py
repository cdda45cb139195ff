"""The index in a real JupyterLab: the box filters its table, keeps its keys, and a link opens the lesson."""

from driving import KERNEL_READY, axe, failures, run_all, write_notebook

ROWS = "table tbody tr:visible"


def test_the_box_filters_the_index_and_a_link_opens_the_lesson(lab, page, errors):
    path = write_notebook(lab.work / "index.ipynb", "from neurocourse.start_here import index\nindex.show()")
    write_notebook(lab.work / index_notebook(), "1 + 1")
    lab.open_notebook(page, path)
    run_all(page)
    assert failures(page) == []
    box = page.get_by_label("Show only")
    box.wait_for()
    assert page.locator(ROWS).count() == 0  # folded
    everything, cells = page.locator("table tbody tr").count(), page.locator(".jp-Cell").count()
    box.press_sequentially("ramon xx")
    assert page.locator(ROWS).count() == 0
    box.press("Backspace")
    box.press("Backspace")
    assert page.locator(ROWS).count() == 1 and "Ramón y Cajal" in page.locator(ROWS).inner_text()
    assert page.locator(".jp-Cell").count() == cells  # x cut nothing
    assert axe(page, ".jp-OutputArea") == []
    box.fill("")
    assert page.locator(ROWS).count() == 0  # folded again, for it was the box that had opened it
    page.locator("summary").click()
    box.press_sequentially("golgi")
    box.fill("")
    assert page.locator(ROWS).count() == everything > 10
    page.locator(f"{ROWS} a").first.click()
    page.wait_for_url(f"**/{index_notebook()}")
    page.wait_for_function(KERNEL_READY, arg=index_notebook())
    assert errors == []


def index_notebook():
    """Name of the notebook that the first row links to."""
    from neurocourse.start_here import index

    return f"{index.systems()[0].notebook}.ipynb"
