"""Runs the solved form of a lesson cell by cell in this process, looks at every call of an exercise's function, and
runs each later cell that uses one again with other answers.

A cell that calls it hundreds of times is a training: there other answers are asked what ours was asked on the way.
"""

import ast
import contextlib
import io
import re
from collections import defaultdict
from copy import deepcopy

import numpy as np
from percent import assemble

from neurocourse.teaching import Explorer
from neurocourse.teaching.exercises.answer import Answer

ALL_OF_THE_FIRST, THEN_ONE_IN = 500, 97  # calls that are looked at: trainings make a hundred thousand
A_TRAINING, KEPT_OF_THE_FIRST = 300, 40  # calls in one cell; those of them that are kept, beside one in so many


class Lesson:
    """A solved lesson: its code cells, the names of its exercises, and the namespace that they share."""

    def __init__(self, source):
        self.room = source.lesson.room
        notebook = assemble(source.read(), source, with_solutions=True)
        self.cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        self.names = [
            name for cell in self.cells for name in re.findall(r"^(\w+) = check\.\1\(\1\)$", cell.source, re.M)
        ]
        self.namespace, self.seen = {"__name__": "__main__"}, {}

    def run(self, look, again):
        """Run all cells; ``look(name, args, kwargs)`` at calls, ``again(name, cell, text)`` after each later cell."""
        checked = []
        with looked_at(self, look):
            for cell in self.cells:
                self.made, self.kept = defaultdict(int), defaultdict(list)
                cell.text = run(cell.source, self.namespace)
                cell.made, cell.kept = self.made, self.kept
                for name in checked:
                    if name in loads(cell.source):
                        again(name, cell)
                checked += [name for name in self.names if f"{name} = check." in cell.source]

    def answers_alike(self, cell, name, answer):
        """Whether in a training another answer gives what ours gave, in kind and value, wherever that was kept."""
        if cell.made.get(name, 0) < A_TRAINING:
            return False
        return all(alike(answer(*deepcopy(args), **deepcopy(kwargs)), gave) for args, kwargs, gave in cell.kept[name])

    def rerun(self, cell, **names):
        """What the cell prints with other values for some names; the lesson itself goes on as it was."""
        return run(cell.source, {**self.namespace, **names})


@contextlib.contextmanager
def looked_at(lesson, look):
    """While a lesson runs, hand on its calls of exercises' functions, or a part of them when there are many."""
    plain = Answer.__call__

    def call(answer, *args, **kwargs):
        n = lesson.seen[answer.__name__] = lesson.seen.get(answer.__name__, 0) + 1
        if n <= ALL_OF_THE_FIRST or n % THEN_ONE_IN == 0:
            look(answer.__name__, args, kwargs)
        made = lesson.made[answer.__name__] = lesson.made[answer.__name__] + 1
        if made > KEPT_OF_THE_FIRST and made % THEN_ONE_IN:
            return plain(answer, *args, **kwargs)
        asked = deepcopy((args, kwargs))
        gave = plain(answer, *args, **kwargs)
        lesson.kept[answer.__name__].append((*asked, deepcopy(gave)))
        return gave

    Answer.__call__ = call
    try:
        yield
    finally:
        Answer.__call__ = plain


def alike(one, other):
    """Whether a training goes the same way with both: they unpack alike into the same numbers."""
    if isinstance(one, (tuple, list)) and isinstance(other, (tuple, list)):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, np.ndarray) is not isinstance(other, np.ndarray):
        return False
    one, other = np.asarray(one), np.asarray(other)
    if one.shape != other.shape or one.dtype != other.dtype or one.dtype.kind not in "bif":
        return False
    near = 100 * np.finfo(one.dtype).eps if one.dtype.kind == "f" else 0
    return np.allclose(one, other, rtol=near, atol=near)


def run(source, namespace):
    """Run a cell as a notebook does and return what it prints and shows, as text."""
    tree, out = ast.parse(source), io.StringIO()
    last = ast.Expression(tree.body.pop().value) if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(out):
        exec(compile(tree, "<cell>", "exec"), namespace)
        value = eval(compile(last, "<cell>", "eval"), namespace) if last else None
        if value is not None and not isinstance(value, Answer):
            print(repr(value))
        if isinstance(value, Explorer):
            value.set(**{name: control.draw(np.random.default_rng(1)) for name, control in value.controls.items()})
    return out.getvalue()


def loads(source):
    """Names that a cell reads."""
    return {n.id for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


NUMBER = re.compile(r"[-−]?\d+(?:[.,]\d+)*(?:e[-+]\d+)?")


def same_words(one, other, *, numbers=True):
    """Whether two texts are the same but for the last digits of numbers, or but for all ``numbers``."""
    if NUMBER.sub("#", one) != NUMBER.sub("#", other):
        return False
    if not numbers:
        return True
    first, second = ([float(n.replace("−", "-").replace(",", "")) for n in NUMBER.findall(t)] for t in (one, other))
    return np.allclose(first, second, rtol=0.02, atol=0.02)
