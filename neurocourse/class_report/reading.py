"""What a progress file and a saved notebook tell of their author.

A progress file tells everything. A notebook keeps the outcomes of checks and challenges, in the text that they printed
last; what was answered to quizzes and predictions is in the page only while it lives, and so not in the file.
"""

import json
import re
from datetime import UTC, datetime
from importlib import import_module
from typing import NamedTuple

from neurocourse.caching import kept
from neurocourse.lessons import ready
from neurocourse.teaching.record import spine
from neurocourse.teaching.record.file import what_is_sound
from neurocourse.teaching.record.summary import KINDS
from neurocourse.teaching.record.tries import LONGEST, SAYINGS, gist
from neurocourse.wording import count

MOST = 1000  # entries of one kind: no course has so many
CHECKED = re.compile(r"([✓✗○]) (.+): (correct|not yet|broken|it stands)\n  (.*)", re.DOTALL)
ROOMS = {lesson.room for lesson in ready()}
IMPORTED = re.compile(r"^[ \t]*from neurocourse(?:\.| import )(\w+)", re.MULTILINE)
CALL = re.compile(r"\bcheck\.(\w+)\(")


class Unreadable(Exception):
    """A file tells nothing; the one argument says why."""


class Done(NamedTuple):
    """One thing that a student did. ``tries`` is 0 where it is not known; ``said``: what a check said -> how often."""

    kind: str
    room: str
    name: str
    right: bool
    tries: int = 0
    last: datetime | None = None
    said: dict = {}
    answer: str = ""
    sure: str = ""
    earlier: tuple = ()

    @property
    def key(self):
        return self.kind, self.room, self.name


def join(old, deeds):
    """What is known of a student with more of it: for each thing that which is further."""
    return old | {new.key: max(old.get(new.key, new), new, key=how_far) for new in deeds}


def how_far(done):
    return done.right, done.tries, done.last or datetime.min.replace(tzinfo=UTC), bool(done.said)


def parsed(data):
    """JSON as an object; says what is wrong with it otherwise."""
    if not data.strip():
        raise Unreadable("it is empty")
    try:
        found = json.loads(data)
    except UnicodeDecodeError:
        raise Unreadable("its letters are not UTF-8") from None
    except (ValueError, RecursionError, MemoryError):
        raise Unreadable("it is damaged: no JSON, or only a part of one") from None
    if not isinstance(found, dict):
        raise Unreadable("it is JSON, but of another program")
    return found


def progress(data, _):
    """What a progress file tells, and a remark on what it does not."""
    given = parsed(data)
    if given and not any(kind in given for kind in (*KINDS, "tries")):
        raise Unreadable("it is JSON, but of another program")
    sound, deeds, left = what_is_sound(given), [], 0
    for kind in KINDS:
        entries = list(sound.get(kind, {}).items())
        made = [deed(kind, key, value, sound.get("tries", {}).get(key)) for key, value in entries[:MOST]]
        deeds += filter(None, made)
        left += len(entries) - sum(map(bool, made))
    parts = [f"{count(left, 'entry', 'entries')} that this version of the course does not know"] if left else []
    parts += ["damaged parts"] if sound != given else []
    return deeds, f"without {' and '.join(parts)}" if parts else ""


def deed(kind, key, value, tries):
    """One entry of a progress file; None for what this version of the course would not have written."""
    room, _, name = key.partition(".")
    if not name or room not in ROOMS:
        return None
    if kind == "exercises":
        known = value in ("correct", "not yet") and name in exercises(room)
        return exercise(room, name, value, tries if isinstance(tries, dict) else {}) if known else None
    if not isinstance(value, dict) or not isinstance(value.get("right"), bool):
        return None
    texts = [value.get("vote" if kind == "claims" else "answer", ""), value.get("sure", "")]
    answer, sure = (text if isinstance(text, str) else "" for text in texts)
    earlier = value["earlier"] if isinstance(value.get("earlier"), list) else []
    more = tuple(text for text in earlier if isinstance(text, str))
    return Done(kind, room, name, value["right"], answer=answer, sure=sure, earlier=more)


def exercise(room, name, outcome, tries):
    """An exercise with what is noted of the tries, as far as that makes sense."""
    said = tries.get("said") if isinstance(tries.get("said"), dict) else {}
    said = {words[:LONGEST]: n for words, n in list(said.items())[-SAYINGS:] if whole(n)}
    n = tries.get("n") if whole(tries.get("n")) else 0
    return Done("exercises", room, name, outcome == "correct", n, time(tries.get("last")), said)


def whole(n):
    return type(n) is int and 0 < n < 1_000_000


def time(text):
    """A time of a progress file, or None."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    except (TypeError, ValueError):
        return None


def notebook(data, name):
    """What the printed outcomes of checks in a notebook tell, and a remark where it is not one of ours."""
    cells = parsed(data).get("cells")
    if not isinstance(cells, list):
        raise Unreadable("it is no notebook")
    cells = [cell for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "code"]
    sources = [joined(cell.get("source")) for cell in cells]
    room = next((name for name in IMPORTED.findall("\n".join(sources)) if name in ROOMS), None)
    if room is None:
        raise Unreadable("it is no lesson of this course")
    deeds = []
    for cell, source in zip(cells, sources, strict=True):
        found = CHECKED.fullmatch(last_check(cell))
        called = CALL.findall(source)
        if found and called:
            deeds.append(outcome(room, called[-1], found))
    return [done for done in deeds if done], ""


def outcome(room, name, found):
    """The outcome that a check has printed. A challenge that stands is none: ours stands in the lesson itself."""
    _, _, word, message = found.groups()
    if word == "broken":
        return Done("challenges", room, name, True)
    if word == "it stands" or name not in exercises(room):
        return None
    said = {gist(message, listed(room)[name]): 1} if word == "not yet" else {}
    return Done("exercises", room, name, word == "correct", said=said)


def last_check(cell):
    """The text of the last output of a cell that a check may have printed."""
    outputs = cell.get("outputs")
    texts = [
        joined(output["data"].get("text/plain"))
        for output in (outputs if isinstance(outputs, list) else ())
        if isinstance(output, dict) and isinstance(output.get("data"), dict)
    ]
    return next((text for text in reversed(texts) if text[:1] in ("✓", "✗", "○")), "")


def joined(text):
    """A text of a notebook, which may stand in lines."""
    if isinstance(text, list):
        text = "".join(line for line in text if isinstance(line, str))
    return text if isinstance(text, str) else ""


@kept
def exercises(room):
    """Names of the exercises of a lesson."""
    return frozenset(spine.exercises(room))


@kept
def listed(room):
    """Name of each exercise of a lesson -> the mistakes that its check names."""
    checks = import_module(f"neurocourse.{room}.checks")
    return {name: dict(getattr(checks, name).task.mistakes) for name in exercises(room)}
