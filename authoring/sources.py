"""Where the text of each lesson stands, and the notebook that is made from it."""

import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from neurocourse.lessons import lessons  # noqa: E402

PACKAGE, NOTEBOOKS = ROOT / "neurocourse", ROOT / "notebooks"


class Source(NamedTuple):
    """The text of one notebook: the lesson itself (``lesson.py``), or what goes further (``further.py``)."""

    lesson: object
    path: Path

    @property
    def further(self):
        return self.path.stem == "further"

    @property
    def stem(self):
        """Name of the notebook: "06_spiking", "06_spiking_further"."""
        return self.lesson.further_stem if self.further else self.lesson.stem

    @property
    def notebook(self):
        return NOTEBOOKS / f"{self.stem}.ipynb"

    def read(self):
        return self.path.read_text(encoding="utf-8")


def every():
    """The sources of all lessons, in the order of the course."""
    files = [(lesson, PACKAGE / lesson.room / f"{kind}.py") for lesson in lessons() for kind in ("lesson", "further")]
    return [Source(lesson, path) for lesson, path in files if path.exists()]


def chosen(names):
    """The sources with these names (``06_spiking``, ``spiking`` or ``06``; all of a room), or all."""
    found = [s for s in every() if not names or {s.stem, s.lesson.room, s.stem[:2]} & set(names)]
    if not found:
        sys.exit(f"build.py: no lesson named {' '.join(names)}; there are: {', '.join(s.stem for s in every())}")
    return found
