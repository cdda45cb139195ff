"""Three activation functions and what each has to do with neurons: a crowd, a rate, and a centred copy of the first."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, takes
from neurocourse.nn import ReLU, Sigmoid, Step, Tanh
from neurocourse.start_here import neuron

FUNCTIONS = {"sigmoid": Sigmoid, "tanh": Tanh, "ReLU": ReLU}
NODES = {"step": Step, **FUNCTIONS}


class Line(NamedTuple):
    """A rectified line r = gain·[I − threshold]₊ and how well it fits: ``R2`` is the share of variance explained."""

    gain: float  # Hz/nA
    threshold: float  # nA
    R2: float
    worst: float  # Hz, largest error


@takes(name=tuple(FUNCTIONS), x=array)
def values(name, x):
    """The activation function ``name`` at ``x``.

    σ(x) = 1 / (1 + e⁻ˣ), tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), ReLU(x) = max(0, x).

    Parameters
    ----------
    name : "sigmoid", "tanh" or "ReLU"
    x : float or array

    Returns
    -------
    array
    """
    return FUNCTIONS[name]().respond(x)


@takes(x=array(shape=("B", "I")), W=array(shape=("O", "I")), b=array(shape=("O",)), name=tuple(NODES))
def nodes(x, W, b, name="step"):
    """A layer of artificial nodes: y = f(x·Wᵀ + b). With the step and b = −θ they are McCulloch and Pitts' units.

    Parameters
    ----------
    x : array (batch, n_pre)
    W : array (n_post, n_pre)
    b : array (n_post,)
    name : "step", "sigmoid", "tanh" or "ReLU"

    Returns
    -------
    array (batch, n_post)
    """
    return NODES[name]().respond(x @ W.T + b)


SD = np.pi / np.sqrt(3)  # of the logistic distribution; the other crowds spread as widely
CROWDS = {
    "logistic": lambda u: _logit(u),
    "even": lambda u: np.sqrt(3) * SD * (2 * u - 1),
    "two kinds": lambda u: 0.97 * SD * np.sign(u - 0.5) + 0.25 * _logit(2 * u % 1),
    "a few late": lambda u: SD * (-np.log1p(-u) - 1),
}


def _logit(u):
    return np.log(u) - np.log1p(-u)


@takes(n=count, kind=tuple(CROWDS), rng=generator)
def thresholds(n, kind="logistic", *, rng):
    """Draw the thresholds of ``n`` all-or-none neurons, by turning even numbers u from 0 to 1 into them.

    "logistic" is θ = ln(u / (1 − u)). The others have its mean and its spread: "even" from −π to π, "two kinds" in two
    heaps, "a few late" exponential, with a long tail to the right.
    """
    return CROWDS[kind](rng.uniform(size=n))


@takes(x=array, theta=array(ndim=1, least=1))
def recruited(x, theta):
    """Share of all-or-none neurons with θ <= x: each says 0 or 1, the crowd follows the distribution of thresholds.

    For logistic thresholds P(θ <= x) = σ(x), so the share tends to σ(x) as the crowd grows.

    Parameters
    ----------
    x : float or array
        Input that all of them share.
    theta : array (n,)

    Returns
    -------
    float or array

    References
    ----------
    Wilson HR, Cowan JD (1972). Excitatory and inhibitory interactions in localized populations of model neurons.
    Biophysical Journal 12:1-24. doi:10.1016/S0006-3495(72)86068-5
    """
    theta = np.sort(theta)
    return np.searchsorted(theta, x, side="right") / len(theta)


@takes(theta=array(ndim=1, least=1))
def distance(theta):
    """Kolmogorov-Smirnov distance between the share recruited and σ: the largest gap anywhere."""
    theta = np.sort(theta)
    crowd, sigma = np.arange(len(theta) + 1) / len(theta), values("sigmoid", theta)
    return float(max(abs(crowd[1:] - sigma).max(), abs(crowd[:-1] - sigma).max()))


def crowd_report():
    """How far three crowds of 3,000 neurons are from σ, by the distribution of their thresholds, as lines of words."""
    lines = []
    for kind in CROWDS:
        gaps = [distance(thresholds(3000, kind, rng=seed)) for seed in range(3)]
        ends = dict.fromkeys(f"{gap:.2f}" for gap in (min(gaps), max(gaps)))
        lines.append(f"{kind:>10} thresholds: at most {' to '.join(ends)} away from σ")
    return "\n".join(lines)


@takes(I=array(ndim=1))
def f_I_curve(I, **cell):
    """Rate of the leaky integrate-and-fire neuron of lesson Start here, Hz, at each current (nA)."""
    return np.array([neuron.rate(i, **cell) for i in I])


@takes(I=array(shape=("n",), least=2), r=array(shape=("n",)))
def fit_line(I, r):
    """Fit r = gain·[I − threshold]₊ by least squares: every threshold on a fine grid, and the best gain for each.

    Parameters
    ----------
    I, r : array (n,), nA and Hz

    Returns
    -------
    Line
    """
    if not np.ptp(r) > 0:
        raise ValueError("r must vary: a silent neuron has no threshold")
    grid = np.linspace(I.min(), I.max(), 2001)[:-1, None]
    ramp = np.maximum(0.0, I - grid)
    gain = ramp @ r / (ramp**2).sum(axis=1)
    error = r - gain[:, None] * ramp
    best = int(np.argmin((error**2).sum(axis=1)))
    R2 = 1 - (error[best] ** 2).sum() / ((r - r.mean()) ** 2).sum()
    return Line(float(gain[best]), float(grid[best, 0]), float(R2), float(abs(error[best]).max()))


@takes(at=array(ndim=1))
def table(at=(-2.0, -0.5, 0.0, 0.5, 2.0)):
    """Values of the three functions at a few inputs: rows (x, σ, tanh, ReLU), (n, 4)."""
    return np.column_stack([at, *(values(name, at) for name in FUNCTIONS)])


@takes(x=array)
def tanh_from_sigmoid(x):
    """tanh by way of the sigmoid: 2·σ(2x) − 1. The same curve, stretched to lie around zero."""
    return 2 / (1 + np.exp(-2 * x)) - 1
