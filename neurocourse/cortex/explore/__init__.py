"""The explorers of lesson Cortex to CNN: everything in the room that draws."""

from neurocourse.cortex.explore.filters import convolve, pool
from neurocourse.cortex.explore.filters import reach_of_units as reach
from neurocourse.cortex.explore.layers import confusion, draw_a_digit, feature_maps, occlusion
from neurocourse.cortex.explore.likeness import faces, similarity
from neurocourse.cortex.explore.scenes import cue_conflicts as cue_conflict
from neurocourse.cortex.explore.scenes import street, visual_areas
from neurocourse.cortex.explore.tricks import fool, scramble

__all__ = [
    "confusion",
    "convolve",
    "cue_conflict",
    "draw_a_digit",
    "faces",
    "feature_maps",
    "fool",
    "occlusion",
    "pool",
    "reach",
    "scramble",
    "similarity",
    "street",
    "visual_areas",
]
