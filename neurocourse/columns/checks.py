"""The checks of the exercises of lesson Columns, from all its chapters."""

from neurocourse.lazy import gathered
from neurocourse.teaching import lend

globals().update(found := gathered(__name__))
__all__ = sorted(found)
lend(found)
