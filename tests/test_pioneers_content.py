"""The words of lesson Pioneers: every entry complete, every source dated, every link well-formed."""

import re

import pytest

from neurocourse.pioneers.timeline import CORRECTIONS, KINDS, pioneers


def test_fifty_pioneers_in_order_of_time_and_of_every_kind():
    entries = pioneers()
    assert len(entries) == 50
    assert [p.year for p in entries] == sorted(p.year for p in entries)
    assert {p.kind for p in entries} == set(KINDS)
    assert {p.side for p in entries} == {"brain", "machine", "both"}


@pytest.mark.parametrize("entry", pioneers(), ids=lambda p: f"{p.year} {p.who}")
def test_an_entry_says_what_why_and_where_it_is_from(entry):
    assert len(entry.contribution) > 30 and len(entry.context) > 40 and entry.contribution.endswith(".")
    assert entry.sources
    for cite, link in entry.sources:
        assert re.search(r"\((1[89]|20)\d\d\b", cite), cite
        assert link == "" or re.fullmatch(r"https://(doi\.org/10\.\d{4,9}/\S+|arxiv\.org/abs/\d{4}\.\d{5})", link), link
    assert "unverified" not in str(entry)


def test_a_kind_can_be_chosen_and_a_wrong_one_is_named():
    assert all(p.kind == "chip" for p in pioneers("chip"))
    assert sum(len(pioneers(kind)) for kind in KINDS) == 50
    with pytest.raises(ValueError, match="kind must be one of 'anatomy'.*got the text 'botany'"):
        pioneers("botany")


def test_every_correction_stands_on_the_timeline():
    years = {p.year for p in pioneers()}
    assert {year for year, _ in CORRECTIONS} <= years
