"""Half the cells: how gently a net fails, what comes back, and what a new net of the same size would do."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.plasticity import damage, explore
from neurocourse.plasticity.prepared import AGAIN, DEAD, PICTURES, lesions

test_explorers = sweeps("plasticity.lesions")
HALF, MOST = DEAD.index(50), DEAD.index(90)


def share(part, hidden=100, dropout=0):
    """Share right for each start and each lesion, (3, 10) or (3, 10, 3)."""
    return np.array([getattr(lesions(hidden=hidden, dropout=dropout, again=k), part) for k in AGAIN]) / 100


def test_a_wide_net_fails_more_gently():
    """Half of the units dead: ours 0.52 of 30, 0.76 of 100, 0.90 of 400."""
    half = [share("cut", hidden)[:, HALF] for hidden in (30, 100, 400)]
    assert half[0].max() < half[1].min() < half[2].min() and half[2].min() > 0.85
    assert all(share("cut", hidden)[:, 0].min() > 0.93 for hidden in (30, 100, 400))


def test_a_net_that_learned_with_silent_units_hardly_minds():
    """The arm's word, of what a net of 100 loses with half of its units."""
    lost = [(share("cut", dropout=d)[:, 0] - share("cut", dropout=d)[:, HALF]).mean() for d in (0, 50)]
    assert explore.half_the_cells().controls["armed"].remains == left(*lost) == "less of it"
    assert share("cut", dropout=50)[:, HALF].min() > 0.88


def test_twenty_pictures_bring_most_of_it_back_and_a_new_net_learns_less_from_them():
    recovered, fresh = (share(part)[:, HALF, PICTURES.index(20)] for part in ("recovered", "fresh"))
    assert recovered.min() > 0.82 and (recovered - fresh).min() > 0.1


def test_where_nine_in_ten_are_dead_the_rest_is_hardly_worth_keeping():
    """The control: a new net with as few units does about as well from the same pictures."""
    recovered, fresh = (share(part)[:, MOST].mean(axis=0) for part in ("recovered", "fresh"))
    assert np.abs(recovered - fresh).max() < 0.12 < (share("recovered") - share("fresh"))[:, HALF, 0].mean()


def test_with_many_pictures_a_new_net_all_but_catches_up():
    recovered, fresh = (share(part)[:, HALF, PICTURES.index(200)].mean() for part in ("recovered", "fresh"))
    assert 0 < recovered - fresh < 0.06


def test_the_dead_say_nothing_and_learn_nothing():
    network = damage.newborn(6, 0.0, np.random.default_rng(0))
    x = np.random.default_rng(1).random((4, 64)).astype(np.float32)
    alive = np.array([1.0, 0, 1, 0, 1, 1])
    damage.cut(network, alive)
    before, said = network.layers[0].W.copy(), network.forward(x)
    smaller = np.maximum(x @ before[alive == 1].T, 0) @ network.layers[2].W[:, alive == 1].T
    np.testing.assert_allclose(said, smaller, rtol=1e-4, atol=1e-5)
    damage.learn(network, x, np.arange(4), 3, np.random.default_rng(2))
    moved = np.any(network.layers[0].W != before, axis=1)
    assert not moved[alive == 0].any() and moved[alive == 1].any()


def test_dropout_silences_its_share_in_learning_only_and_keeps_the_mean():
    units = damage.Wounded(50, dropout=0.5, rng=np.random.default_rng(0))
    x = np.ones((400, 50), np.float32)
    assert (units.forward(x) == 1).all()
    units.learning = True
    y = units.forward(x)
    assert np.mean(y == 0) == pytest.approx(0.5, abs=0.02) and y.mean() == pytest.approx(1, abs=0.03)


def test_survivors_are_counted_exactly():
    for dead in (0.0, 0.3, 0.9, 1.0):
        assert damage.survivors(40, dead, rng=0).sum() == 40 - round(40 * dead)
    with pytest.raises(ValueError, match="alive must have a number for each of 2 hidden units"):
        damage.cut(damage.newborn(2, 0.0, np.random.default_rng(0)), [1, 1, 1])


def test_what_is_stored_is_what_a_lesson_measures_live():
    network = damage.trained(rng=[0, 8])
    live = [damage.cut(network, damage.survivors(100, 0.5, rng=[0, 50, k])) for k in range(5)]
    assert np.mean(live) == pytest.approx(share("cut")[0, HALF], abs=0.04)
