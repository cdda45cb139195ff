"""Lesson Hippocampus and what goes further, as a whole: what is asked, judged and taught where."""

import re

import pytest
from sources import every

from neurocourse.teaching import rooms

CORE, FURTHER = (source.read() for source in every() if source.lesson.room == "hippocampus")
BOTH = CORE + FURTHER


def asked(text, kind):
    """Ids that a text names in calls of ``predict``, ``quiz`` or ``claims``."""
    lists = dict(re.findall(r'^(\w+) = "([\w -]+)"$', text, re.M))
    calls = re.findall(rf"^{kind}\(hippocampus, (.*?)(?:, reveal=True)?\)$", text, re.M)
    return [id for call in calls for id in re.sub(r"\*(\w+)\.split\(\)", lambda m: lists[m[1]], call).replace('"', "")
            .replace(",", " ").split()]  # fmt: skip


@pytest.mark.parametrize(
    "kind, known", [("predict", rooms.predictions), ("quiz", rooms.items), ("claims", rooms.claims)]
)
def test_every_question_and_claim_that_there_is_gets_asked(kind, known):
    ids = [one.id for one in known("hippocampus")]
    assert set(asked(BOTH, kind)) == set(ids)
    if kind != "predict":  # which is asked, and asked again with what happened
        assert sorted(asked(BOTH, kind)) == sorted(ids)


def test_every_prediction_is_made_before_it_is_revealed():
    for text in (CORE, FURTHER):
        for id in set(asked(text, "predict")):
            calls = re.findall(rf'^predict\(hippocampus, "{id}"(, reveal=True)?\)$', text, re.M)
            assert calls == ["", ", reveal=True"], id


@pytest.mark.parametrize("text", [CORE, FURTHER], ids=["core", "further"])
def test_claims_and_systems_are_shown_where_they_are_taught(text):
    headings = re.findall(r"^# ##+ (.+)$", text, re.M)
    shown = [card for card in rooms.claims("hippocampus") if card.id in asked(text, "claims")]
    assert shown and all(card.demonstration in headings for card in shown)
    taught = [system for system in rooms.systems("hippocampus") if system.further == (text is FURTHER)]
    assert taught and all(system.section in headings for system in taught)


def test_each_piece_that_goes_further_has_a_question_of_its_own():
    pieces = re.split(r"^# ## ", FURTHER, flags=re.M)[1:]
    assert len(pieces) == 13
    for piece in pieces:
        assert asked(piece, "predict"), piece.splitlines()[0]


def test_the_core_is_small_enough_for_one_sitting():
    used = set(re.findall(r"^explore\.(\w+)\(", CORE, re.M))
    assert len(used) == 11 and len(set(re.findall(r"^explore\.(\w+)\(", FURTHER, re.M)) | used) == 27
    numbers = [int(n) for n in re.findall(r"\*\*Explorer (\d+)", CORE)]
    assert sorted(set(numbers)) == list(range(1, 12))


@pytest.mark.parametrize("prediction", rooms.predictions("hippocampus"), ids=lambda prediction: prediction.id)
def test_options_of_predictions_do_not_give_the_answer_away(prediction):
    lengths = [len(option) for option in prediction.options]
    assert max(lengths) < 2.5 * min(lengths)


def test_right_answers_stand_in_every_place_and_are_not_always_the_longest():
    found = rooms.predictions("hippocampus")
    assert {prediction.answer for prediction in found} == {0, 1, 2, 3}
    longest = [max(p.options, key=len) == p.options[p.answer] for p in found]
    assert sum(longest) < len(found) / 2
