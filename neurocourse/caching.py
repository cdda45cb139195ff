"""What the course remembers so as not to work it out twice: all of it together at most ``BUDGET`` bytes.

Whatever was not asked for longest goes first. What an explorer remembers goes with the explorer. A function without
arguments has one value and needs none of this: ``functools.cache`` is enough.
"""

import sys
from collections import OrderedDict
from functools import wraps
from threading import RLock
from weakref import finalize

import numpy as np

BUDGET = 24_000_000  # bytes


class Memory:
    """Values by key; ``size`` is what they take in bytes, never more than ``budget``."""

    def __init__(self, budget):
        self.budget, self.size = budget, 0
        self._values = OrderedDict()  # (owner, arguments) -> (value, bytes); the last used at the end
        self._lock = RLock()  # a front end may call from a second thread

    def recall(self, key, make):
        """The value at ``key``; made, and kept when there is room, if it is not there."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key][0]
        value = make()
        self._keep(key, value, bytes_of(value))
        return value

    def forget(self, owner):
        """Drop all that ``owner`` has put here."""
        with self._lock:
            for key in [key for key in self._values if key[0] is owner]:
                self._drop(key)

    def _keep(self, key, value, size):
        with self._lock:
            if size <= self.budget and key not in self._values:
                self._values[key] = value, size
                self.size += size
            while self.size > self.budget:
                self._drop(next(iter(self._values)))

    def _drop(self, key):
        self.size -= self._values.pop(key)[1]


MEMORY = Memory(BUDGET)


def kept(function):
    """Remember what ``function`` returned for its arguments, which must be hashable. Results are not to be changed."""
    owner = object()

    @wraps(function)
    def remembering(*args, **kwargs):
        return MEMORY.recall((owner, args, tuple(sorted(kwargs.items()))), lambda: function(*args, **kwargs))

    finalize(remembering, MEMORY.forget, owner).atexit = False
    return remembering


def bytes_of(value, seen=None):
    """Memory that ``value`` holds on to: arrays (a view keeps all of its base), and what is inside of containers."""
    seen = set() if seen is None else seen
    while isinstance(value, np.ndarray) and isinstance(value.base, np.ndarray):
        value = value.base
    if id(value) in seen:
        return 0
    seen.add(id(value))
    if isinstance(value, np.ndarray):
        return value.nbytes + sys.getsizeof(value, 0) * (not value.nbytes)
    inside = [*value.items()] if isinstance(value, dict) else value if isinstance(value, list | tuple | set) else []
    return sys.getsizeof(value) + sum(
        bytes_of(part, seen) for part in (*inside, *getattr(value, "__dict__", {}).values())
    )
