"""The claim cards and reading lists of every lesson: complete, dated, and with links that are well-formed."""

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sources import every
from words import DATED, DOI, sentences

from neurocourse.lessons import lesson, ready
from neurocourse.teaching import reading, rooms
from neurocourse.teaching.questions.reading_list import KINDS, as_html, works

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {lesson.room: "" for lesson in ready()}
for source in every():
    SOURCES[source.lesson.room] += source.read()
ROOMS = sorted(room for room in SOURCES if (ROOT / "neurocourse" / room / "claims.toml").exists())
CARDS = [(room, card) for room in ROOMS for card in rooms.claims(room)]
WORKS = [(room, work) for room in ROOMS for work in works(room)]

each_room = pytest.mark.parametrize("room", ROOMS)


def headings(room):
    """Headings of the lesson's notebook, in order."""
    return re.findall(r"^# #+ (.+)$", SOURCES[room], re.MULTILINE)


@pytest.mark.parametrize("room, card", CARDS, ids=[f"{room} {card.id}" for room, card in CARDS])
def test_a_card_gives_reasons_a_section_and_dated_sources(room, card):
    assert 2 <= sentences(card.why) <= 5, f"why has two to five sentences: {card.why}"
    assert card.demonstration in headings(room), f"demonstration is no heading of the lesson: {card.demonstration}"
    assert all(DATED.search(source.cite) for source in card.sources)
    assert all(DOI.fullmatch(source.doi) for source in card.sources if source.doi)


@each_room
def test_the_reading_list_starts_with_primary_sources(room):
    found = works(room)
    assert [work.kind for work in found[:3]] == ["primary"] * 3, (
        f"{room}/reading.toml begins with three primary sources"
    )
    assert sum(len(works(room, kind)) for kind in KINDS) == len(found)
    assert re.search(rf"^reading\({room}\)$", SOURCES[room], re.MULTILINE), f"a cell says reading({room})"


@pytest.mark.parametrize("room, work", WORKS, ids=[f"{room} {work.cite[:30]}" for room, work in WORKS])
def test_a_work_is_dated_and_says_what_it_is_for(room, work):
    assert DATED.search(work.cite) and sentences(work.why) == 1, "cite has its year in brackets, why is one sentence"
    assert work.doi == "" or DOI.fullmatch(work.doi)


def test_one_work_has_one_citation_and_one_doi_in_every_lesson():
    pairs = {(work.cite, work.link) for _, work in WORKS}
    pairs |= {(source.cite, source.link) for _, card in CARDS for source in card.sources}
    cites, links = [cite for cite, _ in pairs], [link for _, link in pairs if link]
    assert sorted(c for c in cites if cites.count(c) > 1) == []
    assert sorted(link for link in links if links.count(link) > 1) == []


@each_room
def test_the_list_is_shown_as_text_and_as_links(room, capsys):
    reading(room)
    text = capsys.readouterr().out
    assert all(work.cite in text and work.why in text and work.link in text for work in works(room))


def test_a_kind_can_be_chosen_and_a_wrong_one_is_named(capsys):
    reading("pioneers", "book")
    assert capsys.readouterr().out.startswith("Books\n  Sherrington")
    with pytest.raises(ValueError, match="kind must be one of 'primary'"):
        works("pioneers", "blog")


@each_room
def test_the_html_is_balanced_and_links_every_doi(room):
    seen, opened = [], []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            opened.append(tag)
            seen.append(dict(attributes).get("href"))

        def handle_endtag(self, tag):
            assert opened.pop() == tag

    primary = works(room, "primary")
    Reader().feed(as_html("Primary sources", primary))
    assert opened == [] and [link for link in seen if link] == [work.link for work in primary if work.doi]


@each_room
def test_nothing_is_left_to_check(room):
    for path in (ROOT / "neurocourse" / room).glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert "unverified" not in text.lower() and tomllib.loads(text)


@each_room
def test_a_lesson_ends_as_all_lessons_do(room):
    found = headings(room)
    order = ["Predict first", "Where the analogy breaks", "Wrap-up", "Further reading"]
    assert [heading for heading in found if heading in order] == order, f"a lesson has these headings: {order}"
    assert "**Data card.**" in SOURCES[room], "a lesson says where its data come from: > **Data card.** …"


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "pioneers"])
def test_a_lesson_asks_about_earlier_ones(room):
    """A question that returns names its lesson, which came before, and the notebook asks it."""
    numbers = {item.id: list(map(int, re.findall(r"[Ll]esson (\d+)\b", item.question))) for item in rooms.items(room)}
    returning = [id for id, named in numbers.items() if named]
    assert returning, f"{room}/quiz.toml: one item names an earlier lesson in its question, {{lesson:cortex}}"
    assert all(n < lesson(room).number for named in numbers.values() for n in named), numbers
    assert all(re.search(rf'["\s]{id}["\s]', SOURCES[room]) for id in returning), f"the lesson asks {returning}"
