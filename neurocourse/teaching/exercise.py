"""Checks of the learner's own functions: three outcomes, a message for the mistake, and never an exception.

    @exercise(reference=mcculloch_pitts.xor)
    def xor(f, ref):
        y = call(f, 1, 1)
        expect(y != 1, "your unit fires when both inputs are on: that is OR, not XOR")

In the notebook ``xor = check.xor(xor)`` shows the outcome and gives back the function to go on with: the learner's when
it is right, the reference until then.
"""

import functools

import numpy as np

from neurocourse.teaching import record
from neurocourse.teaching.attempt import Attempt, NotAttempted, NotYet, call, safe_text
from neurocourse.teaching.blanks import open_blanks
from neurocourse.teaching.display import BLUE, GREY, RED, pill, rich, show_static, this_cell
from neurocourse.teaching.results import misfit, say

__all__ = ["Answer", "call", "exercise", "expect"]

LOOKS = {"not attempted": ("○", GREY), "not yet": ("✗", RED), "correct": ("✓", BLUE)}


def expect(condition, message):
    """Go on when ``condition`` holds (an array: everywhere); else the answer is not right yet, for this reason."""
    if not np.all(condition):
        raise NotYet(message)


def exercise(*, reference, title=None):
    """Make a check of ``check(f, ref)``, which calls the learner's ``f`` through ``call`` and judges with ``expect``.

    Parameters
    ----------
    reference : function
        The right answer, with the same parameters; used in place of the learner's function until that is right.
    title : str, optional
        Shown in place of the function's name.

    Returns
    -------
    function
        ``check(answer)`` displays the outcome and returns an `Answer`. The text that ``check`` returns, if any, is
        said to the learner who got it right.
    """

    def decorate(check):
        name = check.__name__
        room = check.__module__.split(".")[-2:][0]

        @functools.wraps(check)
        def checker(answer=...):
            learner = answer.learner if isinstance(answer, Answer) else answer
            outcome, message = judge(check, learner, reference, name)
            result = Answer(name, outcome, message, learner, reference, title)
            record.solve(f"{room}.{name}", outcome)
            result.show()
            return result

        del checker.__wrapped__  # its signature is its own
        checker.reference = reference
        return checker

    return decorate


def judge(check, learner, reference, name):
    """Outcome and message for a learner's answer, whatever that is."""
    if learner is ...:
        return "not attempted", f"write your function, then `{name} = check.{name}({name})`"
    if isinstance(learner, type) or not callable(learner):
        use = f"`{name} = check.{name}({name})`, without brackets after the name"
        return "not yet", f"this is {thing(learner)}, not a function: {use}"
    attempt = Attempt(learner, reference, name)
    try:
        remark = check(attempt, reference)
        attempt.finish()
        return "correct", praise(remark, attempt)
    except NotAttempted as open_end:
        message = str(open_end)
    except NotYet as mistake:
        message = str(mistake)
        if not blanks_of(learner):
            return "not yet", message
    except Exception as trouble:  # the check could not work with what the function returned
        if not blanks_of(learner):
            return "not yet", unfit(attempt, trouble)
        message = "a blank `...` is still open"
    return "not attempted", count(blanks_of(learner)) or message


def thing(value):
    """What a learner passed in place of a function."""
    if value is None:
        return "`None` (a function that was called, perhaps)"
    return f"the class `{value.__name__}`" if isinstance(value, type) else f"`{say(value)}`"


def praise(remark, attempt):
    """What is said to a right answer: the check's remark, and a word about speed when that is the matter."""
    slow = (
        " It is right but slow: one call took more than two seconds, and lessons call it often." if attempt.slow else ""
    )
    return (remark if isinstance(remark, str) else "your function is used from here on.") + slow


def unfit(attempt, trouble):
    """Why a check could not judge a result."""
    if attempt.last:
        args, kwargs, result = attempt.last
        if problem := misfit(result, attempt.expected(args, kwargs)):
            return problem
        got = f"`{say(result)}` for {attempt.spell_call(args, kwargs)}"
        return f"your function returns {got}, which does not fit ({safe_text(trouble)})"
    return f"your function could not be called ({safe_text(trouble)})"


def blanks_of(learner):
    """Open blanks of any object; none when it cannot be looked into."""
    try:
        return open_blanks(learner)
    except Exception:
        return []


def count(blanks):
    """How many blanks are open, and which."""
    if not blanks:
        return ""
    named = ", ".join(f"`{line}`" for line in blanks if line != "...")
    some = "one blank is" if len(blanks) == 1 else f"{len(blanks)} blanks are"
    return f"{some} still open{': ' if named else ''}{named}"


class Answer:
    """The function to go on with: the learner's when it is right, else the reference. ``badge`` says which."""

    def __init__(self, name, outcome, message, learner, reference, title=None):
        self.outcome, self.message, self.learner = outcome, message, learner
        self.title = title or name
        self.function = learner if outcome == "correct" else reference
        self.badge = {
            "correct": f"your {name}",
            "not yet": f"reference {name} (yours is not there yet)",
            "not attempted": f"reference {name}",
        }[outcome]
        self.__name__, self.__doc__, self.__wrapped__ = name, self.function.__doc__, self.function
        self._shown_in = None

    def __call__(self, *args, **kwargs):
        return self.function(*args, **kwargs)

    def __repr__(self):
        symbol, _ = LOOKS[self.outcome]
        return f"{symbol} {self.title}: {self.outcome}\n  {self.message}"

    def _repr_html_(self):
        symbol, colour = LOOKS[self.outcome]
        style = f"border-left: 4px solid {colour}; padding: 6px 12px; margin: 4px 0"
        return (
            f'<div class="nc-check" role="status" style="{style}">{pill(symbol, self.outcome, colour)} '
            f"<strong>{rich(self.title)}</strong>: {rich(self.message)}</div>"
        )

    def show(self):
        """Display the outcome now, whether or not the answer ends its cell."""
        show_static(self._repr_html_(), repr(self))
        self._shown_in = this_cell()

    def _ipython_display_(self):
        if self._shown_in != this_cell():  # asked for again, in a later cell
            self.show()
