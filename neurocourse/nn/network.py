"""A network: layers in a row, one flat vector for all that they learn."""

import numpy as np

from neurocourse.arguments import describe
from neurocourse.nn.layer import Layer, inputs


class Network(Layer):
    """Layers applied one after the other: y = fₙ(… f₂(f₁(x))).

    ``parameters`` and ``gradients`` are flat vectors of shape (size,); every layer's W, b, dW, db are views of them.
    A layer belongs to the network it was last put into.

    Parameters
    ----------
    layers : sequence of Layer
        At least one, each of them once, all of the same dtype.

    Raises
    ------
    TypeError, ValueError
        When something in ``layers`` is no layer, stands there twice, or has another dtype.

    References
    ----------
    Rumelhart DE, Hinton GE, Williams RJ (1986). Learning representations by back-propagating errors. Nature
    323:533-536. doi:10.1038/323533a0
    """

    def __init__(self, layers):
        self.layers = tuple(layers) if np.iterable(layers) else (layers,)
        for layer in self.layers:
            if not isinstance(layer, Layer):
                raise TypeError(
                    f"layers must hold layers such as Dense(64, 10, rng=0) or ReLU(), got {describe(layer)}"
                )
        if not self.layers or len(set(map(id, self.layers))) < len(self.layers):
            raise ValueError("layers must hold at least one layer, and each layer only once")
        self.gather()

    def forward(self, x):
        """Return the output for x of shape (batch, …), each layer's output being the next one's input."""
        return self.propagate(inputs("x", x, self.dtype))

    def propagate(self, x):
        """The same as ``forward``, for inputs that were checked before, as in a training."""
        for layer in self.layers:
            x = layer.propagate(x)
        return x

    def backward(self, dy):
        """Return ∂L/∂x: the chain rule from the last layer to the first. Fills ``gradients`` on the way."""
        for layer in reversed(self.layers):
            dy = layer.backward(dy)
        return dy

    def absorb(self, dy):
        """The same without ∂L/∂x of the first layer: all that training needs."""
        for layer in self.layers[:0:-1]:
            dy = layer.backward(dy)
        self.layers[0].absorb(dy)
