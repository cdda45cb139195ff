"""The explorers of lesson Cortex to CNN: everything in the room that draws."""

from neurocourse import plots
from neurocourse.cortex.explore.cells import hubel_wiesel, simple_and_complex
from neurocourse.cortex.explore.drawing import draw_a_digit
from neurocourse.cortex.explore.early import gabor_filters, motion_energy, normalisation, opponency
from neurocourse.cortex.explore.filters import convolve, pool
from neurocourse.cortex.explore.filters import reach_of_units as reach
from neurocourse.cortex.explore.hierarchy import hmax, odd_one_out, sparse_code
from neurocourse.cortex.explore.layers import confusion, feature_maps, occlusion
from neurocourse.cortex.explore.light import another_light
from neurocourse.cortex.explore.likeness import faces, similarity
from neurocourse.cortex.explore.pairs import side_by_side
from neurocourse.cortex.explore.scenes import cue_conflicts as cue_conflict
from neurocourse.cortex.explore.scenes import street, visual_areas
from neurocourse.cortex.explore.tricks import fool, scramble

__all__ = [
    "another_light",
    "confusion",
    "convolve",
    "cue_conflict",
    "draw_a_digit",
    "faces",
    "feature_maps",
    "fool",
    "gabor_filters",
    "hmax",
    "hubel_wiesel",
    "motion_energy",
    "normalisation",
    "occlusion",
    "odd_one_out",
    "opponency",
    "pool",
    "reach",
    "scramble",
    "side_by_side",
    "similarity",
    "simple_and_complex",
    "sparse_code",
    "street",
    "visual_areas",
]

plots.open_house(__name__)
