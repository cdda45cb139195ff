"""How the rule of triplets was found: two of its constants from ten measured points; and what pairs can do at best."""

from itertools import product
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, each, function, positive, takes, unguarded
from neurocourse.caching import kept
from neurocourse.spiking.timing import stdp

PUBLISHED = stdp.VISUAL_CORTEX
TIMES = (2.0, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0)  # ms, time constants that free pairs may choose from


class Fitted(NamedTuple):
    """Constants that come nearest to the cells, and the mean squared distance in standard errors."""

    A3_plus: float
    A2_minus: float
    misfit: float


@takes(pre=array(ndim=1), post=array(ndim=1), tau_plus=positive, tau_y=positive)
def growth(pre, post, tau_plus=16.8, tau_y=114.0):
    """Growth by triplets, for A₃₊ = 1: Σ over spikes of the target of (what inputs left) × (what its own spikes left).

    Parameters
    ----------
    pre, post : array, shapes (n,) and (m,)
        Times of spikes, ms.
    tau_plus, tau_y : float, ms
        How fast an input's spike and an earlier spike of the target are forgotten.

    Returns
    -------
    float
    """
    alone = stdp.Triplet(A2_minus=0.0, A3_plus=1.0, tau_plus=float(tau_plus), tau_y=float(tau_y))
    return stdp.change(pre, post, alone)


@takes(growth=function, tau_y=positive)
def fit(growth=growth, *, tau_y=114.0):
    """Fit A₃₊ and A₂₋ to Sjöström's ten points by least squares, with ``growth`` for the triplets.

    Parameters
    ----------
    growth : function
        ``growth(pre, post, tau_plus, tau_y)``, for instance the learner's own.
    tau_y : float, ms

    Returns
    -------
    Fitted
    """
    shrinks = stdp.Triplet(A2_minus=1.0, A3_plus=0.0)
    columns = []
    for dt, frequency in product((10, -10), stdp.SJOSTROM.frequency):
        trains = stdp.pairing(frequency, dt)
        columns.append((float(growth(*trains, stdp.VISUAL_CORTEX.tau_plus, tau_y)), stdp.change(*trains, shrinks)))
    return Fitted(*_nearest(np.array(columns)))


def _nearest(columns):
    """Factors of two columns that come nearest to the cells, and the misfit."""
    cells = stdp.SJOSTROM
    error = np.concatenate([cells.pre_error, cells.post_error])
    A, b = columns / error[:, None], np.concatenate([cells.pre_first, cells.post_first]) / error
    factors, *_ = np.linalg.lstsq(A, b, rcond=None)
    return *factors.tolist(), float(np.mean((A @ factors - b) ** 2))


@takes(pre=array(ndim=1), post=array(ndim=1), taus=each(positive))
def nearest_pairs(pre, post, taus):
    """Growth and shrinking for A₊ = A₋ = 1 when a spike only pairs with the last one of the other cell."""
    total = []
    for first, second, tau in ((pre, post, taus[0]), (post, pre, taus[1])):
        place = np.searchsorted(first, second)  # a spike at the same time is no earlier one
        wait = second[place > 0] - first[place[place > 0] - 1]
        total.append(float(np.exp(-wait / tau).sum()))
    return total[0], -total[1]


def all_pairs(pre, post, taus):
    """The same when each spike pairs with every earlier one of the other cell."""
    once, apart = unguarded(stdp.window), post[None, :] - pre[:, None]
    changes = once(apart, 1.0, 1.0, *taus)
    return float(changes[apart > 0].sum()), float(changes[apart < 0].sum())


@kept
def free_pairs(pairing=all_pairs):
    """The best rule of pairs whose two time constants are free as well: (rule, misfit), from `TIMES`."""
    best = None
    for taus in product(TIMES, repeat=2):
        trains = [stdp.pairing(f, dt) for dt in (10, -10) for f in stdp.SJOSTROM.frequency]
        A_plus, A_minus, miss = _nearest(np.array([pairing(*pair, taus) for pair in trains]))
        if best is None or miss < best[1]:
            best = stdp.Triplet(A_plus, A_minus, 0.0, tau_plus=taus[0], tau_minus=taus[1]), miss
    return best


def report():
    """Misfit of four rules, in squared standard errors, and how many constants each was free to choose."""
    pairs = stdp.misfit(stdp.best_pair_rule())
    rows = [
        ("pairs, time constants as measured", 2, pairs),
        ("pairs, nearest spikes only", 4, free_pairs(nearest_pairs)[1]),
    ]
    rows += [("pairs, time constants free", 4, free_pairs()[1]), ("triplets", 3, stdp.misfit())]
    return "\n".join(f"{name:35}{n} free constants, misfit {miss:.1f}" for name, n, miss in rows)
