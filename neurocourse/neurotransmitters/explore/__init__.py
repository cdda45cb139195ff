"""The explorers of lesson Neurotransmitters: everything in the room that draws."""

from neurocourse.neurotransmitters.explore.cells import action_potential, gap_junction
from neurocourse.neurotransmitters.explore.channels import kinetic_synapse, nmda
from neurocourse.neurotransmitters.explore.mixing import mixer, side_by_side
from neurocourse.neurotransmitters.explore.packets import end_plate
from neurocourse.neurotransmitters.explore.signs import reversal, serotonin, shunt
from neurocourse.neurotransmitters.explore.terminals import release, short_term

__all__ = [
    "action_potential",
    "end_plate",
    "gap_junction",
    "kinetic_synapse",
    "mixer",
    "nmda",
    "release",
    "reversal",
    "serotonin",
    "short_term",
    "shunt",
    "side_by_side",
]
