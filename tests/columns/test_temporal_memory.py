"""What comes next: cells that know what came before, against tables that count; the exercise, the explorers."""

import numpy as np
import pytest
from answers import answers
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse.columns import checks as check
from neurocourse.columns import explore, streams
from neurocourse.columns.prepared import last_letter
from neurocourse.columns.temporal_memory.sequence_memory import TemporalMemory, predictive_cells

test_explorers = sweeps("columns.temporal_memory")

E, Y = 4, 6


def after_hundred_words(cells=8, punish=0.05, seed=0):
    """Shares of E's and Y's columns that are expected after ABCD, and after XBCD."""
    memory, words = TemporalMemory(7, cells, punish=punish, rng=seed), streams.two_words(3)
    for which in np.random.default_rng(seed).integers(2, size=100):
        for letter in words[which]:
            memory.see(letter)
        memory.reset()
    found = []
    for word in words:
        for letter in word[:-1]:
            shares = memory.see(letter, learns=False)
        found.append((shares[E], shares[Y]))
        memory.reset()
    return found


@pytest.mark.parametrize("seed", range(3))
def test_abcd_expects_e_and_xbcd_expects_y(seed):
    """Hawkins and Ahmad 2016: the right letter 1.0, the wrong one 0.0."""
    assert after_hundred_words(seed=seed) == [(1, 0), (0, 1)]


def test_one_cell_a_column_expects_both_and_so_do_some_without_punishment():
    """A column with one cell answers alike whatever came before: it is a table of one letter."""
    assert after_hundred_words(cells=1) == [(1, 1), (1, 1)]
    unpunished = [after_hundred_words(punish=0.0, seed=seed) for seed in range(2)]
    assert all((1, 1) in found for found in unpunished), "what was wrongly expected once stays expected"


def test_a_memory_expects_nothing_before_it_has_learned_and_bursts():
    memory = TemporalMemory(7, rng=0)
    assert not memory.see(0).any() and memory.burst.sum() == 5 and memory.active.sum() == 40


def test_learning_can_be_left_out():
    memory = TemporalMemory(3, rng=0)
    for letter in (0, 1, 2) * 5:
        memory.see(letter)
    before = memory.permanence.copy()
    for letter in (2, 1, 0):
        memory.see(letter, learns=False)
    assert np.array_equal(memory.permanence, before)


def late(who, **how):
    """Share right of the last half of the words, of each draw."""
    return last_letter(**how).percent[streams.LEARNERS.index(who), :, 10:].mean(axis=1) / 100


def test_with_ends_told_it_learns_and_without_it_keeps_guessing():
    told, not_told = (late("eight cells a column", middle=2, resets=r, wrong=0) for r in (True, False))
    assert told.min() > 0.97 and 0.55 < not_told.mean() < 0.9


def test_a_table_that_looks_back_far_enough_beats_it_everywhere():
    for middle in (2, 6):
        for resets in (False, True):
            for wrong in (0, 10):
                how = dict(middle=middle, resets=resets, wrong=wrong)
                assert late("table that cuts", **how).mean() >= late("eight cells a column", **how).mean() - 0.01
    how = dict(middle=2, resets=False, wrong=0)
    assert late("table that cuts", **how).min() == 1


def test_the_controls_guess():
    for who in ("one cell a column", "table of two letters"):
        for middle in (2, 6):
            assert abs(late(who, middle=middle, resets=True, wrong=0).mean() - 0.5) < 0.06


def test_what_the_armed_table_leaves():
    """The difference is that of eight cells a column to a table of two letters; the longer table closes it."""
    how = dict(middle=2, resets=True, wrong=0)
    memory, _, short, table = (late(who, **how).mean() for who in streams.LEARNERS)
    armed = explore.words_in_a_stream().controls["armed"]
    assert left(memory - short, memory - table) == armed.remains == "nothing"


def test_a_table_counts_and_cuts():
    table = streams.Table(3, 2)
    for letter in (0, 1, 2, 0, 1, 1):
        table.see(letter)
    table.reset()
    table.see(0)
    assert table.see(1) == pytest.approx([0, 0.5, 0.5])
    assert streams.Table(3, 2).see(0) == pytest.approx([1, 0, 0]), "it knows no more than that there was a 0"
    strict = streams.Table(3, 2, backs_off=False)
    assert not strict.see(2).any()


def test_a_dendrite_is_a_coincidence_detector():
    active = np.array([True, True, False])
    synapses = np.array([[[0, 1], [1, 2]], [[0, 2], [1, 2]], [[0, 0], [2, 2]]])
    assert predictive_cells(active, synapses, np.full(synapses.shape, 0.5), 2).tolist() == [True, False, True]


def test_the_check_of_predictive_cells():
    told = {
        "not grown together": "have not grown together",
        "more than the threshold": "take >=",
        "all synapses of a cell": "you add up all synapses",
        "one synapse": "one synapse is enough",
        "all dendrites": "you want every dendrite",
        "permanences added": "you add permanences",
        "dendrites returned": "you return the dendrites",
        "turned round": "expect nothing",
    }
    theirs = answers("columns")
    wrong = theirs.mistaken("predictive_cells", told)
    assert_check(check.predictive_cells, right=theirs.rights["predictive_cells"], wrong=wrong)


def test_letter_by_letter():
    ex = explore.letter_by_letter()
    assert ex.preset("After ABCD").status.endswith("expects E.")
    assert ex.preset("After XBCD").status.endswith("expects Y.")
    assert ex.preset("One cell a column").status.endswith("expects E and Y.")
    assert ex.preset("No punishment").status.endswith("expects E and Y.")


def test_where_ends_are_not_told_one_letter_has_ever_more_sets_of_cells():
    """Two beginnings, and B after them: the past that a memory tells apart grows longer and longer."""
    memory, words, seen = TemporalMemory(6, rng=0), streams.two_words(2), []
    for which in np.random.default_rng([0, 1]).integers(2, size=180):
        for place, letter in enumerate(words[which]):
            memory.see(letter)
            if place == 1:
                seen.append(memory.active.tobytes())
    assert len(set(seen[:30])) < 10 < len(set(seen[-30:]))
    assert (memory.used > 0).sum(axis=1).max() <= 3, "dendrites are not what it lacks"
