"""The explorers of lesson Basal ganglia: everything in the room that draws."""

from neurocourse.basal_ganglia.explore.decisions import bandit_race, competition, evidence, pole
from neurocourse.basal_ganglia.explore.dopamine import blocking, go_and_nogo, side_by_side
from neurocourse.basal_ganglia.explore.worlds import robot, value_maps

__all__ = [
    "bandit_race",
    "blocking",
    "competition",
    "evidence",
    "go_and_nogo",
    "pole",
    "robot",
    "side_by_side",
    "value_maps",
]
