"""Small changes, chosen to do harm: the fast gradient sign method against readers of digits, and how to harden one."""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, function, generator, number, takes
from neurocourse.cortex.networks import lenet
from neurocourse.data import digits


def slope(network, images, labels):
    """∂L/∂x: how the loss would change with every pixel, (n, 8, 8, 1), by sending the error back to the picture."""
    _, dy = nn.cross_entropy(network.forward(images), labels)
    return network.backward(dy)


@takes(
    network=nn.Network, images=lenet.images, labels=array(ndim=1, dtype=np.int64, low=0, high=9), epsilon=number(low=0)
)
def fool(network, images, labels, epsilon):
    """Move each pixel by ± ε, in the direction that makes the loss grow: x + ε sign(∂L/∂x), kept within 0 and 1.

    Parameters
    ----------
    network : nn.Network
    images : array, shape (n, 8, 8, 1) or (n, 64)
    labels : array of int, shape (n,)
    epsilon : float
        0 or more; ink runs from 0 to 1.

    Returns
    -------
    ndarray, shape (n, 8, 8, 1)

    References
    ----------
    Goodfellow IJ, Shlens J, Szegedy C (2015). Explaining and harnessing adversarial examples.
    https://arxiv.org/abs/1412.6572
    """
    if len(labels) != len(images):
        raise ValueError(f"labels must be as many as images, {len(images)}, got {len(labels)}")
    push = np.float32(epsilon) * np.sign(slope(network, images, labels))
    return np.clip(images + push, 0, 1)


@takes(
    network=nn.Network, images=lenet.images, labels=array(ndim=1, dtype=np.int64, low=0, high=9), epsilon=number(low=0),
    n_steps=count,
)  # fmt: skip
def walk(network, images, labels, epsilon, n_steps=20):
    """As `fool`, but in many steps of ε/5, each of which looks at the slope anew; no pixel moves by more than ε.

    Parameters
    ----------
    network, images, labels, epsilon
        See `fool`.
    n_steps : int

    Returns
    -------
    ndarray, shape (n, 8, 8, 1)

    References
    ----------
    Kurakin A, Goodfellow I, Bengio S (2016). Adversarial examples in the physical world.
    https://arxiv.org/abs/1607.02533
    """
    moved = images
    for _ in range(n_steps):
        stepped = fool(network, moved, labels, epsilon / 5)
        moved = np.clip(stepped, images - np.float32(epsilon), images + np.float32(epsilon))
    return moved


@takes(images=lenet.images, epsilon=number(low=0), rng=generator)
def coin_noise(images, epsilon, *, rng):
    """The same amount of change, ± ε at every pixel, by the toss of a coin: for comparison."""
    push = np.float32(epsilon) * rng.choice([-1, 1], images.shape)
    return np.clip(images + push, 0, 1).astype(np.float32)


@takes(epsilon=number(low=0), make=function, updates=count, rng=generator)
def harden(epsilon=0.15, *, make=lenet.build, updates=300, rng):
    """Train a reader on digits and, in each batch, on the same digits changed so as to fool what it is by then.

    Parameters
    ----------
    epsilon : float
        The change of each pixel.
    make : function
        ``make(rng=...)`` -> network.
    updates : int
    rng : seed or numpy.random.Generator

    Returns
    -------
    nn.Network
    """
    X, y = digits().split().train
    X, network = lenet.pictures(X), make(rng=rng)

    def batch(rng):
        chosen = rng.integers(0, len(X), 64)
        images, labels = X[chosen], y[chosen]
        return np.concatenate([images, fool(network, images, labels, epsilon)]), np.tile(labels, 2)

    late = 2 * updates // 3
    nn.train(network, batch, updates=updates, eta=lambda k: 0.01 if k < late else 0.001, rng=rng, progress=False)
    return network


@takes(network=nn.Network, epsilons=array(ndim=1, low=0, least=1), rng=generator)
def accuracies(network, epsilons, *, rng):
    """Share of unseen digits read rightly (len(epsilons), 2): with chosen changes, and with chance ones as large."""
    X, y = digits().split().test
    X, rows = lenet.pictures(X), []
    for epsilon in epsilons:
        both = fool(network, X, y, epsilon), coin_noise(X, epsilon, rng=rng)
        rows.append([nn.accuracy(network.answer(changed), y) for changed in both])
    return np.array(rows)
