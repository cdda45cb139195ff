"""Two moons, three activation functions, one border: any bend will do, and a straight line will not."""

import numpy as np

from neurocourse.arguments import array, count, function, generator, number, takes
from neurocourse.nn import Dense, Layer, Network, ReLU, Sigmoid, Tanh, train
from neurocourse.wording import span


class Identity(Layer):
    """No activation at all: y = x. The network stays a straight cut however many layers it has."""

    def forward(self, x):
        """Return x."""
        return x

    def backward(self, dy):
        """Return dy."""
        return dy


class Square(Layer):
    """A polynomial for a bend: y = x²."""

    def forward(self, x):
        """Return x², and remember x."""
        self.x = x
        return x * x

    def backward(self, dy):
        """Return 2·x·dy."""
        return 2 * self.x * dy


ACTIVATIONS = {"sigmoid": Sigmoid, "tanh": Tanh, "ReLU": ReLU, "none": Identity}
BENDS = {**ACTIVATIONS, "square": Square}
RATES = {"square": 0.005}  # its steps must be shorter: its output grows with the square of its input


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


@takes(X=array(shape=("n", 2)), degree=count)
def products(X, degree=3):
    """All products of the two inputs with up to ``degree`` factors, (n, 2), (n, 5) or (n, 9) for 1, 2 and 3."""
    powers = [(i, total - i) for total in range(1, degree + 1) for i in range(total, -1, -1)]
    return np.stack([X[:, 0] ** i * X[:, 1] ** j for i, j in powers], axis=1)


@takes(activation=tuple(BENDS), n_hidden=count, degree=count, rng=generator)
def build(activation, n_hidden=16, *, degree=1, rng):
    """An untrained network with two hidden layers and one activation function, for the `products` of ``degree``."""
    bend, n, init = BENDS[activation], n_hidden, "he" if activation == "ReLU" else "glorot"
    n_in = degree * (degree + 3) // 2
    return Network(
        [Dense(n_in, n, rng=rng, init=init), bend(), Dense(n, n, rng=rng, init=init), bend(), Dense(n, 2, rng=rng)]
    )


@takes(
    activation=tuple(BENDS), rng=generator, n_hidden=count, epochs=count, noise=number(low=0), degree=count,
    after_epoch=function,
)  # fmt: skip
def learn(activation, *, rng, n_hidden=16, epochs=300, noise=0.12, degree=1, after_epoch=None):
    """Train a network with two hidden layers on two moons, with one activation function.

    Parameters
    ----------
    activation : "sigmoid", "tanh", "ReLU", "none" or "square"
    rng : seed or numpy.random.Generator
        The same seed gives every function the same moons.
    n_hidden, epochs : int
    noise : float
    degree : int
        With 2 or 3 the network is given the `products` of its two inputs, too.
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
    network = build(activation, n_hidden, degree=degree, rng=rng)
    (X, y), (X_fresh, y_fresh) = moons, fresh
    shared = dict(eta=RATES.get(activation, 0.02), epochs=epochs, batch_size=50, rng=rng, after_each=after_epoch)
    return train(network, products(X, degree), y, test=(products(X_fresh, degree), y_fresh), **shared)


def report():
    """Share of fresh moons told apart, with each bend and with none, and with products of the inputs for a bend."""
    rows = [*((name, name, 1) for name in BENDS), ("none, given products of two", "none", 2)]
    rows += [("none, given products of three", "none", 3)]
    lines = []
    for words, name, degree in rows:
        shares = [learn(name, n_hidden=10, epochs=300, degree=degree, rng=seed).accuracy for seed in range(3)]
        lines.append(f"{words:>30}: {span(shares, 2, learned=True)}")
    return "\n".join(lines)


def probability(network, points):
    """How sure the network is of the lower moon, 0 to 1, at ``points`` (n, 2)."""
    logits = network.forward(points)
    return 1 / (1 + np.exp(np.clip(logits[:, 0] - logits[:, 1], -50, 50)))
