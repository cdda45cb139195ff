"""Predictions, quizzes and claim cards in a real JupyterLab, with nothing but the keyboard."""

import shutil
from pathlib import Path

import pytest
from driving import axe, failures, run_all, run_code, set_theme, shut_down, wait_until_hidden, write_notebook

SAMPLE = Path(__file__).resolve().parent.parent / "sample_room"
CELLS = (
    "import sample_room\nfrom neurocourse.teaching import claims, predict, quiz",
    'predict(sample_room, "wire")',
    "quiz(sample_room)",
    "claims(sample_room)",
    "from sample_room.checks import twice\ntwice(lambda x: x**2)",
    'predict(sample_room, "wire", reveal=True)',
)
PREDICT, QUIZ, CLAIMS, EXERCISE, REVEAL = range(1, 6)
CELL_COUNT = "() => window.jupyterapp.shell.currentWidget.content.widgets.length"
ACTIVE_CELL = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"
FOCUSED = """() => {
  const node = document.activeElement;
  return node.closest(".nc-q") ? (node.labels?.[0] ?? node).textContent.trim() : "";
}"""


@pytest.fixture(scope="module")
def opened(lab, page, tmp_path_factory):
    shutil.copytree(SAMPLE, lab.work / "sample_room", dirs_exist_ok=True)
    lab.open_notebook(page, write_notebook(tmp_path_factory.mktemp("teaching") / "questions.ipynb", *CELLS))


@pytest.fixture
def notebook(opened, page, errors):
    """The sample room's questions, run in JupyterLab by somebody who has answered none of them."""
    run_code(page, "from neurocourse.teaching import progress\nprogress(forget=True)")
    run_all(page)
    for card in range(4):
        page.locator(".nc-q").nth(card).wait_for()
    assert failures(page) == []
    yield page
    assert errors == []


def cell(page, index):
    """A cell, brought into view: JupyterLab draws the others late."""
    found = page.locator(".jp-Notebook .jp-Cell").nth(index)
    found.scroll_into_view_if_needed()
    return found


def tab_to(page, words, presses=80):
    """Press Tab until the control with these words has the focus."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == words:
            return
    raise AssertionError(f"Tab does not lead to {words!r}")


def start_in(page, index):
    """Put the focus on a cell's prompt side, in command mode, as after Escape."""
    cell(page, index)
    page.evaluate(
        "i => { const n = window.jupyterapp.shell.currentWidget.content; n.activeCellIndex = i; n.mode = 'command'; }",
        index,
    )
    cell(page, index).locator(".jp-InputPrompt").click()


def said(page, index, number, words):
    """Wait until the status line ``number`` of a cell says ``words``."""
    line = cell(page, index).locator(".nc-said").nth(number)
    line.filter(has_text=words).wait_for()
    return line


def test_predict_vote_and_quiz_by_keyboard_alone(notebook):
    page = notebook
    cells = page.evaluate(CELL_COUNT)

    start_in(page, PREDICT)
    tab_to(page, "It beats on as before")
    page.keyboard.press("ArrowDown")
    active = page.evaluate(ACTIVE_CELL)
    for key in "xdjkbm":  # cut, delete, leave, insert, Markdown: the notebook must not hear them
        page.keyboard.press(key)
    assert page.evaluate(CELL_COUNT) == cells and page.evaluate(ACTIVE_CELL) == active
    assert page.evaluate(FOCUSED) == "It slows as well"
    tab_to(page, "just guessing")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    tab_to(page, "Commit")
    page.keyboard.press("Enter")
    said(page, PREDICT, 0, "You said: It slows as well, fairly sure.")
    assert page.evaluate(FOCUSED) == "Change my answer"
    said(page, REVEAL, 0, "The fluid carries what the nerve gave off")

    start_in(page, QUIZ)
    tab_to(page, "It adds the input as it is")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Check")
    page.keyboard.press("Space")
    assert "a weight of zero is inhibition" in said(page, QUIZ, 0, "not this one").inner_text()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    assert cell(page, QUIZ).locator(".nc-said").first.inner_text() == ""  # what was said is not about this option
    page.keyboard.press("Enter")
    said(page, QUIZ, 0, "Anything times zero is zero")
    assert cell(page, QUIZ).locator(".nc-score").inner_text() == "1 of 1 right, 1 to go."

    start_in(page, CLAIMS)
    tab_to(page, "Holds")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")  # round to the last one
    page.keyboard.press("Enter")
    said(page, CLAIMS, 0, "as you said")
    assert page.evaluate(CELL_COUNT) == cells


def test_nothing_is_given_away_and_every_control_has_its_name(notebook):
    page = notebook
    for index in (PREDICT, QUIZ, CLAIMS, REVEAL):
        live = cell(page, index).locator(".nc-q").inner_text()
        assert not any(secret in live for secret in ("Anything times zero", "Most synapses", "The fluid carries"))
        wait_until_hidden(cell(page, index).locator(".nc-static"))
    group = cell(page, CLAIMS).get_by_role("group", name="Neurons always talk to each other by electricity.")
    assert [r.get_attribute("value") for r in group.get_by_role("radio").all()] == ["0", "1", "2", "3"]
    assert cell(page, QUIZ).get_by_role("button", name="Check, question 2").count() == 1
    cell(page, QUIZ).get_by_role("button", name="Check, question 2").press("Enter")
    said(page, QUIZ, 1, "Choose one first.")
    cell(page, REVEAL).get_by_role("button", name="Show me anyway").press("Enter")
    said(page, REVEAL, 0, "What happens: It slows as well")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_before_and_after(notebook, dark):
    page = notebook
    set_theme(page, dark)
    try:
        assert axe(page, ".jp-OutputArea-output") == []
        cell(page, PREDICT).get_by_role("radio", name="certain").check()
        for index, name, answer in (
            (QUIZ, "It silences the whole unit", "The mistaken idea"),
            (CLAIMS, "Misleading", "You said: Misleading"),
            (PREDICT, "It beats faster", "You said: It beats faster"),
        ):
            cell(page, index).get_by_role("radio", name=name).first.check()
            cell(page, index).locator("button").first.press("Enter")
            said(page, index, 0, answer)
        assert axe(page, ".jp-OutputArea-output") == []
    finally:
        set_theme(page, False)


def test_a_page_whose_kernel_has_gone_says_so(notebook, errors):
    page = notebook
    shut_down(page)
    cell(page, QUIZ).get_by_role("radio", name="Nothing at all").check()
    cell(page, QUIZ).locator("button").first.press("Enter")
    said(page, QUIZ, 0, "the kernel is busy, or it has stopped")
    assert not [error for error in errors if error.startswith("script")]
    errors.clear()  # JupyterLab itself complains in the console about a kernel that went
