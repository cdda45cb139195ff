"""What a value is: in a few words, as a number, as an array of numbers with nothing lost."""

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
    return text if len(text) <= 60 and " at 0x" not in text else f"a {type(value).__name__}"


def scalar(value):
    """A number out of a 0-d array; anything else as it is."""
    return value.item() if isinstance(value, np.ndarray) and value.ndim == 0 else value


def is_number(value):
    """Is it a real number, and no truth value?"""
    return isinstance(value, numbers.Real) and not isinstance(value, (bool, np.bool_))


def is_whole(value):
    """Is it a whole number, and no truth value?"""
    return isinstance(value, numbers.Integral) and not isinstance(value, (bool, np.bool_))


def bounds(low=None, high=None, above=None, below=None):
    """The bounds in words, such as `` >= 0 and < 1``; nothing without bounds."""
    pairs = [(low, ">="), (above, ">"), (high, "<="), (below, "<")]
    said = ((sign, f"{bound:g}" if isinstance(bound, float) else bound) for bound, sign in pairs if bound is not None)
    wanted = " and ".join(f"{sign} {bound}" for sign, bound in said)
    return f" {wanted}" if wanted else ""


def inside(x, low=None, high=None, above=None, below=None):
    """Is a number within the bounds?"""
    return (
        (low is None or x >= low)
        and (above is None or x > above)
        and (high is None or x <= high)
        and (below is None or x < below)
    )


def as_numbers(name, value, dtype):
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
        return _as_whole(name, raw, dtype)
    try:
        return raw.astype(float if dtype.kind == "O" else dtype)
    except OverflowError:
        raise ValueError(f"{name} must hold finite numbers only, got a huge whole number") from None


def _as_whole(name, raw, dtype):
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


def fit(name, actual, wanted, sizes):
    """Note what letters stand for, or say what does not fit.

    A letter in ``wanted`` is a size, ``...`` in front any other axes; a letter instead of a tuple is a whole shape.
    """
    if isinstance(wanted, str):
        shape, other = sizes.setdefault(wanted, (actual, name))
        if actual != shape:
            raise ValueError(f"{name} must have the shape of {other}, {shape}, got shape {actual}")
        return
    fixed = wanted[1:] if wanted[0] is ... else wanted
    last = actual[max(len(actual) - len(fixed), 0) :] if wanted[0] is ... else actual
    known = {w: sizes.setdefault(w, (n, name)) for n, w in zip(last, fixed, strict=False) if isinstance(w, str)}
    fits = (n == (known[w][0] if isinstance(w, str) else w) for n, w in zip(last, fixed, strict=False))
    if len(last) != len(fixed) or not all(fits):
        words = ", ".join("..." if w is ... else str(w) for w in wanted) + ("," if len(wanted) == 1 else "")
        others = "".join(f", {w} = {n} as in {other}" for w, (n, other) in known.items() if other != name)
        raise ValueError(f"{name} must have shape ({words}){others}, got shape {actual}")
