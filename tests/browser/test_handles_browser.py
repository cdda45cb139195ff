"""Handles and numbers that can be dragged, and the switch that arms the machine, in a real JupyterLab."""

import json

import pytest
from driving import axe, run_code, run_explorer, says, set_theme, write_notebook

TOUCHABLE = """
import numpy as np
from neurocourse.plots import figure
from neurocourse.teaching import Explorer, arm, handle, slider

fig, (left, right) = figure(1, 2, size=(6.4, 3.4))
line = left.axhline(0.5)
left.set(xlim=(0, 10), ylim=(-2, 2))
(dot,) = right.plot([10], [2], "o")
right.set(xscale="log", xlim=(1, 1000), ylim=(0, 5))
asked = []

def update(V_th, cue, onset, armed):
    asked.append(V_th)
    line.set_ydata([V_th, V_th])
    dot.set_data([cue], [onset])
    return "A threshold of {V_th}, a cue at {cue} and " + f"{onset} s, {'armed' if armed else 'bare'}."

explorer = Explorer(
    fig, update, title="Touch it", alt="Left a threshold as a line, right a dot on a logarithmic axis.",
    handles=[handle(left, y="V_th", at=9), handle(right, x="cue", y="onset")],
    V_th=slider(-2, 2, 0.1, value=0.5, unit="mV", label="Threshold"),
    cue=slider(1, 1000, value=10, unit="ms", label="Cue"), onset=slider(0, 5, 0.1, value=2, unit="s", label="Onset"),
    armed=arm("a memory of its last step", remains="less of it"),
)
explorer
"""
START = "A threshold of 0.5 mV, a cue at 10 ms and 2.0 s, bare."


@pytest.fixture(scope="module")
def opened(lab, page, tmp_path_factory):
    lab.open_notebook(page, write_notebook(tmp_path_factory.mktemp("touch") / "explorer.ipynb", TOUCHABLE))


@pytest.fixture
def card(opened, page, errors):
    """An explorer that nobody has touched: every test runs the cell again."""
    card = run_explorer(page)
    says(card, START)
    yield card
    assert errors == []


def middle(locator):
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def where(page, panel, x, y):
    """Where Matplotlib has a point of the data, in pixels of the page."""
    found = run_code(
        page, f"print(*(explorer.fig.axes[{panel}].transData.transform(({x}, {y})) / explorer.fig.bbox.size))"
    )
    across, up = map(float, found.split())
    box = page.locator(".nc-stage img").bounding_box()
    return box["x"] + across * box["width"], box["y"] + (1 - up) * box["height"]


def grip(card, name):
    return card.locator(".nc-grip").and_(card.get_by_role("slider", name=name, exact=True))


def near(a, b, px=1.5):
    return all(abs(p - q) < px for p, q in zip(a, b, strict=True))


def pull(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end)
    page.mouse.up()


def test_a_handle_stands_where_the_data_are_and_is_dragged_to_where_they_go(card, page):
    handles = card.locator(".nc-handle")
    assert near(middle(handles.nth(0)), where(page, 0, 9, 0.5))
    assert near(middle(handles.nth(1)), where(page, 1, 10, 2))
    pull(page, middle(handles.nth(0)), where(page, 0, 4, -1.2))
    says(card, "A threshold of −1.2 mV, a cue at 10 ms and 2.0 s, bare.")
    assert near(middle(handles.nth(0)), where(page, 0, 9, -1.2))  # it goes up and down only
    pull(page, middle(handles.nth(1)), where(page, 1, 200, 4))
    card.locator(".nc-status").filter(has_text="4.0 s").wait_for()
    assert json.loads(run_code(page, "print([*map(float, (explorer.values['cue'], explorer.values['onset']))])")) == [
        pytest.approx(200, rel=0.03),
        4.0,
    ]


def test_a_handle_is_a_slider_to_keyboard_and_screen_reader(card, page):
    threshold = grip(card, "Threshold")
    names = ("aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext", "aria-orientation")
    assert [threshold.get_attribute(name) for name in names] == ["-2", "2", "0.5", "0.5 mV", "vertical"]
    threshold.focus()
    for key, text in (
        ("ArrowUp", "0.6 mV"), ("ArrowLeft", "0.5 mV"), ("PageDown", "−0.5 mV"), ("End", "2.0 mV"), ("Home", "−2.0 mV"),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert threshold.get_attribute("aria-valuetext") == text
    says(card, "A threshold of −2.0 mV, a cue at 10 ms and 2.0 s, bare.")
    grip(card, "Cue").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")  # each arrow goes its own way
    says(card, "A threshold of −2.0 mV, a cue at 11 ms and 2.1 s, bare.")
    assert grip(card, "Onset").evaluate("node => node === document.activeElement")
    page.keyboard.press("x")
    assert page.locator(".jp-Cell").count() == 1


def test_sliders_in_the_picture_are_not_listed_twice(card):
    assert card.locator("input[type=range]").count() == 0
    assert card.get_by_role("slider", name="Threshold").count() == 2  # the handle, and the number in the sentence


def test_a_finger_moves_a_handle(card, page):
    session = page.context.new_cdp_session(page)
    (x, y), (to_x, to_y) = middle(card.locator(".nc-handle").first), where(page, 0, 9, 1.5)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for k in range(1, 6):
        point = {"x": x + (to_x - x) * k / 5, "y": y + (to_y - y) * k / 5}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    says(card, "A threshold of 1.5 mV, a cue at 10 ms and 2.0 s, bare.")


def test_a_late_answer_does_not_pull_back_what_a_hand_holds(card, page):
    run_code(page, "import time; old = explorer.update\ndef slow(**v): time.sleep(0.4); return old(**v)")
    run_code(page, "explorer.update = slow")
    start, end = middle(card.locator(".nc-handle").first), where(page, 0, 9, -1)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*where(page, 0, 9, 1))
    page.mouse.move(*end)
    assert near(middle(card.locator(".nc-handle").first), end, 3)
    card.locator(".nc-status").filter(has_text="−1.0 mV").wait_for()
    assert near(middle(card.locator(".nc-handle").first), end, 3)
    page.mouse.up()


def test_a_number_in_the_sentence_can_be_dragged_and_has_keys(card, page):
    number = card.locator(".nc-number").first
    x, y = middle(number)
    pull(page, (x, y), (x + 50, y))
    says(card, "A threshold of 1.5 mV, a cue at 10 ms and 2.0 s, bare.")
    number.press("ArrowLeft")
    says(card, "A threshold of 1.4 mV, a cue at 10 ms and 2.0 s, bare.")
    assert number.evaluate("node => node === document.activeElement")


def test_the_machine_is_armed_after_a_prediction(card, page):
    switch, question = card.get_by_role("switch"), card.get_by_role("dialog")
    switch.click()
    assert not switch.is_checked() and "a memory of its last step" in question.inner_text()
    assert axe(page, ".nc-x") == []
    page.keyboard.press("Escape")
    assert not question.is_visible() and switch.evaluate("node => node === document.activeElement")
    switch.press("Space")
    question.get_by_role("button", name="all of it").click()
    says(card, "A threshold of 0.5 mV, a cue at 10 ms and 2.0 s, armed.")
    card.get_by_text("Left of the difference: less of it (you said all of it).").wait_for()
    switch.click()
    says(card, START)
    switch.click()  # the prediction is asked for once
    says(card, "A threshold of 0.5 mV, a cue at 10 ms and 2.0 s, armed.")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(card, page, dark):
    set_theme(page, dark)
    try:
        assert axe(page, ".nc-x") == []
    finally:
        set_theme(page, False)


def test_after_a_restart_of_the_kernel_it_says_so(card, page):
    page.evaluate("() => window.jupyterapp.shell.currentWidget.context.sessionContext.restartKernel()")
    card.locator(".nc-status").filter(has_text="Python does not answer").wait_for()
