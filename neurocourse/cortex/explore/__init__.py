"""The explorers of lesson Cortex to CNN: everything in the room that draws."""

from neurocourse.cortex.explore.pairs import side_by_side

__all__ = [
    "side_by_side",
]
