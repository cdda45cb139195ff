"""The explorers of lesson Hippocampus: everything in the room that draws."""

from neurocourse.hippocampus.explore.forecasts import forecast
from neurocourse.hippocampus.explore.memory_cells import adding_race, gates
from neurocourse.hippocampus.explore.space import decode_walk, place_fields
from neurocourse.hippocampus.explore.town import detour, successor_field
from neurocourse.hippocampus.explore.unrolling import unroll, vanishing_gradient
from neurocourse.hippocampus.explore.words import next_word, translate

__all__ = [
    "adding_race",
    "decode_walk",
    "detour",
    "forecast",
    "gates",
    "next_word",
    "place_fields",
    "successor_field",
    "translate",
    "unroll",
    "vanishing_gradient",
]
