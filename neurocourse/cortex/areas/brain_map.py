"""Where vision happens: areas at the back of the brain, how they are connected, and the layers inside each of them."""

from typing import NamedTuple

from neurocourse.arguments import takes


class Area(NamedTuple):
    """A cortical area: what its cells answer to, and its place on a brain whose front is at the left (10 x 8.5)."""

    name: str
    where: str
    answers: str
    x: float
    y: float
    visual: bool


AREAS = (
    Area("V1", "at the back end, mostly folded inward", "edges and lines of one slope at one place", 9.2, 4.55, True),
    Area("V2", "a belt around V1", "corners, borders, what belongs to which side", 8.8, 5.15, True),
    Area("V3", "in front of V2", "larger shapes and their movement", 8.4, 5.65, True),
    Area("V4", "below, at the back", "curves, surfaces, colours as we see them", 8.25, 3.95, True),
    Area("MT", "at the side, in front of V3", "direction and speed of movement", 7.55, 4.75, True),
    Area("Parietal", "above", "where things are, and how to reach them", 7.0, 6.6, True),
    Area("IT", "below, at the side", "faces, bodies, objects", 6.2, 3.2, True),
    Area("Prefrontal", "at the front", "plans, rules, what to look for: not the visual cortex", 1.7, 5.6, False),
)
NAMES = tuple(area.name for area in AREAS)

# Forward connections. Each has a partner that runs back: Felleman and Van Essen found both ways nearly everywhere.
FORWARD = (
    ("V1", "V2"), ("V1", "V3"), ("V1", "MT"), ("V2", "V3"), ("V2", "V4"), ("V2", "MT"), ("V3", "V4"), ("V3", "MT"),
    ("V3", "Parietal"), ("V4", "IT"), ("MT", "Parietal"), ("IT", "Prefrontal"), ("Parietal", "Prefrontal"),
)  # fmt: skip
# The six layers of every area, from the surface: which way signals leave and arrive.
LAYERS = {
    "1": "receives from higher areas",
    "2/3": "sends to higher areas",
    "4": "receives from lower areas and the thalamus",
    "5": "sends to lower areas and below the cortex",
    "6": "sends to lower areas and back to the thalamus",
}


@takes(name=NAMES)
def area(name):
    """The area of that name."""
    return AREAS[NAMES.index(name)]


@takes(name=NAMES)
def hears(name):
    """Names of the areas that send to this one: from below (forward) and from above (feedback).

    References
    ----------
    Felleman DJ, Van Essen DC (1991). Distributed hierarchical processing in the primate cerebral cortex.
    Cerebral Cortex 1:1-47. doi:10.1093/cercor/1.1.1-a
    """
    return tuple(a for a, b in FORWARD if b == name), tuple(b for a, b in FORWARD if a == name)


def steps_from_v1():
    """Fewest forward steps from V1 to each area: the rank that a hierarchy gives it."""
    rank = {"V1": 0}
    while len(rank) < len(NAMES):
        rank |= {b: rank[a] + 1 for a, b in FORWARD if a in rank and b not in rank}
    return rank
