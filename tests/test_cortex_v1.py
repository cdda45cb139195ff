"""Early vision, second look: properties that hold exactly, and what the models say about real photographs."""

import numpy as np
import pytest

from neurocourse.cortex import neocognitron

# Fukushima's S-cell


@pytest.mark.parametrize("r", [0.5, 2.0, 8.0])
def test_an_s_cell_fires_where_the_match_is_closer_than_its_selectivity(r):
    """(1 + e) / (1 + r h / (1 + r)) > 1 means cos > r / (1 + r): found from random windows, not assumed."""
    rng = np.random.default_rng(0)
    template = rng.random((3, 3))
    windows = template + rng.uniform(0, 3, (2000, 1, 1)) * rng.random((2000, 3, 3)) ** 6
    fires = np.array([neocognitron.s_cells(w, template, r)[0, 0] > 0 for w in windows])
    norms = np.linalg.norm(windows, axis=(1, 2)) * np.linalg.norm(template)
    cosine = np.tensordot(windows, template) / norms
    np.testing.assert_array_equal(fires, cosine > r / (1 + r))
    assert 0.01 < fires.mean() < 0.999


def test_an_s_cell_that_sees_its_template_in_strong_ink_answers_one():
    """s = r (1 + e) / (1 + r e / (1 + r)) - r goes to r ((1 + r) / r - 1) = 1."""
    template = np.eye(5)
    assert neocognitron.s_cells(1e6 * template, template, 3.0)[0, 0] == pytest.approx(1, abs=1e-4)
