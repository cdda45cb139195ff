"""What kind of thing a result is, in words, and the same result in the form that the lesson goes on with.

A learner may return a list where an array is meant, ``np.array([V, True])`` for two values or 1.0 for 1. That is right,
and later cells must not stumble over it: what is accepted is handed on in the reference's own form.
"""

import inspect
import re

import numpy as np

NUMERIC = "biufc"  # NumPy's letters for true and false, integers, floats and complex numbers


def kind(value):
    """``"numbers"``, ``"text"``, ``"nothing"`` or what else a result is, in a learner's words."""
    if value is None:
        return "nothing"
    if isinstance(value, str | bytes):
        return "text"
    if isinstance(value, list | tuple):
        odd = [k for k in map(kind, value) if k != "numbers"]
        what = "`None`" if odd == ["nothing"] * len(odd) else odd[0] if odd else ""
        return f"a {type(value).__name__} with {what} in it" if odd else "numbers"
    if isinstance(value, int | float | complex):
        return "numbers"
    if isinstance(value, np.ndarray | np.generic):
        return "numbers" if np.asarray(value).dtype.kind in NUMERIC else "an array of objects"
    if inspect.isgenerator(value):
        return "a generator (it has `yield` where `return` belongs)"
    if inspect.iscoroutine(value):
        value.close()
        return "a coroutine (it is an `async` function)"
    return "a function" if inspect.isroutine(value) else f"something of type `{type(value).__name__}`"


def not_finite(value):
    """``"NaN"`` or ``"an infinite number"`` when numbers hold one, else an empty text."""
    parts = value if isinstance(value, list | tuple) else [value]
    if parts is value:
        return next(filter(None, map(not_finite, parts)), "")
    if kind(value) != "numbers" or isinstance(value, int) or np.asarray(value).dtype.kind not in "fc":
        return ""
    return "NaN" if np.isnan(value).any() else "an infinite number" if np.isinf(value).any() else ""


def is_complex(value):
    """Whether a complex number is in a result; the parts of a tuple may differ in shape."""
    if isinstance(value, list | tuple):
        return any(map(is_complex, value))
    return np.iscomplexobj(value)


def misfit(result, expected):
    """One sentence when a result of right values has not the form of the expected one, else None."""
    if kind(expected) != "numbers":
        return None if kind(result) == kind(expected) else f"return {form(expected)}; you return {form(result)}"
    if isinstance(expected, tuple):
        n = len(expected)
        if not isinstance(result, tuple | list) or len(result) != n:
            return f"return {n} values, separated by commas; you return {form(result)}"
        problems = zip(names_of(expected), map(misfit, result, expected), strict=True)
        return next((f"{name} has the wrong form: {problem}" for name, problem in problems if problem), None)
    if np.ndim(expected) and not isinstance(result, np.ndarray):
        return f"return an array; you return {form(result)}"
    if np.ndim(expected) == 0 and (isinstance(result, list | tuple) or np.ndim(result)):
        return f"return one number; you return {form(result)}"
    if np.shape(result) != np.shape(expected):
        return f"return an array of shape {np.shape(expected)}; you return {form(result)}"
    return None


def names_of(values):
    """What to call the parts of a result: their names, where they have some."""
    return getattr(values, "_fields", [f"value number {number}" for number in range(1, len(values) + 1)])


def form(value):
    """The form of a result in words: ``one number``, ``a list of 3``, ``an array of shape (2, 4)``."""
    if isinstance(value, tuple):
        return "a tuple of one" if len(value) == 1 else f"{len(value)} values"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if kind(value) != "numbers":
        return kind(value)
    return f"an array of shape {np.shape(value)}" if np.ndim(value) else "one number"


def say(value, room=60):
    """A value as a learner would type it, short: three digits, and only the shape of what is long."""
    if isinstance(value, float | np.floating):
        return f"{value:.3g}"
    if isinstance(value, np.integer | np.bool_):
        value = value.item()
    if isinstance(value, np.ndarray):
        three = {"float_kind": "{:.3g}".format}
        text = np.array2string(value, separator=", ", threshold=12, formatter=three)
        text = re.sub(r"\s+", " ", text).replace("[ ", "[")
        return text if len(text) <= room else f"<array of shape {value.shape}>"
    try:
        text = re.sub(r"0x[0-9a-fA-F]+", "0x…", repr(value))
    except Exception:
        text = f"<{type(value).__name__}>"
    return text if len(text) <= room else f"<{type(value).__name__}>"


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
