"""The explorers of lesson Spiking: everything in the room that draws."""

from neurocourse.spiking.explore.codes import codes, sparse
from neurocourse.spiking.explore.hardware import convert, core, ledger
from neurocourse.spiking.explore.learning import competition_of_groups, window
from neurocourse.spiking.explore.moving import event_camera, gait
from neurocourse.spiking.explore.timing import onset_finder, spike_order

__all__ = [
    "codes",
    "competition_of_groups",
    "convert",
    "core",
    "event_camera",
    "gait",
    "ledger",
    "onset_finder",
    "sparse",
    "spike_order",
    "window",
]
