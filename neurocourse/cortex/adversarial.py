"""Small changes, chosen to do harm: the fast gradient sign method against the reader of digits."""

import numpy as np

from neurocourse import nn
from neurocourse.arguments import number
from neurocourse.cortex.lenet import pictures


def slope(network, images, labels):
    """∂L/∂x: how the loss would change with every pixel, (n, 8, 8, 1), by sending the error back to the picture."""
    _, dy = nn.cross_entropy(network.forward(images), labels)
    return network.backward(dy)


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
    x = pictures(images)
    push = np.float32(number("epsilon", epsilon, low=0)) * np.sign(slope(network, x, np.asarray(labels)))
    return np.clip(x + push, 0, 1)


def coin_noise(images, epsilon, *, rng):
    """The same amount of change, ± ε at every pixel, by the toss of a coin: for comparison."""
    x = pictures(images)
    push = np.float32(number("epsilon", epsilon, low=0)) * np.random.default_rng(rng).choice([-1, 1], x.shape)
    return np.clip(x + push, 0, 1).astype(np.float32)


def accuracies(reader, epsilons, *, rng):
    """Share of digits read rightly (len(epsilons), 2): with chosen changes, and with chance ones of the same size."""
    rng = np.random.default_rng(rng)
    x, y = reader.X_test, reader.y_test
    rows = []
    for epsilon in epsilons:
        both = fool(reader.network, x, y, epsilon), coin_noise(x, epsilon, rng=rng)
        rows.append([nn.accuracy(reader.network.answer(changed), y) for changed in both])
    return np.array(rows)
