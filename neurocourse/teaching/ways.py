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
    """
    axes = [part.count(",") + bool(part) for part in re.findall(r"\((.*?)\)", signature.split("->")[0])]
    each = np.vectorize(function, signature=signature)

    def call(*args):
        single = all(np.ndim(x) <= n for x, n in zip(args, axes, strict=True))
        return function(*args) if single else each(*args)

    return call
