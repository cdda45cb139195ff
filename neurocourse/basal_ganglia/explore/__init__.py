"""The explorers of lesson Basal ganglia: everything in the room that draws."""

from neurocourse import plots
from neurocourse.basal_ganglia.explore.breaks import early_reward, optimists
from neurocourse.basal_ganglia.explore.credit import credit, policy
from neurocourse.basal_ganglia.explore.decisions import competition, evidence, pole
from neurocourse.basal_ganglia.explore.dopamine import blocking, go_and_nogo, side_by_side
from neurocourse.basal_ganglia.explore.games import matching_law, play_bandit
from neurocourse.basal_ganglia.explore.race import bandit_race
from neurocourse.basal_ganglia.explore.worlds import robot, value_maps

__all__ = [
    "bandit_race",
    "blocking",
    "competition",
    "credit",
    "early_reward",
    "evidence",
    "go_and_nogo",
    "matching_law",
    "optimists",
    "play_bandit",
    "pole",
    "policy",
    "robot",
    "side_by_side",
    "value_maps",
]

plots.open_house(__name__)
