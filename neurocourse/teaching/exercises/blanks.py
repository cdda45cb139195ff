"""Finds the blanks, bare ``...``, that a learner has not filled in yet."""

import ast
import functools
import inspect
import textwrap
import types

SHOWN = 40  # characters of a line that a message can hold
SIMPLE = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Expr)


def open_blanks(function):
    """Lines of ``function``, and of what it is made of, that still hold a bare ``...`` (``x[..., 0]`` is none)."""
    lines = []
    for part in family(function):
        lines += in_source(part) if has_source(part) else ["..."] * in_code(part.__code__)
    return list(dict.fromkeys(lines))


def family(function):
    """The plain functions behind ``function``: inside decorators, partials and closures, and helpers beside it."""
    found, queue = [], [function]
    while queue:
        f = plain(queue.pop(0))
        if isinstance(f, types.FunctionType) and f not in found and len(found) < 50:
            found.append(f)
            queue += [c.cell_contents for c in f.__closure__ or () if is_filled(c)]
            names = [f.__globals__.get(name) for name in f.__code__.co_names]
            queue += [g for g in names if getattr(g, "__code__", None) and same_cell(f, g)]
    return found


def plain(function):
    """What is inside a decorated function, a partial, a method or an object that can be called."""
    for _ in range(20):  # nobody wraps deeper; a loop of wrappers must end
        inner = getattr(function, "__wrapped__", None) or getattr(function, "__func__", None)
        if isinstance(function, functools.partial):
            inner = function.func
        elif inner is None and not isinstance(function, types.FunctionType | type):
            inner = (
                getattr(type(function).__call__, "__func__", type(function).__call__) if callable(function) else None
            )
        if inner is None:
            return function
        function = inner
    return function


def is_filled(cell):
    """Whether a closure cell has a value: a function that names itself is empty while it is made."""
    try:
        return callable(cell.cell_contents)
    except ValueError:
        return False


def same_cell(f, g):
    """Whether two functions were written in the same notebook cell or file."""
    return isinstance(g, types.FunctionType) and g.__code__.co_filename == f.__code__.co_filename


def has_source(function):
    """Whether Python can still read the text of ``function``."""
    return tree(function) is not None


def tree(function):
    """Syntax tree of a function's text, or None when there is none to read."""
    try:
        return ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):
        return None


def in_source(function):
    """Statements of a function that hold a blank, as text and in order."""
    nodes = list(ast.walk(tree(function)))
    indices = [n.slice for n in nodes if isinstance(n, ast.Subscript)]
    defaults = [d for n in nodes if isinstance(n, ast.arguments) for d in n.defaults + n.kw_defaults if d]
    fine = {id(n) for part in indices + defaults for n in ast.walk(part)}
    blanks = [n for n in nodes if isinstance(n, ast.Constant) and n.value is ... and id(n) not in fine]
    home = {id(n): s for s in nodes if isinstance(s, SIMPLE) for n in ast.walk(s)}
    return [spell(home.get(id(blank))) for blank in sorted(blanks, key=lambda n: (n.lineno, n.col_offset))]


def spell(statement):
    """A short assignment or return as it stands; of anything else only the blank."""
    text = "..." if statement is None or isinstance(statement, ast.Expr) else ast.unparse(statement)
    return text if len(text) <= SHOWN else "..."


def in_code(code):
    """Whether compiled code holds a bare ``...``, here or in a function inside it."""
    return any(c is ... or (isinstance(c, types.CodeType) and in_code(c)) for c in code.co_consts)
