"""A fly's hash beside random planes: how well codes find what is near, and what that hangs on."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.competition import explore, hashing, prepared
from neurocourse.data import digits

X = digits().X


def test_every_cell_hears_six_inputs_and_k_cells_win():
    W = hashing.wiring(64, 200, rng=0)
    assert set(W.sum(axis=1)) == {6} and set(np.unique(W)) == {0, 1} and W.sum(axis=0).std() > 1
    code = hashing.encode(X[:20], "fly", 5, 200, rng=0)
    assert code.shape == (20, 200) and set(code.sum(axis=1)) == {5}
    x = np.random.default_rng(0).random((20, 64))  # pixels have few values, and many cells would tie
    drive, winner = x @ W.T, hashing.winners(x, W, 1)
    assert (drive.argmax(axis=1) == winner.argmax(axis=1)).all()


def test_light_that_falls_on_all_pixels_alike_changes_no_code():
    x = np.random.default_rng(0).random((50, 64))
    for kind in ("fly", "dense"):
        code = hashing.encode(np.concatenate([x, x + 0.3]), kind, rng=1)
        assert (code[:50] == code[50:]).all()


def test_planes_differ_as_often_as_the_angle_says():
    """Goemans and Williamson: two rows lie on different sides of a random plane with a chance of angle / pi."""
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=(2, 10))
    code = hashing.signs(np.array([a, b]), rng.normal(size=(20_000, 10)))
    angle = np.arccos(a @ b / np.linalg.norm(a) / np.linalg.norm(b))
    assert (code[0] != code[1]).mean() == pytest.approx(angle / np.pi, abs=0.01)
    assert hashing.apart(code, [0])[0].tolist() == [0, (code[0] != code[1]).sum()]


def test_precision_is_one_for_the_pixels_themselves_and_the_share_for_chance():
    near = hashing.truth()
    assert near.sum(axis=1).tolist() == [36] * len(X) and not near.diagonal().any()
    noise = np.random.default_rng(0).random((len(X), 30)) < 0.5
    assert hashing.mean_average_precision(noise, 100, rng=0) == pytest.approx(36 / 1796, abs=0.015)
    assert hashing.mean_average_precision(hashing.encode(X, "bits", 4000, rng=0), 50, rng=0) > 0.9


def test_bits_are_the_logarithm_of_the_number_of_choices():
    assert hashing.bits(1, 8) == 3 and hashing.bits(2, 4) == pytest.approx(np.log2(6))
    assert round(hashing.bits()) == 121


def test_the_fly_beats_as_many_planes_as_winners_and_loses_to_as_many_bits():
    """And full wiring does as well as sparse: it is the winners, and their number, not the sparse wires."""
    scores = [prepared.hashes(code=code).precision for code in prepared.CODES]
    for k, (fly, dense, bits, equal) in zip(prepared.KS, zip(*scores, strict=True), strict=True):
        assert fly.min() > bits.max() and equal.min() > fly.max(), k
        assert dense.mean() > fly.mean() - 0.01
    fly, _, bits, equal = (found[prepared.KS.index(16)].mean() for found in scores)
    assert (fly, bits, equal) == pytest.approx((0.61, 0.30, 0.76), abs=0.02)
    assert left(fly - bits, fly - equal) == explore.fly_hash().controls["armed"].remains == "nothing"


test_explorers = sweeps("competition.fly_hash")
