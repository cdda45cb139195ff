"""Training: forward, backward, step; again and again. One loop for data sets and for examples made as they are needed.

A training asks where the next batch comes from, how wrong the answer to it is (the loss), and how to step downhill (the
optimiser). `train` puts the three together; `update` is one step, for a loop of your own.
"""

import math
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np

from neurocourse.arguments import count, describe, either, function, generator, positive, takes, unguarded
from neurocourse.nn.batches import rows, shuffled
from neurocourse.nn.layer import Layer
from neurocourse.nn.losses import accuracy, cross_entropy, finite
from neurocourse.nn.optimisers import Adam, optimiser_of
from neurocourse.nn.progress import Bar


class Training(NamedTuple):
    """A network that has learned, and how it went."""

    network: Layer
    loss: np.ndarray  # (epochs,) mean over the rows of each epoch, or (updates,) loss of each batch
    records: list  # what after_each returned, one entry for each loss
    interrupted: bool  # stopped by the learner before the end
    accuracy: float | None  # on the rows of ``test``


@takes(network=Layer, loss=function, optimiser=optimiser_of, clip=positive)
def update(network, x, y, *, loss, optimiser, clip=None):
    """One step of learning: forward, loss, backward, step. Returns the loss before the step.

    ``x`` is what the network takes, ``y`` what the loss takes beside the answer; the rest is as for `train`.
    """
    y_hat = network.propagate(x)
    value, dy_hat = loss(y_hat, *y) if isinstance(y, tuple) else loss(y_hat, y)
    network.absorb(dy_hat)
    g = network.gradients
    if clip is not None:
        length = math.sqrt(np.vdot(g, g))
        if length > clip:
            g *= clip / length
    optimiser.step(network.parameters, g)
    return value


@takes(
    network=Layer, epochs=count, updates=count, batch_size=count, rng=generator, loss=function, optimiser=optimiser_of,
    eta=either(positive, function), clip=positive, after_each=function, progress=bool,
)  # fmt: skip
def train(
    network, X, y=None, *, epochs=None, updates=None, batch_size=None, rng, loss=cross_entropy, optimiser=None,
    eta=None, clip=None, test=None, after_each=None, progress=True,
):  # fmt: skip
    """Train ``network`` in place and return the `Training`. Interrupt it when you like: what it learned stays.

    Parameters
    ----------
    network : Layer
    X, y : array_like, shapes (n, …) and (n, …); or X a function, and no y
        Inputs and targets; or ``X(rng) -> (x, y)`` makes a batch. A tuple y goes to the loss part by part.
    epochs, updates : int
        Either passes over all rows, or steps of the optimiser.
    batch_size : int, optional
        Rows a step, shuffled in each pass; all rows, as they stand, unless given.
    loss : function, ``loss(y_hat, y) -> (value, ∂L/∂ŷ)``
    optimiser : SGD, Momentum or Adam, optional
    eta : float or function, optional
        Its step size; ``eta(k)`` is that of the k-th epoch or update, k = 1, 2, …
    clip : float, optional
        Longest gradient; a longer one is shortened (Pascanu et al. 2013, arXiv:1211.5063).
    test : (X_test, y_test), optional
    after_each : function, optional
        ``after_each(network, k)`` follows the k-th epoch or update; its results are kept.

    Raises
    ------
    TypeError, ValueError, FloatingPointError
        The last when the loss is not finite (η too large).
    """
    if (epochs is None) == (updates is None):
        raise ValueError("epochs or updates must be given, and not both")
    if callable(X) and (epochs or y is not None):
        raise ValueError(f"{'epochs' if epochs else 'y'} must not be given when X makes the batches: count updates")
    if not network.owns_its_layers:
        raise ValueError("network must own its layers: one was put into another network later; train that, or a copy")
    X, y = (X, y) if callable(X) else rows(X, y, network.dtype)
    test = None if test is None else _examination(test, network.dtype)
    optimiser = optimiser or Adam()
    learn = _source(_stepper(network, loss, optimiser, clip), X, y, epochs, batch_size, rng)
    losses, records, interrupted = [], [], False
    with Bar(epochs or updates, what="epochs" if epochs else "updates", shown=progress) as bar:
        try:
            for k in range(1, bar.total + 1):
                if eta is not None:
                    optimiser.eta = positive("eta", eta(k)) if callable(eta) else eta
                with np.errstate(over="ignore", invalid="ignore"):  # the loss tells, in a sentence
                    value = finite(learn())
                noted = [after_each(network, k)] if after_each else []
                losses.append(value)
                records += noted
                bar.update(k, value)
        except KeyboardInterrupt:
            interrupted = True
        finally:
            network.forget()
    right = accuracy(network.answer(test[0]), test[1]) if test else None
    return Training(network, np.array(losses), records, interrupted, right)


def _stepper(network, loss, optimiser, clip):
    """`update` without its door, for a loop that passes the same network, loss and optimiser each time."""
    one = unguarded(update)
    return lambda x, y: one(network, x, y, loss=loss, optimiser=optimiser, clip=clip)


def _source(step, X, y, epochs, batch_size, rng):
    """A function without arguments: it learns from the next epoch, or the next batch, and returns the loss."""
    if callable(X):
        return lambda: step(*X(rng))
    passes = ([(X, y)] if batch_size is None else shuffled(X, y, batch_size, rng) for _ in repeat(None))
    if epochs is None:
        batches = chain.from_iterable(passes)
        return lambda: step(*next(batches))
    return lambda: _epoch(step, next(passes))


def _epoch(step, batches):
    """Learn from all batches of a pass; returns the mean loss of their rows."""
    total, n = 0.0, 0
    for x, y in batches:
        total += step(x, y) * len(x)
        n += len(x)
    return total / n


def _examination(test, dtype):
    """Check the rows that a network is to be examined with; their targets are classes."""
    if not isinstance(test, tuple | list) or len(test) != 2:
        raise TypeError(f"test must be a pair (X, y), got {describe(test)}")
    X, y = rows(*test, dtype, of=" of test")
    if isinstance(y, tuple) or y.dtype.kind not in "iu":
        raise TypeError("test must have whole numbers for y, one class a row")
    return X, y
