"""Holds a learner's function against the reference on all of an exercise's inputs, and names the mistake truly.

A message is given only when the function behaves as the message says on every input that was tried: as one of the
mistakes that the exercise lists, blind to an argument, the right value turned round, or a multiple of it. Otherwise the
message says what was seen, and no more: the input, the result, and what it should have been.
"""

import copy
import inspect
from typing import NamedTuple

import numpy as np

from neurocourse.teaching.exercises.attempt import NotYet, call
from neurocourse.teaching.exercises.forms import close, common, form_of, misfit, names_of, reformed, say

BASES = 10  # random cases around which, as around the examples, an argument is varied, before we say that it is ignored


class Trial(NamedTuple):
    """One call: the arguments, what came, and what should have come."""

    args: tuple
    got: object
    want: object


def demand(attempt, task):
    """Raise `NotYet` unless the learner's function does what the reference does on all inputs of the ``task``."""
    first, *others = task.inputs
    trials = []
    try:
        trials_of(attempt, first, trials)
    except NotYet as stopped:  # perhaps at a border only: what came before it may tell more
        raise NotYet(listed(task, trials) or str(stopped)) from None
    if not all(map(agrees, trials)):
        raise NotYet(mistake(attempt, task, trials))
    for more in others:
        trials += trials_with_more(attempt, task, more)
    demand_steady(attempt, trials)


def trials_with_more(attempt, task, more):
    """Trials of another form of input, such as many at once; taken one by one where the task allows that."""
    changed = attempt.changed
    try:
        trials = trials_of(attempt, more)
        trouble = None if all(map(agrees, trials)) else difference(attempt, trials)
    except NotYet as stopped:
        trouble = str(stopped)
    if task.each and (trouble or attempt.changed != changed):  # `V += …` is right for a number
        attempt.changed = changed
        attempt.one_by_one(task.each)
        trials = trials_of(attempt, more)
        trouble = None if all(map(agrees, trials)) else difference(attempt, trials)
    if trouble:
        raise NotYet(f"{task.many}: {trouble}")
    return trials


def trials_of(attempt, described, trials=None):
    """Call the learner's function and the reference on every case; results in the reference's form.

    ``trials`` is the list to fill: when the function stops at a case, those before it are there.
    """
    trials, live = [] if trials is None else trials, []
    for args in described.cases():
        live.append(call(attempt, *args))
        want = attempt.expected(args, {})
        trials.append(Trial(args, reformed(copy.deepcopy(live[-1]), form_of(want)), want))
    if any(not close(now, trial.got) for now, trial in zip(live, trials, strict=True)):
        raise NotYet("each call writes over what the calls before it gave back: make a new array in every call")
    for args, got, want in trials:
        if problem := misfit(got, want):
            raise NotYet(f"{problem}, when called as {attempt.spell_call(args, {})}")
    attempt.demand_form(common([form_of(trial.want) for trial in trials]), live)
    return trials


def agrees(trial):
    return close(trial.got, trial.want, size(trial.want))


def size(want):
    """Usual size of a value: below a hundred-thousandth of it, a difference is rounding."""
    if isinstance(want, tuple):
        return max(map(size, want))
    largest = np.max(np.abs(np.asarray(want, float)), initial=0) if form_of(want) else 0
    return float(largest) or 1.0


def mistake(attempt, task, trials):
    """The message for a function that is not right: a listed mistake, a general one, or what was seen."""
    if message := listed(task, trials):
        return message
    demand_steady(attempt, trials)
    return general(trials) or ignored(attempt, task.inputs[0]) or difference(attempt, trials)


def listed(task, trials):
    """The message of the first listed mistake that the function makes in every trial."""
    return next((message for message, wrong in task.mistakes if behaves_like(wrong, trials)), "")


def behaves_like(wrong, trials):
    """Whether the learner's results are those of ``wrong`` in every trial. What it gives as None may be any."""
    told = False
    for args, got, want in trials:
        try:
            with np.errstate(all="ignore"):
                value = wrong(*args)
        except (ArithmeticError, ValueError, IndexError, TypeError, np.linalg.LinAlgError):
            return False
        value = reformed(value, form_of(want))
        if not close(got, value, size(want)):
            return False
        told = told or not close(got, want, size(want))
    return told


def ignored(attempt, described):
    """The argument that the function never looks at, although the right answer depends on it."""
    for name, told in zip(inspect.signature(attempt.reference).parameters, described.domains, strict=False):
        bases = enumerate([*described.examples, *[None] * BASES])
        cases = [described.vary(told, np.random.default_rng(seed), base) for seed, base in bases]
        if all(unmoved(lambda *args: call(attempt, *args), *case) for case in cases) and not all(
            unmoved(lambda *args: attempt.expected(args, {}), *case) for case in cases
        ):
            return f"`{name}` makes no difference to your answer, whatever it is: use it"
    return ""


def unmoved(function, base, others):
    """Whether a function gives the same for all of ``others`` as for ``base``."""
    first = function(*base)
    return all(close(function(*args), first, size(first)) for args in others)


def general(trials):
    """A constant answer, or a sign or a factor that is off in every trial alike."""
    first, *rest = (trial.got for trial in trials)
    if not isinstance(first, tuple) and all(np.array_equal(first, got) for got in rest):
        return f"your answer is always {say(first)}, whatever the input"
    pairs = [
        (np.ravel(got), np.ravel(want)) for _, got, want in trials if form_of(want) in ("number", "array of number")
    ]
    pairs = [(got.astype(float), want.astype(float)) for got, want in pairs if got.shape == want.shape]
    if len(pairs) < len(trials):
        return ""
    got, want = (np.concatenate(side) for side in zip(*pairs, strict=True))
    factor = float(got @ want / (want @ want)) if np.any(want) else 1.0
    if factor == 0 or np.isclose(factor, 1) or not np.allclose(got, factor * want, rtol=1e-4, atol=1e-6):
        return ""
    if np.isclose(factor, -1):
        return "your answer has the right size and the wrong sign, whatever the input"
    return f"your answer is {say(factor)} times the right one, whatever the input"


def difference(attempt, trials):
    """What was seen at the first input at which the results differ."""
    args, got, want = next(trial for trial in trials if not agrees(trial))
    called = attempt.spell_call(args, {})
    if isinstance(want, tuple):
        part = next(i for i, (g, w) in enumerate(zip(got, want, strict=True)) if not close(g, w, size(w)))
        called, got, want = f"{called}, {names_of(want)[part]}", got[part], want[part]
    if np.ndim(want) and np.size(want) > 6:
        place = next(i for i in np.ndindex(np.shape(want)) if not close(got[i], want[i], size(want)))
        called, got, want = f"{called}, at {list(map(int, place))}", got[place], want[place]
    return f"{called} gives {exact(got, want)} and should give {exact(want, got)}"


def exact(value, other):
    """A value with as many digits as tell it from the ``other``."""
    if form_of(value) == "number":
        return next((t for d in range(3, 17) if (t := f"{value:.{d}g}") != f"{other:.{d}g}"), say(value))
    return say(value)


def demand_steady(attempt, trials):
    """The same call must give the same again."""
    for args, got, want in trials[:3] + trials[-3:]:
        again = reformed(call(attempt, *args), form_of(want))
        if not close(again, got, size(want)):
            raise NotYet(
                f"{attempt.spell_call(args, {})} gives {say(got)}, and called again {say(again)}: "
                "your function must not remember earlier calls, nor throw dice"
            )
