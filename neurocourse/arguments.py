"""Checks for arguments: one clear sentence that names the argument, what was expected and what came.

Every public function of the course calls these on its first lines, so that a wrong shape, a NaN or a negative time
constant is told apart from a result.
"""

import numbers

import numpy as np


def describe(value):
    """Short text for a value in an error message: ``an array of shape (3,)``, ``-2.0``, ``the text 'relu'``."""
    if isinstance(value, str):
        return f"the text {value!r}"
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of shape {value.shape}"
    text = repr(value)
    return text if len(text) <= 60 else f"a {type(value).__name__}"


def number(name, value, *, low=None, high=None, above=None, below=None):
    """Return ``value`` as float, inside ``low <= value <= high`` and ``above < value < below``."""
    bounds = [(low, ">="), (above, ">"), (high, "<="), (below, "<")]
    wanted = " and ".join(f"{sign} {bound:g}" for bound, sign in bounds if bound is not None)
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (numbers.Real, np.ndarray)) or np.ndim(value):
        raise TypeError(f"{name} must be a number{' ' + wanted if wanted else ''}, got {describe(value)}")
    x = float(value)
    fits = (
        np.isfinite(x)
        and (low is None or x >= low)
        and (high is None or x <= high)
        and (above is None or x > above)
        and (below is None or x < below)
    )
    if not fits:
        raise ValueError(f"{name} must be a finite number{' ' + wanted if wanted else ''}, got {describe(value)}")
    return x


def positive(name, value):
    """Return ``value`` as float, greater than zero."""
    return number(name, value, above=0)


def integer(name, value, *, low=None, high=None):
    """Return ``value`` as int, inside ``low <= value <= high``."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, numbers.Integral):
        raise TypeError(f"{name} must be a whole number, got {describe(value)}")
    return int(number(name, int(value), low=low, high=high))


def array(name, value, *, shape=None, ndim=None, dtype=np.float64):
    """Return ``value`` as a finite array. Letters in ``shape`` stand for free sizes, equal letters for equal ones."""
    try:
        x = np.asarray(value, dtype=dtype)
    except (TypeError, ValueError):
        raise TypeError(f"{name} must be an array of numbers, got {describe(value)}") from None
    if ndim is not None and x.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} axes, got shape {x.shape}")
    if shape is not None and not _fits(x.shape, shape):
        wanted = ", ".join(str(n) for n in shape) + ("," if len(shape) == 1 else "")
        raise ValueError(f"{name} must have shape ({wanted}), got shape {x.shape}")
    if x.dtype.kind == "f" and not np.isfinite(x).all():
        bad = np.count_nonzero(~np.isfinite(x))
        raise ValueError(f"{name} must hold finite numbers only, got {bad} NaN or infinite")
    return x


def _fits(actual, wanted):
    sizes = {}
    return len(actual) == len(wanted) and all(
        n == (sizes.setdefault(w, n) if isinstance(w, str) else w) for n, w in zip(actual, wanted, strict=True)
    )


def option(name, value, options):
    """Return ``value`` when it is one of ``options``."""
    if value not in options:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, options))}; got {describe(value)}")
    return value


def function(name, value):
    """Return ``value`` when it can be called."""
    if not callable(value):
        raise TypeError(f"{name} must be a function, got {describe(value)}")
    return value
