"""The timeline of lesson Pioneers: every entry complete, every source dated, every link well-formed."""

import re

import pytest
from crowding import crowded
from sweep import sweeps
from words import DATED, DOI, sentences

from neurocourse.pioneers.explore import timeline
from neurocourse.pioneers.history.timeline import CORRECTIONS, KINDS, pioneers
from neurocourse.teaching import rooms
from neurocourse.teaching.questions.reading_list import works

OPEN_PAGES = r"https://(arxiv\.org/abs/\d{4}\.\d{5}|www\.nobelprize\.org/prizes/\S+|proceedings\.neurips\.cc/paper/\S+)"


# The timeline


def test_the_pioneers_in_order_of_time_and_of_every_kind():
    entries = pioneers()
    assert len(entries) == 52
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
    assert sum(len(pioneers(kind)) for kind in KINDS) == 52
    with pytest.raises(ValueError, match="kind must be one of 'anatomy'.*got the text 'botany'"):
        pioneers("botany")


def test_what_was_missing_is_there():
    named = {(p.year, p.who) for p in pioneers()}
    assert {(1959, "Wilfrid Rall"), (2024, "John Hopfield and Geoffrey Hinton")} <= named
    assert "gave up time" not in next(p.context for p in pioneers() if "McCulloch" in p.who)


def test_every_correction_stands_on_the_timeline_in_order():
    years = [year for year, _ in CORRECTIONS]
    assert set(years) <= {p.year for p in pioneers()} and years == sorted(years)
    assert all(sentences(words) == 1 and words.endswith(".") for _, words in CORRECTIONS)


# The timeline beside the lesson's other words


@pytest.mark.parametrize("card", rooms.claims("pioneers"), ids=lambda card: card.id)
def test_a_card_gives_a_primary_source(card):
    primary = {work.cite for work in works("pioneers") if work.kind != "review"}
    primary |= {cite for entry in pioneers() for cite, _ in entry.sources}
    assert primary & {source.cite for source in card.sources}


def test_the_works_that_the_second_article_cites_say_what_they_support():
    cited = [work for work in works("pioneers") if work.why.startswith("Cited by the second article: ")]
    assert [work.doi for work in cited] == [
        "10.1016/j.neuron.2017.06.011",
        "10.3390/s23063062",
        "10.1016/j.neuron.2012.08.001",
    ]


def test_one_work_has_one_citation_on_the_timeline_too():
    pairs = {(work.cite, work.link) for work in works("pioneers")}
    pairs |= {pair for entry in pioneers() for pair in entry.sources}
    assert len({cite for cite, _ in pairs}) == len(pairs)
    links = [link for _, link in pairs if link]
    assert len(set(links)) == len(links)


def test_the_timeline_tells_its_stories():
    explorer = timeline()
    for label, year, who in (("Backpropagation, first", 1970, "Linnainmaa"), ("Soup, not sparks", 1921, "Loewi")):
        assert explorer.preset(label).status.startswith(f"{year}: ") and who in explorer.status
    assert "doi.org/10.1007/BF01738910" in explorer.status
    last = explorer.set(kind="chip", entry=49).status
    assert "3 of 3 in chip" in last and explorer.set(entry=2).status == last


test_explorers = sweeps("pioneers.history")


def test_the_sources_of_everybody_have_room():
    explorer = timeline()
    for fig in (explorer.set(entry=k).fig for k in range(len(pioneers()))):
        assert crowded(fig) == []
