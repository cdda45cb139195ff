"""What a right answer costs: seven readers of the same digits, and the arithmetic of their bills."""

import numpy as np
import pytest
from arming import left
from sweep import sweeps

from neurocourse.spiking import contest, explore
from neurocourse.spiking.prices.explore import best, costs


@pytest.fixture(scope="module")
def every():
    return costs()


def middle(settings, word=5.0, frugal=False):
    return np.mean([sum(contest.price(cost, word, frugal=frugal)) for cost in settings])


def test_a_bill_is_what_its_lines_say():
    numbers, spikes = contest.of_numbers(0.9, 100.0), contest.of_spikes(0.9, 10.0, 50.0, 20.0)
    assert contest.price(numbers, 5.0) == pytest.approx((0.46, 0.5))
    assert contest.price(contest.of_numbers(0.9, 100.0, 8), 5.0) == pytest.approx((0.023, 0.125))
    assert contest.price(spikes, 5.0) == pytest.approx((0.046 + 0.063, 5 * (60 + 140) / 1000))
    assert contest.price(spikes, 5.0, frugal=True) == pytest.approx((0.0023 + 0.0021, 1.25 * 60 / 1000))
    assert contest.price(numbers, 5.0, frugal=True) == contest.price(numbers, 5.0)


def test_eight_bits_have_no_rival_until_spikes_have_them_too(every):
    """Measured over three seeds, in nJ: numbers 71, in 8 bits 11, a copy of four steps 82 and, armed, 11."""
    eight, copy = every["numbers, 8 bits"][0], every["copied spikes"][2]
    assert middle(eight) < 0.2 * middle(every["numbers"][0]) and middle(copy) > 5 * middle(eight)
    over = [middle(copy, frugal=frugal) / middle(eight) - 1 for frugal in (False, True)]
    assert left(*over) == explore.pareto().controls["armed"].remains == "nothing"


def test_row_by_row_spikes_read_worse_than_a_gru_and_e_prop_about_as_well_as_bptt(every):
    shares = {kind: np.array([cost.accuracy for cost in every[kind][0]]) for kind in contest.BY_ROWS}
    assert shares["GRU"].min() > 0.95 > 0.91 > max(shares["spikes, BPTT"].max(), shares["spikes, e-prop"].max())
    assert shares["spikes, e-prop"].mean() > shares["spikes, BPTT"].mean() - 0.05


@pytest.mark.parametrize("rule", ["BPTT", "e-prop"])
def test_spiking_readers_learn(rule):
    short = contest.recurrent(rule, rng=0, updates=60)
    assert short.accuracy > 0.4 and short.bits == 32 and short.macs == 8 * 8 * contest.N_SPIKING


def test_nobody_is_below_the_border():
    assert best([(1, 5), (2, 4), (3, 6), (0.5, 1), (3, 7)]) == [(0.5, 1), (1, 5), (3, 7)]


test_explorers = sweeps("spiking.prices", by_place=["pareto"])
