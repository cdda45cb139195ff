"""The form of a result, and the same result in the form that the lesson goes on with.

A learner may return a list where an array is meant, ``np.array([V, True])`` for two values or 1.0 for 1. That is right,
and later cells must not stumble over it: what is accepted is handed on in the reference's own form.
"""

import numpy as np


def form_of(result):
    """Names what later cells may rely on: a tuple of forms, or "bool", "int", "number", "array of …"; else None."""
    if isinstance(result, tuple):
        return tuple(map(form_of, result))
    if isinstance(result, bool | np.bool_):
        return "bool"
    if isinstance(result, int | float | np.integer | np.floating):
        return "int" if isinstance(result, int | np.integer) else "number"
    if isinstance(result, np.ndarray):
        return {"b": "array of bool", "i": "array of int", "u": "array of int"}.get(
            result.dtype.kind, "array of number"
        )
    return None


def common(forms):
    """What a function's results have in common; None where they share no form."""
    first, *others = set(forms)
    if not others:
        return first
    if isinstance(first, tuple) and all(isinstance(f, tuple) and len(f) == len(first) for f in others):
        return tuple(map(common, zip(first, *others, strict=True)))
    return None


def reformed(result, form):
    """``result`` in this form; as it is where it cannot be brought into it."""
    if result is None:
        return None
    if isinstance(form, tuple):
        if not isinstance(result, tuple | list | np.ndarray) or len(result) != len(form):
            return result
        return tuple(map(reformed, result, form))
    try:
        if form is None:
            return np.asarray(result) if isinstance(result, list) else result
        if form.startswith("array"):
            x = np.asarray(result)
            kind = {"array of bool": bool, "array of int": np.intp}.get(form, float)
            return x if x.dtype.kind == np.dtype(kind).kind else unless_changed(x.astype(kind), x)
        if np.ndim(result):
            return result
        return unless_changed({"bool": bool, "int": int, "number": float}[form](result), result)
    except (TypeError, ValueError, OverflowError):
        return result


def unless_changed(new, old):
    """The value in its new form, unless something is lost by that: 8.5 is no whole number, and 0.3 is not True."""
    return new if np.array_equal(new, old) else old


def close(got, want, scale=1.0):
    """Whether two results are the same but for rounding; ``scale`` is the size of a usual value. None: anything is."""
    if want is None:
        return True
    if isinstance(want, tuple | list):
        parts = isinstance(got, tuple | list) or np.ndim(got) > 0
        return parts and len(got) == len(want) and all(map(close, got, want, [scale] * len(want)))
    try:
        got, want = np.asarray(got), np.asarray(want)
    except ValueError:  # parts of different lengths
        return False
    if got.shape != want.shape:
        return False
    if want.dtype == object:  # where it is None, anything is
        told = np.not_equal(want, None)
        got, want = got[told], np.asarray(want[told].tolist())
    if want.dtype.kind not in "biuf" or got.dtype.kind not in "biuf":
        return bool(np.array_equal(got, want))
    return bool(np.allclose(got, want, rtol=1e-4, atol=1e-5 * scale, equal_nan=True))
