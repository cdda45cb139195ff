"""Where do I find …? Every system that the articles name: its model, its test, and the section that teaches it."""

import re
from html import escape
from importlib.resources import files
from typing import NamedTuple

from neurocourse.lessons import address, ready
from neurocourse.start_here.finding.tables import folded, table, text_table

HEAD = ("System", "Lesson and section", "Model and its test")
NOTE = "A link opens the lesson; once it is open, the link goes to the section."


class Place(NamedTuple):
    """Where one system is taught; ``model`` is "module:name" and ``test`` "file::name"."""

    id: str
    name: str
    model: str
    test: str
    notebook: str
    section: str
    room: str


def systems():
    """Every system of every lesson that can be taken, in the order of the course.

    Returns
    -------
    list of Place

    Raises
    ------
    neurocourse.teaching.rooms.RoomError
        A room's ``systems.toml`` is malformed.
    """
    from neurocourse.teaching import rooms

    package = files("neurocourse")
    return [
        Place(s.id, s.name, s.model, s.test, lesson.further_stem if s.further else lesson.stem, s.section, lesson.room)
        for lesson in ready()
        if (package / lesson.room / "systems.toml").is_file()
        for s in rooms.systems(lesson.room)
    ]


def show():
    """Display the index as a table with links to the sections, and a box that filters it."""
    from neurocourse.teaching.page.display import QUIET, show_static
    from neurocourse.teaching.page.filter_box import filter_box

    filter_box("Show only")
    texts = [(p.name, f"{p.notebook}, {p.section}", f"{p.model}, {name_of_test(p)}") for p in systems()]
    show_static(as_html() + QUIET, text_table(caption(), HEAD, texts))


def as_html():
    """The index as HTML, folded."""
    return folded(caption(), table(NOTE, HEAD, map(cells, systems())))


def caption():
    """What the index holds."""
    return f"{len(systems())} systems"


def cells(place):
    """The three cells of a row, as HTML; long names of the package may break at their dots and underscores."""
    where = f'<a href="{escape(address(place.notebook, place.section))}">{escape(place.section)}</a>'
    return (
        f"{escape(place.name)} <small>{escape(place.id)}</small>",
        f"{escape(place.room)}: {where}",
        f"{code(place.model)}<br>{code(name_of_test(place))}",
    )


def name_of_test(place):
    """The test without its file, which has the name of the chapter."""
    return place.test.partition("::")[2]


def code(name):
    """A name of the package as HTML, free to break at its dots and underlines: a narrow page has no room for it."""
    broken = re.sub("([._:])", r"\1<wbr>", escape(name))
    return f"<code>{broken}</code>"
