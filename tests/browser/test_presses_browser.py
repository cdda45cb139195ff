"""Buttons that act: by mouse and by keyboard each press counts, fast ones too, and axe has nothing to say."""

import os
from pathlib import Path

import pytest
from driving import axe, run_all, says, show_explorer, write_notebook

SCREENSHOTS = os.environ.get("NEUROCOURSE_SCREENSHOTS")
LEVERS = """
from neurocourse.plots import figure
from neurocourse.teaching import Explorer, presses

fig, ax = figure(1, 1)
bars = ax.bar([0, 1], [0, 0])
ax.set_ylim(0, 8)

def update(pulls):
    for bar, side in zip(bars, ("left", "right")):
        bar.set_height(pulls.count(side))
    return " ".join(pulls) or "nothing yet"

Explorer(
    fig, update, title="Two levers", alt="Two bars that count how often each of two levers has been pulled.",
    pulls=presses("left", "right", most=8, label="Pull"),
)
"""


@pytest.fixture(scope="module")
def card(lab, page, tmp_path_factory):
    return show_explorer(lab, page, tmp_path_factory.mktemp("levers"), LEVERS)


def button(card, name):
    return card.get_by_role("button", name=name, exact=True)


def test_each_press_counts_and_undo_takes_one_back(card, errors):
    button(card, "Reset").click()
    says(card, "nothing yet")
    button(card, "left").click()
    button(card, "right").click()
    says(card, "left right")
    button(card, "right").focus()
    for key in ("Enter", "Space"):
        card.page.keyboard.press(key)
    says(card, "left right right right")
    button(card, "Undo").click()
    says(card, "left right right")
    assert errors == []


def test_fast_presses_are_all_counted_and_no_more_than_allowed(card, errors):
    button(card, "Reset").click()
    says(card, "nothing yet")
    for _ in range(10):
        button(card, "left").dispatch_event("click")
    says(card, " ".join(["left"] * 8))
    assert button(card, "left").get_attribute("aria-disabled") == "true"
    assert card.get_by_text("8 of 8").count() == 1
    assert errors == []


def test_axe_finds_nothing(card):
    assert axe(card.page, ".nc-x") == []


GAME = """
from neurocourse.basal_ganglia import explore

explore.play_bandit()
"""


def test_the_bandit_is_played(lab, page, errors, tmp_path):
    """Every pull counts, and the game ends with a verdict."""
    lab.open_notebook(page, write_notebook(tmp_path / "game.ipynb", GAME))
    run_all(page)
    card = page.locator(".nc-x")
    status = card.locator("[role=status]").element_handle()
    for name, said in (("left", "After 1 pull:"), ("right", "After 2 pulls:"), ("right", "After 3 pulls:")):
        button(card, name).click()
        page.wait_for_function("([node, text]) => node.textContent.includes(text)", arg=[status, said])
        assert status.inner_text().startswith(name.capitalize())
    for _ in range(37):
        button(card, "right").dispatch_event("click")
    page.wait_for_function("node => node.textContent.includes('You are ahead of')", arg=status)
    assert card.get_by_text("40 of 40").count() == 1
    if SCREENSHOTS:
        card.screenshot(path=Path(SCREENSHOTS) / "the-game.png")
    assert errors == []
