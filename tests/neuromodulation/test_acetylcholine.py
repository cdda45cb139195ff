"""Store or recall: a second partner needs recall to be damped, or an error to learn from."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.neuromodulation import explore, store_or_recall

test_explorers = sweeps("neuromodulation.acetylcholine")


def mean(seed, ach, **kw):
    """Means of ten sheets."""
    found = [store_or_recall.second_partner(ach, **kw, rng=[seed, k]) for k in range(10)]
    return store_or_recall.Second(*np.mean(found, axis=0))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_without_damping_the_old_partner_is_stored_again_and_the_new_one_is_not(seed):
    """New partner about 0.1, which is chance, at 0, 1.00 from 0.6 on; the old one 1.00, and then chance."""
    low, high = mean(seed, 0.0), mean(seed, 0.6)
    assert low.new < 0.25 and low.old > 0.95 and low.intruding > 0.95
    assert high.new > 0.95 and high.old < 0.25 and high.intruding < 0.25
    assert low.to_new < 0.25 < 0.9 < high.to_new


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_storing_more_often_does_not_help(seed):
    assert mean(seed, 0.0, repetitions=20).new < 0.25


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_what_is_damped_at_recall_comes_back_less(seed):
    assert mean(seed, 0.9, at_recall=0.9).new < 0.8 < 0.95 < mean(seed, 0.9).new


def test_damping_acts_where_recall_gets_weaker_than_the_input():
    """Four storings leave 15/16 of the strength, and recall is twice the input: the edge is at 1 − 16/30 = 0.467."""
    assert mean(0, 0.46).new < 0.25 and mean(0, 0.47).new > 0.95


def test_a_rule_with_an_error_needs_no_damping():
    """The arm's word: what Hebb's rule lacks of the new partner without acetylcholine, the delta rule does not lack."""
    hebb, delta = (np.mean([mean(seed, 0.0, error=error).new for seed in range(3)]) for error in (False, True))
    assert delta > 0.95
    assert explore.two_partners().controls["armed"].remains == left(1 - hebb, 1 - delta) == "nothing"


def test_a_synapse_whose_sender_is_silent_stays_as_it_is():
    rng = np.random.default_rng(0)
    W, cue, partner = rng.random((6, 6)), np.eye(6)[0], np.eye(6)[3]
    for error in (False, True):
        new, _ = store_or_recall.store(W, cue, partner, ach=1, error=error, rng=0)
        np.testing.assert_array_equal(new[:, 1:], W[:, 1:])
        assert not np.allclose(new[:, 0], W[:, 0])
