"""The plan of the course. Number, title and question of a lesson stand in ``lessons.toml`` and nowhere else.

Texts name a lesson as ``{lesson:cortex}`` (lesson 3), ``{Lesson:cortex}`` (Lesson 3) or ``{link:cortex}``, a link.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

NAMED = re.compile(r"\{(lesson|Lesson|link):(\w+)\}")


class Lesson(NamedTuple):
    """One lesson, and its place on a brain whose front is at the left: x 0 to 10, y 0 to 8.5."""

    number: int
    room: str
    title: str
    short: str
    question: str
    brain: str
    ai: str
    part: str  # of the brain: "cortex", "deep inside" or "cerebellum and stem"
    x: float
    y: float
    ready: bool = False
    further: bool = False  # whether it has a notebook that goes further
    minutes: int = 75
    needs: str = "school mathematics, a little Python: `for`, arrays"
    before: str = ""  # what to have read, with links
    builds: str = ""  # what the learner builds

    @property
    def stem(self):
        """Name of its notebook without the ending."""
        return f"{self.number:02}_{self.room}"

    @property
    def further_stem(self):
        """Name of the notebook that goes further."""
        return f"{self.stem}_further"

    @property
    def name(self):
        """Number and title: "3 · Cortex to CNN"."""
        return f"{self.number} · {self.title}"


@cache
def lessons():
    """All lessons in the order of the course, those in preparation as well.

    Returns
    -------
    tuple of Lesson
    """
    text = (files(__package__) / "lessons.toml").read_text("utf-8")
    return tuple(Lesson(number, **table) for number, table in enumerate(tomllib.loads(text)["lesson"]))


def lesson(room):
    """The lesson that a room belongs to.

    Raises
    ------
    KeyError
        No lesson has that room.
    """
    found = {lesson.room: lesson for lesson in lessons()}
    if room not in found:
        raise KeyError(f"no lesson has the room {room!r}; there are: {', '.join(found)}")
    return found[room]


def ready():
    """The lessons that can be taken."""
    return [lesson for lesson in lessons() if lesson.ready]


def named(text):
    """``text`` with every lesson that it names, by its number."""

    def name(found):
        kind, it = found[1], lesson(found[2])
        if kind == "link":
            return f"[{it.name}]({it.stem}.ipynb)" if it.ready else it.title
        return f"{kind} {it.number}"

    return NAMED.sub(name, text)


def address(notebook, section=""):
    """Address of a notebook, and of a heading in it as JupyterLab finds it: its text with hyphens for spaces.

    `heading=` is needed: without it JupyterLab looks among the headings on the screen only. It does not decode `%27`.
    """
    return f"./{notebook}.ipynb#heading={section.replace(' ', '-')}" if section else f"./{notebook}.ipynb"
