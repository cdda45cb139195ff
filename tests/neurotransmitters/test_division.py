"""Break our result: GABA moves a curve, unless it comes with the right glutamate."""

import numpy as np
import pytest
from sources import every

from neurocourse.neurotransmitters import checks as check
from neurocourse.neurotransmitters import dividing, noise

CORE = next(source.read() for source in every() if source.lesson.room == "neurotransmitters")
SEEDS = (2718, 3141, 1618, 0, 1)


def balanced(share):
    """What an attempt may look like that has measured: glutamate and GABA grow together, and by how much."""
    strength = 10 * (1 - share)
    return noise.background(strength)


@pytest.mark.parametrize("seed", SEEDS)
def test_gaba_alone_loses_and_a_balanced_hail_wins(seed):
    ours, cunning = (dividing.challenge(f, rng=seed) for f in (dividing.only_gaba, balanced))
    assert not ours.won and ours.off > 12
    assert cunning.won and cunning.off < 7.5 and cunning.share == ours.share


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_neither_silence_nor_the_best_dose_of_gaba_wins(seed):
    assert not dividing.challenge(lambda share: (0, 5000), rng=seed).won
    doses = [dividing.challenge(lambda share, k=k: (85, 310 * (1 + k * (1 - share))), rng=seed) for k in (2, 2.5, 3)]
    assert not any(score.won for score in doses)


def test_the_challenge_is_scored_on_three_hidden_seeds(capsys):
    assert [score.won for score in check.dividing_background(dividing.only_gaba)] == [False] * 3
    assert "it stands" in (said := capsys.readouterr().out) and "So say 3 of 3 seeds" in said
    assert [score.won for score in check.dividing_background(balanced)] == [True] * 3
    assert "broken" in capsys.readouterr().out
    assert check.dividing_background(lambda share: 3.0) is None
    assert "background must have shape" in capsys.readouterr().out


def test_the_attempt_in_the_lesson_is_ours():
    from_lesson = {}
    exec(CORE[CORE.index("def background(share)") : CORE.index("\n\n\nscores")], from_lesson)
    for share in np.linspace(0.5, 0.8, 7):
        assert from_lesson["background"](share) == dividing.only_gaba(share)
