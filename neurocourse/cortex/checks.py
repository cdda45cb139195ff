"""The checks of the exercises of lesson Cortex to CNN, from all its chapters."""

from neurocourse.lazy import gathered

globals().update(found := gathered(__name__))
__all__ = sorted(found)
