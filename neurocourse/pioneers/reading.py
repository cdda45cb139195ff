"""What to read on about the pioneers: primary sources, reviews and books; the entries stand in ``reading.toml``."""

import tomllib
from html import escape
from importlib.resources import files
from typing import NamedTuple

from neurocourse.arguments import option

KINDS = ("primary", "review", "book")
HEADINGS = ("Primary sources", "Reviews", "Books")
LOOK = 'style="text-decoration: underline" target="_blank" rel="noopener"'


class Source(NamedTuple):
    """One work, what it is good for, and its kind; ``doi`` is empty where none was looked up."""

    cite: str
    doi: str
    why: str
    kind: str

    @property
    def link(self):
        """Address of the work, or an empty text."""
        return f"https://doi.org/{self.doi}" if self.doi else ""


def sources(kind=None):
    """The works, in the order in which the lesson meets them, all or those of one kind.

    Parameters
    ----------
    kind : str, optional
        One of ``KINDS``.

    Returns
    -------
    list of Source

    Raises
    ------
    ValueError
        When ``kind`` is unknown.
    """
    if kind is not None:
        option("kind", kind, KINDS)
    text = (files("neurocourse.pioneers") / "reading.toml").read_text(encoding="utf-8")
    works = [Source(**{"doi": "", **entry}) for entry in tomllib.loads(text)["source"]]
    return [work for work in works if kind in (None, work.kind)]


def show(kind=None):
    """Display the works, or those of one kind, as lists with links."""
    from neurocourse.teaching.display import show_static

    works = sources(kind)
    groups = [(head, [w for w in works if w.kind == k]) for k, head in zip(KINDS, HEADINGS, strict=True)]
    groups = [(head, group) for head, group in groups if group]
    show_static("".join(as_html(*group) for group in groups), "\n".join(as_text(*group) for group in groups))


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
