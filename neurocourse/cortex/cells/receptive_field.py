"""From spots to lines: cells with centre and surround, in a row, make a simple cell (Hubel and Wiesel 1962)."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, number, positive, takes
from neurocourse.cortex.cells.gabor import across, grating, quadrature

SIDE = 31  # pixels of the screen
BEST, SPONTANEOUS = 80.0, 1.0  # spikes/s: to the best bar, and to an empty screen
THRESHOLD = 0.4  # share of the best summed answer that a cell of the cortex needs before it fires
WINDOW, FINE = 21, 0.15  # pixels that the cells of `drift` see, and cycles per pixel of its grating
PHASES = np.arange(0, 360, 5)  # degrees


class Drift(NamedTuple):
    """Answers of a simple and a complex cell to a grating at each of its phases, and how much they are modulated."""

    simple: np.ndarray  # (n_phases,)
    complex: np.ndarray
    simple_ratio: float  # F1/F0
    complex_ratio: float


@takes(x=number, y=number, n=count(low=3), sigma=positive)
def centre_surround(x=0.0, y=0.0, *, n=SIDE, sigma=1.5):
    """A cell of the geniculate: a bell of light that excites, and a wider one of the same volume that holds back.

    Parameters
    ----------
    x, y : float, pixels
        Place of the centre, from the middle of the screen to the right and up.
    n : int
        Side of the screen.
    sigma : float, pixels
        Width of the centre; the surround is twice as wide.

    Returns
    -------
    numpy.ndarray, (n, n)
        Weights; they add up to zero, so even light leaves the cell cold.
    """
    middle = (n - 1) / 2
    i, j = np.indices((n, n))
    r2 = (j - middle - x) ** 2 + (middle - i - y) ** 2
    bells = [np.exp(-r2 / (2 * s**2)) for s in (sigma, 2 * sigma)]
    return bells[0] / bells[0].sum() - bells[1] / bells[1].sum()


@takes(n_cells=count, angle=number, spacing=positive, n=count(low=3))
def row(n_cells=5, angle=60.0, *, spacing=2.5, n=SIDE):
    """Weights of a simple cell: the sum of cells of the geniculate whose centres lie in a row of this slope.

    Parameters
    ----------
    n_cells : int
    angle : float, degrees
    spacing : float, pixels
        Between neighbouring centres.
    n : int
        Side of the screen.

    Returns
    -------
    numpy.ndarray, (n, n)

    References
    ----------
    Hubel DH, Wiesel TN (1962). Receptive fields, binocular interaction and functional architecture in the cat's visual
    cortex. Journal of Physiology 160:106-154. doi:10.1113/jphysiol.1962.sp006837
    """
    a = np.deg2rad(angle)
    places = (np.arange(n_cells) - (n_cells - 1) / 2) * spacing
    return sum(centre_surround(p * np.cos(a), p * np.sin(a), n=n) for p in places)


@takes(radius=positive, x=number, y=number, n=count)
def spot(radius=2.0, *, x=0.0, y=0.0, n=SIDE):
    """A disc of light on a dark screen, (n, n)."""
    i, j = np.indices((n, n))
    r = np.hypot(j - (n - 1) / 2 - x, (n - 1) / 2 - i - y)
    return np.clip(radius + 0.5 - r, 0, 1)


@takes(angle=number, x=number, width=positive, length=positive, n=count)
def bar(angle, x=0.0, *, width=3.0, length=20.0, n=SIDE):
    """A bar of light on a dark screen, (n, n), whose middle lies ``x`` pixels to the right of that of the screen."""
    u, v = across(n, angle)
    a = np.deg2rad(angle)
    inside = [size / 2 + 0.5 - abs(d) for d, size in ((u + x * np.sin(a), width), (v - x * np.cos(a), length))]
    return np.clip(inside[0], 0, 1) * np.clip(inside[1], 0, 1)


@takes(angle=number, x=number, n=count)
def edge(angle, x=0.0, *, n=SIDE):
    """Light on one side of a straight border and dark on the other, (n, n); the border runs through (x, 0)."""
    u, _ = across(n, angle)
    return np.clip(0.5 + u + x * np.sin(np.deg2rad(angle)), 0, 1)


@takes(answers=array, best=positive)
def rate(answers, best):
    """Spikes/s of a cell that fires above a threshold: r₀ + (r₁ - r₀) max(0, s - θ s₁) / (s₁ - θ s₁).

    Parameters
    ----------
    answers : array_like
        Summed input s: Σ field · picture.
    best : float
        The summed input s₁ of the best bar.

    Returns
    -------
    numpy.ndarray
        ``SPONTANEOUS`` (r₀) below the threshold, ``BEST`` (r₁) at the best bar.
    """
    share = answers / best
    return SPONTANEOUS + (BEST - SPONTANEOUS) * np.maximum(0, share - THRESHOLD) / (1 - THRESHOLD)


def tuning(field, draw, angles, x=0.0):
    """Summed answer to ``draw(angle, x)`` for each slope, (n_angles,)."""
    return np.array([np.tensordot(draw(angle, x), field) for angle in angles])


@takes(angles=array(shape=("n",), least=1), answers=array(shape=("n",)))
def half_width(angles, answers):
    """Half of the width of a tuning curve at half of its height, in degrees; ``angles`` in equal steps over 180."""
    return np.mean(answers > answers.max() / 2) * 180 / 2


@takes(n_cells=count, angle=number)
def tuning_width(n_cells, *, angle=60.0):
    """How far a bar may be turned off the best slope until a cell with a row of inputs fires half as fast (degrees).

    90 when it never falls that far.
    """
    off = np.arange(180)
    answers = tuning(row(n_cells, angle), bar, angle + off)
    return float(half_width(off, rate(answers, answers[0])))


def stripes(turn, phase, contrast):
    """The grating of `drift` at one of its phases (degrees), (21, 21)."""
    return grating(WINDOW, turn, f=FINE, phase=phase, contrast=contrast)


def energy(patch, ridge, edge):
    """The energy model of a complex cell: (Σ ridge · patch)² + (Σ edge · patch)², for arrays of one shape."""
    return np.sum(ridge * patch) ** 2 + np.sum(edge * patch) ** 2


@takes(turn=number, contrast=number)
def drift(turn=0.0, *, contrast=1.0):
    """Let a grating drift over a simple cell and over a complex cell of slope 0; ``turn`` is the grating's slope.

    The modulation ratio F1/F0 is the amplitude at the grating's frequency over the mean: for a half-wave rectified sine
    it is π/2, for an answer that does not follow the stripes it is 0. Above 1 a cell counts as simple.

    Returns
    -------
    Drift
    """
    pair = quadrature(WINDOW, 0, f=FINE, sigma=3.0)
    pictures = [stripes(turn, phase, contrast) for phase in PHASES]
    simple = np.maximum(0, [np.sum(pair[0] * picture) for picture in pictures])
    answers = simple, np.array([energy(picture, *pair) for picture in pictures])
    return Drift(*answers, *map(modulation, answers))


@takes(answers=array(ndim=1, least=2))
def modulation(answers):
    """F1/F0 of answers over one period: 2 |Σ r e^(-iφ)| / Σ r; 0 when there is no answer at all."""
    spectrum = np.abs(np.fft.rfft(answers))
    return float(2 * spectrum[1] / spectrum[0]) if spectrum[0] > 1e-12 else 0.0
