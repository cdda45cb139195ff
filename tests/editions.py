"""Which notebooks the tests of the reading copy and of the browser edition go through.

Each of them takes a minute or more there, and what can break is mostly the same in all of them: so every run takes the
first two lessons and all of the newest, and ``NEUROCOURSE_EDITIONS=all``, once a week, takes the whole course.
"""

import os

from sources import every

ALL = os.environ.get("NEUROCOURSE_EDITIONS") == "all"


def opened():
    """Their sources, in the order of the course."""
    sources = every()
    rooms = [source.lesson.room for source in sources]
    usual = [s for s in sources if s.lesson.room == rooms[-1] or s.lesson.number < 2 and not s.further]
    return sources if ALL else usual
