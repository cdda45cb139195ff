"""Break our result: one unit with a bias misses the neuron's curve. How well do three trace it, added up?"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, describe, function, generator, takes
from neurocourse.start_here.one_neuron import neuron

TOP = 2.5  # nA, the largest current
N_UNITS, N_ASKED = 3, 500
TO_BEAT = 0.01  # of the highest rate; one unit, however well chosen, is 0.018 off or more


class Score(NamedTuple):
    """How far the units are off the neuron's rate, as a share of its rate at the largest current."""

    off: float
    won: bool  # at most ``TO_BEAT``?


def from_threshold_to_top(rate):
    """Our own attempt: one unit, from where the neuron begins to fire straight to the largest current."""
    currents = np.linspace(0, TOP, 251)
    fires = np.array([rate(I) > 0 for I in currents])
    starts = currents[fires.argmax() - 1]
    return [starts], [rate(TOP) / (TOP - starts)]


def answer(I, starts, slopes):
    """What the units give together: Σ_k slope_k · max(0, I − start_k), for currents I (K,)."""
    return np.maximum(0, I[:, None] - starts) @ slopes


def _two_lists(found):
    try:
        starts, slopes = found
    except (TypeError, ValueError):
        raise TypeError(f"it must return two lists, starts and slopes, got {describe(found)}") from None
    return starts, slopes


@takes(units=function, rng=generator)
def challenge(units, *, rng):
    """Score units that shall answer as a neuron does whose leak and speed are drawn anew.

    Parameters
    ----------
    units : function
        ``units(rate) -> starts, slopes``, each a list of one to three numbers: in nA, and in Hz for each nA.
        ``rate(I)`` is the neuron's rate in Hz at the current I, 0 to 2.5 nA.
    rng : seed or numpy.random.Generator
        Draws the neuron, and the currents at which both are asked.

    Returns
    -------
    Score
    """
    R, tau_m = rng.uniform(8, 14), rng.uniform(8, 20)
    asked = rng.uniform(0, TOP, N_ASKED)

    def rate(I):
        return neuron.rate(I, R=R, tau_m=tau_m)

    starts, slopes = _two_lists(units(rate))
    starts = array("starts", starts, shape=("units",), least=1)
    slopes = array("slopes", slopes, shape=(len(starts),))
    if len(starts) > N_UNITS:
        raise ValueError(f"starts must hold at most {N_UNITS} numbers, one for each unit, got {len(starts)}")
    wanted = np.array([rate(I) for I in asked])
    off = float(np.abs(answer(asked, starts, slopes) - wanted).mean() / rate(TOP))
    return Score(off, off <= TO_BEAT)
