"""Predictions, quizzes, claim cards and figures: without a page, on a dead page, and what a page may send."""

import re
import sys
import types

import nbformat
import numpy as np
import pytest
import sample_room
from asking import ask
from matplotlib.figure import Figure
from PIL import Image

from neurocourse.teaching import record, rooms
from neurocourse.teaching.page import display, frames
from neurocourse.teaching.page.media import pixels, show
from neurocourse.teaching.questions import claim_cards, prediction
from neurocourse.teaching.questions import quiz as quizzes
from neurocourse.teaching.questions.asking import Questions
from neurocourse.teaching.questions.prediction import Ask, Reveal, predict
from neurocourse.teaching.questions.quiz import quiz
from neurocourse.teaching.rooms.entries import RoomError, Source

ALT = "A line that rises from zero to one between two axes without units."


@pytest.fixture
def shown(monkeypatch):
    """Collects what is displayed: a list of (widget, html, text)."""
    found = []
    for module in (quizzes, claim_cards, prediction):
        monkeypatch.setattr(module, "show_both", lambda *args: found.append(args))
    return found


# Rooms ---------------------------------------------------------------------------------------------------------------


def room_with(tmp_path, monkeypatch, **files):
    """A room with these TOML files (``quiz="…"``)."""
    folder = tmp_path / "made_room"
    folder.mkdir()
    (folder / "__init__.py").touch()
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "made_room", raising=False)
    return __import__("made_room")


def test_entries_come_in_the_order_of_the_file_or_of_the_ids():
    assert [i.id for i in rooms.items(sample_room)] == ["silent-input", "threshold"]
    assert [i.id for i in rooms.items(sample_room, ("threshold", "silent-input"))] == ["threshold", "silent-input"]
    assert [c.verdict for c in rooms.claims(sample_room)] == ["Wrong", "Caveats"]
    assert rooms.claims(sample_room)[0].sources[0].link == "https://doi.org/10.1007/BF01738910"
    assert rooms.claims(sample_room)[0].sources[1].link == ""


def test_systems_are_read():
    assert rooms.systems(sample_room)[0].model == "sample_room.checks:double"
    assert len(rooms.systems("pioneers")) >= 10


@pytest.mark.parametrize(
    "ask, message",
    [
        (lambda: rooms.items(sample_room, ("thresholt",)), "no item 'thresholt'; did you mean 'threshold'"),
        (lambda: rooms.items(sample_room, ("zzz",)), "has no item 'zzz'; it has: silent-input, threshold"),
        (lambda: rooms.prediction(sample_room, "first"), "has no prediction 'first'; it has: wire"),
        (lambda: rooms.claims(sample_room, (3,)), "has no claim 3; it has: C-1, C-2"),
    ],
)  # fmt: skip
def test_an_unknown_id_gets_one_clear_line(ask, message):
    with pytest.raises(RoomError) as caught:
        ask()
    assert message in str(caught.value) and "\n" not in str(caught.value)


OPTIONS = (
    'options = [{ text = "a", correct = true, because = "b" }, { text = "c", because = "d", misconception = "e" }]'
)
ITEM = f'[[item]]\nid = "i"\nquestion = "q"\n{OPTIONS}\n'
FORECAST = '[[prediction]]\nid = "p"\nquestion = "q"\noptions = ["a", "b"]\nanswer = 0\nbecause = "c"\n'
CLAIM = (
    '[[claim]]\nid = "c"\nclaim = "x"\nwhere = "y"\nverdict = "Wrong"\nwhy = "z"\ndemonstration = "d"\n'
    'sources = [{ cite = "s", doi = "10.1/2" }]\n'
)
SYSTEM = '[[system]]\nid = "s"\nname = "n"\nmodel = "m:f"\ntest = "t.py::t"\nsection = "h"\n'


READ = {
    "item": (rooms.items, "quiz", ITEM),
    "prediction": (rooms.predictions, "quiz", FORECAST),
    "claim": (rooms.claims, "claims", CLAIM),
    "system": (rooms.systems, "systems", SYSTEM),
}
EDITS = [
    ("item", 'question = "q"', "", "made_room/quiz.toml, item i: question is missing"),
    ("item", '"q"', "3", "item i: question must be a text, got 3"),
    ("item", '"q"', '"  "', "item i: question must be a text"),
    ("item", "question", "questions", "item i: unknown key 'questions'; known keys are id, question, options"),
    ("item", 'id = "i"', "", "made_room/quiz.toml, item 1: id is missing"),
    ("item", "correct = true, ", 'misconception = "f", ', "exactly one option must be correct, 0 are"),
    ("item", 'misconception = "e"', "correct = true", "exactly one option must be correct, 2 are"),
    ("item", ', misconception = "e"', "", "item i, option 2: a wrong option names its misconception"),
    ("item", "correct = true", 'correct = true, misconception = "f"', "option 1: a wrong option names"),
    ("item", "correct = true", 'correct = "yes"', "option 1: correct must be true or false, got 'yes'"),
    ("item", 'text = "c"', 'text = "a"', "item i: two options have the same text"),
    ("item", OPTIONS, "options = []", "options must be a list with 2 or more entries, got []"),
    ("item", OPTIONS, 'options = ["a", "b"]', "option 1: a table is needed, got 'a'"),
    ("item", ITEM, ITEM + ITEM, "made_room/quiz.toml: two entries have the id 'i'"),
    ("item", "[[item]]", "[item]", "made_room/quiz.toml: write [[item]] with two brackets"),
    ("item", "[[item]]", "[[item]", "made_room/quiz.toml is not valid TOML"),
    ("prediction", "answer = 0", "answer = 2", "answer must be the index of an option, 0 to 1, got 2"),
    ("prediction", "answer = 0", "answer = true", "answer must be the index"),
    ("prediction", '["a", "b"]', '["a", "a"]', "options must be a list of different texts"),
    ("prediction", '["a", "b"]', '["a", {}]', "options must be a list of different texts"),
    ("prediction", '["a", "b"]', '"ab"', "options must be a list"),
    ("claim", '"Wrong"', '"False"', "claim c: verdict must be one of Holds, Caveats, Misleading, Wrong, got 'False'"),
    ("claim", "10.1/2", "https://doi.org/10.1/2", "claim c, source 1: doi must be a bare DOI"),
    ("claim", 'doi = "10.1/2"', 'url = "x.org"', "source 1: url must be an address"),
    ("claim", '{ cite = "s", doi = "10.1/2" }', "", "sources must be a list with 1 or more"),
    ("system", "m:f", "m", "system s: model must be a module and a name"),
    ("system", "::", ".", "system s: test must be a file and a test"),
]


@pytest.mark.parametrize("kind, old, new, message", EDITS)
def test_a_malformed_entry_is_named_with_file_entry_and_key(tmp_path, monkeypatch, kind, old, new, message):
    read, file, good = READ[kind]
    assert old in good
    room = room_with(tmp_path, monkeypatch, **{file: good.replace(old, new)})
    with pytest.raises(RoomError) as caught:
        read(room)
    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path, monkeypatch):
    with pytest.raises(RoomError, match="made_room has no quiz.toml"):
        rooms.items(room_with(tmp_path, monkeypatch, claims=CLAIM))


def test_what_is_well_formed_is_read(tmp_path, monkeypatch):
    room = room_with(tmp_path, monkeypatch, quiz=ITEM + FORECAST, claims=CLAIM, systems=SYSTEM)
    assert rooms.items(room)[0].options[1].misconception == "e" and rooms.prediction(room, "p").answer == 0
    assert rooms.claims(room)[0].sources[0].doi == "10.1/2" and rooms.systems(room)[0].section == "h"


# Quiz and claims -----------------------------------------------------------------------------------------------------


def page_state(widget):
    """All that the page is sent, as one text."""
    return str({k: v for k, v in widget.get_state().items() if k not in ("_esm", "_css")})


def test_no_answer_is_in_the_page_before_a_choice(shown):
    quiz(sample_room)
    claim_cards.claims(sample_room)
    predict(sample_room, "wire")
    predict(sample_room, "wire", reveal=True)
    for (widget, _, text), secret in zip(
        shown, ("Anything times zero", "Most synapses", "The fluid carries", "The fluid carries"), strict=True
    ):
        assert secret not in page_state(widget) and secret not in text


def answered(widget, item, choice):
    """Choose an option and return what is said to that."""
    (found,) = (a for a in ask(widget, "answer", item=item, choice=choice)["answers"] if a["item"] == item)
    assert found["choice"] == choice
    return found["said"]


def test_every_option_gets_its_own_answer(shown):
    quiz(sample_room, "silent-input")
    widget = shown[0][0]
    said = answered(widget, 0, 1)
    assert "not this one" in said and "a weight of zero is inhibition" in said
    said = answered(widget, 0, 0)
    assert "it multiplies it" in said and "inhibition" not in said
    said = answered(widget, 0, 2)
    assert "✓ right" in said and "mistaken" not in said
    last = {"answer": "Nothing at all", "right": True}
    earlier = ["It silences the whole unit", "It adds the input as it is"]
    assert record.get("quiz", "sample_room.silent-input") == last | {"earlier": earlier}
    answered(widget, 0, 2)
    assert record.get("quiz", "sample_room.silent-input") == last | {"earlier": earlier}, (
        "the same again is nothing new"
    )


def test_the_score_counts_what_was_answered(shown):
    quiz(sample_room)
    widget = shown[0][0]
    assert widget.state["score"] == ""
    for item, choice, score in ((0, 2, "1 of 1 right, 1 to go."), (1, 0, "1 of 2 right."), (1, 1, "2 of 2 right.")):
        assert ask(widget, "answer", item=item, choice=choice)["score"] == score
    assert [answer["right"] for answer in widget.state["answers"]] == [True, True]


@pytest.mark.parametrize("item, choice", [(9, 0), ("x", 0), (0, 7), (0, "0"), (0, None), (0, True), (-1, 0), (0, 1.5)])
def test_junk_from_a_page_is_ignored(shown, item, choice):
    quiz(sample_room)
    state = ask(shown[0][0], "answer", item=item, choice=choice)
    assert state == dict(answers=[], score="", turn="page 1", error="")


def test_half_a_request_is_answered_too(shown):
    """The page waits for an answer, whatever it has sent."""
    quiz(sample_room)
    assert "item" in ask(shown[0][0], "answer", turn="a 7")["error"] and shown[0][0].state["turn"] == "a 7"
    shown[0][0]._handle_msg({"content": {"data": {"method": "custom", "content": {}}}, "buffers": []})
    assert "turn" in shown[0][0].state["error"]


def test_a_page_writes_nothing(shown):
    quiz(sample_room)
    shown[0][0]._handle_msg({"content": {"data": {"method": "update", "state": {"state": {}}}}, "buffers": []})
    assert shown[0][0].state["answers"] == []


def test_a_vote_brings_verdict_reason_and_sources(shown):
    claim_cards.claims(sample_room)
    widget = shown[0][0]
    first, second = answered(widget, 0, 2), answered(widget, 1, 1)
    assert "✗ Wrong</strong> You said: Misleading." in first and "two hearts that shared nothing but fluid" in first
    assert 'href="https://doi.org/10.1007/BF01738910"' in first and "the two hearts, above" in first
    assert "≈ Caveats</strong> as you said." in second
    assert widget.state["score"] == "You and the sources agree on 1 of 2 claims."
    assert record.get("claims", "sample_room.C-1") == {"vote": "Misleading", "right": False}


def test_text_from_a_room_cannot_become_markup():
    assert display.rich("a < b & `W[0] > 1` <img>") == "a &lt; b &amp; <code>W[0] &gt; 1</code> &lt;img&gt;"
    source = Source("<i>x</i>", url='https://a.org/?"><script>')
    assert "<i>" not in claim_cards.cite(source) and "<script>" not in claim_cards.cite(source)


# Predictions ---------------------------------------------------------------------------------------------------------


def test_a_prediction_comes_back_with_what_happens(shown):
    predict(sample_room, "wire")
    said = ask(shown[0][0], "commit", choice=0, sure=2)["said"]
    assert said == "You said: <strong>It beats on as before</strong>, certain."
    predict(sample_room, "wire", reveal=True)
    state = shown[1][0].state
    assert state["said"] == said
    assert "What happens: <strong>It slows as well</strong>" in state["outcome"] and "a surprise" in state["outcome"]
    assert record.get("predictions", "sample_room.wire")["right"] is False


def test_a_reveal_on_the_page_waits_for_the_commitment(shown):
    """Run All shows the reveal before the reader has said anything: it must not give the answer away."""
    predict(sample_room, "wire")
    predict(sample_room, "wire", reveal=True)
    asked, reveal = shown[0][0], shown[1][0]
    assert reveal.state["said"] == reveal.state["outcome"] == ""
    ask(asked, "commit", choice=1, sure=0)
    assert "as you said" in reveal.state["outcome"] and "just guessing" in reveal.state["said"]


def test_a_question_asked_again_shows_the_choice_that_was_made(shown):
    predict(sample_room, "wire")
    first = shown[0][0]
    assert (first.state["choice"], first.state["sure"]) == (None, None)
    ask(first, "commit", choice=2, sure=1)
    predict(sample_room, "wire")
    state = shown[1][0].state
    assert (state["choice"], state["sure"]) == (2, 1) and "fairly sure" in state["said"]


def test_a_reader_may_insist_and_may_change_their_mind(shown):
    predict(sample_room, "wire", reveal=True)
    reveal = shown[0][0]
    state = ask(reveal, "insist")
    assert "The fluid carries" in state["outcome"] and state["said"] == ""
    predict(sample_room, "wire")
    asked = shown[1][0]
    ask(asked, "commit", choice=2, sure=1)
    ask(asked, "commit", choice=1, sure=1)
    assert "It slows as well" in asked.state["said"] and "as you said" in reveal.state["outcome"]


@pytest.mark.parametrize(
    "junk", [{}, {"choice": 0}, {"choice": 9, "sure": 0}, {"choice": "0", "sure": 0}, {"choice": -1, "sure": 0}]
)
def test_an_incomplete_commitment_is_none(shown, junk):
    predict(sample_room, "wire")
    ask(shown[0][0], "commit", **junk)
    assert shown[0][0].state["said"] == "" and record.get("predictions", "sample_room.wire") is None


@pytest.mark.parametrize("stored", [3, {}, {"answer": "an option of last year"}, {"answer": ["list"]}, None])
def test_a_strange_memory_is_no_answer(shown, stored):
    record.put("predictions", "sample_room.wire", stored)
    predict(sample_room, "wire", reveal=True)
    assert shown[0][0].state["said"] == shown[0][0].state["outcome"] == ""


# What lasts ----------------------------------------------------------------------------------------------------------


def test_the_lasting_copy_knows_nothing_of_the_reader(shown):
    def all_of_it():
        shown.clear()
        quiz(sample_room)
        claim_cards.claims(sample_room)
        predict(sample_room, "wire")
        predict(sample_room, "wire", reveal=True)
        return [(html, text) for _, html, text in shown]

    before = all_of_it()
    record.put("predictions", "sample_room.wire", {"answer": "It beats faster", "sure": "certain", "right": False})
    record.put("quiz", "sample_room.threshold", {"answer": "More than before", "right": False})
    assert all_of_it() == before


def test_the_lasting_copy_has_questions_options_and_folded_answers(shown):
    quiz(sample_room)
    _, html, text = shown[0]
    assert "What does an input with weight `0` do?" in text and "  2. It silences the whole unit" in text
    fold = html.split("<details>")[1].split("</details>")[0]
    assert "Anything times zero" in fold and "a weight of zero is inhibition" in fold
    assert "Anything times zero" not in html.split("<details>")[0]
    assert html.count("<details>") == 2 and 'class="nc-static"' in html
    claim_cards.claims(sample_room)
    _, html, text = shown[1]
    assert "  1. Neurons always talk to each other by electricity. (article 1, on Sherrington)" in text
    assert "https://doi.org/10.1007/BF01738910" in html.split("<details>")[1]


def test_outside_a_notebook_the_text_is_printed(capsys):
    quiz(sample_room, "threshold")
    printed = capsys.readouterr().out
    assert "The threshold of a unit goes up" in printed and "2. As many as before, or fewer" in printed


def test_an_earlier_run_of_a_cell_is_closed(monkeypatch):
    closed = []
    monkeypatch.setattr(display, "_shown", {})
    for cell, run in (("a", 1), ("a", 1), ("b", 1), ("a", 2), (None, 3)):
        monkeypatch.setattr(display, "this_cell", lambda here=(cell, run): here)
        display.keep(types.SimpleNamespace(close=lambda here=(cell, run): closed.append(here)))
    assert closed == [("a", 1), ("a", 1)] and len(display._shown["a"][1]) == 1 and None not in display._shown


NOTEBOOK = """
from matplotlib.figure import Figure
import sample_room
from neurocourse.teaching import claims, predict, progress, quiz, show
---
predict(sample_room, "wire")
---
quiz(sample_room)
---
claims(sample_room)
---
from sample_room.checks import twice
twice(lambda x: x**2)
---
fig = Figure()
fig.subplots().plot([0, 1])
show(fig, "A line that rises from zero to one between two axes without units.", caption="A line.")
---
predict(sample_room, "wire", reveal=True)
---
progress()
"""


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """A small notebook, run in a kernel as the builder does, without its widget views."""
    import os
    from pathlib import Path

    from nbclient import NotebookClient

    here = Path(__file__).resolve().parent.parent
    cells = [nbformat.v4.new_code_cell(text.strip()) for text in NOTEBOOK.split("---")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    extra = {"PYTHONPATH": os.pathsep.join([str(here.parent), str(here)]), "NEUROCOURSE_PROGRESS": "off"}
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(here)}}, kernel_name="python3")
    client.execute(env=os.environ | extra)
    return notebook


def outputs(cell):
    return [out for out in cell.outputs if display.WIDGET_VIEW not in out.get("data", {})]


def test_each_display_is_one_lasting_output_and_one_view_without_text(executed):
    """nbval compares texts: a view must add none, because the committed notebook has no views."""
    for cell, views in zip(executed.cells, (0, 1, 1, 1, 0, 0, 1, 0), strict=True):
        found = [out for out in cell.outputs if display.WIDGET_VIEW in out.get("data", {})]
        assert len(found) == views, cell.source
        assert all(list(out.data) == [display.WIDGET_VIEW] for out in found)
        assert len(outputs(cell)) == (0 if cell is executed.cells[0] else 1)


def test_a_page_without_a_kernel_still_teaches(executed, caplog):
    from nbconvert import HTMLExporter

    notebook = nbformat.from_dict(executed)
    for cell in notebook.cells:
        cell.outputs = outputs(cell)
    notebook.metadata.pop("widgets", None)
    html, _ = HTMLExporter().from_notebook_node(notebook)
    for words in (
        "What does the second heart do?", "It slows as well", "It silences the whole unit",
        "Neurons always talk to each other by electricity.", "https://doi.org/10.1007/BF01738910",
        "What happens, and why", "The fluid carries what the nerve gave off", "✗ not yet", "you square the number",
        "Your progress",
    ):  # fmt: skip
        assert words in html, words
    assert ALT in re.search(r'<img[^>]*alt="([^"]*)"', html)[1]
    assert html.count("<details>") == html.count("</details>") == 2 + 2 + 1
    assert "Alternative text is missing" not in caplog.text and "No description has been provided" not in html


# Figures -------------------------------------------------------------------------------------------------------------


def line_figure():
    fig = Figure((6, 2.4))
    fig.subplots().plot([0, 1], color="#0072B2")
    return fig


def test_a_figure_is_shown_with_its_words(monkeypatch):
    found = []
    monkeypatch.setattr("neurocourse.teaching.page.media.show_static", lambda *args: found.append(args))
    show(line_figure(), "  A line that rises\n from zero to one between two axes without units. ", caption='"A" < B')
    html, text = found[0]
    assert f'alt="{ALT}"' in html and text == f'Figure: {ALT}\n"A" < B'
    assert "<figure" in html and "&quot;A&quot; &lt; B</figcaption>" in html
    show(line_figure().axes[0], ALT)
    assert "<figcaption" not in found[1][0] and found[1][1] == f"Figure: {ALT}"


@pytest.mark.parametrize(
    "fig, alt, error, message",
    [
        (line_figure(), "A line.", ValueError, "40 characters or more what the figure shows, got 7: 'A line.'"),
        (line_figure(), "A line." + " " * 40, ValueError, "got 7"),
        (line_figure(), None, TypeError, "alt must be a text, got a NoneType"),
        (3, ALT, TypeError, "fig must be a matplotlib figure, got a int"),
    ],
)
def test_a_figure_without_words_is_refused(fig, alt, error, message):
    with pytest.raises(error, match=re.escape(message)):
        show(fig, alt)


def test_the_picture_is_small_and_the_same_every_time():
    first, second = (frames.small_png(pixels(line_figure())) for _ in range(2))
    assert first == second and len(first) < 12_000


def test_pixels_lie_on_white_and_the_figure_keeps_its_canvas():
    fig = Figure((1, 1), facecolor=(0, 0, 0, 0.5))
    canvas = fig.canvas
    assert np.unique(pixels(fig)).tolist() in ([127], [128]) and fig.canvas is canvas


def test_pyplot_does_not_show_the_figure_again():
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    fig = plt.figure()
    show(fig, ALT)
    assert fig.number not in plt.get_fignums()


def test_thin_lines_and_smooth_maps_keep_their_colours():
    """A palette that goes by area alone would wash out a thin line."""
    fig = Figure((8, 3), dpi=100)
    left, right = fig.subplots(1, 2)
    colours = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00")
    for i, colour in enumerate(colours):
        left.plot([0, 1], [i, i + 1], color=colour, lw=1)
        left.axhline(i, color=colour, lw=2)
    right.imshow(np.add.outer(np.arange(64), np.arange(64)), cmap="viridis")
    before = pixels(fig).astype(int)
    from io import BytesIO

    after = np.asarray(Image.open(BytesIO(frames.small_png(before.astype(np.uint8)))).convert("RGB")).astype(int)
    error = np.abs(after - before).max(axis=-1)
    for colour in colours:
        exact = (before == [int(colour[i : i + 2], 16) for i in (1, 3, 5)]).all(axis=-1)
        assert exact.any() and error[exact].max() <= 12, colour
    assert error.max() <= 40 and error.mean() < 3


def test_widgets_share_code_and_name_every_control():
    for widget in (Questions, Ask, Reveal):
        assert "function keepKeys" in str(widget._esm) and "export default { initialize, render }" in str(widget._esm)
        assert "focus-visible" in str(widget._css)
