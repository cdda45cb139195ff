"""The cut nerve: what its traffic tells, a sheet that sorts it and its controls, and the challenge."""

import numpy as np
import pytest
from needs import oracle
from sweep import sweeps

from neurocourse.competition import checks as check
from neurocourse.competition import explore
from neurocourse.competition.nerve import plugs, sorting, wires
from neurocourse.competition.sheet import som
from neurocourse.competition.sheet.measures import distances
from neurocourse.teaching import record

PIXELS, N = wires.PIXELS, wires.N


def sorted_nerve(source="photographs", seed=0, **how):
    together = wires.fire_together(wires.snapshots(source, 1000, rng=seed))
    return sorting.sort(together, rng=seed, **how)


def folded(found):
    return wires.alike(found.drawn[-1]) < 0.9


@pytest.mark.parametrize("seed", range(3))
def test_what_fires_together_brings_most_neighbours_back(seed):
    found = sorted_nerve(seed=seed)
    assert wires.kept(found.plugged[0]) < 0.15 < 0.8 < wires.kept(found.plugged[-1])
    assert wires.alike(found.drawn[-1]) > 0.97


@pytest.mark.parametrize("seed", range(3))
def test_noise_brings_back_no_more_than_chance(seed):
    found = sorted_nerve("noise", seed)
    assert wires.kept(found.plugged[-1]) < 0.08 and abs(wires.alike(found.drawn[-1])) < 0.1


@pytest.mark.parametrize("seed", range(3))
def test_waves_in_the_dark_do_as_well(seed):
    found = sorted_nerve("waves", seed)
    assert wires.kept(found.plugged[-1]) > 0.8


def test_the_sheet_cannot_know_up_from_down():
    """Ten nerves come back in many of the eight ways in which a square can lie."""
    ways = {wires.lies(sorted_nerve(seed=seed).plugged[-1]) for seed in range(10)}
    assert len(ways) >= 4


def test_a_narrow_radius_folds_the_sheet_and_axes_to_begin_with_do_not_let_it():
    narrow = [folded(sorted_nerve(seed=seed, sigma=sorting.NARROW)) for seed in range(10)]
    assert sum(narrow) >= 6
    assert not any(folded(sorted_nerve(seed=seed, sigma=sorting.NARROW, axes=True)) for seed in range(10))
    assert not any(folded(sorted_nerve(seed=seed)) for seed in range(10))


def test_axes_alone_bring_back_some_and_learning_brings_back_more():
    """The control of the control: what two principal components do without any learning."""
    for seed in range(3):
        found = sorted_nerve(seed=seed, sigma=sorting.NARROW, axes=True)
        assert 0.5 < wires.kept(found.plugged[0]) < 0.7 < 0.8 < wires.kept(found.plugged[-1])


@pytest.mark.parametrize("seed", range(3))
def test_with_the_best_plan_for_all_plugs_axes_bring_back_eight_in_ten_and_the_sheet_all(seed):
    """What a defender of the components asks for: `one_each` gives out places greedily, and that costs them more."""
    best = oracle("scipy.optimize").linear_sum_assignment
    together = wires.fire_together(wires.snapshots(n=1000, rng=seed))
    axes, crumpled = som.from_components(together, PIXELS), som.at_random(together, PIXELS, rng=seed)
    learned = som.learn(together, PIXELS, crumpled, rng=seed)[-1]
    shares = [wires.kept(PIXELS[best(distances(together, W) ** 2)[1]]) for W in (axes, learned)]
    assert shares[0] == pytest.approx(0.82, abs=0.05) and shares[1] > 0.97


def test_chance_is_the_share_of_pairs_of_places_that_touch():
    rng = np.random.default_rng(0)
    found = [wires.kept(PIXELS[rng.permutation(N * N)]) for _ in range(300)]
    assert np.mean(found) == pytest.approx(wires.CHANCE, abs=0.005)
    assert wires.kept(PIXELS) == wires.alike(PIXELS) == pytest.approx(1)


def test_how_a_picture_lies_is_said_as_one_sees_it():
    picture = np.arange(144).reshape(N, N)
    ways = {"as it was": picture, "turned left": np.rot90(picture), "upside down": np.rot90(picture, 2)}
    ways |= {"turned right": np.rot90(picture, 3), "as it was, and mirrored": np.fliplr(picture)}
    for words, seen in ways.items():
        places = np.empty((144, 2))
        places[seen.ravel()] = PIXELS
        assert wires.lies(places) == words


def test_each_wire_gets_a_place_of_its_own_and_the_nearest_go_first():
    both_want_the_first = np.array([[1.0, 5.0], [2.0, 9.0]])
    assert sorting.one_each(both_want_the_first).tolist() == [0, 1]
    rng = np.random.default_rng(0)
    places = sorting.one_each(rng.random((50, 50)))
    assert sorted(places) == list(range(50))
    shuffle = rng.permutation(50)
    np.testing.assert_array_equal(sorting.one_each(1 - np.eye(50)[shuffle]), shuffle)


def test_correlation_is_that_of_numpy():
    seen = wires.snapshots(n=50, rng=0)
    np.testing.assert_allclose(wires.fire_together(seen), np.corrcoef(seen.T), atol=1e-10)


# Break our result


def by_components(snapshots):
    together = wires.fire_together(snapshots)
    axes = np.linalg.svd(together - together.mean(axis=0))[0][:, :2]
    rows = np.argsort(axes[:, 0]).reshape(N, N)
    return np.array([row[np.argsort(axes[row, 1])] for row in rows])


def by_swaps(snapshots):
    """Begins with our sheet, and swaps two wires whenever those around them then fire more together."""
    plug, together = plugs.by_sheet(snapshots).ravel(), wires.fire_together(snapshots)
    square, rng = ((PIXELS[:, None] - PIXELS) ** 2).sum(axis=2), np.random.default_rng(0)
    for sigma in (2.0, 1.0, 0.7):
        near = np.exp(-square / (2 * sigma**2))
        for i, j in rng.integers(N * N, size=(15_000, 2)):
            a, b, gain = plug[i], plug[j], near[i] - near[j]
            gain[[i, j]] = 0
            if gain @ (together[b, plug] - together[a, plug]) > 0:
                plug[i], plug[j] = b, a
    return plug.reshape(N, N)


@pytest.mark.parametrize("plug", [plugs.as_they_come, by_components])
def test_plain_plug_lists_lose_against_the_sheet(plug):
    assert not any(plugs.score(plug, rng=seed).won for seed in (11, 12, 13))


def test_the_open_cell_says_who_wins(capsys):
    naive = check.beat_the_sheet(lambda snapshots: np.arange(144).reshape(12, 12))
    assert not any(score.won for score in naive)
    assert "it stands\n  You bring" in capsys.readouterr().out
    wins = check.beat_the_sheet(by_swaps)
    assert all(score.won for score in wins) and "broken\n  You bring" in capsys.readouterr().out
    assert record.get("challenges", "competition.beat_the_sheet")["right"] is True


def test_our_own_list_is_no_better_than_ours():
    assert not plugs.score(plugs.by_sheet, rng=11).won


@pytest.mark.parametrize("plugged", [np.zeros((12, 12)), np.arange(144).reshape(12, 12) + 0.4])
def test_what_is_no_plug_list_is_told(plugged):
    with pytest.raises(ValueError, match="each of the 144 wires once"):
        plugs.score(lambda snapshots: plugged, rng=1)


# Explorers

test_explorers = sweeps("competition.nerve")


def test_companions_start_near_each_other_unless_it_is_noise():
    told = [
        float(explore.cut_nerve().preset(name).status.split(" start ")[1].split()[0])
        for name in ("A thousand", "Only noise")
    ]
    assert told[0] < 2 < 3 < told[1]


def test_the_nerve_is_sorted_with_the_readers_own_rule():
    own = check.som_update(check.som_update.reference)
    assert explore.sorted_nerve(own).preset("Sorted").status.endswith("Made with your som_update.")
    assert "is folded" in explore.sorted_nerve().preset("Twisted").status
    armed = explore.sorted_nerve().preset("Twisted").set(axes=True).status
    assert "folded" not in armed
