"""A spotlight on a striped patch: cells are driven more where attention is, and all are divided by their neighbours.

Positions lie on a line, in degrees. The cell that is looked at stands in the middle of the patch.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, positive, takes

X = np.arange(-120, 121) / 4.0  # degrees
NEIGHBOURS = 5.0  # degrees: standard deviation of the neighbourhood that divides
POOL = np.exp(-0.5 * (X / NEIGHBOURS) ** 2)
POOL /= POOL.sum()
SIGMA, PEAK = 0.02, 3.0  # what a cell is divided by in the dark; how much attention multiplies the drive at its middle


class Change(NamedTuple):
    """What attention does to r = a c / (σ + p c), the answers of a cell to contrasts c."""

    plateau: float  # by what the answers at the highest contrasts, a/p, are multiplied
    shift: float  # by what contrasts are multiplied, as it were: the half-way contrast σ/p gets smaller by it


def drive(size):
    """What a patch of full contrast gives to a cell at each position; ``size`` is a standard deviation, degrees."""
    return np.exp(-0.5 * (X / size) ** 2)


def field(width):
    """What attention multiplies the drive by at each position: `PEAK` in its middle, 1 far away."""
    return 1 + (PEAK - 1) * np.exp(-0.5 * (X / width) ** 2)


def parts(size, width=None, *, output=False):
    """a and p of the cell in the middle: what drives it, and what it is divided by, at full contrast.

    Without a width nobody attends. With ``output`` the gain comes after the division, so that neighbours do not hear
    of it.
    """
    gain = np.ones(X.shape) if width is None else field(width)
    a, middle = gain * drive(size), len(X) // 2
    return float(a[middle]), float(POOL @ (drive(size) if output else a))


@takes(contrast=array(shape=("n",), low=0, least=1), size=positive, width=positive, output=bool)
def answers(contrast, size, width, *, output=False):
    """Answers of the cell in the middle to contrasts from 0 to 1, unattended and attended: (2, n).

    The drive E is multiplied by the attention field A, and the product is divided by its mean over the neighbours:
    R = A E / (σ + S), S = Σ pool · A E.

    Parameters
    ----------
    contrast : array_like, shape (n,)
    size, width : float, degrees
        Standard deviations of the patch and of the attention field.
    output : bool
        The control: the same gain on the output of the division, in place of its input.

    References
    ----------
    Reynolds JH, Heeger DJ (2009). The normalization model of attention. Neuron 61:168-185.
    doi:10.1016/j.neuron.2009.01.002
    """
    both = parts(size), parts(size, width, output=output)
    return np.array([a * contrast / (SIGMA + p * contrast) for a, p in both])


@takes(size=positive, width=positive, output=bool)
def change(size, width, *, output=False):
    """Which of two things attention does to the answers: `Change`; arguments as in `answers`."""
    (a, p), (attended, divided) = parts(size), parts(size, width, output=output)
    return Change(attended / divided / (a / p), divided / p)
