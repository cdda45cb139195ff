"""What a unit does with its weighted sum: step, sigmoid, tanh, ReLU, softmax, each with its slope."""

from functools import partial

import numpy as np

from neurocourse.arguments import array, takes, unguarded
from neurocourse.nn.layer import Layer, expect_slope, floats


@takes(x=partial(floats, shape=(..., "n"), least=1))
def softmax(x):
    """Positive numbers that add up to one: yᵢ = eˣⁱ / Σⱼ eˣʲ, over the last axis.

    Parameters
    ----------
    x : array_like, shape (…, n)

    Returns
    -------
    ndarray, shape (…, n)
        Of x's dtype when that is a float.

    Raises
    ------
    TypeError, ValueError
        When x is not an array of finite numbers, or empty.

    References
    ----------
    Bridle JS (1990). Probabilistic interpretation of feedforward classification network outputs, with relationships to
    statistical pattern recognition. NATO ASI Series F 68:227-236. doi:10.1007/978-3-642-76153-9_28
    """
    # Taking the largest x away changes nothing in the quotient and keeps the exponentials from overflowing.
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


class Activation(Layer):
    """A layer that learns nothing. It remembers its output y, from which every slope here can be read off."""

    remembers = ("y",)

    y = None

    def forward(self, x):
        """Return y = f(x), unit by unit."""
        if not isinstance(x, np.ndarray) or x.dtype.kind != "f":
            x = array("x", x)
        self.y = self.respond(x)
        return self.y

    def backward(self, dy):
        """Return ∂L/∂x = ∂L/∂y ∂y/∂x."""
        return self.pull_back(expect_slope(dy, self.y))

    def respond(self, x):
        """The function f."""
        raise NotImplementedError(f"{type(self).__name__} must define respond(x)")

    def pull_back(self, dy):
        """The chain rule for f."""
        raise NotImplementedError(f"{type(self).__name__} must define pull_back(dy)")


class Step(Activation):
    """All or nothing: f(x) = 1 for x >= 0, else 0.

    Its slope is 0 wherever it exists, and at x = 0 it does not exist. ``backward`` returns that honest zero: whatever
    stands before a Step gets no gradient and cannot learn by backpropagation. This is why Rumelhart, Hinton and
    Williams needed a smooth unit (1986, doi:10.1038/323533a0).
    """

    def respond(self, x):
        return (x >= 0).astype(x.dtype)

    def pull_back(self, dy):
        return np.zeros_like(dy)


class Sigmoid(Activation):
    """f(x) = 1 / (1 + e⁻ˣ), computed as (1 + tanh(x/2)) / 2, which cannot overflow. f′ = f (1 − f)."""

    def respond(self, x):
        return 0.5 * (1 + np.tanh(0.5 * x))

    def pull_back(self, dy):
        return dy * self.y * (1 - self.y)


class Tanh(Activation):
    """f(x) = tanh x. f′ = 1 − f²."""

    def respond(self, x):
        return np.tanh(x)

    def pull_back(self, dy):
        return dy * (1 - self.y * self.y)


class ReLU(Activation):
    """f(x) = max(0, x). f′ = 1 where x > 0, else 0 (at the kink x = 0 we take 0, as everybody does)."""

    def respond(self, x):
        return np.maximum(x, np.zeros_like(x))  # three times as fast as np.maximum(x, 0)

    def pull_back(self, dy):
        return dy * (self.y > 0)


class Softmax(Activation):
    """`softmax` as a layer: ∂yᵢ/∂xⱼ = yᵢ (δᵢⱼ − yⱼ).

    For training leave it out: ``cross_entropy`` takes the logits.
    """

    respond = staticmethod(unguarded(softmax))

    def pull_back(self, dy):
        return self.y * (dy - (dy * self.y).sum(axis=-1, keepdims=True))
