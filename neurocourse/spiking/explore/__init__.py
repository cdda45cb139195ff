"""The explorers of lesson Spiking: everything in the room that draws."""

from neurocourse.spiking.explore.learning import competition_of_groups, window
from neurocourse.spiking.explore.timing import onset_finder, spike_order

__all__ = [
    "competition_of_groups",
    "onset_finder",
    "spike_order",
    "window",
]
