"""The control to act with: what it accepts, what the page sends, and an Explorer that follows it."""

import pytest
from sweep import sweep

from neurocourse.plots import figure
from neurocourse.teaching import Explorer, presses
from neurocourse.teaching.explorers.view import View
from neurocourse.wording import count


def counter(**kw):
    fig, ax = figure(1, 1)
    bars = ax.bar([0, 1], [0, 0])
    ax.set_ylim(0, 6)

    def update(pulls):
        for bar, side in zip(bars, ("left", "right"), strict=True):
            bar.set_height(pulls.count(side))
        return f"{count(len(pulls), 'pull')}, the last: {pulls[-1] if pulls else 'none'}."

    return Explorer(
        fig,
        update,
        alt="Two bars that count how often each of two levers has been pulled.",
        presets={"Twice left": dict(pulls=["left", "left"])},
        pulls=presses("left", "right", most=6, label="Pull", **kw),
    )


def test_an_explorer_follows_the_presses():
    ex = counter()
    assert ex.status == "0 pulls, the last: none."
    assert ex.set(pulls=["left", "right"]).status == "2 pulls, the last: right."
    assert ex.values["pulls"] == ("left", "right")
    assert "2 of 6 presses" in repr(ex)
    assert ex.preset("Twice left").values["pulls"] == ("left", "left")
    sweep(ex)


def test_the_page_sends_and_gets_one_text():
    view = View(counter(value=("right",)))
    assert view.state["values"] == {"pulls": "1"}
    assert view.spec["controls"][0]["options"] == ["left", "right"] and view.spec["controls"][0]["most"] == 6
    view.answer(dict(kind="set", values=dict(pulls="1100"), turn="1"))
    assert view.explorer.values["pulls"] == ("right", "right", "left", "left") and not view.state["error"]


@pytest.mark.parametrize("text", ["2", "0000000", "left", 7, None])
def test_a_wrong_text_from_the_page_is_told(text):
    view = View(counter())
    view.answer(dict(kind="set", values=dict(pulls=text), turn="1"))
    assert "pulls must be a text of at most 6 numbers of buttons" in view.state["error"]


@pytest.mark.parametrize(
    "value, sentence",
    [
        ("left", "pulls must be a list of buttons"),
        (3, "pulls must be a list of buttons"),
        (["up"], "pulls must be one of 'left'"),
        (["left"] * 7, "pulls must be at most 6 presses, got 7"),
    ],
)
def test_wrong_presses_are_told(value, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        counter().set(pulls=value)


@pytest.mark.parametrize("options", [("one",), ("a", "a"), (1, 2), tuple("abcdefghijk")])
def test_a_row_has_two_to_ten_names(options):
    with pytest.raises(ValueError, match="two to ten different names"):
        presses(*options)
