"""The explorers of lesson Spiking: everything in the room that draws."""

from neurocourse import plots
from neurocourse.spiking.explore.axons import velocity, wave
from neurocourse.spiking.explore.cells import events, gallery, live_network
from neurocourse.spiking.explore.codes import codes, sparse
from neurocourse.spiking.explore.hardware import convert, core, ledger
from neurocourse.spiking.explore.learning import competition_of_groups, heaps, window
from neurocourse.spiking.explore.moving import event_camera, gait
from neurocourse.spiking.explore.ramps import ramp
from neurocourse.spiking.explore.thresholds import onset, rebound
from neurocourse.spiking.explore.timing import onset_finder, spike_order

__all__ = [
    "codes",
    "competition_of_groups",
    "convert",
    "core",
    "event_camera",
    "events",
    "gait",
    "gallery",
    "heaps",
    "ledger",
    "live_network",
    "onset",
    "onset_finder",
    "ramp",
    "rebound",
    "sparse",
    "spike_order",
    "velocity",
    "wave",
    "window",
]

plots.open_house(__name__)
