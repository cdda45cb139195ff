"""The words: what a thing is called in the brain, what in the machine, and where the pair fails."""

from typing import NamedTuple

from neurocourse.start_here.finding.tables import folded, table, text_table

HEAD = ("In the brain", "In the machine", "Where the pair fails")


class Term(NamedTuple):
    """One pair of words, and the sentence that keeps them apart."""

    brain: str
    machine: str
    fails: str


def terms():
    """Pairs of words, in the order in which the lessons need them.

    Returns
    -------
    list of Term

    Raises
    ------
    neurocourse.teaching.rooms.RoomError
        ``glossary.toml`` is malformed.
    """
    from neurocourse.teaching.rooms import tables

    return [
        _read(f"glossary.toml, term {n}", t) for n, t in enumerate(tables("start_here", "glossary.toml", "term"), 1)
    ]


def _read(place, raw):
    from neurocourse.teaching.rooms.entries import Entry

    entry = Entry(place, raw, Term._fields)
    return Term(*(entry.text(key) for key in Term._fields))


def show():
    """Display all pairs as a table, with a box that filters it."""
    from neurocourse.teaching.page.display import QUIET, show_static
    from neurocourse.teaching.page.filter_box import filter_box

    filter_box("Show only")
    show_static(as_html() + QUIET, text_table(caption(), HEAD, terms()))


def as_html():
    """The pairs as HTML, folded."""
    from neurocourse.teaching.page.display import rich

    return folded(caption(), table(caption(), HEAD, [[rich(word) for word in pair] for pair in terms()]))


def caption():
    """What the table holds."""
    return f"{len(terms())} pairs of words, and where each of them fails"
