"""The layer protocol: forward, backward, and parameters that live in one flat vector.

A layer is a function y = f(x, θ) that can be differentiated. To write a new one, derive from ``Layer`` and give it

- ``forward(x)``: return y, and remember what the derivative will need;
- ``backward(dy)``: given ∂L/∂y, write ∂L/∂θ into the gradient arrays and return ∂L/∂x, by the chain rule;
- ``learns``: the names of the arrays it learns, such as ``("W", "b")``. The gradient of ``W`` is kept in ``dW``.
  Set the arrays in ``__init__`` and end it with ``self.gather()``.
- ``remembers``: the names of what forward keeps for backward, such as ``("x", "y")``; ``forget()`` lets go of it.

A layer made of layers names them in ``layers``; ``Network`` is one. The first axis is the batch, the last one the
units; axes between them (time, position) are free. Convolution, recurrence and attention join in this way. So can a
layer that reads whole numbers (a table of factors), takes several inputs at once, or holds a graph: x is whatever its
``forward`` expects.
"""

import numpy as np

from neurocourse.arguments import array, count, takes

FLOATS = (np.float64, np.float32, "float64", "float32")  # what a layer may calculate in


class Layer:
    """A differentiable function with its parameters; see the module for how to write a new one.

    ``parameters`` and ``gradients`` are flat vectors of shape (size,); the arrays in ``learns`` are views of them.
    """

    learns: tuple[str, ...] = ()
    remembers: tuple[str, ...] = ()
    layers: tuple["Layer", ...] = ()
    dtype = np.dtype(np.float64)

    def forward(self, x):
        """Return the output y of the layer for the input x."""
        raise NotImplementedError(f"{type(self).__name__} must define forward(x)")

    def backward(self, dy):
        """Write the gradients of the parameters and return ∂L/∂x, for dy = ∂L/∂y."""
        raise NotImplementedError(f"{type(self).__name__} must define backward(dy)")

    def propagate(self, x):
        """The same as ``forward``, for inputs that were checked before, as in a training."""
        return self.forward(x)

    def absorb(self, dy):
        """Write the gradients of the parameters only: for the first layer, whose ∂L/∂x nobody needs."""
        self.backward(dy)

    @takes(batch=count, axis=(0, 1))
    def answer(self, x, *, batch=100, axis=0):
        """The output for many samples, ``batch`` of them at a time, and nothing is kept for backward.

        Samples lie along ``axis`` of x: 0, or 1 where time comes first and only the last output is returned.
        """
        x = inputs("x", x, self.dtype)
        cuts = range(batch, x.shape[axis], batch)
        parts = [self.propagate(part) for part in np.split(x, cuts, axis=axis)]
        self.forget()
        return np.concatenate(parts)

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

    @property
    def owns_its_layers(self):
        """False after an inner layer was put into another network: training this one would not reach it."""
        return all(np.shares_memory(layer.parameters, self.parameters) for layer in self.layers if layer.size)

    def gather(self):
        """Move everything learned here into one new flat vector; the arrays become views of it."""
        kinds = sorted({str(dtype) for dtype in self._dtypes()})
        if len(kinds) > 1:
            raise TypeError(f"layers must all have the same dtype, got {' and '.join(kinds)}")
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


def inputs(name, value, dtype):
    """Return ``value`` as an array of ``dtype``. Whole numbers stay what they are: they may name rows of a table."""
    x = value if isinstance(value, np.ndarray) else array(name, value, dtype=None)
    return x if x.dtype.kind in "iu" else array(name, x, dtype=dtype)


def floats(name, value, **wanted):
    """A check of arguments: finite real numbers, in single precision if they came so, in double precision otherwise."""
    kept = isinstance(value, np.ndarray) and value.dtype.kind == "f"
    return array(name, value, dtype=value.dtype if kept else np.float64, **wanted)


def expect_slope(dy, y):
    """Return dy as array; refuse it when no forward pass came first or its shape is not that of the output y."""
    if y is None:
        raise RuntimeError("backward needs a forward pass first: it uses what forward remembered")
    dy = np.asarray(dy)
    if dy.shape != y.shape:
        raise ValueError(f"dy must have the shape of the layer's output, {y.shape}, got shape {dy.shape}")
    return dy
