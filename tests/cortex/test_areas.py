"""The map of the visual areas."""

from sweep import sweeps

from neurocourse.cortex.areas import brain_map


def test_vision_begins_at_the_back():
    places = {area.name: area.x for area in brain_map.AREAS}
    assert max(places, key=places.get) == "V1" and min(places, key=places.get) == "Prefrontal"


def test_every_area_is_reached_from_v1_and_hears_back():
    rank = brain_map.steps_from_v1()
    assert set(rank) == set(brain_map.NAMES) and rank["V2"] == 1 and rank["IT"] == 3
    for name in brain_map.NAMES:
        below, above = brain_map.hears(name)
        assert below or name == "V1"
        assert above or name == "Prefrontal"
        assert all(rank[a] <= rank[name] for a in below)


test_explorers = sweeps("cortex.areas")
