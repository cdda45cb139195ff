"""Drawing in the page: by keyboard and by mouse the picture follows, and axe has nothing to say."""

import pytest
from driving import axe, says, show_explorer

SHEET = """
import numpy as np
from neurocourse.plots import figure
from neurocourse.teaching import Explorer, pixels

fig, ax = figure(1, 1)
shown = ax.imshow(np.zeros((4, 4)), vmin=0, vmax=1)

def update(drawing):
    shown.set_data(np.array(drawing))
    return " ".join("".join(map(str, row)) for row in drawing)

Explorer(
    fig, update, title="A sheet", alt="A sheet of paper of a few pixels, dark where ink was put.",
    presets={"Top row": dict(drawing=[[1] * 4] + [[0] * 4] * 3)}, drawing=pixels(4, 4, label="Your drawing"),
)
"""


@pytest.fixture(scope="module")
def card(lab, page, tmp_path_factory):
    return show_explorer(lab, page, tmp_path_factory.mktemp("sheet"), SHEET)


def cell(card, row, column):
    return card.locator('[role="gridcell"]').nth(4 * (row - 1) + column - 1)


def test_the_keyboard_draws(card, errors):
    card.get_by_role("button", name="Reset").click()
    cell(card, 1, 1).focus()
    for key in ("Space", "ArrowRight", "ArrowDown", "Space", "ArrowUp", "ArrowUp", "Enter"):
        card.page.keyboard.press(key)
    says(card, "1100 0100 0000 0000")
    assert cell(card, 2, 2).get_attribute("aria-label") == "row 2, column 2, ink"
    assert cell(card, 2, 2).get_attribute("aria-selected") == "true"
    card.page.keyboard.press("Space")
    says(card, "1000 0100 0000 0000")
    card.get_by_role("button", name="Clear").click()
    says(card, "0000 0000 0000 0000")
    assert errors == []


def test_the_mouse_draws_and_rubs_out(card, errors):
    card.get_by_role("button", name="Top row").click()
    says(card, "1111 0000 0000 0000")
    mouse = card.page.mouse
    for start, end, after in (((2, 1), (2, 4), "1111 1111 0000 0000"), ((1, 2), (2, 2), "1011 1011 0000 0000")):
        cell(card, *start).scroll_into_view_if_needed()
        boxes = [cell(card, *place).bounding_box() for place in (start, end)]
        mouse.move(boxes[0]["x"] + 12, boxes[0]["y"] + 12)
        mouse.down()
        mouse.move(boxes[1]["x"] + 12, boxes[1]["y"] + 12, steps=12)
        mouse.up()
        says(card, after)
    assert errors == []


def test_one_cell_is_in_the_tab_order(card):
    assert card.locator('[role="gridcell"][tabindex="0"]').count() == 1


def test_axe_finds_nothing(card):
    assert axe(card.page, ".nc-x") == []
