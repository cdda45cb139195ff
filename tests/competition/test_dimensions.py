"""Digits of sixty-four dimensions in two: trust in the picture, held against scikit-learn, with three controls."""

import numpy as np
import pytest
from needs import oracle
from sweep import sweeps

from neurocourse.competition.dimensions import projection
from neurocourse.data import digits


def test_trust_is_that_of_scikit_learn():
    manifold = oracle("sklearn.manifold")
    X = digits().X[:300]
    Y = projection.components(X)
    for k in (5, 10):
        assert projection.trustworthiness(X, Y, k=k) == pytest.approx(
            manifold.trustworthiness(X, Y, n_neighbors=k), abs=1e-4
        )


def test_components_are_those_of_scikit_learn():
    decomposition = oracle("sklearn.decomposition")
    X = digits().X
    theirs = decomposition.PCA(2, svd_solver="full").fit_transform(X)
    np.testing.assert_allclose(np.abs(projection.components(X)), np.abs(theirs), atol=1e-8)


def test_a_sheet_is_trusted_more_than_two_components():
    sheet, plane, rounded, shuffled = projection.trust(20, rng=0).values()
    assert sheet > 0.98 and plane == pytest.approx(0.830, abs=0.002)
    assert rounded == pytest.approx(plane, abs=0.01), "it is not the places that make the difference"
    assert shuffled < 0.8


def test_on_a_small_sheet_the_measure_hardly_needs_the_sheet():
    """Eighteen digits share a cell: whoever looks at ten neighbours sees heaps, not their order."""
    sheet, _, _, shuffled = projection.trust(10, rng=0).values()
    assert sheet - shuffled < 0.02 and shuffled > 0.95


def test_trust_is_one_for_the_inputs_themselves_and_low_by_chance():
    rng = np.random.default_rng(0)
    X = rng.random((200, 2))
    assert projection.trustworthiness(X, X) == 1
    assert 0.4 < projection.trustworthiness(X, rng.random((200, 2))) < 0.6


def test_too_many_neighbours_are_refused():
    with pytest.raises(ValueError, match="k must be less than half of the 10 inputs"):
        projection.trustworthiness(np.eye(10), np.ones((10, 2)), k=5)


test_explorers = sweeps("competition.dimensions")
