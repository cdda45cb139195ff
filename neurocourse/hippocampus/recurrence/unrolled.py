"""A recurrent network unrolled: one layer of a deep network for every step of time, all with the same weights.

Written to be read. `neurocourse.nn.RNN` is the same network, fast; a test holds the two together.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, each, generator, number, positive, takes


class Weights(NamedTuple):
    """What an Elman network knows."""

    W: np.ndarray  # (n_hidden, n_in) from the input
    U: np.ndarray  # (n_hidden, n_hidden) from its own last state
    b: np.ndarray  # (n_hidden,)
    V: np.ndarray  # (n_out, n_hidden) to the output
    c: np.ndarray  # (n_out,)


class Activity(NamedTuple):
    """One sequence through the network."""

    h: np.ndarray  # (T + 1, n_hidden) states, the first one zero
    y: np.ndarray  # (T, n_out) outputs


class Decay(NamedTuple):
    """How a gradient fades on its way into the past."""

    lag: np.ndarray  # (T + 1,) steps back
    norm: np.ndarray  # (T + 1,) length of ∂L/∂h that many steps back, 1 at lag 0
    rate: float  # factor a step, fitted over the later half
    slope: float  # mean slope 1 − h² of the units


@takes(n_in=count, n_hidden=count, n_out=count, spectral_radius=positive, orthogonal=bool, rng=generator)
def draw(n_in, n_hidden, n_out, *, spectral_radius=0.9, orthogonal=False, rng):
    """Random weights whose U has the given largest |eigenvalue|; ``orthogonal`` gives all of them that size."""
    U = rng.normal(size=(n_hidden, n_hidden))
    U = np.linalg.qr(U)[0] if orthogonal else U
    U *= spectral_radius / np.abs(np.linalg.eigvals(U)).max()
    W, V = rng.normal(size=(n_hidden, n_in)), rng.normal(size=(n_out, n_hidden)) / np.sqrt(n_hidden)
    return Weights(W, U, np.zeros(n_hidden), V, np.zeros(n_out))


def step(x, h, weights):
    """One turn of the loop: hₜ = tanh(W xₜ + U hₜ₋₁ + b), yₜ = V hₜ + c."""
    h = np.tanh(weights.W @ x + weights.U @ h + weights.b)
    return h, weights.V @ h + weights.c


@takes(x=array(ndim=2), weights=Weights)
def recursive(x, weights):
    """The network as it is defined: one state, replaced T times.

    Parameters
    ----------
    x : array_like, shape (T, n_in)
    weights : Weights

    Returns
    -------
    Activity

    References
    ----------
    Elman JL (1990). Finding structure in time. Cognitive Science 14:179-211, doi:10.1207/s15516709cog1402_1.
    """
    x = array("x", x, shape=("T", weights.W.shape[1]))
    h, states, outputs = np.zeros(len(weights.U)), [], []
    states.append(h)
    for x_t in x:
        h, y = step(x_t, h, weights)
        states.append(h)
        outputs.append(y)
    return Activity(np.array(states), np.array(outputs))


@takes(weights=Weights, T=count)
def copies(weights, T):
    """T copies of the weights, one for each layer of the unrolled network."""
    return [Weights(*(part.copy() for part in weights)) for _ in range(T)]


@takes(x=array(ndim=2), layers=each(Weights))
def unrolled(x, layers):
    """The same as a deep feedforward network: layer t carries [hₜ, all inputs still to come] to the next one.

    Each layer is one matrix product with a block matrix, [U W 0; 0 0 1], and a tanh on its upper part. There is no
    loop in it that returns to itself: depth has taken the place of time.

    Parameters
    ----------
    x : array_like, shape (T, n_in)
    layers : list of Weights
        One for each step; they need not be equal.

    Returns
    -------
    Activity
    """
    if len(layers) != len(x):
        raise ValueError(f"layers must hold one Weights for each of the {len(x)} steps of x, got {len(layers)}")
    x, n_hidden = array("x", x, shape=("T", layers[0].W.shape[1])), len(layers[0].U)
    signal = np.concatenate([np.zeros(n_hidden), x.ravel()])
    states, outputs = [signal[:n_hidden]], []
    for weights in layers:
        signal = _block(weights, len(signal)) @ signal
        signal[:n_hidden] = np.tanh(signal[:n_hidden] + weights.b)
        states.append(signal[:n_hidden])
        outputs.append(weights.V @ signal[:n_hidden] + weights.c)
    return Activity(np.array(states), np.array(outputs))


def _block(weights, n_signal):
    """[U W 0; 0 0 1]: hear the state and the first input waiting, hand the other inputs on."""
    n_hidden, n_in = weights.W.shape
    waiting = n_signal - n_hidden - n_in
    above = np.hstack([weights.U, weights.W, np.zeros((n_hidden, waiting))])
    return np.vstack([above, np.hstack([np.zeros((waiting, n_hidden + n_in)), np.eye(waiting)])])


@takes(run=Activity, layers=each(Weights), dy=array(ndim=2))
def backpropagate(run, layers, dy):
    """Backpropagation through the unrolled network: (∂L/∂hₜ for t = 0 … T, and ∂L/∂U of each copy).

    ∂L/∂hₜ₋₁ = Uᵀ (∂L/∂hₜ ⊙ (1 − hₜ²)) + Vᵀ ∂L/∂yₜ₋₁. The gradient of the shared U is the sum over the copies.

    Parameters
    ----------
    run : Activity
    layers : list of Weights
    dy : array_like, shape (T, n_out)
        ∂L/∂yₜ of every step.

    Returns
    -------
    dh : ndarray, shape (T + 1, n_hidden)
    dU : ndarray, shape (T, n_hidden, n_hidden)

    References
    ----------
    Werbos PJ (1990). Backpropagation through time: what it does and how to do it. Proc. IEEE 78:1550-1560.
    """
    T = len(layers)
    dy = array("dy", dy, shape=run.y.shape)
    dh, dU = np.zeros_like(run.h), np.empty((T, *layers[0].U.shape))
    for t in range(T, 0, -1):
        dh[t] += layers[t - 1].V.T @ dy[t - 1]
        delta = dh[t] * (1 - run.h[t] ** 2)
        dU[t - 1] = np.outer(delta, run.h[t - 1])
        dh[t - 1] += layers[t - 1].U.T @ delta
    return dh, dU


@takes(spectral_radius=positive, T=count(low=4), drive=number(low=0), orthogonal=bool, n_hidden=count, rng=generator)
def gradient_decay(spectral_radius, T, *, drive=0.0, orthogonal=False, n_hidden=100, rng):
    """Send a gradient back from the last step through T steps and measure how much of it is left.

    Without input the units stand where tanh is steepest (slope 1), and the length falls as ρᵗ: from the first step when
    U is orthogonal, in the long run when it is random. Input drives the units towards ±1, where tanh is flat, and the
    length falls faster: saturation does not keep memories, it loses them.

    Parameters
    ----------
    spectral_radius : float
        ρ, largest |eigenvalue| of U, > 0.
    T : int
        Steps back, >= 4.
    drive : float
        Standard deviation of the input of each unit, >= 0.
    orthogonal : bool
    n_hidden : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    Decay

    References
    ----------
    Bengio Y, Simard P, Frasconi P (1994). IEEE Transactions on Neural Networks 5:157-166, doi:10.1109/72.279181.
    """
    weights = draw(1, n_hidden, 1, spectral_radius=spectral_radius, orthogonal=orthogonal, rng=rng)
    h, slopes = np.zeros(n_hidden), []
    for kick in drive * rng.normal(size=(T, n_hidden)):
        h = np.tanh(weights.U @ h + kick)
        slopes.append(1 - h**2)
    dh = rng.normal(size=n_hidden)
    norms = [np.linalg.norm(dh)]
    for slope in reversed(slopes):
        dh = weights.U.T @ (dh * slope)
        norms.append(np.linalg.norm(dh))
    lag, norm = np.arange(T + 1), np.array(norms) / norms[0]
    rate = np.exp(np.polyfit(lag[T // 2 :], np.log(norm[T // 2 :]), 1)[0])
    return Decay(lag, norm, float(rate), float(np.mean(slopes)))
