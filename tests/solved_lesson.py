"""Runs the solved form of a lesson cell by cell in this process, looks at every call of an exercise's function, and
runs each later cell that uses one again with other answers."""

import ast
import contextlib
import io
import re

import numpy as np
from percent import assemble

from neurocourse.teaching import Explorer
from neurocourse.teaching.exercises.answer import Answer

ALL_OF_THE_FIRST, THEN_ONE_IN = 500, 97  # calls that are looked at: trainings make a hundred thousand


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
                cell.text = run(cell.source, self.namespace)
                for name in checked:
                    if name in loads(cell.source):
                        again(name, cell)
                checked += [name for name in self.names if f"{name} = check." in cell.source]

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
        return plain(answer, *args, **kwargs)

    Answer.__call__ = call
    try:
        yield
    finally:
        Answer.__call__ = plain


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
