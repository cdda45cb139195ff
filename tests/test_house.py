"""The rules that keep the house easy to live in (CONTRIBUTING.md)."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "neurocourse"
SHARED = {"teaching", "nn", "data"}  # rooms without a lesson
ROOMS = sorted(p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists() and p.name not in SHARED)
LESSONS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
ORDER = [p.stem[3:] for p in LESSONS]
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "_notebooks" not in p.parts)
PATH_OF_A_MACHINE = re.compile(r"(?<![\w.])/(" + "home|root|tmp|work|opt|Users" + r")/\w")
DRAWS = ("explore", "checks")
# What a model may import besides the standard library.
ALLOWED = ("numpy", "neurocourse.arguments", "neurocourse.nn", "neurocourse.data")


def imports(path):
    """Modules that a file imports when it is loaded: those inside a function are the function's affair."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {n for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
    for node in ast.walk(tree):
        if node in inner:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from names if node.module in ("neurocourse", *(f"neurocourse.{r}" for r in ROOMS)) else [node.module]


def is_model(path):
    room, *rest = path.relative_to(PACKAGE).parts
    return room in ROOMS and not any(Path(part).stem in DRAWS for part in rest)


@pytest.mark.parametrize("room", ROOMS)
def test_one_slug_in_every_place(room):
    assert room in ORDER
    number = LESSONS[ORDER.index(room)].stem[:2]
    assert (ROOT / "notebooks" / "src" / f"{number}_{room}.py").exists()
    assert (ROOT / "tests" / f"test_{room}.py").exists()


def test_every_notebook_has_a_room():
    assert set(ORDER) == set(ROOMS)


def test_numbers_stand_in_file_names_of_notebooks_only():
    for path in MODULES:
        assert not re.search(rf"\b\d\d_({'|'.join(ROOMS)})\b", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("path", [p for p in MODULES if is_model(p)], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_models_import_what_lies_below_them(path):
    room = path.relative_to(PACKAGE).parts[0]
    earlier = [f"neurocourse.{r}" for r in ORDER[: ORDER.index(room) + 1]]
    for name in imports(path):
        top = name.split(".")[0]
        fits = top in sys.stdlib_module_names or any(
            name == a or name.startswith(a + ".") for a in (*ALLOWED, *earlier)
        )
        assert fits, f"{path.name} imports {name}"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_costs_what_numpy_costs(room):
    """Every model module is loaded in a fresh interpreter; nothing that draws may come with it."""
    models = [p for p in MODULES if is_model(p) and p.relative_to(PACKAGE).parts[0] == room]
    names = [".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for p in models]
    heavy = {"matplotlib", "ipywidgets", "anywidget", "IPython"}
    code = f"import sys; [__import__(n) for n in {names!r}]; print(*{heavy!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_run_in_the_browser_too(path):
    """Pyodide has no threads, processes or sockets; a lock is all right."""
    if path.name in ("cli.py", "__main__.py", "make.py"):
        return
    for name in imports(path):
        assert name.split(".")[0] not in ("multiprocessing", "subprocess", "socket", "concurrent"), name
    text = path.read_text(encoding="utf-8")
    assert "Thread(" not in text and "matplotlib.use(" not in text


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_and_functions_are_small(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 260
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            body = [n for n in node.body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
            length = node.end_lineno - body[0].lineno + 1 if body else 0
            assert length <= (70 if "explore" in path.parts else 40), f"{node.name} has {length} lines"


def tracked():
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    return [ROOT / name for name in done.stdout.splitlines()]


def test_no_path_of_a_machine_and_no_lock_file():
    paths = tracked()
    assert not any(p.name == "uv.lock" for p in paths)
    for path in paths:
        if (
            path.suffix in (".py", ".md", ".toml", ".txt", ".yml", ".ipynb", ".cfg", ".js", ".css", "")
            and path.exists()
        ):
            found = PATH_OF_A_MACHINE.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path.name}: {found}"
