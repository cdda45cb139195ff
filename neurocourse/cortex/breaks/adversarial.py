"""Small changes, chosen to do harm: the fast gradient sign method against the reader of digits."""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, generator, number, takes
from neurocourse.cortex.networks import lenet


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


@takes(images=lenet.images, epsilon=number(low=0), rng=generator)
def coin_noise(images, epsilon, *, rng):
    """The same amount of change, ± ε at every pixel, by the toss of a coin: for comparison."""
    push = np.float32(epsilon) * rng.choice([-1, 1], images.shape)
    return np.clip(images + push, 0, 1).astype(np.float32)


@takes(reader=lenet.Reader, epsilons=array(ndim=1, low=0, least=1), rng=generator)
def accuracies(reader, epsilons, *, rng):
    """Share of digits read rightly (len(epsilons), 2): with chosen changes, and with chance ones of the same size."""
    x, y = reader.X_test, reader.y_test
    rows = []
    for epsilon in epsilons:
        both = fool(reader.network, x, y, epsilon), coin_noise(x, epsilon, rng=rng)
        rows.append([nn.accuracy(reader.network.answer(changed), y) for changed in both])
    return np.array(rows)
