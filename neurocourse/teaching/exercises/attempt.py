"""Runs a learner's function for a check: on copies, quietly, and with its own mistakes retold in plain words."""

import contextlib
import inspect
import time
import traceback

from neurocourse.teaching.exercises import blanks
from neurocourse.teaching.exercises.calling import (
    by_name,
    copies,
    element_by_element,
    named,
    parameters,
    positional,
    quiet,
    safe_text,
    unchanged,
)
from neurocourse.teaching.exercises.forms import (
    common,
    form,
    form_of,
    is_complex,
    kind,
    misfit,
    not_finite,
    reformed,
    say,
)

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
        self.way = None  # how the function wants to be called: found out at the first call
        self.__wrapped__ = function
        self.slow = self.printed = self.reforms = self.each = False
        self.forms = []
        self.changed = self.last = None
        self.seconds = 0.0

    def __call__(self, *args, **kwargs):
        if self.seconds > TOO_SLOW:
            raise NotYet("your function is too slow to check: look for a loop that runs more often than it needs to")
        args, kwargs = positional(self.reference, args, kwargs)
        if self.way is None:
            self.way = self.way_to_call(args, kwargs)
        (mine, mine_named), start = copies(args, kwargs), time.perf_counter()
        try:
            with quiet() as out:
                result = self.way(*mine, **mine_named)
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

    def way_to_call(self, args, kwargs):
        """The function, or a way to call it by the names of its parameters where it takes nothing else."""
        try:
            theirs = inspect.signature(self.function)
        except (TypeError, ValueError):
            return self.function  # written in C: Python itself must complain
        names = parameters(self.reference)
        for bind, way in (
            (lambda: theirs.bind(*args, **kwargs), self.function),
            (lambda: theirs.bind(**named(names, args), **kwargs), by_name(self.function, names)),
        ):
            with contextlib.suppress(TypeError):
                bind()
                return way
        wanted = ", ".join([*names[: len(args)], *kwargs])
        got = str(theirs).removeprefix("(").removesuffix(")") or "nothing"
        raise NotYet(f"your function must take ({wanted}), and it takes ({got})") from None

    def one_by_one(self, signature):
        """From now on call the function for each element, or row, by itself, as NumPy's `vectorize` does."""
        self.way, self.each = element_by_element(self.way, signature), True

    def demand_form(self, form, results):
        """Note whether results have to be brought into this ``form``, for the cells that go on with them."""
        self.forms.append(form)
        self.reforms = self.reforms or any(form_of(result) != form for result in results)

    def hand_on(self):
        """The function as later cells call it: in the way it wants, its results in the form they expect."""
        if not self.reforms:
            return self.way or self.function
        way, form = self.way, common(self.forms)
        return lambda *args, **kwargs: reformed(way(*args, **kwargs), form)

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
            expected = self.expected(args, kwargs)
            if problem := misfit(reformed(result, form_of(expected)), expected):
                raise NotYet(problem)
            self.demand_form(form_of(expected), [result])
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
        return reformed(y, common(f.forms)) if f.reforms else y
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
