"""A threshold unit with two loops to itself: one carries a part of the sum on to the next tick, one clears it.

Nets of 1943 have a clock and may have loops, but theirs carry bits, and the first of these carries a number. With both
loops and a fast clock the unit is the leaky neuron.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, fraction, number, positive, step_count, takes


class Ticking(NamedTuple):
    """What the unit did, tick by tick."""

    y: np.ndarray  # (T,) its answers, 0 or 1
    v: np.ndarray  # (T,) the sum that it compared with its threshold


@takes(x=array(shape=("T", "D"), low=0), w=array(shape=("D",)), theta=number, keep=fraction, clear=bool)
def ticking_unit(x, w, theta, *, keep, clear=True):
    """Answers of a unit with a memory: y(t) = Θ(v(t) - θ) with v(t) = keep·v(t - 1)·(1 - y(t - 1)) + Σ w_i x_i(t).

    Parameters
    ----------
    x : array, shape (T, D)
        How many inputs came on each line in each tick.
    w : array, shape (D,)
    theta : float
    keep : float
        Share of the sum that the first loop carries on to the next tick: 0 is the unit without a memory.
    clear : bool
        Whether the second loop clears the sum after an answer of 1.

    Returns
    -------
    Ticking
    """
    v, carried = np.zeros(len(x)), 0.0
    for t, lift in enumerate((x @ w).tolist()):
        v[t] = carried = keep * carried + lift
        if clear and carried >= theta - 1e-9:
            carried = 0.0
    return Ticking((v >= theta - 1e-9).astype(np.int64), v)  # a hair below counts as reaching it, as for the neuron


@takes(times=array(ndim=1, low=0), duration=positive, tick=positive)
def ticks(times, duration, tick):
    """One spike on each of D lines, at ``times`` (D,) in ms, as counts (T, D) in ticks of so many ms."""
    counts = np.zeros((step_count(duration=duration, tick=tick), len(times)))
    at = np.rint(times / tick).astype(np.intp)
    on_time = at < len(counts)
    counts[at[on_time], np.flatnonzero(on_time)] = 1
    return counts
