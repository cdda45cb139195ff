"""The check of `parity_layer`: n units that tell whether the number of ones is odd."""

import numpy as np

from neurocourse.columns.folding import parity
from neurocourse.teaching import call, exercise, expect
from neurocourse.wording import count

__all__ = ["parity_layer"]

SIZES = (10, 8, 5, 3, 2, 1)


def by_count(n, thresholds, weights):
    """What a layer says to 0, 1, … n ones."""
    return parity.answer.unguarded(np.tri(n + 1, n, -1), thresholds, weights)


def usual(n, y):
    """What is wrong with a layer that says y to 0, 1, … n ones, in words; an empty text for nothing that is listed."""
    k, early = np.arange(n + 1), by_count(n, np.arange(n) - 1, parity.parity_layer(n)[1])
    seen = {
        "your thresholds begin at −1, so that no ones at all give 1: begin at threshold 0": early,
        "the right zigzag upside down: the first weight is positive": -(k % 2),
        "twice the right answer: the first unit climbs by 1, not by 2": 2 * (k % 2),
        "your thresholds begin at 1: so the turns come one step too late; begin at 0": (k - 1) % 2 * (k > 0),
        "weights of 1 and −1 make stairs and no zigzag: to go down again, a unit has to take away twice the climb":
            (k + 1) // 2,
        "weights of 2 and −2 alone make stairs: the first unit climbs by 1, so that −2 turns the climb round":
            2 * ((k + 1) // 2),
        "your layer climbs and never turns back: the next unit has to take away 2": k,
        "each later unit takes away 2 in yours, so it falls ever faster: after −2 comes +2": k - k * (k - 1),
        "each later unit adds 2 in yours, so it climbs ever faster: after 1 comes −2": k + k * (k - 1),
        "your layer says 0 to everything": 0 * k,
    }  # fmt: skip
    return next((words for words, found in seen.items() if np.allclose(y, found, atol=1e-6)), "")


def demand_shape(n, made):
    """Thresholds and weights of exactly n units, or the reason why not."""
    expect(isinstance(made, tuple | list | np.ndarray) and len(made) == 2, "return two things: thresholds, and weights")
    thresholds, weights = (np.asarray(part, dtype=float) for part in made)
    rows = thresholds.ndim == weights.ndim == 1 and len(thresholds) == len(weights)
    expect(rows, "thresholds and weights are two rows of numbers, as many of one as of the other")
    many = f"{len(weights)} units for n = {n}, one for each odd pattern: on the number of ones {n} will do"
    expect(len(weights) != 2 ** (n - 1) or n < 3, many)
    expect(len(weights) <= n, f"for n = {n} there are {len(weights)} units in yours: {n} will do")
    expect(len(weights) == n, f"for n = {n} there are only {len(weights)} units in yours: use {n}")
    expect(np.isfinite([thresholds, weights]).all(), "thresholds and weights have to be finite numbers")
    return thresholds, weights


@exercise(reference=parity.parity_layer)
def parity_layer(f, reference):
    """For layers of ten units to one."""
    for n in SIZES:
        thresholds, weights = demand_shape(n, call(f, n))
        y, want = by_count(n, thresholds, weights), np.arange(n + 1) % 2
        if not np.allclose(y, want, atol=1e-6):
            swapped = np.allclose(by_count(n, weights, thresholds), want, atol=1e-6)
            expect(not swapped, "your thresholds and weights are in each other's place: return the thresholds first")
            first = int(np.argmax(~np.isclose(y, want, atol=1e-6)))
            ones = count(first, "one")
            expect(False, usual(n, y) or f"for n = {n} and {ones} your layer says {y[first]:.3g}, not {want[first]}")
    return "ten units tell all 1,024 patterns of ten bits, odd from even. One detector a pattern would be 512 units."
