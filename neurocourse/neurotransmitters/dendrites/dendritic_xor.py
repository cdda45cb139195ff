"""One cell computes exclusive-or: its dendrite fires for one input and falls silent for two.

In human layer 2/3 the dendrites' calcium spikes are largest just at their threshold and shrink when the input grows.
Two compartments with such a dendrite do what no point neuron can. The shape of the spike's curve is the measured one;
the figures of the cell are round.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, integer, number, positive, takes

INPUTS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
XOR = np.array([0, 1, 1, 0])


@takes(strength=positive, R_d=positive, R_s=positive, R_c=positive, I_th=number, A=number, width=positive, theta=number)
class Cell(NamedTuple):
    """A dendrite and a cell body joined by a resistance. Units: nA, mV, MΩ, µS."""

    strength: float = 0.5  # nA, current of one active input into the dendrite
    R_d: float = 40.0  # MΩ, leak of the dendrite
    R_s: float = 40.0  # MΩ, leak of the cell body
    R_c: float = 60.0  # MΩ, between the two
    I_th: float = 0.45  # nA, where the dendritic spike begins
    A: float = 1.2  # nA, its current just there
    width: float = 0.2  # nA, over which it falls to 1/e
    theta: float = 14.0  # mV above rest, threshold of the cell body


class Response(NamedTuple):
    """Steady answer to inputs (..., 2): lift of dendrite and cell body in mV, dendritic current in nA, output."""

    V_d: np.ndarray
    V_s: np.ndarray
    spike: np.ndarray
    y: np.ndarray


@takes(I=array, cell=Cell)
def dendritic_spike(I, cell=None):
    """Current of the dendritic calcium spike: A·e^(−(I − I_th) / width) for I >= I_th, else 0.

    Parameters
    ----------
    I : float or array, nA
        Input to the dendrite.
    cell : Cell, optional

    Returns
    -------
    array, nA
        Largest at threshold. That is what was measured; why the spike shrinks is not settled.

    References
    ----------
    Gidon A, Zolnik TA, Fidzinski P, et al. (2020). Dendritic action potentials and computation in human layer 2/3
    cortical neurons. Science 367:83-87. doi:10.1126/science.aax6239
    """
    cell = cell or Cell()
    above = np.maximum(I - cell.I_th, 0.0) / cell.width
    return np.where(I >= cell.I_th - 1e-12, cell.A * np.exp(-above), 0.0)


@takes(x=array(shape=(..., 2), low=0), cell=Cell, spike=bool)
def respond(x, cell=None, *, spike=True):
    """Let the inputs reach the dendrite, and the dendrite the cell body: Kirchhoff's law in both compartments.

    I + I_spike = V_d / R_d + (V_d − V_s) / R_c and 0 = V_s / R_s + (V_s − V_d) / R_c; the cell answers when V_s >= θ.

    Parameters
    ----------
    x : array (..., 2)
        Activity of the two inputs, 0 or more.
    cell : Cell, optional
    spike : bool
        False blocks the dendritic spike: what remains is a point neuron with a longer wire.

    Returns
    -------
    Response
    """
    cell = cell or Cell()
    I = cell.strength * x.sum(axis=-1)
    extra = dendritic_spike(I, cell) * spike
    g_d, g_s, g_c = (1 / R for R in (cell.R_d, cell.R_s, cell.R_c))
    V_d = (I + extra) / (g_d + g_c - g_c**2 / (g_s + g_c))
    V_s = V_d * g_c / (g_s + g_c)
    return Response(V_d, V_s, extra, (V_s >= cell.theta).astype(np.int64))


def table(cell=None, *, spike=True):
    """The cell's answers to 00, 01, 10 and 11."""
    return respond(INPUTS, cell, spike=spike).y


@takes(n=integer(low=2, high=201), span=positive)
def point_neurons(n=41, span=4.0):
    """Try every point neuron Θ(w₁x₁ + w₂x₂ − θ) with both weights and the threshold on a grid of ``n`` values each.

    Why none of them computes XOR, on any grid: it would need θ > 0 (for 00), w₁ >= θ and w₂ >= θ (for 10 and 01), so
    w₁ + w₂ >= 2θ > θ, and the unit answers to 11 as well.

    Parameters
    ----------
    n : int
        Values a parameter, from −span to span.
    span : float

    Returns
    -------
    dict
        Truth table, as four answers for 00, 01, 10, 11 -> number of neurons that compute it.

    References
    ----------
    Minsky M, Papert S (1969). Perceptrons. MIT Press.
    """
    values = np.linspace(-span, span, n)
    w1, w2, theta = (values[:, None, None], values[None, :, None], values[None, None, :])
    code = sum(
        ((w1 * x1 + w2 * x2 >= theta - 1e-12) * weight).astype(np.intp)
        for (x1, x2), weight in zip(INPUTS, (8, 4, 2, 1), strict=True)
    )
    counts = np.bincount(code.ravel(), minlength=16)
    return {tuple(int(b) for b in f"{k:04b}"): int(count) for k, count in enumerate(counts) if count}


def best_point_neuron(**grid):
    """How many of the four answers of XOR the best of `point_neurons` gets right."""
    return max(int(np.sum(np.array(answers) == XOR)) for answers in point_neurons(**grid))


@takes(n=integer(low=2, high=201), span=positive)
def best_bump_unit(n=21, span=4.0):
    """How many answers of XOR a single unit gets right that answers *near* a sum instead of above it.

    Θ(1 − |w₁x₁ + w₂x₂ − c|): an activation function with a bump, as the dendrite of `dendritic_spike` has one.
    """
    values = np.linspace(-span, span, n)
    w1, w2, c = (values[:, None, None], values[None, :, None], values[None, None, :])
    right = sum((abs(w1 * x1 + w2 * x2 - c) <= 1) == y for (x1, x2), y in zip(INPUTS, XOR, strict=True))
    return int(right.max())
