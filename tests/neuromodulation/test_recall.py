"""Attention as recall: against Hopfield's network, against a search, at equal memory; a tape beside the network."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.hippocampus import hopfield
from neurocourse.neuromodulation import dense_recall, dot_product, explore, tape

test_explorers = sweeps("neuromodulation.recall")


def three(P, **kw):
    """Rates of three nets: rows seeds, columns connections, attention, search."""
    return np.array([dense_recall.rates(P, rng=[k, P], **kw) for k in range(3)])


def test_one_step_is_attention_with_the_root_for_its_sharpness():
    X, cue = hopfield.random_patterns(6, 16, rng=0), hopfield.random_patterns(3, 16, rng=1)
    np.testing.assert_allclose(dense_recall.step(X, cue, beta=1 / 4), dot_product.attention(cue, X, X), atol=1e-14)


def test_a_step_runs_downhill_in_the_energy_of_ramsauer():
    """E = −ln Σ exp(β xᵢ·s) / β + s·s/2 never rises, from any start; and it falls by more than rounding from most."""
    X, rng, beta = hopfield.random_patterns(20, 16, rng=0), np.random.default_rng(1), 0.3

    def energy(s):
        return -np.logaddexp.reduce(beta * X @ s) / beta + s @ s / 2

    falls = []
    for _ in range(20):
        s = 2 * rng.normal(size=16)
        for _ in range(5):
            before, s = energy(s), dense_recall.step(X, s, beta=beta)
            falls.append(before - energy(s))
    assert min(falls) > -1e-12 and np.mean(np.array(falls) > 1e-6) > 0.5


def test_attention_recalls_where_connections_have_long_forgotten():
    """N = 64, a fifth of the cue turned: 9 patterns 0.6-0.9 by connections, 20 none; attention all, up to 5,000."""
    few, twenty, many = three(9), three(20), three(1000)
    assert (few[:, 0] < 0.95).all() and few[:, 0].mean() > 0.4 and (few[:, 1] == 1).all()
    assert twenty[:, 0].max() < 0.1 and twenty[:, 1].min() > 0.95
    assert many[:, 0].max() == 0 and many[:, 1].min() > 0.95


def test_a_search_through_the_list_does_as_well():
    """What attention adds to a list is not memory: the nearest pattern is found as often, and exactly from β = 1 on."""
    for turned in (0.2, 0.3, 0.4):
        found = three(100, turned=turned)
        assert (found[:, 2] >= found[:, 1]).all() and np.abs(found[:, 1] - found[:, 2]).max() < 0.06
    assert three(100, turned=0.4)[:, 1].max() < 0.2


def test_at_equal_numbers_attention_still_wins_and_beyond_them_it_forgets():
    """31 patterns are 1,984 numbers, the connections 2,016. The arm's word is that of 100 patterns."""
    assert dense_recall.numbers_kept(31) == (2016, 1984)
    within, beyond, armed = three(31, equal=True), three(100), three(100, equal=True)
    assert within[:, 1].min() > 0.95 and within[:, 0].max() < 0.1
    np.testing.assert_allclose(armed[:, 1], 0.31, atol=0.1)
    gaps = [np.mean(rates[:, 1] - rates[:, 0]) for rates in (beyond, armed)]
    assert explore.recall_race().controls["armed"].remains == left(*gaps) == "less of it"


def test_a_soft_step_recalls_a_mixture():
    assert three(100, beta=0.05)[:, 1].max() == 0 and three(100, beta=0.25)[:, 1].min() > 0.95


def test_reading_by_content_is_a_step_of_recall():
    memory, key = hopfield.random_patterns(7, 32, rng=0), hopfield.random_patterns(1, 32, rng=1)[0]
    expected = dense_recall.step(memory, key, beta=10 / 32)
    np.testing.assert_allclose(tape.read(memory, tape.address(memory, key, beta=10)), expected, atol=1e-14)


def test_reading_by_content_finds_all_twenty_items_from_a_half_once_it_is_sharp():
    found = {beta: [tape.by_content(beta=beta, rng=k) for k in range(3)] for beta in (1, 5, 10)}
    assert max(found[1]) <= 2 and found[5] == found[10] == [20, 20, 20]


def test_twenty_items_are_copied_exactly_by_a_steady_hand_or_a_sharpened_one():
    for k in range(3):
        assert tape.exact(rng=k) == 20
        assert tape.exact(smear=0.1, rng=k) < 10
        assert tape.exact(smear=0.1, sharpen=2, rng=k) == 20


def test_a_better_rule_for_connections_helps_and_a_list_stays_ahead_up_to_31_patterns():
    """64 units, 20% turned, three seeds: 9 patterns 1.00 (Hebb 0.67), 20 patterns 0.45-0.65 (0.00), 31 0.03-0.10."""
    nine, twenty, many = (np.array([dense_recall.projected(P, rng=k) for k in range(3)]) for P in (9, 20, 31))
    assert nine.min() == 1 and 0.2 < twenty.mean() < 0.8 and many.max() < 0.2
    assert twenty.mean() > three(20, turned=0.2)[:, 0].mean()
    assert three(31, turned=0.2, equal=True)[:, 1].min() > 0.95
    assert dense_recall.projected(9, turned=0.0, rng=0) == 1, "each pattern is left as it is"


def test_a_write_forgets_and_adds_at_its_place_only():
    memory = np.ones((3, 2))
    w = np.array([0.0, 1.0, 0.0])
    np.testing.assert_array_equal(tape.write(memory, w, [5.0, 6.0]), [[1, 1], [5, 6], [1, 1]])
    np.testing.assert_array_equal(tape.write(memory, w, [5.0, 6.0], erase=0), [[1, 1], [6, 7], [1, 1]])
    np.testing.assert_allclose(tape.move_on(w, smear=0.2), [0.1, 0.1, 0.8], atol=1e-15)


def test_an_empty_place_is_like_nothing():
    shares = tape.address(np.vstack([np.zeros(4), np.ones(4), -np.ones(4)]), np.ones(4), beta=2)
    np.testing.assert_allclose(shares, np.exp([0, 2, -2]) / np.exp([0, 2, -2]).sum())


@pytest.mark.parametrize("smear, sharpen", [(0.0, 1.0), (0.2, 3.0)])
def test_shares_stay_shares_on_the_way(smear, sharpen):
    found = tape.copy(8, 4, smear=smear, sharpen=sharpen, rng=0)
    np.testing.assert_allclose(found.where.sum(axis=1), 1)
    assert (found.where >= 0).all() and found.memory.shape == (9, 8, 4)
