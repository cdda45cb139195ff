"""Learning in time without going back in time: each synapse keeps a trace, and the error is broadcast as it happens."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, generator, number, positive, takes
from neurocourse.spiking.learning.surrogate import Spiking, surrogate

RULES = ("e-prop", "BPTT")
KAPPA = 0.9  # what the output keeps of itself in a step


class Gradients(NamedTuple):
    """∂L/∂ of every weight."""

    W: np.ndarray  # (n, n_in)
    U: np.ndarray  # (n, n)
    V: np.ndarray  # (n_out, n)

    @property
    def flat(self):
        """All of them in one vector."""
        return np.concatenate([part.ravel() for part in self])


def filtered(x, keep=KAPPA):
    """Low-pass filter over time: y_t = κ y_(t-1) + x_t, for x (T, ...)."""
    y = np.empty_like(x, dtype=float)
    state = np.zeros(x.shape[1:])
    for t, row in enumerate(x):
        state = keep * state + row
        y[t] = state
    return y


def outputs(spikes, V, kappa=KAPPA):
    """Leaky outputs y_t = κ y_(t-1) + V s_t: (T, B, n_out) for spikes (T, B, n)."""
    return filtered(spikes, kappa) @ V.T


@takes(
    layer=Spiking, V=array(shape=("n_out", "n")), x=array(shape=("T", "B", "n_in")),
    target=array(shape=("T", "B", "n_out")), kappa=number(low=0, below=1),
)  # fmt: skip
def bptt(layer, V, x, target, kappa=KAPPA):
    """The gradient of L = ½ Σ (y - y*)² / B by backpropagation through time: errors travel back through all steps.

    Parameters
    ----------
    layer : Spiking
        With ``recurrent=True``.
    V : array, shape (n_out, n)
    x : array, shape (T, B, n_in)
    target : array, shape (T, B, n_out)
    kappa : float

    Returns
    -------
    Gradients
    """
    spikes, error = _error(layer, V, x, target, kappa)
    back = filtered(error[::-1], kappa)[::-1]  # ∂L/∂(V s_t): what an input to the output does from t on
    layer.absorb(back @ V)
    return Gradients(layer.dW.copy(), layer.dU.copy(), np.einsum("tbo,tbn->on", back, spikes))


@takes(
    layer=Spiking, V=array(shape=("n_out", "n")), x=array(shape=("T", "B", "n_in")),
    target=array(shape=("T", "B", "n_out")), kappa=number(low=0, below=1), B=array(shape=("n_out", "n")),
)  # fmt: skip
def e_prop(layer, V, x, target, kappa=KAPPA, B=None):
    """The same gradient as far as it can be known forward in time: Σ_t (error_t B) · filtered(eligibility)_t.

    A synapse's eligibility is ψ_j ε_ji: the surrogate slope of its neuron times a trace of what the synapse did to the
    potential. Only what a neuron's spike does to itself by way of other neurons is lost.

    Parameters
    ----------
    layer, V, x, target, kappa
        As for `bptt`.
    B : array, shape (n_out, n), optional
        Feedback that carries the error to the neurons; V by default.

    Returns
    -------
    Gradients

    References
    ----------
    Bellec G, Scherr F, Subramoney A, et al. (2020). A solution to the learning dilemma for recurrent networks of
    spiking neurons. Nature Communications 11:3625. doi:10.1038/s41467-020-17236-y
    """
    spikes, error = _error(layer, V, x, target, kappa)
    signal = error @ (V if B is None else B)
    psi = surrogate(layer.v)
    keep = layer.alpha * (1 - spikes - layer.v * psi)  # ∂v_(t+1) / ∂v_t inside the neuron, its reset included
    before = np.concatenate([np.zeros_like(spikes[:1]), spikes[:-1]])
    sources = np.concatenate([layer.x, before], axis=2)
    trace = np.zeros((*spikes.shape[1:], sources.shape[2]))
    total, smooth = np.zeros(trace.shape), np.zeros(trace.shape)
    for t in range(len(x)):
        trace = trace * (keep[t - 1] if t else 0 * keep[0])[..., None] + sources[t][:, None, :]
        smooth = kappa * smooth + psi[t][..., None] * trace
        total += signal[t][..., None] * smooth
    both = total.sum(axis=0)
    dU = both[:, layer.n_in :] * (1 - np.eye(layer.n))
    return Gradients(both[:, : layer.n_in], dU, np.einsum("tbo,tbn->on", error, filtered(spikes, kappa)))


def _error(layer, V, x, target, kappa):
    """Spikes (T, B, n), and y - y* over the size of the batch."""
    if not isinstance(layer, Spiking) or "U" not in layer.learns:
        raise TypeError("layer must be a Spiking layer with recurrent=True")
    spikes = layer.forward(x)
    y = outputs(spikes, array("V", V, shape=("n_out", layer.n)), kappa)
    return spikes, (y - array("target", target, shape=y.shape)) / y.shape[1]


@takes(a=array(shape="S", least=1), b=array(shape="S"))
def cosine(a, b):
    """Cosine of the angle between two gradients: 1 when they point the same way."""
    a, b = a.ravel(), b.ravel()
    lengths = (positive(f"length of {name}", float(np.linalg.norm(x))) for name, x in (("a", a), ("b", b)))
    return float(a @ b / np.prod([*lengths]))


@takes(T=count(low=2), n_in=count, rng=generator)
def task(T=150, n_in=20, *, rng):
    """Draw a curve from frozen noise: input spikes (T, 1, n_in), and a sum of three sines (T, 1, 1) to be produced."""
    x = (rng.random((T, 1, n_in)) < 0.05).astype(float)
    phases, sizes = rng.uniform(0, 2 * np.pi, 3), rng.uniform(0.5, 1.0, 3)
    t = np.arange(T)[:, None] / T
    return x, (sizes * np.sin(2 * np.pi * np.array([1, 2, 3]) * t + phases)).sum(axis=1)[:, None, None]


class Learned(NamedTuple):
    """A trained network."""

    loss: np.ndarray  # (updates,) mean squared error before each
    y: np.ndarray  # (T,) what it produces in the end
    target: np.ndarray  # (T,)


@takes(rule=RULES, n=count, updates=count, eta=positive, rng=generator)
def learn(rule="e-prop", *, n=40, updates=150, eta=0.01, rng):
    """Learn to draw the curve by one of ``RULES``; both start from the same weights when ``rng`` is the same number."""
    x, target = task(rng=rng)
    layer = Spiking(x.shape[2], n, recurrent=True, gain=1.5, rng=rng)
    V = rng.normal(0, 1 / np.sqrt(n), (1, n)) * 0.3
    gradient, optimiser, losses = e_prop if rule == "e-prop" else bptt, nn.Adam(eta), []
    theta = np.concatenate([layer.parameters, V.ravel()])
    for _ in range(updates):
        layer.parameters[:], V[:] = theta[: layer.size], theta[layer.size :].reshape(V.shape)
        slope = gradient(layer, V, x, target).flat / len(x)
        losses.append(np.mean((outputs(layer.s, V) - target) ** 2))
        optimiser.step(theta, slope)
    return Learned(np.array(losses), outputs(layer.s, V)[:, 0, 0], target[:, 0, 0])
