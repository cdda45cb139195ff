"""What keeps a learner's function from touching anything but its own copies of its arguments."""

import contextlib
import copy
import io
import re
import warnings

import numpy as np


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
