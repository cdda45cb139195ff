"""Training: shuffle, cut into batches, forward, backward, step; again and again."""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, function, generator, option
from neurocourse.nn.losses import finite
from neurocourse.nn.network import Network
from neurocourse.nn.optimisers import Optimiser
from neurocourse.nn.progress import Bar


class History(NamedTuple):
    """How a training went."""

    loss: np.ndarray  # (epochs done,) mean loss over the batches of each epoch
    records: list  # what after_epoch returned, epoch by epoch
    interrupted: bool  # stopped by the learner before the last epoch


def train(network, X, y, *, loss, optimiser, epochs, batch_size, rng, progress=True, after_epoch=None):
    """Train ``network`` in place by stochastic gradient descent. Interrupt it when you like: what it learned stays.

    Parameters
    ----------
    network : Network
    X, y : array_like, shapes (n, …) and (n, …)
        Inputs and targets; class labels are whole numbers.
    loss : function
        ``loss(y_hat, y) -> (loss, dy_hat)``, such as ``mse`` or ``cross_entropy``.
    optimiser : SGD, Momentum or Adam
    epochs, batch_size : int
        Passes over the data, rows a step (the last step of an epoch takes what is left).
    rng : int or numpy.random.Generator
        Source of the shuffling.
    progress : bool
        Show a bar, if somebody is watching.
    after_epoch : function, optional
        ``after_epoch(network, epoch)``, epoch = 1, 2, …; what it returns is kept in ``History.records``.

    Raises
    ------
    TypeError, ValueError, FloatingPointError
        When an argument does not fit; the last when the loss is not finite (η too large).
    """
    rng = generator("rng", rng)
    X, y = _checked(network, X, y, loss, optimiser)
    epochs, batch_size = count("epochs", epochs), count("batch_size", batch_size)
    note = function("after_epoch", after_epoch) if after_epoch is not None else None
    losses, records, interrupted = [], [], False
    with Bar(epochs, shown=option("progress", progress, (True, False))) as bar:
        try:
            for epoch in range(1, epochs + 1):
                value = _epoch(network, X, y, loss, optimiser, batch_size, rng)
                if note:
                    records.append(note(network, epoch))
                losses.append(value)
                bar.update(epoch, value)
        except KeyboardInterrupt:
            interrupted = True
    network.forget()
    return History(np.array(losses), records, interrupted)


@np.errstate(over="ignore", invalid="ignore")  # the loss tells, in a sentence
def _epoch(network, X, y, loss, optimiser, batch_size, rng):
    """One pass over the data in random order; returns the mean loss."""
    order = rng.permutation(len(X))
    X, y = X.take(order, axis=0), y.take(order, axis=0)  # one shuffled copy, of which every batch is a view
    total = 0.0
    for start in range(0, len(X), batch_size):
        x, target = X[start : start + batch_size], y[start : start + batch_size]
        y_hat = network.propagate(x)
        value, dy_hat = loss(y_hat, target)
        network.absorb(dy_hat)
        optimiser.step(network.parameters, network.gradients)
        total += value * len(x)
    return finite(total / len(X))


def _checked(network, X, y, loss, optimiser):
    if not isinstance(network, Network):
        raise TypeError(f"network must be a Network, got a {type(network).__name__}")
    if not network.owns_its_layers:
        raise ValueError("a layer of this network was put into another network later: train that one, or a copy")
    if not isinstance(optimiser, Optimiser):
        raise TypeError(f"optimiser must be SGD(…), Momentum(…) or Adam(…), got a {type(optimiser).__name__}")
    function("loss", loss)
    X = array("X", X, dtype=network.dtype)
    y = y if isinstance(y, np.ndarray) else array("y", y, dtype=None)
    y = y if y.dtype.kind in "iu" else array("y", y, dtype=network.dtype)
    if X.ndim < 2 or len(X) == 0 or y.shape[:1] != X.shape[:1]:
        raise ValueError(f"X and y must have one row a sample, got shapes {X.shape} and {y.shape}")
    return X, y
