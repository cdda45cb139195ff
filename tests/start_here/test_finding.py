"""The index of all systems, the words, and tables that can be read aloud."""

import ast
import re
from importlib import import_module

import checkout
import pytest
from sources import every

from neurocourse import start_here
from neurocourse.lessons import lesson
from neurocourse.start_here import glossary, index

ROOT = checkout.ROOT


def test_every_pair_of_words_fails_somewhere():
    terms = glossary.terms()
    assert len(terms) >= 40
    assert len({(t.brain, t.machine) for t in terms}) == len(terms)
    for term in terms:
        assert term.fails.endswith(".") and len(term.fails) < 140 and term.fails.count(". ") == 0, term


# The systems of the articles that each lesson has to teach.
SYSTEMS = {
    "pioneers": "S1-01 S1-02 S1-03 S1-04 S1-05 S1-06 S1-07 S1-24 S1-26 S1-31 S2-01 S2-02 S2-42",
    "neurotransmitters": "S1-08 S1-09 S1-10 S1-11 S1-12 S1-13 S1-14 S1-15 S1-16 S1-18 S1-24 S1-25 S1-27 S1-28 S1-29 "
    "S2-03",
    "cortex": "S1-28 S1-38 S1-39 S1-40 S1-41 S1-42 S1-43 S1-44 S1-45 S2-09 S2-10 S2-43",
    "hippocampus": "S1-46 S1-47 S1-48 S1-49 S1-50 S1-51 S1-52 S1-53 S1-54 S1-55 S1-56 S1-57 S1-58 S2-06 S2-07 S2-08",
    "basal_ganglia": "S1-17 S1-59 S1-60 S1-61 S1-62 S1-63 S1-64 S1-66 S1-106 S2-12 S2-13 S2-14 S2-15 S2-16 S2-22",
    "spiking": "S1-08 S1-09 S1-86 S1-87 S1-88 S1-89 S1-90 S1-91 S2-03 S2-04 S2-22 S2-27 S2-28 S2-29 S2-30 S2-31 S2-32 "
    "S2-33 S2-38 S2-41",
    "competition": "S1-32 S1-33 S1-34 S1-35 S1-36 S1-37",
    "neuromodulation": "S1-19 S1-20 S1-67 S1-68 S1-69 S1-83 S2-25 S2-26",
    "plasticity": "S1-30 S1-70 S1-71 S1-73 S1-74 S1-75 S1-76 S2-05 S2-23",
    "columns": "S1-77 S1-78 S1-79 S1-80 S1-81 S1-82 S1-84",
}


@pytest.mark.parametrize("room", SYSTEMS)
def test_no_system_of_the_articles_is_left_out(room):
    ids = [place.id for place in index.systems() if place.room == room]
    assert sorted(ids) == sorted(SYSTEMS[room].split())


@pytest.mark.parametrize("place", index.systems(), ids=lambda p: p.id)
def test_the_index_points_to_what_is_there(place):
    module, _, name = place.model.partition(":")
    assert hasattr(import_module(module), name)
    file, _, test = place.test.partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    (source,) = (source.read() for source in every() if source.stem == place.notebook)
    assert re.search(rf"^# #+ {re.escape(place.section)}$", source, re.MULTILINE), place.section


def test_the_index_is_a_table_with_a_caption_and_links():
    places = index.systems()
    assert {"pioneers"} <= {p.room for p in places} and len({(p.id, p.room) for p in places}) == len(places) >= 13
    golgi = places[0]
    assert golgi.notebook == lesson("pioneers").stem
    assert f"./{golgi.notebook}.ipynb#heading=Golgi&#x27;s-stain" in index.cells(golgi)[1]


def test_tables_can_be_read_aloud_and_as_text(capsys):
    start_here.index.show()
    start_here.glossary.show()
    text = capsys.readouterr().out
    assert "Camillo Golgi's black reaction | " in text and "synapse | weight | " in text
    html = start_here.index.table("A <b> caption", ("One", "Two"), [("<i>a</i>", "b")])
    assert "<caption" in html and "A &lt;b&gt; caption" in html
    assert html.count('<th scope="col"') == 2 and html.count('<th scope="row"') == 1 and "<i>a</i>" in html


def test_index_and_words_lie_folded():
    for part in (index, glossary):
        html = part.as_html()
        assert html.startswith('<details class="nc-folded"><summary') and html.endswith("</table></details>")
