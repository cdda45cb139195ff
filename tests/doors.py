"""Which functions promise to name a wrong argument, what is tried on them, and how an answer is judged."""

import ast
import inspect
import signal
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from importlib import import_module

import checkout
import numpy as np
from sources import every

PACKAGE = checkout.ROOT / "neurocourse"
NO_MODELS = (
    "teaching",
    "plots",
    "launch",
    "wording",
    "explore",
    "checks",
    "lesson",
    "further",
)  # begin what is the matter of other tests
LONGEST = 2.0  # s, for a call with a wrong argument


# Which functions


def called_by_notebooks():
    """Every function, class and method of a model that a lesson calls, found by reading the lessons' sources."""
    return {f for source in every() for f in called(ast.parse(source.read()))}


def called(lesson):
    """What one lesson calls: its imports and assignments say what a name stands for."""
    known, found = {}, set()

    def meaning(node):
        if isinstance(node, ast.Name):
            return known.get(node.id)
        if isinstance(node, ast.Attribute):
            return getattr(meaning(node.value), node.attr, None)
        made = meaning(node.func) if isinstance(node, ast.Call) else None
        return made if inspect.isclass(made) else None  # what a class makes has its methods

    for line in lesson.body:
        for name, value in bindings(line):
            known[name] = value if not isinstance(value, ast.AST) else meaning(value)
        calls = (meaning(node.func) for node in ast.walk(line) if isinstance(node, ast.Call))
        found |= {f for f in calls if callable(f) and is_model(f)}
    return found


def bindings(line):
    """Names that a line of a lesson binds, each with a module, a function or an expression."""
    if isinstance(line, ast.ImportFrom) and line.module.split(".")[0] == "neurocourse":
        for alias in line.names:
            yield alias.asname or alias.name, imported(line.module, alias.name)
    elif isinstance(line, ast.Assign):
        for target in line.targets:
            yield from pairs(target, line.value)


def imported(module, name):
    found = getattr(import_module(module), name, None)
    return import_module(f"{module}.{name}") if found is None else found


def pairs(target, value):
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, part in zip(target.elts, value.elts, strict=True):
            yield from pairs(one, part)


def is_model(f):
    module = f.__module__ or ""
    return module.startswith("neurocourse.") and not any(part.startswith(NO_MODELS) for part in module.split("."))


def documented():
    """Every public function, class and method of a model whose docstring has a list of parameters."""
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if len(parts) > 1 and not any(part.startswith(NO_MODELS) for part in parts):
            module = import_module(".".join(("neurocourse", *parts)).removesuffix(".__init__"))
            found |= {f for f in public(module) if f.__module__ == module.__name__ and has_list(f)}
    return found


def public(module):
    things = [thing for name, thing in vars(module).items() if not name.startswith("_") and callable(thing)]
    yield from (thing for thing in things if hasattr(thing, "__module__"))
    for kind in filter(inspect.isclass, things):
        yield from (f for name, f in vars(kind).items() if inspect.isfunction(f) and not name.startswith("_"))


def has_list(f):
    return "Parameters\n" in (f.__doc__ or "")


@cache
def promising():
    """All of both, without those that take nothing."""
    return {f for f in called_by_notebooks() | documented() if arguments_of(f)}


def arguments_of(f):
    parameters = inspect.signature(f).parameters
    return {name: p for name, p in parameters.items() if name != "self" and p.kind is not p.VAR_KEYWORD}


def room_of(f):
    return f.__module__.split(".")[1]


def name_of(f):
    """Room, module and name; in which chapter of its room a model stands is left out."""
    _, _, *inside = f.__module__.split(".")
    return ".".join([room_of(f), *inside[-1:], f.__qualname__])


# Right calls, and what may be different in them


def right_calls():
    """Right calls of all rooms, from ``tests/<room>/right_calls.py``: function -> what makes its call."""
    rooms = [path.parent.name for path in sorted((checkout.ROOT / "tests").glob("*/right_calls.py"))]
    return {f: make for room in rooms for f, make in import_module(f"{room}.right_calls").CALLS.items()}


@dataclass
class Right:
    """A call that is right, small and quick, and what else would be right in it."""

    arguments: dict
    allowed: dict = field(default_factory=dict)  # name -> kinds of wrong values that are right for it
    quick: bool = True
    nan: bool = False

    def _allow(self, names, kinds):
        for name in names.split():
            self.allowed.setdefault(name, set()).update(kinds)
        return self

    def signed(self, names):
        """Numbers that may be negative."""
        return self._allow(names, {"negative"})

    def many(self, names):
        """A number, or an array of any shape."""
        return self._allow(names, {"list", "empty", "axes", "length"})

    def free(self, names):
        """Arrays of any length."""
        return self._allow(names, {"length"})

    def costly(self):
        """It takes seconds, and is not made: with a wrong argument it is refused in no time."""
        self.quick = False
        return self

    def gaps(self):
        """NaN is a result that its docstring has a meaning for."""
        self.nan = True
        return self

    def fine(self, **kinds):
        """Other kinds of `wrong_values`, by the name of the argument."""
        for name, some in kinds.items():
            self._allow(name, set(some.split(", ")))
        return self


def right(*unnamed, **arguments):
    """A right call with these arguments, by name; an object whose method is called comes first."""
    return Right({**({"self": unnamed[0]} if unnamed else {}), **arguments})


def wrong_values(name, value):
    """What is tried in place of a right value: (kind, wrong value)."""
    yield from (("nan", np.nan), ("infinite", np.inf), ("None", None), ("text", "x"), ("object", object()))
    yield from (("dict", {}), ("empty", []), ("text inside", ["x"]), ("None inside", [None]))
    if name == "rng":
        yield from (("fraction", 2.5), ("negative", -1), ("complex", 1j))
    elif isinstance(value, bool | np.bool_):
        yield "number", 2
    elif isinstance(value, int | float | np.number):
        yield from (("complex", value + 1j), ("negative", -abs(value) or -1), ("list", [value, value]))
        if isinstance(value, int | np.integer):
            yield "fraction", value + 0.5
    elif is_numeric(value):
        yield from wrong_arrays(np.asarray(value))
    elif value is not None:
        yield "number", 3


def is_numeric(value):
    if not isinstance(value, np.ndarray | list | tuple | range) or hasattr(value, "_fields"):
        return False
    try:
        return np.asarray(value).dtype.kind in "biuf" and len(value) > 0
    except ValueError:
        return False


def wrong_arrays(x):
    spoilt = x.astype(float)
    spoilt.flat[0] = np.nan
    yield from (("nan inside", spoilt), ("complex", x + 1j), ("ragged", [[1.0], [1.0, 2.0]]))
    yield from (("axes", x[None]), ("length", np.concatenate([x, x[-1:]])))
    if x.dtype.kind in "iuf":
        yield "negative", -1 - np.abs(x)
    if x.dtype.kind in "biu":
        yield "fraction", x + 0.5


# What came back


@dataclass
class Answer:
    kind: str  # "clear", "right", "returned", "bare" or "slow"
    words: str = ""


def answer(f, call, name, kind, wrong):
    """Call f with one wrong value and judge what it does."""
    arguments = {**call.arguments, name: wrong}
    this = [arguments.pop("self")] if "self" in arguments else []
    try:
        with time_limit(LONGEST):
            result = f(*this, **arguments)
    except (TypeError, ValueError) as error:
        return judged(str(error), name)
    except FloatingPointError as error:  # of a loss, which says so in its docstring
        return Answer("clear" if "FloatingPointError" in (f.__doc__ or "") else "bare", str(error))
    except TimeoutError:
        return Answer("slow", f"not done after {LONGEST:g} s")
    except Exception as error:
        return Answer("bare", f"{type(error).__name__}: {error}")
    if kind in call.allowed.get(name, ()) and (call.nan or not has_nan(result)):
        return Answer("right")
    return Answer("returned", repr(result)[:80])


def judged(words, name):
    """A sentence is clear when it is one line, not too long, and has the argument's name as a word."""
    letters = "".join(c if c.isalnum() or c == "_" else " " for c in words)
    clear = name in letters.split() and "\n" not in words and len(words) < 300
    return Answer("clear" if clear and "missing" not in words else "bare", words)


def has_nan(value):
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "fc" and bool(np.isnan(value).any())
    if isinstance(value, float | np.floating):
        return bool(np.isnan(value))
    if is_dataclass(value) and not isinstance(value, type):
        return any(has_nan(getattr(value, part.name)) for part in fields(value))
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return any(map(has_nan, parts))


@contextmanager
def time_limit(seconds):
    """Stop what takes longer, where the system can."""

    def stop(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop) if hasattr(signal, "SIGALRM") else None
    if before is not None:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        if before is not None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
