"""Checker of the load at which recall breaks: what the function is called with, and each mistake by its name."""

from functools import cache

import numpy as np

from neurocourse.hippocampus.attractors import capacity as limits
from neurocourse.teaching import call, exercise, inputs, made

__all__ = ["capacity"]

LOADS = np.array([0.10, 0.12, 0.14, 0.16, 0.18, 0.20, 0.22])
FINE = np.linspace(0.1, 0.15, 501)


@cache
def measured():
    """Mean overlap after recall at each of LOADS, in networks of a thousand units."""
    return limits.curve(LOADS, N=1000, n=30, rng=1).overlaps.mean(axis=1)


def _rising(rng, sizes):
    """Loads in steps of different sizes."""
    return 0.02 + np.cumsum(rng.integers(2, 30, sizes["n"])) / 1000


def _falling(rng, sizes):
    """Overlaps that fall through 3/4 once; before and after that they need not fall, as those of a finite network."""
    above = int(rng.integers(1, sizes["n"]))
    high, low = rng.uniform(0.76, 1, above), rng.uniform(0, 0.74, sizes["n"] - above)
    return np.concatenate([high, low]).round(3)


def _one_fall(loads, overlaps):
    return len(loads) == len(overlaps) and np.sum(np.diff(overlaps < 0.75)) == 1 and overlaps[0] > overlaps[-1]


def _is_row(x):
    return isinstance(x, np.ndarray) and x.ndim == 1 and x.dtype.kind == "f" and np.isfinite(x).all()


def _crossing(find, level=0.75):
    """What ``find(a, b, x, y)`` makes of the loads a and b beside the fall and the overlaps x and y there."""

    def load(loads, overlaps):
        k = np.argmax(overlaps < level)
        return find(loads[k - 1], loads[k], overlaps[k - 1], overlaps[k])

    return load


def _steepest(loads, overlaps):
    k = int(np.argmin(np.diff(overlaps)))
    return (loads[k] + loads[k + 1]) / 2


OVERLAP = "that is an overlap: return the load that belongs to it"
POSITION = "that is a position in the list: return the load that stands there"
STRAIGHT = "on the straight line ¾ lies between two loads"
FIRST_BELOW = f"that is the first load below ¾: {STRAIGHT}"
LAST_ABOVE = f"that is the last load above ¾: {STRAIGHT}"


@exercise(
    reference=limits.breaking_load,
    inputs=inputs(
        loads=made(_rising, lambda x: _is_row(x) and (np.diff(x) > 0).all()), overlaps=made(_falling, _is_row),
        sizes={"n": (2, 1000)}, where=_one_fall,
        examples=[
            (LOADS, np.array([0.998, 0.995, 0.92, 0.7, 0.45, 0.35, 0.37])),
            (LOADS[:4], np.array([1.0, 0.75, 0.5, 0.3])),  # on the line itself
            (FINE, limits.held(FINE)),
        ],
    ),
    mistakes=[
        (FIRST_BELOW, _crossing(lambda a, b, x, y: b)),
        (FIRST_BELOW, lambda a, m: a[m <= 0.75][0]),
        (LAST_ABOVE, _crossing(lambda a, b, x, y: a)),
        (LAST_ABOVE, lambda a, m: a[m > 0.75][-1]),
        (
            "that is half-way between the neighbours: ¾ need not lie in the middle between their overlaps",
            _crossing(lambda a, b, x, y: (a + b) / 2),
        ),
        (f"that is the measured load nearest to ¾: {STRAIGHT}", lambda a, m: a[np.argmin(np.abs(m - 0.75))]),
        (
            "you go the share from the wrong end: it is what lies above ¾ of the whole fall, from the load before",
            _crossing(lambda a, b, x, y: b - (x - 0.75) / (x - y) * (b - a)),
        ),
        (
            "you go backwards from the load before the fall: check the sign",
            _crossing(lambda a, b, x, y: a - (x - 0.75) / (x - y) * (b - a)),
        ),
        (
            "that is the share of the way: start at the load before the fall, and go that share of the step",
            _crossing(lambda a, b, x, y: (x - 0.75) / (x - y)),
        ),
        (
            "the share is of the step from one load to the next: multiply it by that",
            _crossing(lambda a, b, x, y: a + (x - 0.75) / (x - y)),
        ),
        (
            "that is only the way from the load before the fall: add it to that load",
            _crossing(lambda a, b, x, y: (x - 0.75) / (x - y) * (b - a)),
        ),
        (
            "that is where the overlap falls through ½: find ¾",
            _crossing(lambda a, b, x, y: a + (x - 0.5) / (x - y) * (b - a), level=0.5),
        ),
        ("a curve that breaks elsewhere gets the same answer: find the load in the curve", lambda a, m: 0.138),
        (OVERLAP, lambda a, m: m[np.argmax(m < 0.75)]),
        (OVERLAP, lambda a, m: m[np.argmax(m < 0.75) - 1]),
        (OVERLAP, lambda a, m: m.min()),
        (POSITION, lambda a, m: np.argmax(m < 0.75)),
        (POSITION, lambda a, m: np.argmax(m < 0.75) - 1),
        (POSITION, lambda a, m: limits.breaking_load(np.arange(len(a)), m)),
        ("that is where the curve falls most: look for ¾", _steepest),
        ("that is where the curve begins: look for the load at which it falls", lambda a, m: a[0]),
        (
            "that is where the curve ends: look for the load at which it falls (`np.interp` finds a place only in "
            "numbers that rise)",
            lambda a, m: a[-1],
        ),
        ("that is the mean of the loads: look for the one at which the overlap falls", lambda a, m: a.mean()),
        ("return one number: the load at which recall breaks", lambda a, m: np.full(a.shape, None)),
        (
            "¾ of the first overlap is not ¾",
            lambda a, m: limits.breaking_load(a, m / m[0]),
        ),
    ],
)  # fmt: skip
def capacity(f, ref):
    """Exercise 4: the load at which recall breaks, held against the 0.138 of Amit, Gutfreund and Sompolinsky."""
    endless, small = call(f, FINE, limits.held(FINE)), call(f, LOADS, measured())
    return (
        f"a thousand units break at {small:.3f} by your measure, endlessly many at {endless:.3f}: Amit, Gutfreund and "
        "Sompolinsky found 0.138. Small networks break later."
    )
