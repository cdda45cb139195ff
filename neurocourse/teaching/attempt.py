"""Runs a learner's function for a check: on copies, quietly, and with its own mistakes retold in plain words."""

import contextlib
import copy
import inspect
import io
import re
import time
import traceback
import warnings

import numpy as np

from neurocourse.teaching import blanks
from neurocourse.teaching.results import form, is_complex, kind, misfit, not_finite, say

SLOW = 2.0  # seconds for one call, after which we say so
TOO_SLOW = 20.0  # seconds for all calls, after which we stop


class NotAttempted(Exception):
    """The learner has not started, or a blank is still open."""


class NotYet(Exception):
    """The answer is not right; the message names the mistake."""


class Attempt:
    """A learner's function as a check sees it: call it like the function, and it never changes what you give it."""

    def __init__(self, function, reference, name):
        self.function, self.reference, self.name = function, reference, name
        self.__wrapped__ = function
        self.slow = self.printed = False
        self.changed = self.last = None
        self.seconds = 0.0

    def __call__(self, *args, **kwargs):
        if self.seconds > TOO_SLOW:
            raise NotYet("your function is too slow to check: look for a loop that runs more often than it needs to")
        self.demand_arguments(args, kwargs)
        (mine, mine_named), start = copies(args, kwargs), time.perf_counter()
        try:
            with quiet() as out:
                result = self.function(*mine, **mine_named)
        except (KeyboardInterrupt, NotAttempted, NotYet):
            raise
        except BaseException as error:  # exit() and its kin must not end the lesson
            raise self.retell(error, args, kwargs) from None
        self.note_time(time.perf_counter() - start)
        self.printed = self.printed or bool(out.getvalue())
        names = [*parameters(self.function)[: len(args)], *kwargs]
        self.note_changes([*args, *kwargs.values()], [*mine, *mine_named.values()], names)
        self.last = (args, kwargs, result)
        return result

    def demand_arguments(self, args, kwargs):
        """Refuse a function that cannot be called with these arguments, naming those that it should take."""
        try:
            theirs = inspect.signature(self.function)
        except (TypeError, ValueError):
            return  # written in C: Python itself must complain
        try:
            theirs.bind(*args, **kwargs)
        except TypeError:
            wanted = ", ".join([*parameters(self.reference)[: len(args)], *kwargs])
            got = ", ".join(theirs.parameters) or "nothing"
            raise NotYet(f"your function must take ({wanted}), and it takes ({got})") from None

    def retell(self, error, args, kwargs):
        """The exception of a learner's function as a sentence: what, where, and on which arguments."""
        text = safe_text(error)
        if "ellipsis" in text.lower():
            return NotAttempted("a blank `...` is still open")
        what = type(error).__name__ + (f" ({text})" if text else "")
        return NotYet(
            f"your function stopped with {what}{self.line_of(error)}, when called as {self.spell_call(args, kwargs)}"
        )

    def line_of(self, error):
        """The innermost line of the learner's own code that an exception went through."""
        code = getattr(blanks.plain(self.function), "__code__", None)
        frames = [f for f in traceback.extract_tb(error.__traceback__) if code and f.filename == code.co_filename]
        if not frames:
            return ""
        return f" in line {frames[-1].lineno}" + (f", `{frames[-1].line}`" if frames[-1].line else "")

    def spell_call(self, args, kwargs):
        """The call as code, short enough to read."""
        words = [say(a) for a in args] + [f"{k}={say(v)}" for k, v in kwargs.items()]
        return f"`{self.name}({', '.join(words)})`"

    def note_time(self, seconds):
        self.slow = self.slow or seconds > SLOW
        self.seconds += seconds

    def note_changes(self, before, after, names):
        """Remember the first input that was changed in place, unless the reference changes its inputs as well."""
        changed = [i for i, pair in enumerate(zip(before, after, strict=True)) if not unchanged(*pair)]
        if changed and self.changed is None and not self.reference_changes(before):
            self.changed = names[changed[0]] if len(names) == len(before) else f"number {changed[0] + 1}"

    def reference_changes(self, args):
        mine, _ = copies(args, {})
        with contextlib.suppress(Exception), quiet():
            self.reference(*mine)
        return not all(unchanged(a, b) for a, b in zip(args, mine, strict=True))

    def expected(self, args, kwargs):
        """What the reference gives for these arguments, or None when it gives nothing."""
        mine, named = copies(args, kwargs)
        with contextlib.suppress(Exception), quiet():
            return self.reference(*mine, **named)

    def finish(self):
        """What every right answer owes: the form of its result, and inputs left as they were."""
        if self.last:
            args, kwargs, result = self.last
            if problem := misfit(result, self.expected(args, kwargs)):
                raise NotYet(problem)
        if self.changed:
            raise NotYet(
                f"the values are right, but your function changes its input `{self.changed}` itself. "
                "Whoever calls it loses the old values: make a new array, `a = a + b` in place of `a += b`"
            )


def call(f, *args, **kwargs):
    """Call the learner's function on copies of the arguments and return a result that can be worked with.

    Raises
    ------
    NotAttempted
        A blank came back.
    NotYet
        It raised, or returned nothing, NaN, infinity, or something of another kind than the reference does.
    """
    if not isinstance(f, Attempt):
        raise TypeError("call takes the function that the check was given, as it is")
    y = f(*args, **kwargs)
    if y is ... or (isinstance(y, tuple | list) and any(part is ... for part in y)):
        raise NotAttempted("a blank `...` is still open")
    if kind(y) == "numbers" and not not_finite(y) and not is_complex(y):
        return y
    expected = f.expected(args, kwargs)
    here = f"when called as {f.spell_call(args, kwargs)}"
    if kind(y) == "nothing" and kind(expected) != "nothing":
        shown = (
            "prints its result and returns nothing: put `return`" if f.printed else "returns nothing: put `return …`"
        )
        raise NotYet(f"your function {shown} at its end")
    if kind(y) != kind(expected):
        raise NotYet(f"your function returns {kind(y)}, where it should return {form(expected)}, {here}")
    if not_finite(y) and not not_finite(expected):
        raise NotYet(f"your function returns {not_finite(y)} {here}")
    if is_complex(y) and not is_complex(expected):
        raise NotYet(f"your function returns complex numbers {here}")
    return y


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


def parameters(function):
    """Names of a function's parameters, as far as Python knows them."""
    try:
        return list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return []


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
