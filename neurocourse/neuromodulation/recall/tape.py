"""A memory beside the network, read and written by attention: by content, or place after place.

Rows of M are places. Shares w (n,) say how much of each place is meant; a read mixes the rows, a write blends into each
of them. All of it has a slope, so that a network may learn to do it (Graves, Wayne, Danihelka 2014, arXiv:1410.5401).
Here nothing is learned: the hands are led.
"""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, fraction, generator, number, takes, unguarded

softmax = unguarded(nn.softmax)


class Copy(NamedTuple):
    """A sequence that was written to a memory and read back."""

    items: np.ndarray  # (n, bits) what was to be copied, ±1
    memory: np.ndarray  # (n + 1, n, bits) the memory before each write and at the end
    where: np.ndarray  # (n, n) shares of the places at each step, the same for writing and reading
    read: np.ndarray  # (n, bits)


@takes(memory=array(shape=("n", "bits"), least=1), key=array(shape=("bits",)), beta=number(low=0))
def address(memory, key, *, beta=10.0):
    """Shares of the places by content, (n,): softmax(β cos(key, row)). An empty row is like nothing."""
    length = np.linalg.norm(memory, axis=1) * np.linalg.norm(key)
    return softmax(beta * (memory @ key) / np.where(length > 0, length, 1))


@takes(memory=array(shape=("n", "bits"), least=1), w=array(shape=("n",)))
def read(memory, w):
    """What stands at the places w: wᵀ M, (bits,)."""
    return w @ memory


@takes(
    memory=array(shape=("n", "bits"), least=1), w=array(shape=("n",)), add=array(shape=("bits",)),
    erase=fraction,
)  # fmt: skip
def write(memory, w, add, *, erase=1.0):
    """The memory after a write, (n, bits): each place forgets the share w · erase of itself and gets w · add."""
    return memory * (1 - erase * w[:, None]) + w[:, None] * add


@takes(w=array(shape=("n",), least=1), smear=fraction, sharpen=number(low=1))
def move_on(w, *, smear=0.0, sharpen=1.0):
    """One place further, round in a ring: the share ``smear`` goes astray to both sides, then wᵞ sharpens."""
    w = (1 - smear) * np.roll(w, 1) + smear / 2 * (w + np.roll(w, 2))
    w = w**sharpen
    return w / w.sum()


@takes(n=count(low=3), bits=count, smear=fraction, sharpen=number(low=1), rng=generator)
def copy(n=20, bits=16, *, smear=0.0, sharpen=1.0, rng):
    """Write n random items one place after the other, go back to the first, and read them: a `Copy`."""
    items = rng.choice([-1.0, 1.0], (n, bits))
    w, memory, where = np.eye(n)[0], [np.zeros((n, bits))], []
    for item in items:
        where.append(w)
        memory.append(write(memory[-1], w, item))
        w = move_on(w, smear=smear, sharpen=sharpen)
    return Copy(items, np.array(memory), np.array(where), np.array([read(memory[-1], w) for w in where]))


@takes(n=count(low=3), bits=count, smear=fraction, sharpen=number(low=1), rng=generator)
def exact(n=20, bits=16, *, smear=0.0, sharpen=1.0, rng):
    """How many of the n items are read back with every sign right."""
    found = copy(n, bits, smear=smear, sharpen=sharpen, rng=rng)
    return int((np.sign(found.read) == found.items).all(axis=1).sum())


@takes(n=count, bits=count, beta=number(low=0), rng=generator)
def by_content(n=20, bits=32, *, beta=10.0, rng):
    """Keep n random items, ask for each of them by its first half, and count those whose signs all come back."""
    items = rng.choice([-1.0, 1.0], (n, bits))
    keys = items.copy()
    keys[:, bits // 2 :] = 0
    found = [np.sign(read(items, address(items, key, beta=beta))) for key in keys]
    return int((np.array(found) == items).all(axis=1).sum())
