"""Checks of the learner's own functions: three outcomes, a message for the mistake, and never an exception.

    @exercise(
        reference=prediction_error.td_update,
        inputs=inputs(V=real(-100, 20), V_next=real(-100, 20), r=real(-100, 1), alpha=real(0, 1), gamma=real(0, 1)),
        mistakes=[("you return the error", lambda V, V_next, r, alpha, gamma: r + gamma * V_next - V)],
    )
    def td_update(f, ref):
        ...  # what else must hold, called once the function agrees with the reference on all inputs

In the notebook ``td_update = check.td_update(td_update)`` shows the outcome and gives back the function to go on with:
the learner's when it is right, the reference until then.
"""

import functools
from typing import NamedTuple

import numpy as np

from neurocourse.teaching import record
from neurocourse.teaching.calls.inputs import Inputs
from neurocourse.teaching.exercises import agreement
from neurocourse.teaching.exercises.answer import Answer, not_written
from neurocourse.teaching.exercises.attempt import Attempt, NotAttempted, NotYet, call
from neurocourse.teaching.exercises.blanks import family, open_blanks
from neurocourse.teaching.exercises.calling import safe_text
from neurocourse.teaching.exercises.forms import misfit, say
from neurocourse.teaching.page.patience import said_after_a_while
from neurocourse.teaching.record.tries import gist

__all__ = ["Answer", "call", "exercise", "expect"]


def expect(condition, message):
    """Go on when ``condition`` holds (an array: everywhere); else the answer is not right yet, for this reason."""
    if not np.all(condition):
        raise NotYet(message)


class Task(NamedTuple):
    """What an exercise asks for; see `exercise`."""

    inputs: tuple = ()
    mistakes: tuple = ()
    many: str = ""
    each: str = ""


def exercise(*, reference, title=None, inputs=(), mistakes=(), many="", each=""):
    """Make a check of ``check(f, ref)``, which calls the learner's ``f`` through ``call`` and judges with ``expect``.

    Parameters
    ----------
    reference : function
        The right answer, with the same parameters; used in place of the learner's function until that is right.
    title : str, optional
        Shown in place of the function's name.
    inputs : Inputs or tuple of Inputs
        Every form in which the lesson calls the function, the one that the text describes first. The function must
        agree with the reference on all of them before ``check`` is called for what else must hold.
    mistakes : list of (str, function)
        What to say to a function that gives what this wrong one gives, on all inputs; the first that fits is said.
        What is None in its result, a part or an element, may be any: `np.full(shape, None)` is any array of a shape.
    many : str
        Said before what was seen when the function is right for the first form of inputs and not for another.
    each : str
        In place of that, go on with the function called for each element or row: NumPy's signature of one call.

    Returns
    -------
    function
        ``check(answer)`` displays the outcome and returns an `Answer`. The text that ``check`` returns, if any, is
        said to the learner who got it right.
    """
    task = Task((inputs,) if isinstance(inputs, Inputs) else tuple(inputs), tuple(mistakes), many, each)

    def decorate(check):
        name = check.__name__
        room = check.__module__.removeprefix("neurocourse.").split(".")[0]

        @functools.wraps(check)
        def checker(answer=...):
            learner = answer.learner if isinstance(answer, Answer) else answer
            with said_after_a_while(SLOW_CHECK.format(name)):
                result = Answer(name, *judge(check, learner, reference, name, task), learner, reference, title)
            named = gist(result.message, dict(task.mistakes)) if result.outcome == "not yet" else ""
            record.solve(f"{room}.{name}", result.outcome, named, handed_in(learner))
            result.show()
            return result

        del checker.__wrapped__  # its signature is its own
        checker.reference, checker.task = reference, task
        return checker

    return decorate


SLOW_CHECK = (
    "`{}` is still running. A loop may never end: press ■ (Stop) above the notebook, and look at what ends your loop."
)


def judge(check, learner, reference, name, task):
    """Outcome, message and the function to go on with, for a learner's answer, whatever that is."""
    if learner is ...:
        return "not attempted", not_written(name), reference
    if isinstance(learner, type) or not callable(learner):
        use = f"`{name} = check.{name}({name})`, without brackets after the name"
        return "not yet", f"this is {thing(learner)}, not a function: {use}", reference
    attempt = Attempt(learner, reference, name)
    try:
        if task.inputs:
            agreement.demand(attempt, task)
        remark = check(attempt, reference)
        attempt.finish()
        return "correct", praise(remark, attempt), attempt.hand_on()
    except NotAttempted as open_end:
        message = str(open_end)
    except NotYet as mistake:
        message = str(mistake)
        if not blanks_of(learner):
            return "not yet", message, reference
    except KeyboardInterrupt:
        return "not yet", "you stopped it while it ran: does every loop of your function come to an end?", reference
    except Exception as trouble:  # the check could not work with what the function returned
        if not blanks_of(learner):
            return "not yet", unfit(attempt, trouble), reference
        message = "a blank `...` is still open"
    return "not attempted", count(blanks_of(learner)) or message, reference


def thing(value):
    """What a learner passed in place of a function."""
    if value is None:
        return "`None` (a function that was called, perhaps)"
    return f"the class `{value.__name__}`" if isinstance(value, type) else f"`{say(value)}`"


def praise(remark, attempt):
    """What is said to a right answer: the check's remark, and a word about speed when that is the matter."""
    words = remark if isinstance(remark, str) else "your function is used from here on."
    if attempt.each:
        words += " It takes one at a time, and the lesson has many: it is called for each."
    if attempt.slow:
        words += " It is right but slow: one call took more than two seconds, and lessons call it often."
    return words


def unfit(attempt, trouble):
    """Why a check could not judge a result."""
    if attempt.last:
        args, kwargs, result = attempt.last
        if problem := misfit(result, attempt.expected(args, kwargs)):
            return problem
        got = f"`{say(result)}` for {attempt.spell_call(args, kwargs)}"
        return f"your function returns {got}, which does not fit ({safe_text(trouble)})"
    return f"your function could not be called ({safe_text(trouble)})"


def handed_in(learner):
    """What tells one answer from another: the code of a function and its helpers, or None."""
    try:
        return [part.__code__ for part in family(learner)] or None
    except Exception:
        return None


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
