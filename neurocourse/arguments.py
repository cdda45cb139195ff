"""What a public function takes, said at its door: one clear sentence names the argument that does not fit.

A wrong shape, a NaN or a negative time constant never gets inside, and a function's own lines hold the model and
nothing else:

    @takes(tau_m=positive, n=integer(low=1), W=array(ndim=2), rule=("hebb", "bcm"), fibre=Fibre, rng=generator)
    def f(tau_m, n, W, *, rule="hebb", fibre, rng):
"""

import inspect
from collections.abc import Iterable
from functools import partial, wraps

from neurocourse.value_checks import (
    array,
    bounded,
    broadcast,
    count,
    fraction,
    function,
    generator,
    instance,
    integer,
    number,
    option,
    positive,
    rising,
    rng_or_seed,
    step_count,
)
from neurocourse.values import describe

__all__ = [
    "array", "bounded", "broadcast", "count", "describe", "each", "either", "fraction", "function", "generator",
    "instance", "integer", "number", "option", "optional", "positive", "rising", "rng_or_seed", "step_count", "takes",
    "unguarded",
]  # fmt: skip


def takes(**wanted):
    """Let a function, or a class, check and convert its arguments before its first line runs.

    Wanted is a check of this module, a class (one of its instances will do) or a tuple (one of its entries). A default
    passes as it is. Equal letters in the shapes of several arguments stand for equal sizes.
    """

    def guard(f):
        if isinstance(f, type):
            make = "__new__" if issubclass(f, tuple) else "__init__"
            setattr(f, make, guard(getattr(f, make)))
            return f
        parameters = inspect.signature(f).parameters
        places = [name for name, p in parameters.items() if p.kind is p.POSITIONAL_OR_KEYWORD]
        checks = {name: (as_check(want), parameters[name].default) for name, want in wanted.items()}

        def checked(name, value, sizes):
            check, default = checks.get(name, (None, value))
            if value is default:
                return value
            return check(name, value, sizes=sizes) if "shape" in getattr(check, "keywords", ()) else check(name, value)

        @wraps(f)
        def door(*args, **named):
            sizes = {}
            try:
                first = [checked(name, value, sizes) for name, value in zip(places, args, strict=False)]
                rest = {name: checked(name, value, sizes) for name, value in named.items()}
            except (TypeError, ValueError) as error:
                raise error.with_traceback(None) from None  # the sentence, without our ways to it
            return f(*first, *args[len(places) :], **rest)

        door.unguarded = f
        return door

    return guard


def unguarded(f):
    """The function behind its door, for a loop that makes the arguments itself; any other function as it is."""
    return getattr(f, "unguarded", f)


def as_check(want):
    """The check that is meant: itself, `instance` of a class, `option` of a tuple."""
    if isinstance(want, tuple):
        return partial(option, options=want)
    return want if inspect.isfunction(want) or isinstance(want, partial) else partial(instance, kind=want)


def optional(want):
    """A check that lets None pass, where None is not the default."""
    check = as_check(want)
    return lambda name, value: value if value is None else check(name, value)


def each(want, *, empty=False):
    """A check of every part of a list, a tuple or the like; gives a list."""
    check = as_check(want)

    def parts(name, value):
        if (
            not isinstance(value, Iterable)
            or isinstance(value, str | bytes | dict | set)
            or getattr(value, "shape", None) == ()
        ):
            raise TypeError(f"{name} must be a list, got {describe(value)}")
        found = [check(f"{name}[{k}]", part) for k, part in enumerate(value)]
        if not found and not empty:
            raise ValueError(f"{name} must not be empty, got {describe(value)}")
        return found

    return parts


def either(*wants):
    """A check that one of several must pass. Where none does, the one that could use such a value words the message."""
    checks = [as_check(want) for want in wants]

    def one_of_them(name, value):
        errors = []
        for check in checks:
            try:
                return check(name, value)
            except (TypeError, ValueError) as error:
                errors.append(error)
        raise next((error for error in errors if isinstance(error, ValueError)), errors[-1])

    return one_of_them
