"""The explorers of lesson Hippocampus: everything in the room that draws."""

from neurocourse import plots
from neurocourse.hippocampus.explore.breaks import thin_connections
from neurocourse.hippocampus.explore.forecasts import forecast
from neurocourse.hippocampus.explore.hearing import cochlea, missing_pitch, where_is_it
from neurocourse.hippocampus.explore.keeping import forgetting, holding
from neurocourse.hippocampus.explore.likeness import side_by_side
from neurocourse.hippocampus.explore.memory_cells import adding_race, gates
from neurocourse.hippocampus.explore.recalling import capacity, recall
from neurocourse.hippocampus.explore.separating import separation
from neurocourse.hippocampus.explore.space import decode_walk, place_fields
from neurocourse.hippocampus.explore.speech import melody, spoken
from neurocourse.hippocampus.explore.stores import lesion, replay
from neurocourse.hippocampus.explore.town import detour, successor_field
from neurocourse.hippocampus.explore.unrolling import unroll, vanishing_gradient
from neurocourse.hippocampus.explore.words import next_word, translate

__all__ = [
    "adding_race",
    "capacity",
    "cochlea",
    "decode_walk",
    "detour",
    "forecast",
    "forgetting",
    "gates",
    "holding",
    "lesion",
    "melody",
    "missing_pitch",
    "next_word",
    "place_fields",
    "recall",
    "replay",
    "separation",
    "side_by_side",
    "spoken",
    "successor_field",
    "thin_connections",
    "translate",
    "unroll",
    "vanishing_gradient",
    "where_is_it",
]

plots.open_house(__name__)
