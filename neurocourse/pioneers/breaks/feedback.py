"""Feedback alignment: blame sent back through fixed random weights, beside true backpropagation, on digits."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, generator, positive, rng_or_seed, takes
from neurocourse.nn import SGD, Dense, Network, Tanh, accuracy, cross_entropy, train
from neurocourse.pioneers.layers.deep import held_out

WAYS = ("transpose", "random")


class Feedback(NamedTuple):
    """How a network learned, epoch by epoch (row 0: before learning)."""

    accuracy: np.ndarray  # (epochs + 1,) share of unseen digits read correctly
    angle: np.ndarray  # (epochs + 1,) degrees between the blame used and the true one


class Output(Dense):
    """A dense layer that sends blame back through ``back`` (n_out, n_in), which need not be its own weights."""

    def backward(self, dy):
        """Return dy back, in place of the true ∂L/∂x = dy W."""
        self.absorb(dy)
        return dy @ self.back


def angle(a, b):
    """Mean angle, in degrees, between corresponding rows of ``a`` and ``b`` (B, D)."""
    cosine = np.sum(a * b, axis=1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1) + 1e-300)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))).mean())


@takes(way=WAYS, rng=generator, n_hidden=count, eta=positive, epochs=count, batch_size=count)
def learn_digits(way, *, rng, n_hidden=100, eta=0.3, epochs=30, batch_size=32):
    """Train a 64-n-10 tanh network on digits, with blame δ1 = (B δ2)⊙(1 - h²) sent back in one of two ways.

    Parameters
    ----------
    way : {"transpose", "random"}
        B is the transpose of the forward weights W2, or a random matrix that never changes.
    rng : seed or numpy.random.Generator
        The same seed gives both ways the same first weights and the same order of examples.
    n_hidden, epochs, batch_size : int
    eta : float

    Returns
    -------
    Feedback

    References
    ----------
    Lillicrap TP, Cownden D, Tweed DB, Akerman CJ (2016). Random synaptic feedback weights support error backpropagation
    for deep learning. Nature Communications 7:13276. doi:10.1038/ncomms13276
    """
    data, network = held_out(), build(way, n_hidden, rng=rng)
    before = _note(network, data)
    training = train(
        network, *data.train, optimiser=SGD(eta), epochs=epochs, batch_size=batch_size, rng=rng, progress=False,
        after_each=lambda network, epoch: _note(network, data),
    )  # fmt: skip
    return Feedback(*np.array([before, *training.records]).T)


def build(way, n_hidden, *, rng):
    """An untrained 64-n-10 network; both ways get the same first weights from the same ``rng``."""
    hidden, output = Dense(64, n_hidden, rng=0), Output(n_hidden, 10, rng=0)
    network = Network([hidden, Tanh(), output])
    hidden.W[:] = rng.normal(0, 1 / 8, hidden.W.shape)
    output.W[:], random = rng.normal(0, n_hidden**-0.5, (2, *output.W.shape))
    output.back = output.W if way == "transpose" else random  # W itself, not a copy: it goes on changing
    return network


def _note(network, data):
    """Accuracy on unseen digits, and the angle between the blame used and the true one on all seen ones."""
    _, tanh, output = network.layers
    _, delta2 = cross_entropy(network.forward(data.X_train), data.y_train)
    used, true = (tanh.backward(delta2 @ back) for back in (output.back, output.W))
    return accuracy(network.forward(data.X_test), data.y_test), angle(used, true)


@takes(rng=rng_or_seed)
def report(*, rng):
    """Accuracy and angle of both ways back, in words."""
    lines = []
    for way, name in (("transpose", "backpropagation"), ("random", "random feedback")):
        run = learn_digits(way, rng=rng)
        lines.append(
            f"{name}: accuracy {run.accuracy[-1]:.3f}, angle to the true blame "
            f"{run.angle[0]:.0f}° before learning and {run.angle[-1]:.0f}° after"
        )
    return "\n".join(lines)
