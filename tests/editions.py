"""Which notebooks the tests of the reading copy and of the browser edition go through.

Each of them takes a minute or more there: so every run takes all lessons, but of the notebooks that go further only
that of the newest. ``NEUROCOURSE_EDITIONS=all``, once a week, takes every notebook.
"""

import os

from sources import every

ALL = os.environ.get("NEUROCOURSE_EDITIONS") == "all"


def opened():
    """Their sources, in the order of the course."""
    sources = every()
    newest = sources[-1].lesson
    return [source for source in sources if ALL or not source.further or source.lesson == newest]
