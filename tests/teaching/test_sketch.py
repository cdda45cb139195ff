"""Curves drawn by hand: the word on what was drawn, the control, and what a page may send."""

import numpy as np
import pytest
from asking import ask
from sweep import sweep

from neurocourse.teaching import sketch
from neurocourse.teaching.explorers.view import View
from neurocourse.teaching.questions.sketch import verdict

X = np.linspace(0, 10, 101)


def hump(at=3.0, high=1.0):
    return high * np.exp(-((X - at) ** 2))


def make(truth=None, **more):
    return sketch(
        X, hump() if truth is None else truth, title="Draw the rate", alt="Empty axes: a rate from 0 to 1.5 against x.",
        because="It peaks at 3.", xlabel="x", ylabel="rate", ylim=(0, 1.5), **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    "drawn, truth, word",
    [
        (hump(), hump(), "Close."),
        (hump() + 0.04, hump(), "Close."),
        (hump() + 0.4, hump(), "The right shape, too high."),
        (0.3 * X / 10, 0.8 * X / 10, "The right shape, too low."),
        (1 - X / 10, X / 10, "The other way round."),
        (0 * X + 0.5, hump(), "Yours is flat, and it is not."),
        (X / 10, 0 * X + 0.5, "Yours moves, and it is flat."),
        (np.exp(-(((X - 5.5) / 2) ** 2)), np.exp(-(((X - 3.7) / 2) ** 2)), "It peaks further left."),
        (np.sin(3 * X) / 2 + 0.5, hump(), "Another shape."),
    ],
)
def test_the_word_is_true_of_what_was_drawn(drawn, truth, word):
    assert verdict(drawn, truth, (0, 1.5)) == word


def test_the_truth_is_nowhere_before_the_curve_is_whole():
    rising, humped = make(X / 10), make()
    assert rising.frame == humped.frame and rising.status == humped.status
    assert rising.set(drawing=np.ones(41)).frame != humped.set(drawing=np.ones(41)).frame
    assert humped.status == "Yours is flat, and it is not. It peaks at 3."
    assert rising.reset().frame == humped.reset().frame


def test_a_known_curve_stands_there_from_the_start_and_does_not_tell_the_truth():
    plain, known = make(), make(known=("before", 0.5 * hump()))
    assert known.frame != plain.frame and known.status == plain.status
    assert known.frame == make(X / 10, known=("before", 0.5 * hump())).frame
    sweep(known)


def test_every_corner():
    sweep(make())


def test_the_page_is_told_where_the_panel_is_and_sends_heights():
    ex = make()
    view = View(ex)
    (spec,) = view.spec["controls"]
    assert (spec["kind"], spec["n"], spec["low"], spec["high"]) == ("curve", 41, 0, 1.5)
    left, top, width, height = spec["box"]
    assert 0 < left < 0.2 and left + width <= 1 and 0 <= top < 0.2 and 0.5 < height < 1
    state = ask(view, "set", values=dict(drawing=[9.0] * 41))
    assert state["values"]["drawing"] == [1.5] * 41 and not state["error"]
    assert ask(view, "set", values=dict(drawing=[]))["values"]["drawing"] == []


@pytest.mark.parametrize("junk", [[1.0] * 40, "up", [None] * 41, [float("nan")] * 41, 3])
def test_junk_from_a_page_is_told(junk):
    view = View(make())
    assert "drawing must" in ask(view, "set", values=dict(drawing=junk))["error"]
