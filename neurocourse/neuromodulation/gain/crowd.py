"""One cell that hears the signal among many that do not: a gain that is high lets all of them speak."""

import numpy as np

from neurocourse.arguments import count, generator, number, takes, unguarded
from neurocourse.neuromodulation.gain import detection

response, told_apart = unguarded(detection.response), unguarded(detection.told_apart)


@takes(
    gain=number(above=0), bias=number(), others=count(low=0), loud=number(low=0), n=count, rng=generator
)  # fmt: skip
def in_a_crowd(gain, *, bias=3.0, others=20, loud=0.25, n=20_000, rng):
    """How well the sum of all cells tells signal from noise, from 0.5 (guessing) to 1; without ``others``, that of one.

    All cells have the same gain and the same bias. Where a faint input does not come near the bias, it is hardly heard;
    the higher the gain, the lower the input that is enough, and the more all cells are alike.

    Parameters
    ----------
    gain, bias : float
        g and b of each cell's 1 / (1 + exp(b − g x)).
    others : int
        Number of cells that hear noise only.
    loud : float
        Standard deviation of what these hear; that of the one that hears the signal is 1.
    n : int
        Number of inputs with signal, and as many without.
    rng : seed or numpy.random.Generator
    """
    total = response(rng.normal(size=(2, n)) + np.array([[1.0], [0.0]]), gain, bias)
    for _ in range(others):
        total += response(loud * rng.normal(size=(2, n)), gain, bias)
    return told_apart(*total)
