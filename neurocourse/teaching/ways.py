"""Ways to call a learner's function: with other names of parameters, by name only, or one element at a time."""

import inspect
import re

import numpy as np


def parameters(function):
    """Names of a function's parameters, as far as Python knows them."""
    try:
        return list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return []


def positional(reference, args, kwargs):
    """The same call with as many arguments as possible by position: a learner may have renamed the parameters."""
    if not kwargs:
        return args, kwargs
    try:
        bound = inspect.signature(reference).bind(*args, **kwargs)
    except (TypeError, ValueError):
        return args, kwargs
    return bound.args, bound.kwargs


def named(names, args):
    """Arguments with the names of the reference's parameters."""
    return dict(zip(names, args, strict=False))


def by_name(function, names):
    """``function``, which takes keywords only, to be called by position."""
    return lambda *args, **kwargs: function(**named(names, args), **kwargs)


def element_by_element(function, signature):
    """``function`` called once for each element, or row: ``signature`` says what one call takes, as in NumPy.

    "(),()->()" takes two numbers, "(n),()->()" a row and a number. What has just that size is passed on as it is.
    NumPy's own `vectorize` does the same, and takes more time than many a function that it calls.
    """
    axes, outputs = ([x.count(",") + bool(x) for x in re.findall(r"\((.*?)\)", s)] for s in signature.split("->"))

    def call(*args):
        shapes = [np.shape(x) for x in args]
        many = np.broadcast_shapes(*(shape[: len(shape) - n] for shape, n in zip(shapes, axes, strict=True)))
        if not many:
            return function(*args)
        results = list(map(function, *(ones(x, n, many) for x, n in zip(args, axes, strict=True))))
        parts = [np.array(x) for x in (zip(*results, strict=True) if len(outputs) > 1 else [results])]
        parts = [x.reshape(many + x.shape[1:]) for x in parts]
        return tuple(parts) if len(outputs) > 1 else parts[0]

    return call


def ones(x, n, many):
    """What each of ``many`` calls takes of ``x``: a number, or a part with ``n`` axes."""
    x = np.asarray(x)
    part = x.shape[x.ndim - n :]
    x = np.broadcast_to(x, many + part).reshape(-1, *part)
    return x if part else x.tolist()
