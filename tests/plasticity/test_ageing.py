"""A net grows old: it learns the hundredth task worse than the first, and what keeps it young."""

import numpy as np
import pytest
from answers import answers
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse.plasticity import checks as check
from neurocourse.plasticity import explore, stream, turnover
from neurocourse.plasticity.prepared import AGAIN, lives

test_explorers = sweeps("plasticity.ageing")


def late(way, care="large steps"):
    """Mean share right in the last 25 of a hundred tasks, for each start."""
    return np.array([lives(care=care, way=way, again=k).right[-25:].mean(dtype=float) for k in AGAIN])


def early(way, care="large steps"):
    return np.array([lives(care=care, way=way, again=k).right[:10].mean(dtype=float) for k in AGAIN])


def test_with_large_steps_a_net_hardly_learns_its_last_tasks_and_a_newborn_one_does():
    """Dohare et al. 2024 in small: a net that learned well at first ends far below one born anew for each task."""
    assert early("as it is").min() > 0.55 and late("as it is").max() < 0.4
    assert late("born anew each task").min() > 0.65
    silent = [lives(care="large steps", way="as it is", again=k).silent[-5:, 1].mean() for k in AGAIN]
    assert min(silent) > 75  # percent of the second layer
    assert max(lives(care="large steps", way="born anew each task", again=k).silent[:, 1].mean() for k in AGAIN) < 8


def test_a_unit_in_a_thousand_replaced_keeps_it_young_and_which_one_hardly_matters():
    """The control of usefulness is chance: it costs a few points of fifty."""
    best, chance, plain = late("least useful replaced"), late("any replaced"), late("as it is")
    assert best.min() > 0.6 and chance.min() > 0.55 and (chance - plain).min() > 0.2
    assert 0 < (best - chance).mean() < 0.1
    gaps = [late("born anew each task").mean() - one.mean() for one in (plain, best)]
    assert explore.old_net().controls["armed"].remains == left(*gaps) == "less of it"


def test_leaky_units_age_less_and_decay_does_not_help_where_steps_are_large():
    assert 0.5 < late("leaky units").min() < late("leaky units").max() < late("born anew each task").min()
    assert late("weights decay").max() < 0.45


def test_four_times_the_units_age_more_slowly():
    assert late("four times the units").min() > late("as it is").max() + 0.2
    assert (early("four times the units") - late("four times the units")).min() > 0.05


def test_taught_gently_a_net_that_is_kept_young_beats_a_newborn_one():
    """Steps a third as large and pictures without their mean: the net as it is loses some points, not fifty.

    Then something of the old tasks is worth keeping: with turnover, or with decay, it learns better than a newborn.
    """
    plain, anew = late("as it is", "gentle"), late("born anew each task", "gentle")
    assert 0.04 < (early("as it is", "gentle") - plain).mean() < 0.15
    assert plain.max() < anew.min() < late("least useful replaced", "gentle").min()
    assert late("weights decay", "gentle").min() > anew.max()


@pytest.mark.parametrize("k", (1, 3))
def test_a_newborn_unit_says_nothing_to_the_next_layer(k):
    """The answers after a rebirth are those of a net without the unit."""
    network, x = stream.newborn(16, False, np.random.default_rng(0)), np.random.default_rng(1).random((5, 64))
    without = stream.newborn(16, False, np.random.default_rng(0))
    without.layers[k + 1].W[:, 3] = 0
    turnover.rebirth(network, k, 3, turnover.reborn, np.random.default_rng(2))
    x = x.astype(np.float32)
    np.testing.assert_allclose(network.forward(x), without.forward(x), atol=1e-6)
    assert not np.allclose(network.layers[k - 1].W[3], without.layers[k - 1].W[3])


def test_the_least_useful_unit_is_the_one_that_the_next_layer_hears_least_of():
    network = stream.newborn(4, False, np.random.default_rng(0))
    network.layers[2].W[:, 2] = 0  # nobody listens to it
    network.layers[0].W[1], network.layers[0].b[1] = 0, -1  # it is silent
    network.forward(np.ones((3, 64), np.float32))
    useful = turnover.usefulness(network, 1)
    assert useful[1] == useful[2] == 0 and useful[[0, 3]].max() > 0


def test_turnover_replaces_the_share_that_it_says_and_spares_the_young():
    nurse = turnover.Turnover(0.01, "any", 20, rule=turnover.reborn, rng=np.random.default_rng(0))
    network, x = stream.newborn(20, False, np.random.default_rng(0)), np.ones((2, 64), np.float32)
    before, born = network.layers[0].W.copy(), 0
    for _ in range(turnover.YOUTH):
        network.propagate(x)
        nurse.visit(network)
    assert np.array_equal(network.layers[0].W, before)
    for _ in range(50):
        network.propagate(x)
        nurse.visit(network)
        born += np.any(network.layers[0].W != before, axis=1).sum()
        before = network.layers[0].W.copy()
    assert born == 10  # 20 units, one in a hundred at each of 50 steps


def test_a_life_is_counted_before_it_is_learned_from():
    """The first pictures of the first task are guessed: a tenth is right."""
    first = [stream._once(*_start(k)) for k in range(20)]
    assert 0.02 < np.mean(first) < 0.2


def _start(k):
    rng = np.random.default_rng(k)
    X, y = stream.task(False, rng)
    nurse = turnover.Turnover(0.0, "any", 64, rule=turnover.reborn, rng=rng)
    return stream.newborn(64, False, rng), X[:8], y[:8], stream.nn.SGD(0.1), nurse


def test_a_short_life_is_reproduced_and_turnover_shows():
    one, again = (stream.live(2, rng=3) for _ in range(2))
    np.testing.assert_array_equal(one.right, again.right)
    assert one.answers.shape == (2, 2, 64) and one.right[1] > 0.3


def test_a_newborn_that_is_all_zero_never_learns_and_ours_does():
    """The slope of a weight is what goes in times what is wanted: two zeros, and neither side can move."""
    rng = np.random.default_rng(0)
    X, y = stream.task(False, rng)

    def nothing(W, b, V, unit, w):
        return turnover.reborn(W, b, V, unit, 0 * w)

    for rule, learns in ((nothing, False), (turnover.reborn, True)):
        network = stream.newborn(16, False, np.random.default_rng(1))
        turnover.rebirth(network, 3, 5, rule, np.random.default_rng(2))
        nurse = turnover.Turnover(0.0, "any", 16, rule=rule, rng=rng)
        stream._once(network, X[:400], y[:400], stream.nn.SGD(0.1), nurse)
        assert np.any(network.layers[4].W[:, 5] != 0) == learns


def test_check_of_reborn():
    told = {
        "all zero": "silent for ever",
        "speaks at once": "from its first moment",
        "listens as before": "as the dead one did",
        "the old bias": "the old bias",
        "nothing happens": "nothing has changed",
        "everybody anew": "every unit is born anew",
        "a row of V": "a row of V",
        "adds to the old": "added to the old weights",
        "only dies": "left empty",
        "ones to the next layer": "not one",
        "mean of the others": "mean of the others",
    }
    known = answers("plasticity")
    wrong = known.mistaken("reborn", told)
    assert_check(check.reborn, right=known.rights["reborn"], wrong=wrong)


def test_every_wrong_answer_is_found_wrong():
    for f, what in answers("plasticity").wrongs["reborn"]:
        assert check.reborn(f).outcome == "not yet", what


def test_a_life_with_ones_own_rule_is_ours():
    own = check.reborn(answers("plasticity").rights["reborn"][1])
    lives_ = [stream.live(2, turnover=0.002, rule=rule, rng=1).right for rule in (own, turnover.reborn)]
    np.testing.assert_allclose(*lives_, atol=0.02)
