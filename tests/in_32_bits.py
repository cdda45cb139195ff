"""What `test_32_bits` runs in a 32-bit Python: the right calls of a room, and the first frames of its explorers.

Prints "ok" or a traceback for each. Counts and indices must be ``np.intp`` there, which NumPy 2.0, the one that the
browser edition has, wants of ``bincount`` as well; later ones are more patient, so it is made strict here.
"""

import sys
import time
import traceback
from importlib import import_module

sys.path[:0] = ["/course/tests", "/course/authoring"]

import numpy as np  # noqa: E402


def strict(function, place):
    """A function of NumPy that takes no argument at ``place`` which a 32-bit index cannot hold."""

    def wrapped(*args, **kwargs):
        given = np.asarray(args[place]) if len(args) > place else np.empty(0, np.intp)
        if given.size and given.dtype.kind in "iu" and not np.can_cast(given.dtype, np.intp, "safe"):
            raise TypeError(f"{function.__name__} was given {given.dtype}: make it np.intp")
        return function(*args, **kwargs)

    return wrapped


def calls(room):
    """(name, what to call) of each right call that takes no minutes here; the browser runs the lessons themselves."""
    from doors import name_of

    for f, make in import_module(f"{room}.right_calls").CALLS.items():

        def call(f=f, make=make):
            right = make()
            arguments = dict(right.arguments)
            if right.quick:
                f(*([arguments.pop("self")] if "self" in arguments else []), **arguments)

        yield name_of(f), call


def frames(room):
    """(name, what to call) of each explorer that needs no trained network."""
    from sweep import needs_a_trained_network

    explore = import_module(f"neurocourse.{room}.explore")
    yield from ((name, f) for name in explore.__all__ if not needs_a_trained_network(f := getattr(explore, name)))


def main(room):
    np.bincount, np.repeat = strict(np.bincount, 0), strict(np.repeat, 1)
    assert np.intp(0).itemsize == 4, "this is no 32-bit Python"
    tasks = [*calls(room), *(frames(room) if room != "nn" else [])]
    for name, call in tasks:
        start = time.monotonic()
        try:
            call()
            print("ok", name, f"{time.monotonic() - start:.1f} s", flush=True)
        except Exception:
            print("failed", name, traceback.format_exc(limit=-3), flush=True)
    print("all", len(tasks))


main(sys.argv[1])
