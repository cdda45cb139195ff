"""Calls a learner's function: as it wants to be called, on copies of its arguments, and quietly."""

import contextlib
import copy
import inspect
import io
import re
import warnings
from itertools import repeat

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
        leading = {shape[: len(shape) - n] for shape, n in zip(shapes, axes, strict=True)}
        many = np.broadcast_shapes(*leading)
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
    if not x.ndim:
        return repeat(x.item())
    if not part and x.shape == many:  # nothing to spread, which would take most of the time
        return x.ravel().tolist()
    x = np.broadcast_to(x, many + part).reshape(-1, *part)
    return x if part else x.tolist()


def copies(args, kwargs):
    """Deep copies of arguments; what cannot be copied is passed on as it is."""

    def duplicate(value):
        try:
            return copy.deepcopy(value)
        except Exception:
            return value

    return [duplicate(a) for a in args], {k: duplicate(v) for k, v in kwargs.items()}


def unchanged(before, after):
    """Whether two arrays, or lists of numbers, are still the same."""
    if not isinstance(before, np.ndarray | list | dict):
        return True
    try:
        if isinstance(before, np.ndarray):
            return before.shape == after.shape and bool(np.all((before == after) | (before != before)))
        return bool(before == after)
    except Exception:
        return True


@contextlib.contextmanager
def quiet():
    """No prints, no warnings: a check calls the function many times."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with np.errstate(all="ignore"):
            yield out


def safe_text(error):
    """An exception's words on one line, without addresses; nothing when it has none to give."""
    try:
        return re.sub(r"0x[0-9a-fA-F]+", "0x…", " ".join(str(error).split()))[:200]
    except Exception:
        return ""
