"""Checks of one value: it comes back as the number or the array that was wanted, or a sentence says what is wrong."""

from functools import partial, wraps
from itertools import pairwise
from math import inf, isfinite

import numpy as np

from neurocourse.values import as_numbers, bounds, describe, fit, inside, is_number, is_whole, scalar

LARGEST, MOST = 1e100, 10_000_000  # of numbers, and of steps and other things that are counted


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
    if abs(x) > LARGEST:  # its square would be infinite
        raise ValueError(f"{name} must be a number of at most {LARGEST:g}, got {describe(plain)}")
    return x + 0.0  # no negative zero


positive = number(above=0)
fraction = number(low=0, high=1)


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


@bounded
def count(name, value, *, low=1):
    """Return ``value`` as int, from ``low`` to ten million: more of anything would not end, or fit into memory."""
    n = integer(name, value, low=low)
    if n > MOST:
        raise ValueError(f"{name} must be a whole number of at most {MOST:,}, got {describe(n)}")
    return n


@bounded
def array(name, value, *, shape=None, ndim=None, dtype=np.float64, least=0, sizes=None, **limits):
    """Return ``value`` as a finite array. Letters in ``shape`` stand for free sizes, equal letters for equal ones.

    ``shape=(..., "n")`` leaves other axes open, and ``shape="S"`` is a whole shape. ``dtype=None`` keeps the kind of
    number that came; ``least`` is how many numbers there must be. Each is inside ``low <= number <= high`` and
    ``above < number < below``. ``sizes`` has what letters stand for: (size, argument).
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
    plain = scalar(value)
    if isinstance(plain, np.ndarray) or plain not in options:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, options))}; got {describe(value)}")
    return plain


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


def step_count(**lengths):
    """Return how many steps a time takes, ``step_count(duration=duration, dt=dt)``: from one to ten million."""
    (name, whole), (step_name, step) = lengths.items()
    if not 0.5 < whole / step < MOST:
        raise ValueError(f"{name} must be 1 to {MOST:,} steps of {step_name}, which is {step:g}, got {whole:g}")
    return round(whole / step)


def rising(**numbers):
    """Check that each number is larger than the one before, ``rising(start=start, stop=stop)``."""
    if any(later <= earlier for earlier, later in pairwise(numbers.values())):
        values = ", ".join(f"{number:g}" for number in numbers.values())
        raise ValueError(f"{' < '.join(numbers)} must hold, got {values}")
