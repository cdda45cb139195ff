"""What the function of an exercise is called with: described once, and drawn from by its check.

    inputs(V=real(-100, 50), g=real(0, 10), x=numbers("n", low=-1, high=1), sizes={"n": (1, 60)})

The description is the lesson's, not the check's: a test records every call that a solved lesson makes and holds it
against `Inputs.misses`. So no check can try less than what the lesson will do.
"""

import inspect

import numpy as np

from neurocourse.teaching.calls.domains import made, numbers, one_of, real, whole

__all__ = ["Inputs", "in_order", "inputs", "made", "numbers", "one_of", "real", "whole"]

DRAWS = 16  # random cases; those at the borders and the examples come on top


class Inputs:
    """The calls of one function in one form; see `inputs`."""

    def __init__(self, domains, examples, sizes, where):
        self.domains, self.examples, self.sizes, self.where = domains, examples, sizes, where

    def cases(self, seed=0):
        """Arguments to try: the examples, random ones, and each argument at each of its borders."""
        rng = np.random.default_rng(seed)
        yield from self.examples
        for _ in range(DRAWS):
            yield self.draw(rng)
        for name in self.domains:
            for k in range(len(self.domains[name].borders(self._sizes(rng)))):
                if case := self.draw(rng, name, k):
                    yield case

    def draw(self, rng, at_border=None, k=0, tries=5000):
        """One tuple of arguments, with one of them at its border ``k``; None where ``where`` never holds."""
        for _ in range(tries):
            sizes = self._sizes(rng)
            case = tuple(
                domain.borders(sizes)[k] if name == at_border else domain.draw(rng, sizes)
                for name, domain in self.domains.items()
            )
            if self.where(*case):
                return case
        if at_border is None:
            raise ValueError("no inputs fulfil `where`")
        return None

    def vary(self, name, rng, base=None, others=4):
        """A case, ``base`` or a random one, and the same with other values of the one argument ``name``."""
        position, base = list(self.domains).index(name), base or self.draw(rng)
        known = {}
        for domain, value in zip(self.domains.values(), base, strict=True):
            domain.misses(value, known)
        sizes = self._sizes(rng) | known
        values = [self.domains[name].draw(rng, sizes) for _ in range(others)] + self.domains[name].borders(sizes)
        cases = [(*base[:position], value, *base[position + 1 :]) for value in values]
        return base, [case for case in cases if self.where(*case)]

    def misses(self, args):
        """Why a call with ``args`` is none of these, in words; an empty text when it is one."""
        if len(args) != len(self.domains):
            return f"{len(args)} arguments"
        sizes = {}
        for (name, domain), value in zip(self.domains.items(), args, strict=True):
            if why := domain.misses(value, sizes):
                return f"{name} {why}"
        for letter, size in sizes.items():
            low, high = self.sizes[letter]
            if not low <= size <= high:
                return f"size {letter} = {size} is not from {low} to {high}"
        return "" if self.where(*args) else "the arguments together are not as they should be"

    def _sizes(self, rng):
        """A size for each letter; different letters differ where they can, so that nothing is square by accident."""
        sizes = {}
        for letter, (low, high) in self.sizes.items():
            free = [n for n in range(low, min(high, low + 8) + 1) if n not in sizes.values()] or [low]
            sizes[letter] = int(rng.choice(free))
        return sizes


def inputs(*, examples=(), sizes=None, where=lambda *args: True, **domains):
    """Describe the calls of an exercise's function.

    Parameters
    ----------
    examples : list of tuple
        Cases that must be among those tried: where the lesson starts, ties, what a text names. They come first.
    sizes : dict
        For each letter in a shape the smallest and the largest size that the lesson uses.
    where : function
        Called with all arguments: whether they fit together.
    **domains
        For each parameter, in order: ``real``, ``whole``, ``one_of``, ``numbers`` or ``made``.
    """
    return Inputs(domains, [tuple(case) for case in examples], sizes or {}, where)


def in_order(reference, args, kwargs):
    """Arguments as a tuple in the reference's order, its own defaults filled in."""
    bound = inspect.signature(reference).bind(*args, **kwargs)
    bound.apply_defaults()
    return tuple(bound.arguments.values())
