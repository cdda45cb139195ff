"""The explorers of lesson Neurotransmitters: everything in the room that draws."""

from neurocourse.neurotransmitters.explore.circuits import half_centre, reflex_arc
from neurocourse.neurotransmitters.explore.counts import dale, spike_heights
from neurocourse.neurotransmitters.explore.currents import dendritic_xor, driving_force
from neurocourse.neurotransmitters.explore.dendrites import cable, spike_start
from neurocourse.neurotransmitters.explore.functions import activation_functions, two_moons
from neurocourse.neurotransmitters.explore.touch_and_pull import muscle, sensory

__all__ = [
    "activation_functions",
    "cable",
    "dale",
    "dendritic_xor",
    "driving_force",
    "half_centre",
    "muscle",
    "reflex_arc",
    "sensory",
    "spike_heights",
    "spike_start",
    "two_moons",
]
