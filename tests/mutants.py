"""Throws wrong answers at an exercise check: each mistake must get its own message, and nothing may crash it."""

import functools
import inspect

import numpy as np

WRONG_AT_LEAST = 3


def assert_check(check, *, right, wrong):
    """Hold a check to its promises.

    Parameters
    ----------
    check : function
        Made by ``exercise``.
    right : list of function
        Answers that must be correct.
    wrong : dict
        Plausible mistakes: function -> part of the message that it must get. At least three.
    """
    assert right, "give at least one right answer"
    assert len(wrong) >= WRONG_AT_LEAST, f"an exercise needs at least {WRONG_AT_LEAST} plausible mistakes"
    for f in [*right, check.reference]:
        answer = check(f)
        assert answer.outcome == "correct", f"{name(f)} is right, the check says: {answer.message}"
        assert answer.function is f and answer.badge == f"your {check.__name__}"
    told = {}
    for f, part in wrong.items():
        answer = check(f)
        assert answer.outcome == "not yet", f"{name(f)} is wrong, the check says {answer.outcome}"
        assert part in answer.message, f"{name(f)} should hear {part!r}, hears {answer.message!r}"
        assert answer.message not in told, f"{name(f)} and {told[answer.message]} hear the same: {answer.message!r}"
        assert answer.function is check.reference and "not there yet" in answer.badge
        told[answer.message] = name(f)
    assert_survives(check, right[0])


def assert_survives(check, right):
    """No answer makes a check raise, and each gets one plain sentence."""
    for f in hostile(check.reference):
        answer = check(f)
        assert answer.outcome in ("not yet", "not attempted"), f"{name(f)}: {answer.outcome}"
        assert_plain(answer.message)
        assert answer.function is check.reference
    for f in open_stubs(check.reference):
        assert check(f).outcome == "not attempted", f"{name(f)}: {check(f).message}"
    assert check().outcome == check(...).outcome == "not attempted"
    noisy = check(printing(right))
    assert noisy.outcome == "correct", noisy.message
    greedy = check(changing_inputs(right))
    assert greedy.outcome == "correct" or "changes its input" in greedy.message, greedy.message
    assert check(check(right)).outcome == "correct", "an answer that was checked before is still the learner's"


def assert_plain(message):
    assert message and "\n" not in message and "Traceback" not in message and " object at 0x" not in message, message


def name(f):
    return getattr(f, "__name__", repr(f))


def hostile(reference):
    """Answers that nobody should give and somebody will."""

    def raises(*args, **kwargs):
        return 1 / 0

    def exits(*args, **kwargs):
        raise SystemExit(1)

    def mute_error(*args, **kwargs):
        class Mute(Exception):
            def __str__(self):
                raise ValueError("not even words")

        raise Mute

    def forgets_return(*args, **kwargs):
        reference(*args, **kwargs)

    def prints_only(*args, **kwargs):
        print(reference(*args, **kwargs))

    def yields(*args, **kwargs):
        yield 1

    async def waits(*args, **kwargs):
        return 1

    def recurses(*args, **kwargs):
        return recurses(*args, **kwargs)

    results = [
        None,
        np.nan,
        np.inf,
        "text",
        b"bytes",
        {},
        set(),
        [],
        (),
        [None],
        1j,
        np.array(None),
        object(),
        len,
        type,
    ]
    constants = [constant(result) for result in results]
    no_functions = [3, None, "text", [], {}, np, np.zeros(3), type("Class", (), {}), int]
    wrong_arity = [lambda: 0, lambda *, key: 0, lambda a, b, c, d, e, f, g, h, i: 0]
    others = [raises, exits, mute_error, forgets_return, prints_only, yields, waits, recurses, np.linalg.svd]
    return [*constants, *no_functions, *wrong_arity, *others]


def constant(result):
    def f(*args, **kwargs):
        return result

    f.__name__ = f"returns {result!r}"
    return f


def open_stubs(reference):
    """What the learner finds: blanks, all of them or some."""

    def untouched(*args, **kwargs): ...

    def half_done(*args, **kwargs):
        first = 0.0
        second = ...  # your code here
        return first + second

    def decorated(*args, **kwargs):
        return ...

    return [untouched, half_done, functools.wraps(reference)(functools.partial(decorated)), lambda *a, **k: ...]


def printing(right):
    @functools.wraps(right)
    def f(*args, **kwargs):
        print("here", *args)
        return right(*args, **kwargs)

    return f


def changing_inputs(right):
    """``right``, and then every array that came in is overwritten."""

    @functools.wraps(right)
    def f(*args, **kwargs):
        result = right(*args, **kwargs)
        for a in [*args, *kwargs.values()]:
            if isinstance(a, np.ndarray) and not any(np.shares_memory(a, r) for r in arrays(result)):
                a += np.ones((), a.dtype)
        return result

    f.__signature__ = inspect.signature(right)
    return f


def arrays(result):
    parts = result if isinstance(result, tuple | list) else [result]
    return [part for part in parts if isinstance(part, np.ndarray)]
