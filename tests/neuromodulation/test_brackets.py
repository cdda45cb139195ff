"""Brackets in brackets: what is open, and who knows it by distance and by depth."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.neuromodulation import dyck, readers
from neurocourse.neuromodulation.prepared import READERS, bracket_scores

test_explorers = sweeps("neuromodulation.brackets")


def scores(name):
    """By distance or by depth: (readers, 3 seeds, bins)."""
    found = [[getattr(bracket_scores(reader=reader, seed=seed), name) for seed in range(3)] for reader in READERS]
    return dict(zip(READERS, np.array(found, dtype=float), strict=True))


def test_brackets_close_what_was_opened_last():
    found = dyck.draw(50, rng=0)
    for b in range(50):
        stack = []
        for t in range(dyck.LENGTH):
            token = found.tokens[t, b]
            if token < 2:
                stack.append((token, t))
            else:
                assert stack.pop()[0] == token - 2
            assert found.depth[t, b] == len(stack) <= dyck.DEEPEST
            kind, when = stack[-1] if stack else (-1, t + 1)
            assert found.open[t, b] == kind
            if stack:
                assert found.distance[t, b] == t + 1 - when
    assert found.depth.max() == dyck.DEEPEST


def test_a_stack_is_right_everywhere_and_a_coin_half_of_the_time():
    found, rng = dyck.draw(300, rng=1), np.random.default_rng(2)
    assert (dyck.by_distance(found.open == found.open, found) == 1).all()
    coin = rng.integers(2, size=found.open.shape) == found.open
    np.testing.assert_allclose(dyck.by_distance(coin, found), 0.5, atol=0.05)
    np.testing.assert_allclose(dyck.by_depth(coin, found), 0.5, atol=0.05)


def test_who_keeps_nothing_guesses_as_soon_as_the_bracket_is_out_of_sight():
    """Table of four letters: 1.00, 0.83, then guessing. By depth one would not see it: 0.84-0.89 down to depth 7."""
    far = scores("distance")["table of four"]
    assert far[:, 0].min() > 0.99 and (abs(far[:, 2:] - 0.5) < 0.12).all()
    assert np.ptp(scores("depth")["table of four"][:, :7], axis=1).max() < 0.08


def test_who_keeps_something_forgets_slowly():
    """At 20 and more places: LSTM 0.81-0.90, transformer 0.79-0.96, plain RNN 0.82-0.85; close by all are right."""
    found = scores("distance")
    for reader in READERS[:-1]:
        assert found[reader][:, 0].min() > 0.98 and found[reader][:, 1].min() > 0.93
        assert found[reader][:, 4].min() > 0.7 and found[reader][:, 4].mean() > 0.8
        assert (found[reader][:, 4] < found[reader][:, 0]).all()


def test_no_reader_is_clearly_ahead_at_equal_size():
    """An honest tie: at 20 and more places the means of three differ by less than the seeds of one reader do."""
    far = {reader: scores("distance")[reader][:, 4] for reader in READERS[:-1]}
    means = [values.mean() for values in far.values()]
    assert np.ptp(means) < max(np.ptp(values) for values in far.values())


def test_readers_have_as_many_numbers():
    size = [make(rng=np.random.default_rng(0)).size for make, _ in readers.KINDS.values()]
    assert max(size) < 1.05 * min(size)


@pytest.mark.parametrize("kind", ["LSTM", "plain RNN"])
def test_a_short_training_leaves_the_table_behind(kind):
    network = readers.learn(kind, updates=150, rng=0)
    table = readers.examine(dyck.Table(1000, rng=0), rng=1)
    found = readers.examine(network, rng=1)
    assert found.distance[2] > 0.85 > 0.6 > table.distance[2]
