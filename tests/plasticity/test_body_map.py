"""A lost finger: a new map with and without new connections, what sets them apart, and the exercise."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweeps

from neurocourse.plasticity import checks as check
from neurocourse.plasticity import explore, probe
from neurocourse.plasticity import somatosensory as s1


@pytest.mark.parametrize("seed", range(3))
def test_in_use_a_map_stays_as_it_is(seed):
    """The control: two months of learning and an intact hand."""
    sheet = start = s1.grown(rng=seed)
    for _ in range(60):
        sheet = s1.day(sheet)
    before, after = (s1.preferred(s1.rates(one)) for one in (start, sheet))
    assert (before == s1.ZONE).mean() > 0.95 and (after == before).mean() > 0.97


@pytest.mark.parametrize("seed", range(3))
def test_both_cortices_show_the_same_new_map(seed):
    """The deprived zone answers its neighbours: some at once, all after ten days, with or without new connections."""
    for finger in (1, 2, 3):
        learns, gain = (s1.lose(finger, hebb=hebb, rng=seed) for hebb in (True, False))
        for run in (learns, gain):
            assert 0.3 < run.answers[1] < 0.5 < 0.6 < run.answers[4] < 0.85 and run.answers[10] > 0.99
            assert run.answers[0] == 1 and run.own[0] > 0.9 > 0 == run.own[10]
        same = learns.prefers[59] == gain.prefers[59]
        assert same.mean() > 0.95


@pytest.mark.parametrize("seed", range(3))
def test_only_when_the_finger_comes_back_do_they_differ(seed):
    learns, gain = (s1.lose(2, back=60, hebb=hebb, rng=seed) for hebb in (True, False))
    assert gain.own[60] > 0.9 and learns.own[60] < 0.05
    assert learns.own[100] < 0.05, "and forty days of touches do not bring it back"


def test_the_sooner_it_comes_back_the_more_is_left():
    own = [np.mean([s1.lose(2, back=day, rng=seed).own[day] for seed in range(3)]) for day in (5, 10, 20, 30, 40)]
    assert own[0] > 0.9 and own[1] > 0.8 and np.diff(own).max() < 0 and own[4] < 0.1


def test_a_sheet_without_gains_of_its_own_keeps_a_hole():
    run = s1.lose(2, back=60, hebb=False, gain=False, rng=0)
    assert run.answers[59] == run.answers[1] < 0.5 and run.own[60] > 0.9
    learns_alone = s1.lose(2, hebb=True, gain=False, rng=0)
    assert learns_alone.answers[59] < 0.6, "what is silent learns nothing: Hebb needs cells that fire"


def test_at_the_edge_of_the_hand_part_of_the_zone_stays_silent():
    """The thumb has one neighbour, and gains are limited: the far side of its zone hears nobody."""
    for finger in (0, 4):
        assert 0.5 < s1.lose(finger, rng=0).answers[59] < 0.7


def test_what_learning_changes_and_gain_does_not():
    """Inputs that are left: by construction the same when only gains follow, others when synapses learn."""
    start, zone = s1.grown(rng=0), s1.ZONE == 2
    ends = []
    for hebb in (False, True):
        sheet = start
        for _ in range(60):
            sheet = s1.day(sheet, 2, hebb=hebb)
        left = [one.W[zone][:, s1.OF_FINGER != 2] for one in (start, sheet)]
        lengths = np.prod([np.linalg.norm(w, axis=1) for w in left], axis=0)
        ends.append(((left[0] * left[1]).sum(axis=1) / lengths).mean())
    assert ends[0] == pytest.approx(1) and 0.8 < ends[1] < 0.95


def test_a_touch_stays_on_its_finger():
    assert s1.X.shape == (30, 30) and s1.X[5, 6] == 0 < s1.X[5, 4] < s1.X[5, 5] == 1
    silent = s1.rates(s1.grown(rng=0), 2)
    assert (silent[:, s1.OF_FINGER == 2] == 0).all()


# The exercise

GAIN, NEW = (probe.cortex(3, rewires=kind, rng=0) for kind in (False, True))


def test_every_cortex_answers_next_door_and_only_one_kind_knows_its_own_finger():
    for seed in range(3):
        for lost in (2, 3, 4):
            for rewires in (False, True):
                cortex = probe.cortex(lost, rewires=rewires, rng=seed)
                assert cortex.touch(lost) == 0 and cortex.touch(lost - 1) > 0.1
                cortex.release(lost)
                own = cortex.touch(lost)
                assert own < 0.05 if rewires else own > 1
                cortex.block(lost)
                assert cortex.touch(lost) == 0


def test_no_finger_beyond_the_little_one():
    with pytest.raises(ValueError, match="finger must be a whole number >= 1 and <= 5, got 6"):
        GAIN.touch(6)


def answers_next_door(cortex):
    return cortex.touch(cortex.lost - 1) > 0


def never(cortex):
    return False


def turned_round(cortex):
    cortex.release(cortex.lost)
    return cortex.touch(cortex.lost) > cortex.touch(cortex.lost + 1)


def size(cortex):
    return max(cortex.touch(cortex.lost - 1), cortex.touch(cortex.lost + 1)) > 0.17


def third(cortex):
    cortex.release(3)
    return cortex.touch(3) < max(cortex.touch(2), cortex.touch(4))


def thumb(cortex):
    cortex.release(cortex.lost)
    return cortex.touch(cortex.lost) < cortex.touch(1)


def rate(cortex):
    cortex.release(cortex.lost)
    return cortex.touch(cortex.lost)


def neighbours(cortex):
    cortex.release(cortex.lost)
    return cortex.touch(cortex.lost - 1) < cortex.touch(cortex.lost + 1)


def best_answer(cortex):
    cortex.release(cortex.lost)
    return int(np.argmax([cortex.touch(finger) for finger in range(1, 6)])) + 1 != cortex.lost


def hardly_answers(cortex):
    cortex.release(cortex.lost)
    return cortex.touch(cortex.lost) < 0.5


def test_the_check_of_rewired():
    assert_check(
        check.rewired,
        right=[best_answer, hardly_answers],
        wrong={
            answers_next_door: "you call every cortex rewired",
            never: "you call no cortex rewired",
            turned_round: "the other way round",
            size: "how active a cortex wants to be",
            third: "whichever was lost",
            thumb: "you compare with the thumb",
            rate: "you return a rate",
            neighbours: "the two neighbours are compared",
        },
    )


# Explorer


def test_the_hand_loses_a_finger_and_gets_it_back():
    ex = explore.lost_finger()
    assert "39% of its cells answer touches beside it, and 39%" in ex.preset("The day after").status
    assert "100% of its cells answer touches beside it, and 39% with fixed weights" in ex.preset("Two months").status
    assert "and 100% with fixed weights" in ex.set(gain=True).status
    assert "0% of its cells answer it best, and 100% with fixed weights" in ex.preset("It comes back").status


test_explorers = sweeps("plasticity.body_map")
