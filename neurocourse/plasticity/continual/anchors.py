"""Anchors: weights that mattered for the old tasks are held where they were, as if on springs.

Elastic weight consolidation gives each weight a spring as stiff as the weight is important.
"""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, generator, number, positive, takes


@takes(network=nn.Network, X=array(ndim=2, least=1), rng=generator)
def importance(network, X, *, rng):
    """How much each weight matters: the mean square of the slope of log p(y | x), for answers y that the net draws.

    This is the diagonal of the Fisher information. The slope of one example is δ xᵀ in each layer.

    Parameters
    ----------
    network : nn.Network
        Of dense layers and activations; its last layer gives logits.
    X : array_like, shape (n, n_in)
    rng : seed or numpy.random.Generator

    Returns
    -------
    ndarray, shape (network.size,)

    References
    ----------
    Kirkpatrick J, Pascanu R, Rabinowitz N, et al. (2017). Overcoming catastrophic forgetting in neural networks. PNAS
    114:3521-3526. doi:10.1073/pnas.1611835114
    """
    p = nn.softmax(network.forward(X))
    drawn = (p.cumsum(axis=1) < rng.random((len(p), 1))).sum(axis=1).clip(max=p.shape[1] - 1)
    delta, parts = p - nn.one_hot(drawn, p.shape[1], dtype=p.dtype), []
    for layer in reversed(network.layers):
        if layer.learns:
            parts = [(np.square(delta).T @ np.square(layer.x) / len(p)).ravel(), np.square(delta).mean(axis=0), *parts]
        delta = layer.backward(delta)
    network.forget()
    return np.concatenate(parts)


@takes(
    theta=array(shape=("n",)), g=array(shape=("n",)), theta_A=array(shape=("n",)), F=array(shape=("n",), low=0),
    lam=number(low=0), eta=positive,
)  # fmt: skip
def anchored_step(theta, g, theta_A, F, lam, eta):
    """One step down the slope g with every weight on a spring: θ ← (θ − η g + η λ F θ_A) / (1 + η λ F).

    It minimises (θ′ − θ)² / 2η + g θ′ + λ F (θ′ − θ_A)² / 2, so the spring pulls at the place where the step *ends*.
    A step of gradient descent takes the spring's pull where it begins; for η λ F > 2 it overshoots more each time.

    Parameters
    ----------
    theta : array_like, shape (n,)
        Weights before the step.
    g : array_like, shape (n,)
        Slope of the new task's loss.
    theta_A : array_like, shape (n,)
        Where the anchors lie.
    F : array_like, shape (n,)
        Importance of each weight, >= 0.
    lam : float
        Strength of the springs λ >= 0.
    eta : float
        Step size η > 0.

    Returns
    -------
    ndarray, shape (n,)
    """
    pull = eta * lam * F
    return (theta - eta * g + pull * theta_A) / (1 + pull)


class Anchor:
    """The springs of all tasks so far. Springs on one weight add up to one: Σ Fₖ stiff, at the mean of their ends."""

    def __init__(self, kind, *, rng):
        self.kind, self.rng, self.F, self.pull = kind, rng, None, None

    @property
    def theta(self):
        """Where each weight is held, (n,)."""
        return self.pull / np.maximum(self.F, 1e-20)

    def hold(self, network, X):
        """Add the springs of a task that has just been learned."""
        F = KINDS[self.kind](network, X, self.rng).astype(network.dtype)
        first = self.F is None
        self.F = F if first else self.F + F
        self.pull = F * network.parameters + (0 if first else self.pull)


def _exchanged(network, X, rng):
    """The same importances, each given to another weight."""
    return rng.permutation(importance(network, X, rng=rng))


KINDS = {
    "importance": lambda network, X, rng: importance(network, X, rng=rng),
    "exchanged": _exchanged,
    "equal": lambda network, X, rng: np.ones(network.size),
}
