"""Two moons, three activation functions, one border: any bend will do, and a straight line will not."""

import numpy as np

from neurocourse.arguments import count, function, generator, number, takes
from neurocourse.nn import Dense, Layer, Network, ReLU, Sigmoid, Tanh, train


class Identity(Layer):
    """No activation at all: y = x. The network stays a straight cut however many layers it has."""

    def forward(self, x):
        """Return x."""
        return x

    def backward(self, dy):
        """Return dy."""
        return dy


ACTIVATIONS = {"sigmoid": Sigmoid, "tanh": Tanh, "ReLU": ReLU, "none": Identity}


@takes(n=count(low=2), noise=number(low=0), rng=generator)
def two_moons(n=400, noise=0.12, *, rng):
    """Draw points on two interlocked half circles. Synthetic.

    Parameters
    ----------
    n : int
        Points in all, half of them on each moon.
    noise : float
        Standard deviation around the half circles, whose radius is 1.
    rng : seed or numpy.random.Generator

    Returns
    -------
    X : array (n, 2)
    y : int array (n,)
    """
    y = np.arange(n) % 2
    angle = np.pi * rng.uniform(size=n)
    upper = np.column_stack([np.cos(angle), np.sin(angle)])
    X = np.where(y[:, None] == 0, upper, np.array([1.0, 0.5]) - upper)
    return X + noise * rng.normal(size=(n, 2)), y


@takes(activation=tuple(ACTIVATIONS), n_hidden=count, rng=generator)
def build(activation, n_hidden=16, *, rng):
    """An untrained 2-n-n-2 network with one of four activation functions."""
    bend, n, init = ACTIVATIONS[activation], n_hidden, "he" if activation == "ReLU" else "glorot"
    return Network(
        [Dense(2, n, rng=rng, init=init), bend(), Dense(n, n, rng=rng, init=init), bend(), Dense(n, 2, rng=rng)]
    )


@takes(
    activation=tuple(ACTIVATIONS), rng=generator, n_hidden=count, epochs=count, noise=number(low=0),
    after_epoch=function,
)  # fmt: skip
def learn(activation, *, rng, n_hidden=16, epochs=300, noise=0.12, after_epoch=None):
    """Train a 2-n-n-2 network on two moons with one of four activation functions.

    Parameters
    ----------
    activation : "sigmoid", "tanh", "ReLU" or "none"
    rng : seed or numpy.random.Generator
        The same seed gives every function the same moons.
    n_hidden, epochs : int
    noise : float
    after_epoch : function, optional
        ``after_epoch(network, epoch)``; what it returns is kept in ``records``.

    Returns
    -------
    neurocourse.nn.Training
        With its accuracy on fresh moons.

    References
    ----------
    Leshno M, Lin VY, Pinkus A, Schocken S (1993). Multilayer feedforward networks with a nonpolynomial activation
    function can approximate any function. Neural Networks 6:861-867. doi:10.1016/S0893-6080(05)80131-5
    """
    moons, fresh = two_moons(400, noise, rng=rng), two_moons(2000, noise, rng=rng)
    network = build(activation, n_hidden, rng=rng)
    return train(network, *moons, test=fresh, eta=0.02, epochs=epochs, batch_size=50, rng=rng, after_each=after_epoch)


def probability(network, points):
    """How sure the network is of the lower moon, 0 to 1, at ``points`` (n, 2)."""
    logits = network.forward(points)
    return 1 / (1 + np.exp(np.clip(logits[:, 0] - logits[:, 1], -50, 50)))
