"""Boyd and Martin's recording of 1956: packets of transmitter, counted at the end-plate of a mammalian muscle.

The numbers are published ones: the histograms of their figure 8, as they have been read off it in steps of 0.1 mV, and
quantal contents of ten end-plates, each found in two ways.
"""

import math
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, number, takes
from neurocourse.neurotransmitters.quanta.release import binomial

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


EDGES = np.concatenate([[-np.inf], np.arange(0.15, 3.2, 0.1)])  # mV: no answer, then the steps of the histogram


@takes(chances=array(ndim=1, least=1, low=0))
def likelihood(chances):
    """Log-likelihood of the 198 answers when k packets come with ``chances`` (n + 1,), each of the measured size."""
    q, shares = quantum(), np.zeros(len(EDGES) - 1)
    shares[0] = chances[0]
    for k, chance in enumerate(chances[1:], start=1):
        shares += chance * np.diff(_below(EDGES, k * q.mean, q.sd * math.sqrt(k)))
    return _log(shares)


def rivals():
    """Packets after Poisson against one smooth heap, and against few places of release, as lines of words.

    All have the measured mean. The heap, a normal distribution, has the measured spread as well.
    """
    answer, m = answers(), answers().mean() / quantum().mean
    heap = np.diff(_below(EDGES, answer.mean(), answer.std()))
    best = likelihood(poisson(m, 15))
    rows = [("packets after Poisson", float(poisson(m)[0]), best), ("one smooth heap", heap[0], _log(heap))]
    rows += [(f"{n} places of release", (1 - m / n) ** n, likelihood(binomial(n, m / n))) for n in (4, 30)]
    lines = []
    for name, none, found in rows:
        fit = "as well as the best" if best - found < 0.5 else f"worse, by a factor of e^{best - found:.0f}"
        lines.append(f"{name:>21}: {sum(EVOKED.values()) * none:2.0f} failures expected; fits the answers {fit}")
    return "\n".join(lines)


def _below(x, mean, sd):
    """Share of a normal distribution below each of ``x``."""
    return np.array([(1 + math.erf((value - mean) / (sd * math.sqrt(2)))) / 2 for value in x])


def _log(shares):
    counts = np.histogram(answers(), EDGES)[0]
    return float(counts @ np.log(np.maximum(shares, 1e-12)))
