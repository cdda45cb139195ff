"""The draft of the paper: it cites what its list has, and claims no lesson that is not there."""

import re

import checkout
import yaml

from neurocourse.lessons import lessons

ROOT = checkout.ROOT
_, FRONT, TEXT = (ROOT / "paper.md").read_text("utf-8").split("---\n", 2)
ENTRIES = dict(
    re.findall(r"^@\w+\{(\w+),\n(.*?)^\}", (ROOT / "paper.bib").read_text("utf-8"), re.MULTILINE | re.DOTALL)
)


def test_every_citation_is_in_the_list_and_nothing_else():
    assert set(re.findall(r"@(\w+)", TEXT)) == set(ENTRIES)


def test_every_entry_has_what_a_reference_needs_and_a_doi_of_its_own():
    dois = [re.search(r"^  doi\s+= \{(10\.\d{4,}/\S+)\}$", entry, re.MULTILINE)[1] for entry in ENTRIES.values()]
    assert len(set(dois)) == len(ENTRIES)
    for key, entry in ENTRIES.items():
        fields = dict(re.findall(r"^  (\w+)\s+= \{(.+)\},?$", entry, re.MULTILINE))
        assert {"author", "title", "year", "pages"} <= set(fields) and "journal" in fields or "booktitle" in fields, key
        assert key.endswith(fields["year"])


def test_it_has_the_lessons_that_can_be_taken_with_their_questions_and_no_planned_one():
    plain = re.sub(r" \[@\w+\]", "", TEXT)
    for lesson in lessons():
        if lesson.ready:
            assert f"| {lesson.number} {lesson.title} | {lesson.question} |" in plain
        else:
            assert not re.search(rf"\b{lesson.title}\b", plain), f"{lesson.title} is only planned"
    rows = re.findall(r"^\| \d+ ", plain, re.MULTILINE)
    assert len(rows) == sum(lesson.ready for lesson in lessons())


def test_it_has_the_sections_of_the_journal_and_is_short():
    wanted = ["Summary", "Statement of need", "Learning objectives and content", "Instructional design", "Using it"]
    found = re.findall(r"^# (.+)$", TEXT, re.MULTILINE)
    assert found[:5] == wanted and found[-1] == "References" and "The story of the project" in found
    assert len(TEXT.split()) <= 1200


def test_nobody_is_named_as_an_author_who_has_not_said_so():
    front = yaml.safe_load(FRONT)
    assert front["bibliography"] == "paper.bib"
    open_fields = [front["authors"][0]["name"], front["affiliations"][0]["name"], front["date"]]
    named = [field for field in open_fields if "TO BE FILLED IN" not in field]
    assert named in ([], open_fields), "fill in all of authors, affiliations and date, or none"


def test_files_that_it_names_are_there():
    for name in re.findall(r"`((?:\w+/)*\w+\.(?:py|md))", TEXT):
        assert (ROOT / name).is_file(), name
