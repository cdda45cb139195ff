"""Smells: what division by all neighbours does to them, and what it does not."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.competition import antennal_lobe as lobe
from neurocourse.competition import explore

SEEDS = range(5)


def shares(m=0.0, reader="nearest mean", receptor=False):
    return np.array([lobe.decode(m, reader, receptor=receptor, rng=seed).share for seed in SEEDS])


def total(m, c, seed):
    return lobe.divide(lobe.receptors(lobe.affinities(rng=seed), c), m).sum()


def test_the_equation_of_olsen_bhandawat_and_wilson():
    x = np.array([20.0, 50.0, 0.0])
    wanted = 165 * x**1.5 / (12**1.5 + x**1.5 + (0.1 * 70) ** 1.5)
    assert lobe.divide(x, 0.1) == pytest.approx(wanted)
    assert lobe.divide(np.array([12.0]), 0.0) == pytest.approx(165 / 2)
    assert lobe.divide(np.array([x, 2 * x]), 0.1)[0] == pytest.approx(wanted)


def test_a_neighbour_quiets_a_cell_that_its_smell_does_not_drive():
    both, alone = np.array([30.0, 150.0]), np.array([30.0, 0.0])
    assert lobe.divide(both, 0.3)[0] < 0.6 * lobe.divide(alone, 0.3)[0]
    assert lobe.divide(both, 0.0)[0] == lobe.divide(alone, 0.0)[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_division_keeps_the_sum_of_all_rates_within_bounds(seed):
    """Over a hundredfold concentration."""
    free, divided = (total(m, 10.0, seed) / total(m, 0.1, seed) for m in (0.0, 0.1))
    assert 8 < free < 12 and 2.5 < divided < 3.5


def test_division_tells_odours_at_a_concentration_that_nobody_told():
    """A reader that compares with means: against the receptors, and against the same cells without their neighbours."""
    free, divided = shares(0.0), shares(0.1)
    assert (divided > 0.9).all() and (free < 0.6).all() and (shares(receptor=True) < 0.7).all()
    assert shares(0.4).mean() < divided.mean() - 0.2, "too much of it loses the smells in the noise"


def test_a_reader_that_divides_has_no_need_of_it_and_a_linear_one_gains_little():
    wanted, without = shares(0.1), shares(0.0)
    armed = shares(0.0, "nearest direction", receptor=True)
    arm = explore.smells().controls["armed"]
    assert left((wanted - without).mean(), (wanted - armed).mean()) == arm.remains == "nothing"
    receptors = shares(0.0, "linear", receptor=True)
    divided, much = (shares(m, "linear") for m in (0.1, 0.2))
    gained = divided - shares(0.0, "linear")  # against the same cells, with the same noise
    assert 0 < gained.mean() < 0.06, "a few hundredths"
    assert divided.mean() == pytest.approx(receptors.mean(), abs=0.03) and much.mean() < receptors.mean() - 0.03


@pytest.mark.parametrize("seed", SEEDS)
def test_division_lowers_the_cosine_of_smells_and_not_their_correlation(seed):
    x = lobe.receptors(lobe.affinities(rng=seed))
    free, divided = lobe.divide(x, 0.0), lobe.divide(x, 0.1)
    assert lobe.likeness(divided) < 0.8 * lobe.likeness(free)
    kinds = [lobe.likeness(r, correlation=True) for r in (x, divided)]
    assert kinds[1] == pytest.approx(kinds[0], abs=0.02)


def test_correlation_is_that_of_numpy():
    r = np.random.default_rng(0).random((4, 9))
    assert lobe.likeness(r, correlation=True) == pytest.approx(np.corrcoef(r)[np.triu_indices(4, 1)].mean())


def test_readers_read():
    rng = np.random.default_rng(0)
    x, y = rng.random((30, 5)) + 3 * np.eye(5)[np.repeat(range(5), 6)], np.repeat(range(5), 6)
    for reader in lobe.READERS:
        assert (lobe.read(x, y, x, reader) == y).all()
    assert (lobe.read(x, y, 10 * x, "nearest direction") == y).all()


test_explorers = sweeps("competition.odours")
