"""A lesson's reading list: primary sources, reviews and books with their links, from the room's ``reading.toml``."""

from html import escape
from typing import NamedTuple

from neurocourse.arguments import option
from neurocourse.teaching.page.display import show_static
from neurocourse.teaching.rooms import room_name, tables
from neurocourse.teaching.rooms.entries import Entry

KINDS = ("primary", "review", "book")
HEADINGS = ("Primary sources", "Reviews", "Books")
LOOK = 'style="text-decoration: underline" target="_blank" rel="noopener"'


class Work(NamedTuple):
    """One work, what it is good for, and its kind; ``doi`` is empty where none was looked up."""

    cite: str
    why: str
    kind: str
    doi: str = ""

    @property
    def link(self):
        """Address of the work, or an empty text."""
        return f"https://doi.org/{self.doi}" if self.doi else ""


def reading(room, kind=None):
    """Display the works of a room's reading list, or those of one kind, as lists with links."""
    found = works(room, kind)
    groups = [(head, [w for w in found if w.kind == k]) for k, head in zip(KINDS, HEADINGS, strict=True)]
    groups = [(head, group) for head, group in groups if group]
    show_static("".join(as_html(*group) for group in groups), "\n".join(as_text(*group) for group in groups))


def works(room, kind=None):
    """The works of a room's reading list in their order, all or those of one kind.

    Parameters
    ----------
    room : module or str
        The room, or its short name.
    kind : str, optional
        One of ``KINDS``.

    Returns
    -------
    list of Work

    Raises
    ------
    ValueError
        When ``kind`` is unknown, or the file says something that is no work.
    """
    if kind is not None:
        option("kind", kind, KINDS)
    place = f"{room_name(room)}/reading.toml, source"
    found = [_read(f"{place} {n}", table) for n, table in enumerate(tables(room, "reading.toml", "source"), 1)]
    return [work for work in found if kind in (None, work.kind)]


def _read(place, table):
    entry = Entry(place, table, Work._fields)
    if entry.text("kind") not in KINDS:
        raise entry.wrong("kind", f"one of {', '.join(KINDS)}")
    return Work(entry.text("cite"), entry.text("why"), entry.text("kind"), entry.text("doi", ""))


def as_html(heading, works):
    """One group as an HTML list that carries its heading as a name."""
    lines = "".join(f"<li>{escape(w.cite)}{_anchor(w)} <em>{escape(w.why)}</em></li>" for w in works)
    return f'<p><strong>{escape(heading)}</strong></p><ul aria-label="{escape(heading)}">{lines}</ul>'


def _anchor(work):
    return f' <a href="{escape(work.link)}" {LOOK}>doi:{escape(work.doi)}</a>' if work.doi else ""


def as_text(heading, works):
    """One group as plain text, one line a work."""
    lines = (f"  {w.cite} {w.link + ' ' if w.doi else ''}{w.why}" for w in works)
    return "\n".join([heading, *lines])
