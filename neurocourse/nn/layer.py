"""The layer protocol: forward, backward, and parameters that live in one flat vector.

A layer is a function y = f(x, θ) that can be differentiated. To write a new one, derive from ``Layer`` and give it

- ``forward(x)``: return y, and remember what the derivative will need;
- ``backward(dy)``: given ∂L/∂y, write ∂L/∂θ into the gradient arrays and return ∂L/∂x, by the chain rule;
- ``learns``: the names of the arrays it learns, such as ``("W", "b")``. The gradient of ``W`` is kept in ``dW``.
  Set the arrays in ``__init__`` and end it with ``self.gather()``.
- ``remembers``: the names of what forward keeps for backward, such as ``("x", "y")``; ``forget()`` lets go of it.

A layer made of layers names them in ``layers``; ``Network`` is one. The first axis is the batch, the last one the
units; axes between them (time, position) are free. Convolution, recurrence and attention join in this way.
"""

import numpy as np

FLOATS = (np.float64, np.float32, "float64", "float32")  # what a layer may calculate in


class Layer:
    """A differentiable function with its parameters; see the module for how to write a new one."""

    learns: tuple[str, ...] = ()
    remembers: tuple[str, ...] = ()
    layers: tuple["Layer", ...] = ()

    def forward(self, x):
        """Return the output y of the layer for the input x."""
        raise NotImplementedError(f"{type(self).__name__} must define forward(x)")

    def backward(self, dy):
        """Write the gradients of the parameters and return ∂L/∂x, for dy = ∂L/∂y."""
        raise NotImplementedError(f"{type(self).__name__} must define backward(dy)")

    def absorb(self, dy):
        """Write the gradients of the parameters only: for the first layer, whose ∂L/∂x nobody needs."""
        self.backward(dy)

    def forget(self):
        """Let go of what forward keeps for backward, which is many times larger than what was learned."""
        for name in self.remembers:
            setattr(self, name, None)
        for layer in self.layers:
            layer.forget()

    @property
    def size(self):
        """Number of learned parameters, inner layers included."""
        own = sum(getattr(self, name).size for name in self.learns)
        return own + sum(layer.size for layer in self.layers)

    def gather(self):
        """Move everything learned here into one new flat vector; the arrays become views of it."""
        kinds = sorted({str(dtype) for dtype in self._dtypes()})
        if len(kinds) > 1:
            raise TypeError(f"all layers of a network must have the same dtype, got {' and '.join(kinds)}")
        self.dtype = np.dtype(kinds[0] if kinds else np.float64)
        self.bind(np.empty(self.size, self.dtype), np.zeros(self.size, self.dtype))

    def bind(self, parameters, gradients):
        """Copy the learned values into ``parameters`` and keep views of both vectors from now on."""
        self.parameters, self.gradients = parameters, gradients
        start = 0
        for name in self.learns:
            value = getattr(self, name)
            own = slice(start, start + value.size)
            view = parameters[own].reshape(value.shape)
            view[...] = value
            setattr(self, name, view)
            setattr(self, "d" + name, gradients[own].reshape(value.shape))
            start += value.size
        for layer in self.layers:
            own = slice(start, start + layer.size)
            layer.bind(parameters[own], gradients[own])
            start += layer.size

    def _dtypes(self):
        yield from (getattr(self, name).dtype for name in self.learns)
        for layer in self.layers:
            yield from layer._dtypes()

    def __setstate__(self, state):
        """Restore a copied or unpickled layer: copies of views are no views, so they are gathered again."""
        self.__dict__.update(state)
        self.gather()


def expect_slope(dy, y):
    """Return dy as array; refuse it when no forward pass came first or its shape is not that of the output y."""
    if y is None:
        raise RuntimeError("backward needs a forward pass first: it uses what forward remembered")
    dy = np.asarray(dy)
    if dy.shape != y.shape:
        raise ValueError(f"dy must have the shape of the layer's output, {y.shape}, got shape {dy.shape}")
    return dy
