"""The still copy gives way to the live widget wherever outputs are shown, in Jupyter and elsewhere."""

from importlib.resources import files

import pytest

SHARED = (files("neurocourse.teaching.page") / "static" / "common.js").read_text("utf-8")
STILL = '<figure class="nc-static">still {0}</figure>'
LIVE = '<div id="{0}"><div class="nc-q">live {0}</div></div>'
PICTURE = STILL.format("picture")  # of a cell that only shows something
BOXES = {
    "JupyterLab": '<div class="jp-OutputArea-child">{0}</div><div class="jp-OutputArea-child">{1}</div>',
    "Notebook 6": '<div class="output_area">{0}</div><div class="output_area">{1}</div>',
    "Colab": '<div id="output-area"><span><div>{0}</div></span><div><colab-widget>{1}</colab-widget></div></div>',
    "VS Code": '<div class="output"><div>{0}</div></div><div class="output"><div>{1}</div></div>',
    "reading copy": '<div>{0}</div><div class="nc-live">{1}</div>',
}


@pytest.mark.parametrize("place", BOXES)
def test_a_live_widget_hides_its_own_still_copy_and_no_other(page, place):
    cells = [BOXES[place].format(STILL.format(name), LIVE.format(name)) for name in "AB"]
    page.set_content(f"{PICTURE}{cells[0]}{PICTURE}{cells[1]}<script>{SHARED}</script>")
    page.evaluate("hideCopy(document.querySelector('#B'))")
    seen = [still.inner_text() for still in page.locator(".nc-static").all() if still.is_visible()]
    assert seen == ["still picture", "still A", "still picture"] + ["still B"] * (place == "reading copy")
