"""The explorers of lesson Neurotransmitters: everything in the room that draws."""

from neurocourse import plots
from neurocourse.neurotransmitters.explore.cells import action_potential, gap_junction
from neurocourse.neurotransmitters.explore.channels import kinetic_synapse, nmda
from neurocourse.neurotransmitters.explore.circuits import half_centre, reflex_arc
from neurocourse.neurotransmitters.explore.counts import dale, spike_heights
from neurocourse.neurotransmitters.explore.currents import dendritic_xor, driving_force
from neurocourse.neurotransmitters.explore.dendrites import cable, spike_start
from neurocourse.neurotransmitters.explore.functions import activation_functions, two_moons
from neurocourse.neurotransmitters.explore.mixing import mixer, side_by_side
from neurocourse.neurotransmitters.explore.packets import end_plate
from neurocourse.neurotransmitters.explore.signs import reversal, serotonin, shunt
from neurocourse.neurotransmitters.explore.terminals import release, short_term
from neurocourse.neurotransmitters.explore.touch_and_pull import muscle, sensory

__all__ = [
    "action_potential",
    "activation_functions",
    "cable",
    "dale",
    "dendritic_xor",
    "driving_force",
    "end_plate",
    "gap_junction",
    "half_centre",
    "kinetic_synapse",
    "mixer",
    "muscle",
    "nmda",
    "reflex_arc",
    "release",
    "reversal",
    "sensory",
    "serotonin",
    "short_term",
    "shunt",
    "side_by_side",
    "spike_heights",
    "spike_start",
    "two_moons",
]

plots.open_house(__name__)
