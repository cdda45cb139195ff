"""The ledger of energy and its exercise."""

import numpy as np
import pytest
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse.spiking import checks as check
from neurocourse.spiking import energy, explore


def test_break_even_of_the_published_constants():
    assert energy.break_even() == pytest.approx(5.11, abs=0.005)
    assert energy.break_even_with_memory(0.0) == energy.break_even()


def test_memory_shrinks_the_advantage():
    prices = [energy.break_even_with_memory(word) for word in energy.MEMORIES.values()]
    assert all(a > b for a, b in zip(prices, prices[1:], strict=False))
    assert prices[1] < 0.61 and prices[-1] == pytest.approx(1 / 3, abs=0.01)
    assert energy.break_even_with_memory(5.0, reuse=64) < 0.3


def test_the_bill_crosses_where_spikes_per_synapse_cross_the_break_even():
    cheap, dear = energy.work("CNN", 4), energy.work("CNN", 8)
    assert energy.spikes_per_synapse(cheap) < energy.break_even() < energy.spikes_per_synapse(dear)
    assert energy.spiking(cheap).total < energy.artificial(cheap).total
    assert energy.spiking(dear).total > energy.artificial(dear).total
    assert energy.spiking(cheap, 5.0).total > 4 * energy.artificial(cheap, 5.0).total
    skipping = energy.artificial(cheap, skip_zeros=True).total
    assert 0.5 < skipping / energy.artificial(cheap).total < 1


def test_the_bill_is_what_its_lines_say():
    w = energy.Work(macs=100, nonzero_macs=60, input_macs=20, events=50, updates=10, accuracy=1, original=1)
    assert energy.artificial(w, 5.0, reuse=2) == pytest.approx((0.46, 0.25, 0.0))
    assert energy.artificial(w, skip_zeros=True).total == pytest.approx(0.276)
    assert energy.spiking(w, 5.0) == pytest.approx((0.092 + 0.054, 0.35, 0.6))


def test_against_8_bits_the_break_even_moves_as_the_table_says():
    """7.7 without memory and 0.39 with 8 kB when both have 8 bits; no saving at all when only numbers have them."""
    bits = {rival: [energy.break_even_with_memory(word, rival=rival) for word in (0.0, 5.0)] for rival in energy.RIVALS}
    assert bits["8 bits, both"] == pytest.approx([7.67, 0.39], abs=0.01)
    assert bits["8 bits, numbers only"] == pytest.approx([0.26, 0.09], abs=0.01)
    assert bits["32 bits, both"] == [energy.break_even(E_word=word) for word in (0.0, 5.0)]


def test_voltages_that_stay_at_home_leave_less_of_the_difference():
    work = energy.work("CNN", 4)
    numbers, plain = energy.bills(work, 5.0)
    _, armed = energy.bills(work, 5.0, local=True)
    assert armed.states == 0 and armed.weights == plain.weights
    over = [bill.total / numbers.total - 1 for bill in (plain, armed)]
    assert left(*over) == explore.ledger().controls["armed"].remains == "less of it"
    assert energy.break_even_with_memory(5.0, local=True) == pytest.approx((4.6 + 5) / (0.9 + 5))
    assert len(energy.report().splitlines()) == 1 + 2 * len(energy.RIVALS)


def test_the_sketch_shows_the_break_even():
    sketch = explore.draw_the_break_even()
    word = np.linspace(0, 10, sketch.controls["drawing"].n)
    close = sketch.set(drawing=[energy.break_even(E_word=w) for w in word]).status
    straight = sketch.set(drawing=(5.1 - 0.5 * word).tolist()).status
    assert close.startswith("Close.") and not straight.startswith("Close.") and "creeps towards a third" in straight


def test_the_check_of_break_even_names_the_mistake():
    assert_check(
        check.break_even,
        right=[lambda mac, add, word: (mac + word) / (add + word + word + word)],
        wrong={
            lambda mac, add, word: add / mac: "upside down, and memory is missing",
            lambda mac, add, word: (add + 3 * word) / (mac + word): "upside down: the cost",
            lambda mac, add, word: mac - add: "a difference is no break-even",
            lambda mac, add, word: mac / add: "E_word changes nothing",
            lambda mac, add, word: (mac + word) / (add + word): "three words, not one",
            lambda mac, add, word: (mac + word) / (add + 2 * word): "must be read first",
            lambda mac, add, word: mac / (add + 3 * word): "fetch its weight, too",
            lambda mac, add, word: (4.6 + word) / (add + 3 * word): "`E_mac` makes no difference",
            lambda mac, add, word: max(1.0, (mac + word) / (add + 3 * word)): "and should give",
            lambda mac, add, word: (mac + word) // (add + 3 * word): "do not round",
            lambda mac, add, word: mac * add: "`E_word` makes no difference",
        },
    )


test_explorers = sweeps("spiking.costs")
