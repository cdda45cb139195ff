"""Translation again: the attention of another lesson is that of this one, and it has a best gain."""

import numpy as np
import pytest

from neurocourse.hippocampus import translation
from neurocourse.neuromodulation import sharpness
from neurocourse.neuromodulation.prepared import GAINS, translators


def test_the_look_of_a_translator_is_attention():
    assert max(sharpness.gap_to_attention(n, rng=n) for n in (2, 8, 32)) < 1e-12


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_best_gain_is_the_one_it_learned_with_and_too_soft_is_worse_than_too_sharp(seed):
    """Eight words: 0.98-1.00 at gain 1, 0.05-0.13 at 1/8, 0.76-0.87 at 8; looking at all alike, 0."""
    found = translators(seed=seed)
    right = dict(zip(GAINS, found.right.tolist(), strict=True))
    assert right[1] > 0.95 and right[1] >= max(right.values()) - 0.02
    assert right[0.125] < 0.2 < 0.6 < right[8] < right[1]
    assert max(right[0], found.plain) < 0.1
    assert (np.diff(found.largest) > 0).all()


def test_a_gain_is_taken_back_and_wants_a_look():
    model = translation.learn(updates=2, n_hidden=4, rng=0, progress=False).network
    W = model.look.W.copy()
    soft, sharp = (sharpness.look_with(model, gain, 3, n=20, rng=0).largest for gain in (0, 1000))
    assert soft == pytest.approx(1 / 3) and sharp > 0.4
    np.testing.assert_array_equal(model.look.W, W)
    plain = translation.learn(attention=False, updates=1, n_hidden=4, rng=0, progress=False).network
    with pytest.raises(ValueError, match="model must be a translator with attention"):
        sharpness.look_with(plain, 1, rng=0)
