"""Break our result: ten hidden units that do not learn, scored on digits that are shared out anew."""

import numpy as np
import pytest
from sources import every

from neurocourse.pioneers import checks as check
from neurocourse.pioneers import frozen

CORE = next(source.read() for source in every() if source.lesson.room == "pioneers")


def principal_directions(X, rng):
    """What an attempt may look like that knows its pictures: the ten directions along which they differ most."""
    return np.linalg.svd(X - X.mean(axis=0), full_matrices=False)[2][:10]


SEEDS = (2718, 3141, 1618, 0, 1)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_trivial_attempt_loses_and_a_cunning_one_wins(seed):
    """Measured over twenty seeds: random weights read 0.64 to 0.79, principal directions 0.89 to 0.94."""
    ours = frozen.challenge(frozen.random_weights, rng=seed)
    zero = frozen.challenge(lambda X, rng: np.zeros((10, 64)), rng=seed)
    assert not ours.won and 0.55 < ours.share < 0.82 and not zero.won and zero.share < 0.2
    cunning = frozen.challenge(principal_directions, rng=seed)
    assert cunning.won and cunning.share >= frozen.TO_BEAT


def test_the_challenge_is_scored_on_three_hidden_seeds(capsys):
    assert [score.won for score in check.frozen_units(frozen.random_weights)] == [False] * 3
    assert "it stands" in (said := capsys.readouterr().out) and "So say 3 of 3 seeds" in said
    assert [score.won for score in check.frozen_units(principal_directions)] == [True] * 3
    assert "broken" in (said := capsys.readouterr().out) and "Yours read ≈ 0.9" in said
    assert check.frozen_units() is None and "open" in capsys.readouterr().out
    assert check.frozen_units(lambda X, rng: np.zeros((64, 10))) is None
    assert "must have shape" in capsys.readouterr().out


def test_the_attempt_in_the_lesson_is_ours():
    from_lesson = {}
    exec(CORE[CORE.index("def hidden_weights") : CORE.index("\n\n\nscores")], from_lesson)
    X = np.zeros((3, 64))
    ours, shown = (f(X, np.random.default_rng(0)) for f in (frozen.random_weights, from_lesson["hidden_weights"]))
    np.testing.assert_array_equal(ours, shown)


def test_ten_pictures_chosen_at_random_do_not_win():
    def pictures(X, rng):
        return X[rng.choice(len(X), 10, replace=False)] - X.mean(axis=0)

    assert not any(frozen.challenge(pictures, rng=seed).won for seed in SEEDS)


def test_an_attempt_sees_no_labels_and_cannot_spoil_the_pictures():
    seen = []

    def greedy(X, rng):
        seen.append(X.shape)
        X[:] = 0
        return frozen.random_weights(X, rng)

    assert frozen.challenge(greedy, rng=3) == frozen.challenge(frozen.random_weights, rng=3)
    assert seen == [(1257, 64)]


def test_a_wrong_shape_of_hidden_weights_is_named():
    with pytest.raises(ValueError, match="hidden_weights must have shape"):
        frozen.challenge(lambda X, rng: np.zeros((64, 10)), rng=0)
