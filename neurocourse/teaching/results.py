"""What kind of thing a result is, said in words, and whether it has the form that was asked for."""

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
