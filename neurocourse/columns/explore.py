"""The explorers of lesson Columns, from all its chapters."""

from neurocourse import plots
from neurocourse.lazy import gathered

globals().update(found := gathered(__name__))
__all__ = sorted(found)
plots.open_house(__name__)
