"""Checks for arguments: one clear sentence that names the argument, what was expected and what came.

A public function says at its door what it takes, so that a wrong shape, a NaN or a negative time constant never gets
inside, and its own lines hold the model and nothing else:

    @takes(tau_m=positive, n=integer(low=1), W=array(ndim=2), rule=("hebb", "bcm"), fibre=Fibre, rng=generator)
    def f(tau_m, n, W, *, rule="hebb", fibre, rng):
"""

import inspect
from collections.abc import Iterable
from functools import partial, wraps
from math import inf, isfinite

import numpy as np

from neurocourse.values import as_numbers, bounds, describe, fit, inside, is_number, is_whole, scalar


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

        return door

    return guard


def as_check(want):
    """The check that is meant: itself, `instance` of a class, `option` of a tuple."""
    if isinstance(want, tuple):
        return partial(option, options=want)
    return want if inspect.isfunction(want) or isinstance(want, partial) else partial(instance, kind=want)


def bounded(check):
    """Let ``check(low=0)``, without a value, be the check with these bounds."""

    @wraps(check)
    def either(*value, **bounds):
        return check(*value, **bounds) if value else partial(check, **bounds)

    return either


@bounded
def number(name, value, **limits):
    """Return ``value`` as float, inside ``low <= value <= high`` and ``above < value < below``."""
    plain = scalar(value)
    if not is_number(plain):
        raise TypeError(f"{name} must be a number{bounds(**limits)}, got {describe(value)}")
    try:
        x = float(plain)
    except OverflowError:  # a whole number beyond 1.8e308
        x = inf
    if not (isfinite(x) and inside(x, **limits)):
        raise ValueError(f"{name} must be a finite number{bounds(**limits)}, got {describe(plain)}")
    return x


positive = number(above=0)


@bounded
def integer(name, value, *, low=None, high=None):
    """Return ``value`` as int, inside ``low <= value <= high``."""
    plain = scalar(value)
    if not is_whole(plain):
        raise TypeError(f"{name} must be a whole number{bounds(low, high)}, got {describe(value)}")
    n = int(plain)
    if not inside(n, low, high):
        raise ValueError(f"{name} must be a whole number{bounds(low, high)}, got {describe(n)}")
    return n


count = integer(low=1)


@bounded
def array(name, value, *, shape=None, ndim=None, dtype=np.float64, least=0, sizes=None, **limits):
    """Return ``value`` as a finite array. Letters in ``shape`` stand for free sizes, equal letters for equal ones.

    ``dtype=None`` keeps the kind of number that came; ``least`` is how many numbers there must be. Each is inside
    ``low <= number <= high`` and ``above < number < below``. ``sizes`` has what letters stand for: (size, argument).
    """
    x = as_numbers(name, value, dtype)
    if ndim is not None and x.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} {'axis' if ndim == 1 else 'axes'}, got shape {x.shape}")
    if shape is not None:
        fit(name, x.shape, shape, {} if sizes is None else sizes)
    if x.size < least:
        raise ValueError(f"{name} must hold at least {least} number{'s'[: least - 1]}, got shape {x.shape}")
    if x.dtype.kind in "fc" and not np.isfinite(x).all():
        bad = np.count_nonzero(~np.isfinite(x))
        raise ValueError(f"{name} must hold finite numbers only, got {bad} NaN or infinite")
    for extreme in (x.min(), x.max()) if limits and x.size else ():
        if not inside(extreme, **limits):
            raise ValueError(
                f"{name} must be{bounds(**limits)}, got {extreme:.3g}{' among its numbers' * (x.ndim > 0)}"
            )
    return x


def option(name, value, options):
    """Return ``value`` when it is one of ``options``."""
    try:
        known = value in options
    except ValueError:  # an array, compared one by one
        known = False
    if not known:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, options))}; got {describe(value)}")
    return value


def function(name, value):
    """Return ``value`` when it can be called."""
    if not callable(value):
        raise TypeError(f"{name} must be a function, got {describe(value)}")
    return value


def instance(name, value, kind):
    """Return ``value`` when it is of a class: text, True or False, a `Fibre`; or of one of several, as `A | B`."""
    if not isinstance(value, kind) and not (kind is bool and isinstance(value, np.bool_)):
        words = {str: "text", bool: "True or False", np.ndarray: "an array"}
        kinds = " or ".join(words.get(k, f"a {k.__name__}") for k in getattr(kind, "__args__", (kind,)))
        raise TypeError(f"{name} must be {kinds}, got {describe(value)}")
    return value


def rng_or_seed(name, value):
    """Return ``value`` when a random generator can start from it: a Generator, a whole number, a list of them."""
    seeds = value if isinstance(value, list | tuple) and value else [value]
    if not isinstance(value, np.random.Generator):
        if not all(is_whole(scalar(seed)) for seed in seeds):
            raise TypeError(f"{name} must be a whole number (a seed) or a numpy Generator, got {describe(value)}")
        if min(seeds) < 0:
            raise ValueError(f"{name} must be a seed >= 0 or a numpy Generator, got {describe(value)}")
    return value


def generator(name, value):
    """Return a random generator: ``value`` itself, or a new one that starts from this seed."""
    return np.random.default_rng(rng_or_seed(name, value))


def broadcast(**arrays):
    """Return arrays, or numbers, repeated to the shape that they have in common."""
    try:
        return np.broadcast_arrays(*arrays.values())
    except ValueError:
        shapes = " and ".join(str(np.shape(x)) for x in arrays.values())
        raise ValueError(f"{' and '.join(arrays)} must have shapes that fit together, got {shapes}") from None


def step_count(name, duration, dt):
    """Return the number of steps of ``dt`` in ``duration``: from one to ten million."""
    if not 0.5 < duration / dt < 1e7:
        raise ValueError(f"{name} must take from one to ten million steps of {dt:g}, got {duration:g}")
    return round(duration / dt)


def optional(want):
    """A check that lets None pass, too."""
    return lambda name, value: value if value is None else as_check(want)(name, value)


def each(want, *, empty=False):
    """A check of every part of a list, a tuple or the like; gives a list."""
    check = as_check(want)

    def parts(name, value):
        if not isinstance(value, Iterable) or isinstance(value, str | dict | set):
            raise TypeError(f"{name} must be a list, got {describe(value)}")
        found = [check(f"{name}[{k}]", part) for k, part in enumerate(value)]
        if not found and not empty:
            raise ValueError(f"{name} must not be empty, got {describe(value)}")
        return found

    return parts


def either(*value, **bounds):
        return check(*value, **bounds) if value else partial(check, **bounds)

    return either


@bounded
def number(name, value, **limits):
    """Return ``value`` as float, inside ``low <= value <= high`` and ``above < value < below``."""
    plain = scalar(value)
    if not is_number(plain):
        raise TypeError(f"{name} must be a number{bounds(**limits)}, got {describe(value)}")
    try:
        x = float(plain)
    except OverflowError:  # a whole number beyond 1.8e308
        x = inf
    if not (isfinite(x) and inside(x, **limits)):
        raise ValueError(f"{name} must be a finite number{bounds(**limits)}, got {describe(plain)}")
    return x


positive = number(above=0)


@bounded
def integer(name, value, *, low=None, high=None):
    """Return ``value`` as int, inside ``low <= value <= high``."""
    plain = scalar(value)
    if not is_whole(plain):
        raise TypeError(f"{name} must be a whole number{bounds(low, high)}, got {describe(value)}")
    n = int(plain)
    if not inside(n, low, high):
        raise ValueError(f"{name} must be a whole number{bounds(low, high)}, got {describe(n)}")
    return n


count = integer(low=1)


@bounded
def array(name, value, *, shape=None, ndim=None, dtype=np.float64, least=0, sizes=None, **limits):
    """Return ``value`` as a finite array. Letters in ``shape`` stand for free sizes, equal letters for equal ones.

    ``dtype=None`` keeps the kind of number that came; ``least`` is how many numbers there must be. Each is inside
    ``low <= number <= high`` and ``above < number < below``. ``sizes`` has what letters stand for: (size, argument).
    """
    x = as_numbers(name, value, dtype)
    if ndim is not None and x.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} {'axis' if ndim == 1 else 'axes'}, got shape {x.shape}")
    if shape is not None:
        fit(name, x.shape, shape, {} if sizes is None else sizes)
    if x.size < least:
        raise ValueError(f"{name} must hold at least {least} number{'s'[: least - 1]}, got shape {x.shape}")
    if x.dtype.kind in "fc" and not np.isfinite(x).all():
        bad = np.count_nonzero(~np.isfinite(x))
        raise ValueError(f"{name} must hold finite numbers only, got {bad} NaN or infinite")
    for extreme in (x.min(), x.max()) if limits and x.size else ():
        if not inside(extreme, **limits):
            raise ValueError(
                f"{name} must be{bounds(**limits)}, got {extreme:.3g}{' among its numbers' * (x.ndim > 0)}"
            )
    return x


def option(name, value, options):
    """Return ``value`` when it is one of ``options``."""
    try:
        known = value in options
    except ValueError:  # an array, compared one by one
        known = False
    if not known:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, options))}; got {describe(value)}")
    return value


def function(name, value):
    """Return ``value`` when it can be called."""
    if not callable(value):
        raise TypeError(f"{name} must be a function, got {describe(value)}")
    return value


def instance(name, value, kind):
    """Return ``value`` when it is of a class: text, True or False, a `Fibre`; or of one of several, as `A | B`."""
    if not isinstance(value, kind) and not (kind is bool and isinstance(value, np.bool_)):
        words = {str: "text", bool: "True or False", np.ndarray: "an array"}
        kinds = " or ".join(words.get(k, f"a {k.__name__}") for k in getattr(kind, "__args__", (kind,)))
        raise TypeError(f"{name} must be {kinds}, got {describe(value)}")
    return value


def rng_or_seed(name, value):
    """Return ``value`` when a random generator can start from it: a Generator, a whole number, a list of them."""
    seeds = value if isinstance(value, list | tuple) and value else [value]
    if not isinstance(value, np.random.Generator):
        if not all(is_whole(scalar(seed)) for seed in seeds):
            raise TypeError(f"{name} must be a whole number (a seed) or a numpy Generator, got {describe(value)}")
        if min(seeds) < 0:
            raise ValueError(f"{name} must be a seed >= 0 or a numpy Generator, got {describe(value)}")
    return value


def generator(name, value):
    """Return a random generator: ``value`` itself, or a new one that starts from this seed."""
    return np.random.default_rng(rng_or_seed(name, value))


def broadcast(**arrays):
    """Return arrays, or numbers, repeated to the shape that they have in common."""
    try:
        return np.broadcast_arrays(*arrays.values())
    except ValueError:
        shapes = " and ".join(str(np.shape(x)) for x in arrays.values())
        raise ValueError(f"{' and '.join(arrays)} must have shapes that fit together, got {shapes}") from None


def step_count(name, duration, dt):
    """Return the number of steps of ``dt`` in ``duration``: from one to ten million."""
    if not 0.5 < duration / dt < 1e7:
        raise ValueError(f"{name} must take from one to ten million steps of {dt:g}, got {duration:g}")
    return round(duration / dt)


def optional(want):
    """A check that lets None pass, too."""
    return lambda name, value: value if value is None else as_check(want)(name, value)


def each(want, *, least=1):
    """A check of every part of a list, a tuple or the like; gives a list."""

    def parts(name, value):
        if not isinstance(value, Iterable) or isinstance(value, str | dict | set):
            raise TypeError(f"{name} must be a list, got {describe(value)}")
        found = [as_check(want)(f"{name}[{k}]", part) for k, part in enumerate(value)]
        if len(found) < least:
            raise ValueError(f"{name} must have at least {least} parts, got {len(found)}")
        return found

    return parts


def either(*wants):
    """A check that one of several must pass; the last one words the message."""

    def first_that_holds(name, value):
        for want in wants[:-1]:
            try:
                return as_check(want)(name, value)
            except (TypeError, ValueError):
                pass
        return as_check(wants[-1])(name, value)

    return first_that_holds
