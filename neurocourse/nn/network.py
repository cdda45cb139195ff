"""A network: layers in a row, one flat vector for all that they learn."""

import numpy as np

from neurocourse.arguments import array, describe
from neurocourse.nn.layer import Layer


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
    Rumelhart DE, Hinton GE, Williams RJ (1986). Nature 323:533-536, doi:10.1038/323533a0.
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
        return self.propagate(array("x", x, dtype=self.dtype))

    def propagate(self, x):
        """The same for data that were checked before, as in a training loop."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def answer(self, x, *, batch=100, axis=0):
        """The output for many samples, ``batch`` of them at a time, and nothing is kept for backward.

        Samples lie along ``axis`` of x: 0, or 1 where time comes first and only the last output is returned.
        """
        x = array("x", x, dtype=self.dtype)
        cuts = range(batch, x.shape[axis], batch)
        parts = [self.propagate(part) for part in np.split(x, cuts, axis=axis)]
        self.forget()
        return np.concatenate(parts)

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

    @property
    def owns_its_layers(self):
        """False after a layer was put into another network: training this one would not reach it."""
        return all(np.shares_memory(layer.parameters, self.parameters) for layer in self.layers if layer.size)
