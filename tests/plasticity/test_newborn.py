"""Newborn cells: what turnover, growth and excitability do to memories, and what does the same without them."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.hippocampus import dentate
from neurocourse.plasticity import explore, granule
from neurocourse.plasticity.prepared import memories

test_explorers = sweeps("plasticity.newborn")


def recalled(way="replaced", percent=3, excitable=False, part="percent"):
    """Share recalled of the memories of the last ten days, of all sixty, and of the first ten; of five gyri."""
    found = getattr(memories(way=way, percent=percent, excitable=excitable), part) / 100
    return found[:, :2].mean(axis=1), found.mean(axis=1), found[:, -2:].mean(axis=1)


def test_more_turnover_forgets_the_old_sooner():
    """Akers et al. 2014: more newborn cells, more forgetting."""
    first = [recalled(percent=p)[2].mean() for p in (0, 1, 3, 10)]
    assert (np.diff(first) < 0).all() and first[0] > 0.25 and first[-1] == 0


def test_turnover_makes_room_for_the_new_and_fading_connections_make_as_much():
    """The arm's word, of the memories of the last ten days that a gyrus without births fails to recall."""
    latest = {way: recalled(way)[0] for way in ("replaced", "fading")}
    none = recalled(percent=0)[0]
    assert (latest["replaced"] - none).min() > 0.25 and (latest["fading"] - none).min() > 0.25
    gaps = [latest["replaced"].mean() - other.mean() for other in (none, latest["fading"])]
    assert explore.newborn_cells().controls["armed"].remains == left(*gaps) == "nothing"


def test_all_in_all_turnover_loses_and_the_more_the_worse():
    whole = [recalled(percent=p)[1].mean() for p in (0, 1, 3, 10)]
    assert (np.diff(whole) < 0).all()


def test_cells_that_are_added_help_and_as_many_from_the_first_day_help_more():
    """Growth against its control, a gyrus that has as many cells from the beginning."""
    grown, fixed = recalled("added"), recalled("added", part="control")
    assert (grown[1] - recalled(percent=0)[1]).min() > 0.2
    assert (fixed[1] > grown[1]).all() and fixed[2].mean() > grown[2].mean() + 0.2
    assert fixed[0].mean() == pytest.approx(grown[0].mean(), abs=0.08)


@pytest.mark.parametrize("way", ("replaced", "added"))
def test_excitable_young_cells_forget_without_a_death(way):
    for usual, excited in zip(recalled(way), recalled(way, excitable=True), strict=True):
        assert excited.mean() < usual.mean() - 0.01
    assert recalled(way)[1].mean() > 2 * recalled(way, excitable=True)[1].mean()


def test_cells_survive_as_the_law_of_decay_says():
    """After d nights at a share r a cell is still there with the chance (1 − r)ᵈ."""
    ages = np.concatenate([granule.lifetime(share=0.03, rng=k).age for k in range(5)])
    for d in (10, 30, 59):
        assert np.mean(ages >= d) == pytest.approx(0.97**d, abs=0.02)


def test_what_codes_share_is_what_the_dentate_law_says():
    """Inputs that share 0.8 of their cells are correlated by (0.8 − a) / (1 − a) with a = 0.1."""
    found = [granule.overlap(0.8, rng=k) for k in range(3)]
    assert np.mean(found) == pytest.approx(dentate.law(0.7 / 0.9, granule.WINNERS / granule.N_CELLS), abs=0.02)


def test_young_excitable_cells_make_similar_inputs_more_alike():
    """Ours: 0.47 without, 0.52 with a fifth of young cells; and all young is as none young."""
    none, some, all_young = (
        np.array([granule.overlap(0.8, young=y, rng=k) for k in range(3)]) for y in (0.0, 0.2, 1.0)
    )
    assert (some > none + 0.02).all() and np.abs(all_young - none).max() < 0.02


def test_a_lower_overlap_is_no_work_of_many_cells_and_telling_apart_is():
    """A hundred cells bring the overlap down as far as four thousand do, when the same share of them fires."""
    rng, shares = np.random.default_rng(0), {}
    for cells in (100, 1000, 4000):
        path = rng.random((cells, 100))
        pairs = [
            (x, dentate.similar(x, 0.8, rng=rng)) for x in (dentate.winners(rng.random(100), 0.1) for _ in "x" * 60)
        ]
        codes = [dentate.winners(np.array(pair) @ path.T, 0.05) for pair in pairs]
        shares[cells] = np.mean([dentate.shared(*pair) for pair in codes])
    assert max(shares.values()) - min(shares.values()) < 0.07
    few, many = (np.mean([granule.told_apart(n, n // 20, 0.6, rng=k)[0] for k in range(5)]) for n in (100, 1000))
    assert many > few + 0.15


def test_related_memories_are_told_apart_through_granule_cells_and_hardly_straight():
    """Exact cues, six in ten active inputs in common: ours 0.95 through 1,000 cells, 0.2 straight."""
    through, straight = np.transpose([granule.told_apart(1000, 50, 0.6, rng=k) for k in range(5)])
    assert through.min() > 0.85 and straight.max() < 0.4
    noisy = [granule.told_apart(1000, 50, 0.6, cue=0.8, rng=k)[0] for k in range(5)]
    sparse = [granule.told_apart(4000, 40, 0.6, cue=0.8, rng=k)[0] for k in range(5)]
    assert (np.subtract(sparse, noisy) > 0.2).all() and np.mean(
        noisy
    ) < 0.5  # a noisy cue needs more cells, and fewer that fire


def test_a_memory_is_recalled_by_the_cells_that_stored_it():
    found = granule.lifetime(share=0.0, rng=0)
    same = [len(np.intersect1d(a, b)) for a, b in zip(found.then, found.now, strict=True)]
    assert np.mean(same) / granule.WINNERS == pytest.approx(0.47, abs=0.04)
    assert found.then.shape == (granule.DAYS, granule.WINNERS) and len(found.recalled) == granule.DAYS


def test_more_winners_than_cells_are_refused():
    with pytest.raises(ValueError, match="winners must be 10 at most"):
        granule.told_apart(10, 11, 0.5, rng=0)
