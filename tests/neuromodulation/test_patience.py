"""Patience: where the choice flips, learned and worked out; what a slow learner looks like; and changes of mind."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.neuromodulation import explore, waiting

test_explorers = sweeps("neuromodulation.patience")


@pytest.mark.parametrize("large, gap", [(3.0, 6), (2.0, 6), (3.0, 3)])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_learners_flip_where_the_formula_says(large, gap, seed):
    """large^(−1/gap): 0.833, 0.891 and 0.693; learned 0.83-0.84, 0.89-0.90 and 0.69-0.71."""
    assert waiting.learned_flip(large, gap, rng=seed) == pytest.approx(waiting.flips_at(large, gap), abs=0.015)


@pytest.mark.parametrize("alpha", [0.05, 0.3])
def test_the_rate_of_learning_does_not_move_the_flip_once_all_is_learned(alpha):
    assert waiting.learned_flip(alpha=alpha, rng=0) == pytest.approx(waiting.flips_at(), abs=0.015)


def test_a_slow_learner_looks_impatient_until_it_has_learned():
    """Rate 0.02: 0.925 after 500 walks, where 0.833 is right; 0.84 after 2,000."""
    early, late = (waiting.learned_flip(alpha=0.02, episodes=n, rng=0) for n in (500, 2000))
    assert early > waiting.flips_at() + 0.05 and late == pytest.approx(waiting.flips_at(), abs=0.015)


@pytest.mark.parametrize("gamma", [0.7, 0.9])
def test_many_discounts_come_near_a_hyperbola_and_one_does_not(gamma):
    delay = np.arange(40.0)
    apart = [
        np.abs(waiting.many_discounts(delay, gamma, n=n) - waiting.hyperbola(delay, gamma)).max() for n in (1, 3, 50)
    ]
    assert apart[0] > 0.1 > apart[1] > 0.01 > 10 * apart[2]


def test_one_discount_never_changes_its_mind_and_many_do_as_a_hyperbola_does():
    """The arm's word: of the changes of mind that animals are described with, many discounts have as many."""
    shares = {name: waiting.share_that_changes(name) for name in waiting.DISCOUNTS}
    assert shares["one"] == 0 and shares["hyperbola"] > 0.25
    gaps = [shares["hyperbola"] - shares[name] for name in ("one", "many")]
    assert explore.wait_or_take().controls["armed"].remains == left(*gaps) == "nothing"


def test_in_the_explorer_only_the_armed_rat_changes_its_mind():
    scene = explore.wait_or_take()
    said = {armed: [scene.set(now=now, armed=armed).status for now in (0, 19)] for armed in (False, True)}
    assert all("will take" in words for words in said[False])
    assert "it waits" in said[True][0] and "will take" in said[True][1]
