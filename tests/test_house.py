"""The rules that keep the house easy to live in (CONTRIBUTING.md)."""

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import checkout
import pytest

from neurocourse.start_here.course_map import LESSONS as LESSON_PLAN

ROOT = checkout.ROOT
PACKAGE = ROOT / "neurocourse"
SHARED = {"teaching", "nn", "data", "launch"}  # rooms without a lesson
ROOMS = sorted(p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists() and p.name not in SHARED)
NUMBERED = "[0-9][0-9]_*"
LESSONS = [p.stem for p in sorted((ROOT / "notebooks").glob(f"{NUMBERED}.ipynb"))]
SOURCES = [p.stem for p in sorted((ROOT / "notebooks" / "src").glob(f"{NUMBERED}.py"))]
# The order of the lessons, start_here first; a room may stand ready before its lesson does.
ORDER = ["start_here", *(lesson.slug for lesson in LESSON_PLAN)]
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "_notebooks" not in p.parts)
FILES = checkout.files()

# What a model may import besides the standard library and earlier rooms; what only explorers and checks may draw with.
BELOW = (
    "numpy",
    "neurocourse.lazy",
    "neurocourse.arguments",
    "neurocourse.backend",
    "neurocourse.nn",
    "neurocourse.data",
)
HEAVY = {"matplotlib", "ipywidgets", "anywidget", "IPython"}
INSTALLED = HEAVY | {"numpy", "PIL", "cycler", "traitlets", "neurocourse"}  # Matplotlib brings PIL and cycler
OUTSIDE = ("cli.py", "make.py", *(path.name for path in (PACKAGE / "launch").glob("[a-z]*.py")))  # never in the browser
NOT_IN_BROWSER = {"multiprocessing", "subprocess", "socket", "concurrent", "_thread"}

PATH_OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:" + "home|root|tmp|work|opt|Users" + r")/\w|\b[A-Z]:\\+Users")
REGISTRY = re.compile("pypi" + r"\.org|pythonhosted\.org|npmjs\.(?:org|com)|--(?:extra-)?index-" + "url")


def named(path):
    return str(path.relative_to(PACKAGE))


each_module = pytest.mark.parametrize("path", MODULES, ids=named)


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(node):
    return [n for n in ast.walk(node) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def imports(path, inner=True):
    """Full names that a file imports; without ``inner`` those that loading the file costs."""
    module = tree(path)
    later = set() if inner else {n for f in functions(module) for n in ast.walk(f)}
    for node in set(ast.walk(module)) - later:
        assert not getattr(node, "level", 0), f"{path.name}: imports by a relative name"
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def below(name, places):
    return any(name == place or name.startswith(place + ".") for place in places)


def is_model(path):
    room, *rest = path.relative_to(PACKAGE).parts
    return room in ROOMS and not any(Path(part).stem in ("explore", "checks") for part in rest)


# One slug in every place


@pytest.mark.parametrize("stem", LESSONS)
def test_a_lesson_has_its_source_its_room_and_its_tests(stem):
    assert stem in SOURCES
    assert stem[3:] in ROOMS
    assert (ROOT / "tests" / f"test_{stem[3:]}.py").is_file()


def test_lessons_come_in_the_order_of_the_plan_without_a_gap():
    assert SOURCES == LESSONS
    assert LESSONS == [f"{number:02}_{slug}" for number, slug in enumerate(ORDER[: len(LESSONS)])]


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_planned_and_tested(room):
    """Models may be ready before their lesson is written: their room is on the map as in preparation."""
    assert room in ORDER
    assert list((ROOT / "tests").glob(f"test_{room}*.py"))


def test_numbers_stand_in_file_names_of_notebooks_only():
    for path in MODULES:
        assert not re.search(rf"\b\d\d_({'|'.join(ROOMS)})\b", path.read_text(encoding="utf-8")), path


# Imports go one way


@pytest.mark.parametrize("path", [p for p in MODULES if is_model(p)], ids=named)
def test_models_import_what_lies_below_them(path):
    room = path.relative_to(PACKAGE).parts[0]
    earlier = [f"neurocourse.{r}" for r in ORDER[: ORDER.index(room) + 1]]
    for name in imports(path, inner=False):
        assert name.split(".")[0] in sys.stdlib_module_names or below(name, [*BELOW, *earlier]), name


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent.name in ("nn", "data")], ids=named)
def test_networks_and_data_know_nothing_of_lessons(path):
    for name in imports(path):
        assert not below(name, [f"neurocourse.{room}" for room in [*ROOMS, "teaching", "plots"]]), name


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_costs_what_numpy_costs(room):
    """In a new Python, loading every model of the room loads nothing that draws."""
    models = [p.relative_to(ROOT).with_suffix("") for p in MODULES if is_model(p) and (PACKAGE / room) in p.parents]
    names = [".".join(p.parts).removesuffix(".__init__") for p in models]
    code = f"import sys; [__import__(n) for n in {names!r}]; print(*{HEAVY!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout + done.stderr


@each_module
def test_the_light_installation_is_enough(path):
    if path.name not in OUTSIDE:
        for name in imports(path):
            assert name.split(".")[0] in INSTALLED | sys.stdlib_module_names, name


@each_module
def test_modules_run_in_the_browser_too(path):
    """Pyodide has no threads, processes or sockets; a lock is all right."""
    if path.name in OUTSIDE:
        return
    for name in imports(path):
        assert name.split(".")[0] not in NOT_IN_BROWSER, name
    called = {ast.unparse(n.func) for n in ast.walk(tree(path)) if isinstance(n, ast.Call)}
    assert not called & {"threading.Thread", "Thread", "threading.Timer", "matplotlib.use", "mpl.use", "os.system"}


# Small, plain, named


def own_lines(function):
    """Lines of a function without its docstring and without the functions inside it."""
    body = function.body[ast.get_docstring(function) is not None :]
    nested = {line for f in functions(function)[1:] for line in range(f.lineno, f.end_lineno + 1)}
    return sum(line not in nested for line in range(body[0].lineno, function.end_lineno + 1)) if body else 0


@each_module
def test_modules_and_functions_are_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 230
    for function in functions(tree(path)):
        assert own_lines(function) <= 40, function.name


def test_half_of_all_functions_have_ten_lines_or_fewer():
    assert statistics.median(own_lines(f) for path in MODULES for f in functions(tree(path))) <= 10


# Nothing of the machine it was written on


def texts():
    for path in FILES:
        if path.suffix not in (".png", ".npz", ".gz"):
            yield path, path.read_text(encoding="utf-8")


def test_the_checkout_is_seen():
    assert {ROOT / "start.py", ROOT / "README.md", PACKAGE / "__init__.py"} <= set(FILES)


def test_no_path_of_a_machine_and_no_package_registry():
    for path, text in texts():
        for pattern in (PATH_OF_A_MACHINE, REGISTRY):
            found = pattern.search(text)
            assert not found, f"{path.name}: {text[found.start() - 20 : found.end() + 20]!r}"


def test_patterns_find_what_they_are_for():
    for bad in ('open("/' + 'tmp/x")', "file:///" + "home/zoe", "C:\\" + "Users\\zoe", "/" + "root/x"):
        assert PATH_OF_A_MACHINE.search(bad), bad
    assert not PATH_OF_A_MACHINE.search("https://example.org/work/paper and data/home/x")
    assert REGISTRY.search("https://" + "pypi" + ".org/simple")


def test_no_lock_file_as_the_pins_stand_in_constraints_txt():
    assert not [path.name for path in FILES if path.name == "uv.lock"]


def test_uv_installs_the_same_test_tools_as_pip():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["dependency-groups"]["dev"] == settings["project"]["optional-dependencies"]["test"]
