"""Training on examples that are made as they are needed: no data set, no epochs, just update after update."""

import math

import numpy as np

from neurocourse.arguments import count, function, generator, instance, option, positive
from neurocourse.nn.layer import Layer
from neurocourse.nn.optimisers import Optimiser
from neurocourse.nn.progress import Bar
from neurocourse.nn.training import History


def practise(network, sample, *, loss, optimiser, updates, rng, clip=1.0, progress=True, after_update=None):
    """Train ``network`` in place on fresh batches. Interrupt it when you like: what it learned stays.

    Gradients longer than ``clip`` are shortened to it, for in recurrent networks a few are very long.

    Parameters
    ----------
    network : Network
    sample : function
        ``sample(rng) -> (x, y)``: a new batch, in the network's dtype.
    loss : function
        ``loss(y_hat, y) -> (loss, dy_hat)``.
    optimiser : SGD, Momentum or Adam
    updates : int
    rng : int or numpy.random.Generator
        Handed to ``sample``.
    clip : float
        Longest gradient, > 0.
    progress : bool
        Show a bar, if somebody is watching.
    after_update : function, optional
        ``after_update(network, update)``, update = 1, 2, …; what it returns is kept in ``History.records``.

    References
    ----------
    Pascanu R, Mikolov T, Bengio Y (2013). PMLR 28(3):1310-1318, https://proceedings.mlr.press/v28/pascanu13.html.
    """
    rng = generator("rng", rng)
    updates, clip = count("updates", updates), positive("clip", clip)
    instance("network", network, Layer)
    if not isinstance(optimiser, Optimiser):
        raise TypeError(f"optimiser must be SGD(…), Momentum(…) or Adam(…), got a {type(optimiser).__name__}")
    function("sample", sample), function("loss", loss)
    note = function("after_update", after_update) if after_update is not None else None
    losses, records, interrupted = [], [], False
    with Bar(updates, shown=option("progress", progress, (True, False)), what="updates") as bar:
        try:
            for update in range(1, updates + 1):
                losses.append(_update(network, *sample(rng), loss, optimiser, clip))
                if note:
                    records.append(note(network, update))
                bar.update(update, losses[-1])
        except KeyboardInterrupt:
            interrupted = True
    network.forget()
    return History(np.array(losses), records, interrupted)


@np.errstate(over="ignore", invalid="ignore")  # the loss tells, in a sentence
def _update(network, x, y, loss, optimiser, clip):
    value, dy = loss(network.propagate(x), y)
    network.absorb(dy)
    g = network.gradients
    length = math.sqrt(np.vdot(g, g))
    if length > clip:
        g *= clip / length
    optimiser.step(network.parameters, g)
    return value
