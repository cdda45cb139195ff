"""Boyd and Martin's recording of 1956: packets of transmitter, counted at the end-plate of a mammalian muscle.

The numbers are published ones: the histograms of their figure 8, as they have been read off it in steps of 0.1 mV, and
quantal contents of ten end-plates, each found in two ways.
"""

import math
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, number, takes

# Answers to 198 impulses, in mV: how many were of this size. Magnesium in the bath keeps release low.
EVOKED = dict(zip(
    (0.0, *(k / 10 for k in range(3, 31))),
    (18, 11, 20, 13, 6, 14, 18, 17, 6, 11, 10, 9, 4, 7, 9, 5, 5, 3, 2, 2, 1, 1, 2, 1, 1, 1, 0, 0, 1),
    strict=True,
))  # fmt: skip
# Spontaneous answers of the same cell, one packet each.
SPONTANEOUS = {0.2: 1, 0.3: 25, 0.4: 30, 0.5: 20, 0.6: 2}
# Ten end-plates: packets an impulse from the size of the answers, and from the failures.
DIRECT = np.array([3.36, 2.89, 2.64, 2.33, 1.86, 1.50, 1.15, 1.04, 0.58, 0.38])
BY_FAILURES = np.array([3.22, 3.19, 2.72, 2.40, 1.95, 1.48, 1.08, 1.08, 0.59, 0.31])
PUBLISHED = 2.40  # by failures, for the end-plate of EVOKED


class Quantum(NamedTuple):
    """Size of one packet in mV: its mean and its standard deviation."""

    mean: float
    sd: float


def answers():
    """The 198 answers in mV, smallest first; a failure is 0.

    References
    ----------
    Boyd IA, Martin AR (1956). The end-plate potential in mammalian muscle. Journal of Physiology 132:74-91.
    """
    return np.repeat(list(EVOKED), list(EVOKED.values()))


def quantum():
    """Mean and standard deviation of the spontaneous answers."""
    sizes = np.repeat(list(SPONTANEOUS), list(SPONTANEOUS.values()))
    return Quantum(float(sizes.mean()), float(sizes.std(ddof=1)))


@takes(m=number(low=0), n=count)
def poisson(m, n=12):
    """Chances of 0, 1, …, n packets when m come on average: e^-m·m^k / k!"""
    return np.array([math.exp(-m) * m**k / math.factorial(k) for k in range(n + 1)])


def predicted(m, x):
    """Expected number of the 198 answers per 0.1 mV at sizes ``x`` (mV), failures apart.

    k packets add up to a Gaussian of mean k·q and variance k·sd², weighted by the chance of k.
    """
    q, k = quantum(), np.arange(1, 13)
    x, sd = np.asarray(x, float)[..., None], q.sd * np.sqrt(k)
    bells = np.exp(-(((x - k * q.mean) / sd) ** 2) / 2) / (sd * math.sqrt(2 * math.pi))
    return 0.1 * sum(EVOKED.values()) * bells @ poisson(m)[1:]


@takes(m=number(low=0))
def predicted_failures(m):
    """How many of the 198 impulses should find no answer: 198·e^-m."""
    return sum(EVOKED.values()) * float(poisson(m)[0])
