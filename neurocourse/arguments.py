"""Checks for arguments: one clear sentence that names the argument, what was expected and what came.

Every public function of the course calls these on its first lines, so that a wrong shape, a NaN or a negative time
constant is told apart from a result.
"""

import numbers

import numpy as np


def describe(value):
    """Short text for a value in an error message: ``an array of shape (3,)``, ``-2.0``, ``the text 'relu'``."""
    if isinstance(value, str):
        value = value if len(value) <= 40 else value[:39] + "…"
        return f"the text {value!r}"
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of shape {value.shape}"
    if isinstance(value, int) and value.bit_length() > 100:
        return "a huge whole number"
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else f"a {type(value).__name__}"


def number(name, value, *, low=None, high=None, above=None, below=None):
    """Return ``value`` as float, inside ``low <= value <= high`` and ``above < value < below``."""
    plain, wanted = _scalar(value), _bounds(low, above, high, below)
    if isinstance(plain, (bool, np.bool_)) or not isinstance(plain, numbers.Real):
        raise TypeError(f"{name} must be a number{wanted}, got {describe(value)}")
    try:
        x = float(plain)
    except OverflowError:  # a whole number beyond 1.8e308
        x = np.inf
    if not (np.isfinite(x) and _inside(x, low, above, high, below)):
        raise ValueError(f"{name} must be a finite number{wanted}, got {describe(plain)}")
    return x


def _scalar(value):
    """A number out of a 0-d array; anything else as it is."""
    return value.item() if isinstance(value, np.ndarray) and value.ndim == 0 else value


def _bounds(low, above, high, below):
    """The bounds in words, such as `` >= 0 and < 1``; nothing without bounds."""
    pairs = [(low, ">="), (above, ">"), (high, "<="), (below, "<")]
    said = ((sign, f"{bound:g}" if isinstance(bound, float) else bound) for bound, sign in pairs if bound is not None)
    wanted = " and ".join(f"{sign} {bound}" for sign, bound in said)
    return f" {wanted}" if wanted else ""


def _inside(x, low, above, high, below):
    return (
        (low is None or x >= low)
        and (above is None or x > above)
        and (high is None or x <= high)
        and (below is None or x < below)
    )


def positive(name, value):
    """Return ``value`` as float, greater than zero."""
    return number(name, value, above=0)


def integer(name, value, *, low=None, high=None):
    """Return ``value`` as int, inside ``low <= value <= high``."""
    plain, wanted = _scalar(value), _bounds(low, None, high, None)
    if isinstance(plain, (bool, np.bool_)) or not isinstance(plain, numbers.Integral):
        raise TypeError(f"{name} must be a whole number{wanted}, got {describe(value)}")
    n = int(plain)
    if not _inside(n, low, None, high, None):
        raise ValueError(f"{name} must be a whole number{wanted}, got {describe(n)}")
    return n


def array(name, value, *, shape=None, ndim=None, dtype=np.float64):
    """Return ``value`` as a finite array. Letters in ``shape`` stand for free sizes, equal letters for equal ones.

    ``dtype=None`` keeps the kind of number that came.
    """
    x = _numbers(name, value, dtype)
    if ndim is not None and x.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} {'axis' if ndim == 1 else 'axes'}, got shape {x.shape}")
    if shape is not None and not _fits(x.shape, shape):
        wanted = ", ".join(str(n) for n in shape) + ("," if len(shape) == 1 else "")
        raise ValueError(f"{name} must have shape ({wanted}), got shape {x.shape}")
    if x.dtype.kind in "fc" and not np.isfinite(x).all():
        bad = np.count_nonzero(~np.isfinite(x))
        raise ValueError(f"{name} must hold finite numbers only, got {bad} NaN or infinite")
    return x


def _numbers(name, value, dtype):
    """``value`` as an array of ``dtype`` that holds the same numbers: no text, no None, nothing cut off."""
    try:
        raw = np.asarray(value)
    except (TypeError, ValueError):  # rows of different lengths
        raise TypeError(f"{name} must be an array of numbers, got {describe(value)}") from None
    dtype = np.dtype(raw.dtype if dtype is None else dtype)
    if raw.dtype == dtype and dtype.kind in "biufc":
        return raw
    objects = raw.ravel().tolist() if raw.dtype.kind == "O" else ()
    if raw.dtype.kind not in "biufcO" or not all(isinstance(v, numbers.Number) for v in objects):
        raise TypeError(f"{name} must be an array of numbers, got {describe(value)}")
    if dtype.kind != "c" and (raw.dtype.kind == "c" or any(isinstance(v, complex) for v in objects)):
        raise TypeError(f"{name} must be an array of real numbers, got complex ones")
    if dtype.kind in "biu":
        return _whole(name, raw, dtype)
    try:
        return raw.astype(float if dtype.kind == "O" else dtype)
    except OverflowError:
        raise ValueError(f"{name} must hold finite numbers only, got a huge whole number") from None


def _whole(name, raw, dtype):
    """``raw`` as integers or bools, when nothing is lost by that."""
    if raw.dtype.kind == "f" and not np.isfinite(raw).all():
        raise ValueError(f"{name} must hold finite numbers only, got NaN or infinite")
    try:
        x = raw.astype(dtype)
        same = bool(np.all(x == raw))
    except (OverflowError, ValueError):
        same = False
    if not same:
        wanted = "only 0 and 1" if dtype.kind == "b" else f"whole numbers ({dtype})"
        raise TypeError(f"{name} must hold {wanted}, got others")
    return x


def _fits(actual, wanted):
    sizes = {}
    return len(actual) == len(wanted) and all(
        n == (sizes.setdefault(w, n) if isinstance(w, str) else w) for n, w in zip(actual, wanted, strict=True)
    )


def option(name, value, options):
    """Return ``value`` when it is one of ``options``."""
    try:
        known = value in options
    except ValueError:  # an array, compared one by one
        known = False
    if not known:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, options))}; got {describe(value)}")
    return value


def function(name, value):
    """Return ``value`` when it can be called."""
    if not callable(value):
        raise TypeError(f"{name} must be a function, got {describe(value)}")
    return value
