"""A card on a laptop, on a wide screen and on a phone; in JupyterLab and in Notebook 7."""

import nbformat
import pytest
from driving import axe, failures, run_all, run_code, says, set_theme, watch, write_notebook

CARD = """
import numpy as np
from neurocourse.plots import figure
from neurocourse.teaching import Explorer, handle, slider, sketch

def threshold():
    fig, ax = figure(size=(6.4, 3.4))
    line = ax.axhline(0.5)
    ax.set(xlim=(0, 10), ylim=(-2, 2), xlabel="time (ms)", ylabel="V (mV)")

    def update(V_th, k):
        line.set_ydata([V_th, V_th])
        return "A threshold of {V_th}" + (" and a sentence that is longer" * k) + "."

    return Explorer(
        fig, update, title="A threshold", alt="A threshold as a line across the panel, which can be dragged.",
        handles=[handle(ax, y="V_th", at=5)],
        V_th=slider(-2, 2, 0.1, value=0.5, unit="mV", label="Threshold"), k=slider(0, 3, label="Words"),
    )

explorer = threshold()
explorer
"""
SKETCH = """
x = np.linspace(0, 1, 21)
drawing = sketch(x, x**2, title="Draw a curve", alt="Empty axes on which a curve from 0 to 1 can be drawn.",
                 because="It is a square.", xlabel="x", ylabel="y", ylim=(0, 1))
drawing
"""
SIZES = {
    "laptop": dict(width=1366, height=768),
    "wide": dict(width=1920, height=1080),
    "phone": dict(width=390, height=844),
}
PROSE = "A line that one can read has about seventy letters, on a screen as wide as a desk, too. " * 5
# Notebook 7 has no file browser beside the page: what is opened on a phone.
DOORS = {"laptop": "lab", "wide": "lab", "phone": "notebook"}
# What Notebook 7 complains about with an empty notebook, too.
OF_NOTEBOOK = ("reading 'schema'", "filebrowser:open-path")
# How far the card, and what is in it, reach over the right edge of the window; and whether controls are beside it.
LAYOUT = """card => {
  const [picture, side] = [".nc-picture", ".nc-side"].map(part => card.querySelector(part).getBoundingClientRect());
  const parts = [card, ...card.querySelectorAll(".nc-side, .nc-say, .nc-title, .nc-controls > *, button")];
  const over = Math.max(...parts.map(part => part.getBoundingClientRect().right)) - window.innerWidth;
  return { over, beside: side.left >= picture.right - 1, height: card.getBoundingClientRect().height };
}"""


@pytest.fixture(scope="module")
def finger(lab, page):
    """A page that is touched, on a fine screen."""
    context = page.context.browser.new_context(has_touch=True, device_scale_factor=2)
    context.set_default_timeout(1000 * lab.patience)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=SIZES)
def sized(request, lab, page, tmp_path_factory):
    """Both cards in a page of one size, opened."""
    size = request.param
    small = request.getfixturevalue("finger") if size == "phone" else page
    usual = page.viewport_size
    errors = watch(small)
    small.set_viewport_size(SIZES[size])
    path = write_notebook(
        tmp_path_factory.mktemp("sizes") / "sizes.ipynb", CARD, SKETCH, nbformat.v4.new_markdown_cell(PROSE)
    )
    lab.open_notebook(small, path, DOORS[size])
    yield small, size
    lab.stop_kernels(small)
    page.set_viewport_size(usual)
    assert [error for error in errors if not any(own in error for own in OF_NOTEBOOK)] == []


@pytest.fixture(scope="module", params=[False, True], ids=["light", "dark"])
def screen(request, sized):
    """The same, run in one theme."""
    small, size = sized
    set_theme(small, request.param)
    run_all(small)
    assert failures(small) == []
    small.locator(".nc-x img").nth(1).wait_for()
    small.locator(".nc-x[data-dark]" if request.param else ".nc-x:not([data-dark])").nth(1).wait_for()
    yield small, size
    set_theme(small, dark=False)  # it is remembered for all pages


def by_mouse(page, x, y, to):
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, (y + to) / 2)
    page.mouse.move(x, to)
    page.mouse.up()


def by_finger(page, x, y, to):
    session = page.context.new_cdp_session(page)
    for kind, at in (("touchStart", y), ("touchMove", (y + to) / 2), ("touchMove", to)):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": at}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_card_fits_the_screen(screen):
    page, size = screen
    for card in page.locator(".nc-x").all():
        card.scroll_into_view_if_needed()
        seen = card.evaluate(LAYOUT)
        assert seen["over"] <= 0 and seen["beside"] == (size != "phone"), seen
        assert size == "phone" or seen["height"] <= 600


def test_prose_is_no_wider_than_one_reads(screen):
    page, size = screen
    paragraph = page.locator(".jp-MarkdownOutput > p")
    paragraph.scroll_into_view_if_needed()
    box, letter = paragraph.bounding_box(), float(paragraph.evaluate("p => parseFloat(getComputedStyle(p).fontSize)"))
    assert box["width"] <= 50 * letter
    assert size == "phone" or box["width"] >= 35 * letter


def test_handles_and_drawings_lie_on_the_picture_that_is_seen(screen):
    page, _ = screen
    for card in page.locator(".nc-x").all():
        stage, image = (card.locator(part).bounding_box() for part in (".nc-stage", ".nc-stage img"))
        assert abs(stage["x"] - image["x"]) < 1 and abs(stage["width"] - image["width"]) < 1


def test_a_hand_or_a_finger_moves_what_is_drawn(screen):
    page, size = screen
    card = page.locator(".nc-x").first
    run_code(page, "explorer.set(V_th=0.5, k=0)")
    says(card, "A threshold of 0.5 mV.")
    card.locator(".nc-stage img").scroll_into_view_if_needed()
    box, picture = card.locator(".nc-handle").bounding_box(), card.locator(".nc-stage img").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    assert 0 < x < page.viewport_size["width"]
    to = y - 0.15 * picture["height"]
    drag = by_finger if size == "phone" else by_mouse
    drag(page, x, y, to)
    level = float(card.locator(".nc-grip").get_attribute("aria-valuenow"))
    assert 0.7 < level < 1.7
    says(card, f"A threshold of {level:.1f} mV.")
    card.locator(".nc-grip").focus()
    page.keyboard.press("PageDown")
    says(card, f"A threshold of {level - 1:.1f} mV.".replace("-", "−"))


def test_nothing_moves_when_the_sentence_gets_longer(screen):
    page, size = screen
    card = page.locator(".nc-x").first
    before = card.locator(".nc-stage img").bounding_box()
    run_code(page, "explorer.set(k=3, V_th=0.5)")
    says(card, "A threshold of 0.5 mV" + 3 * " and a sentence that is longer" + ".")
    after = card.locator(".nc-stage img").bounding_box()
    assert (after["y"], after["height"]) == pytest.approx((before["y"], before["height"]), abs=1)
    run_code(page, "explorer.set(k=0)")


def test_axe_finds_nothing(screen):
    page, _ = screen
    assert axe(page, ".nc-x") == []
