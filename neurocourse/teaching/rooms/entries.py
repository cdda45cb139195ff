"""What a room's data is made of, and the sentence for what is wrong with an entry."""

from typing import NamedTuple

VERDICTS = ("Holds", "Caveats", "Misleading", "Wrong")


class RoomError(ValueError):
    """A room's data is missing or malformed; the message names the file, the entry and the key."""


class Option(NamedTuple):
    """One option of a quiz item; ``misconception`` names the mistaken idea behind a wrong one."""

    text: str
    because: str
    correct: bool = False
    misconception: str = ""


class Item(NamedTuple):
    """A quiz item: a question whose one right option is marked."""

    id: str
    question: str
    options: tuple[Option, ...]


class Prediction(NamedTuple):
    """A question that is answered before anything is shown; ``answer`` is the index of what happens."""

    id: str
    question: str
    options: tuple[str, ...]
    answer: int
    because: str


class Source(NamedTuple):
    """Where a verdict comes from; ``doi`` or ``url`` may be empty."""

    cite: str
    doi: str = ""
    url: str = ""

    @property
    def link(self):
        """Address of the source, or an empty text."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


class Claim(NamedTuple):
    """A claim of the articles with its verdict (one of `VERDICTS`) and the sources for that."""

    id: str
    claim: str
    where: str
    verdict: str
    why: str
    demonstration: str
    sources: tuple[Source, ...]


class System(NamedTuple):
    """Where a system of the articles is taught: its model, the test that holds it, the section of the notebook."""

    id: str
    name: str
    model: str
    test: str
    section: str
    further: bool  # whether that section stands in the notebook that goes further


class Entry:
    """One table of a TOML file while it is read: hands out its keys and complains about what does not fit."""

    def __init__(self, place, table, keys):
        self.place, self.table = place, table
        if not isinstance(table, dict):
            raise RoomError(f"{place}: a table is needed, got {table!r}")
        for key in table:
            if key not in keys:
                raise RoomError(f"{place}: unknown key {key!r}; known keys are {', '.join(keys)}")

    def wrong(self, key, wanted):
        return RoomError(f"{self.place}: {key} must be {wanted}, got {self.table.get(key)!r}")

    def text(self, key, default=None):
        value = self.table.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.wrong(key, "a text") if key in self.table else RoomError(f"{self.place}: {key} is missing")
        return value.strip()

    def list(self, key, least):
        value = self.table.get(key, [])
        if not isinstance(value, list) or len(value) < least:
            raise self.wrong(key, f"a list with {least} or more entries")
        return value


def read_claim(place, table):
    entry = Entry(place, table, Claim._fields)
    if entry.text("verdict") not in VERDICTS:
        raise entry.wrong("verdict", f"one of {', '.join(VERDICTS)}")
    sources = tuple(read_source(f"{place}, source {n}", s) for n, s in enumerate(entry.list("sources", 1), 1))
    texts = (entry.text(k) for k in ("id", "claim", "where", "verdict", "why", "demonstration"))
    return Claim(*texts, sources)


def read_source(place, table):
    entry = Entry(place, table, Source._fields)
    doi, url = entry.text("doi", ""), entry.text("url", "")
    if doi and not doi.startswith("10."):
        raise entry.wrong("doi", "a bare DOI, 10.…")
    if url and not url.startswith(("https://", "http://")):
        raise entry.wrong("url", "an address, https://…")
    return Source(entry.text("cite"), doi, url)


def read_item(place, table):
    entry = Entry(place, table, Item._fields)
    options = tuple(read_option(f"{place}, option {n}", o) for n, o in enumerate(entry.list("options", 2), 1))
    right = sum(option.correct for option in options)
    if right != 1:
        raise RoomError(f"{place}: exactly one option must be correct, {right} are")
    if len({option.text for option in options}) < len(options):
        raise RoomError(f"{place}: two options have the same text")
    return Item(entry.text("id"), entry.text("question"), options)


def read_option(place, table):
    entry = Entry(place, table, Option._fields)
    correct, misconception = table.get("correct", False), entry.text("misconception", "")
    if not isinstance(correct, bool):
        raise entry.wrong("correct", "true or false")
    if correct == bool(misconception):
        raise RoomError(f"{place}: a wrong option names its misconception, and the right one has none")
    return Option(entry.text("text"), entry.text("because"), correct, misconception)


def read_prediction(place, table):
    entry = Entry(place, table, Prediction._fields)
    options, answer = tuple(entry.list("options", 2)), table.get("answer")
    if not all(isinstance(o, str) and o.strip() for o in options) or len(set(options)) < len(options):
        raise entry.wrong("options", "a list of different texts")
    if isinstance(answer, bool) or not isinstance(answer, int) or not 0 <= answer < len(options):
        raise entry.wrong("answer", f"the index of an option, 0 to {len(options) - 1}")
    return Prediction(entry.text("id"), entry.text("question"), options, answer, entry.text("because"))


def read_system(place, table):
    entry = Entry(place, table, System._fields)
    if ":" not in entry.text("model"):
        raise entry.wrong("model", "a module and a name, `neurocourse.room.module:name`")
    if "::" not in entry.text("test"):
        raise entry.wrong("test", "a file and a test, `tests/test_room.py::test_name`")
    further = table.get("further", False)
    if not isinstance(further, bool):
        raise entry.wrong("further", "true or false")
    return System(*(entry.text(key) for key in System._fields[:-1]), further)
