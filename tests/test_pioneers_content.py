"""The words of lesson Pioneers: every entry complete, every source dated, every link well-formed."""

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from neurocourse.pioneers import reading
from neurocourse.pioneers.timeline import CORRECTIONS, KINDS, pioneers
from neurocourse.teaching import rooms

ROOT = Path(__file__).resolve().parent.parent
LESSON = (ROOT / "notebooks" / "src" / "01_pioneers.py").read_text(encoding="utf-8")
HEADINGS = set(re.findall(r"^# #+ (.+)$", LESSON, re.MULTILINE))
DOI = re.compile(r"10\.\d{4,9}/\S+")
DATED = re.compile(r"\((18|19|20)\d\d\)\. ")
OPEN_PAGES = r"https://(arxiv\.org/abs/\d{4}\.\d{5}|www\.nobelprize\.org/prizes/\S+|proceedings\.neurips\.cc/paper/\S+)"


def sentences(text):
    return len(re.findall(r"[.?!](?= [A-Z0-9]|$)", text))


# The timeline


def test_fifty_pioneers_in_order_of_time_and_of_every_kind():
    entries = pioneers()
    assert len(entries) == 50
    assert [p.year for p in entries] == sorted(p.year for p in entries)
    assert (entries[0].year, entries[-1].year) == (1873, 2024)
    assert {p.kind for p in entries} == set(KINDS)
    assert {p.side for p in entries} == {"brain", "machine", "both"}


@pytest.mark.parametrize("entry", pioneers(), ids=lambda p: f"{p.year} {p.who}")
def test_an_entry_says_what_why_and_where_it_is_from(entry):
    assert len(entry.contribution) > 30 and sentences(entry.contribution) == 1
    assert len(entry.context) > 40 and 1 <= sentences(entry.context) <= 2
    assert entry.sources and str(entry.year) in entry.sources[0][0]
    for cite, link in entry.sources:
        assert DATED.search(cite), cite
        assert link == "" or re.fullmatch(rf"https://doi\.org/{DOI.pattern}|{OPEN_PAGES}", link), link


def test_a_kind_can_be_chosen_and_a_wrong_one_is_named():
    assert all(p.kind == "chip" for p in pioneers("chip"))
    assert sum(len(pioneers(kind)) for kind in KINDS) == 50
    with pytest.raises(ValueError, match="kind must be one of 'anatomy'.*got the text 'botany'"):
        pioneers("botany")


def test_every_correction_stands_on_the_timeline_in_order():
    years = [year for year, _ in CORRECTIONS]
    assert set(years) <= {p.year for p in pioneers()} and years == sorted(years)
    assert all(sentences(said) == 1 and said.endswith(".") for _, said in CORRECTIONS)


# The claim cards


@pytest.mark.parametrize("card", rooms.claims("pioneers"), ids=lambda card: card.id)
def test_a_card_gives_reasons_a_section_and_a_primary_source(card):
    assert 3 <= sentences(card.why) <= 5, card.why
    assert card.demonstration in HEADINGS
    assert all(DATED.search(source.cite) for source in card.sources)
    assert all(DOI.fullmatch(source.doi) for source in card.sources if source.doi)
    primary = {work.cite for work in reading.sources() if work.kind != "review"}
    primary |= {cite for entry in pioneers() for cite, _ in entry.sources}
    assert primary & {source.cite for source in card.sources}


def test_cards_come_in_the_order_of_the_lesson():
    order = [line for line in re.findall(r"^# ## (.+)$", LESSON, re.MULTILINE)]
    first = [order.index(card.demonstration) for card in rooms.claims("pioneers", ("C1-30", "C1-32", "C1-33", "C1-36"))]
    assert first == sorted(first)


# The reading list


def test_the_reading_list_starts_with_twelve_primary_sources():
    works = reading.sources()
    assert all(work.kind == "primary" for work in works[:12])
    assert {work.kind for work in works} == set(reading.KINDS)
    assert sum(len(reading.sources(kind)) for kind in reading.KINDS) == len(works)
    with pytest.raises(ValueError, match="kind must be one of 'primary'"):
        reading.sources("blog")


@pytest.mark.parametrize("work", reading.sources(), ids=lambda work: work.cite[:30])
def test_a_work_is_dated_and_says_what_it_is_for(work):
    assert DATED.search(work.cite) and sentences(work.why) == 1
    assert work.doi == "" or DOI.fullmatch(work.doi)


def test_the_works_that_the_second_article_cites_say_what_they_support():
    cited = [work for work in reading.sources() if work.why.startswith("Cited by the second article: ")]
    assert [work.doi for work in cited] == [
        "10.1016/j.neuron.2017.06.011",
        "10.3390/s23063062",
        "10.1016/j.neuron.2012.08.001",
    ]


def test_one_work_has_one_citation_and_one_doi_in_every_place():
    pairs = [(work.cite, work.link) for work in reading.sources()]
    pairs += [pair for entry in pioneers() for pair in entry.sources]
    pairs += [(source.cite, source.link) for card in rooms.claims("pioneers") for source in card.sources]
    assert len({cite for cite, _ in pairs}) == len(set(pairs))
    linked = {(cite, link) for cite, link in pairs if link}
    assert len({link for _, link in linked}) == len(linked)


def test_the_lesson_shows_the_list():
    assert "pioneers.reading.show()" in LESSON.split("## Further reading")[1].split("##")[0]


def test_the_list_is_shown_as_text_and_as_links(capsys):
    reading.show()
    text = capsys.readouterr().out
    reading.show()
    assert capsys.readouterr().out == text
    assert all(work.cite in text and work.why in text and work.link in text for work in reading.sources())
    reading.show("book")
    assert capsys.readouterr().out.startswith("Books\n  Sherrington")


def test_the_html_is_balanced_and_links_every_doi():
    seen, opened = [], []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            opened.append(tag)
            seen.append(dict(attributes).get("href"))

        def handle_endtag(self, tag):
            assert opened.pop() == tag

    works = reading.sources("primary")
    Reader().feed(reading.as_html("Primary sources", works))
    assert opened == [] and [link for link in seen if link] == [work.link for work in works if work.doi]


def test_nothing_is_left_to_check():
    for path in (ROOT / "neurocourse" / "pioneers").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert "unverified" not in text.lower() and tomllib.loads(text)
