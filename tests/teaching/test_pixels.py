"""The control to draw with: what it accepts, what the page sends, and an Explorer that follows it."""

import numpy as np
import pytest
from sweep import sweep

from neurocourse.plots import figure
from neurocourse.teaching import Explorer, pixels
from neurocourse.teaching.explorers.view import View

DIAGONAL = tuple(tuple(int(i == j) for j in range(3)) for i in range(3))


def sheet(**kw):
    fig, ax = figure(1, 1)
    shown = ax.imshow(np.zeros((3, 3)), vmin=0, vmax=1)

    def update(drawing):
        shown.set_data(np.array(drawing))
        return f"{sum(map(sum, drawing))} pixels inked."

    presets = {"Diagonal": dict(drawing=DIAGONAL)}
    return Explorer(
        fig,
        update,
        alt="A sheet of paper of a few pixels, dark where ink was put.",
        presets=presets,
        drawing=pixels(3, 3, label="Drawing", **kw),
    )


def test_an_explorer_follows_the_drawing():
    ex = sheet()
    assert ex.status == "0 pixels inked."
    assert ex.set(drawing=np.eye(3)).status == "3 pixels inked."
    assert ex.values["drawing"] == DIAGONAL
    assert "3 of 9 pixels inked" in repr(ex)
    sweep(ex)


def test_the_page_sends_and_gets_one_text():
    view = View(sheet(value=DIAGONAL))
    assert view.state["values"] == {"drawing": "100010001"}
    assert view.spec["controls"][0]["rows"] == 3 and view.spec["states"][0]["values"] == {"drawing": "100010001"}
    view.answer(dict(kind="set", values=dict(drawing="110000000"), turn="1"))
    assert view.explorer.values["drawing"] == ((1, 1, 0), (0, 0, 0), (0, 0, 0)) and not view.state["error"]


@pytest.mark.parametrize("text", ["11", "1" * 10, "x00000000", 7, None])
def test_a_wrong_text_from_the_page_is_told(text):
    view = View(sheet())
    view.answer(dict(kind="set", values=dict(drawing=text), turn="1"))
    assert "drawing must be a text of 9 zeros and ones" in view.state["error"]


@pytest.mark.parametrize(
    "value, sentence",
    [(np.eye(4), r"drawing must have shape \(3, 3\)"), (np.full((3, 3), 0.5), "drawing must hold only 0")],
)
def test_a_wrong_drawing_is_told(value, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        sheet().set(drawing=value)


def test_a_grid_has_a_size():
    with pytest.raises(ValueError, match="rows must be a whole number >= 2 and <= 32"):
        pixels(1, 3)
