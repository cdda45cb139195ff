"""The rules that keep the house easy to live in (CONTRIBUTING.md)."""

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import checkout
import pages
import pytest
from sources import every

from neurocourse.lazy import FRONTS
from neurocourse.lessons import lessons, ready

ROOT = checkout.ROOT
PACKAGE = ROOT / "neurocourse"
SHARED = {"teaching", "plots", "nn", "data", "launch", "class_report"}  # rooms without a lesson
ROOMS = sorted(p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists() and p.name not in SHARED)
ORDER = [lesson.room for lesson in lessons()]  # a room may stand ready before its lesson does
TEXTS = ("lesson.py", "further.py")  # sources of notebooks, in percent format
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "_notebooks" not in p.parts and p.name not in TEXTS)
FILES = checkout.files()

# What a model may import besides the standard library and earlier rooms; what only explorers and checks may draw with.
BELOW = ("numpy", *(f"neurocourse.{n}" for n in "lazy lessons arguments backend caching wording nn data".split()))
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
    return room in ROOMS and not any(Path(part).stem.startswith(FRONTS) for part in rest)


# One slug in every place


def test_notebooks_holds_lessons_and_nothing_else():
    committed = [path.name for path in FILES if path.parent == ROOT / "notebooks"]
    assert committed == [f"{source.stem}.ipynb" for source in sorted(every(), key=lambda source: source.stem)]


@pytest.mark.parametrize("lesson", ready(), ids=lambda lesson: lesson.room)
def test_a_lesson_that_can_be_taken_has_its_text_its_room_and_its_tests(lesson):
    texts = [source for source in every() if source.lesson == lesson]
    wanted = [False, True][: 1 + lesson.further]
    assert [source.further for source in texts] == wanted, "lesson.py, and further.py when lessons.toml says so"
    assert lesson.room in ROOMS and list((ROOT / "tests").glob(f"**/*{lesson.room}*"))
    assert lesson.number < 1 or lesson.builds and lesson.before, "lessons.toml: fill in builds and before"


def test_a_lesson_that_is_planned_has_no_text_yet():
    assert {source.lesson for source in every()} == set(ready())


def test_tables_of_readme_and_docs_are_those_of_the_plan():
    assert [path.name for path, fits in pages.compared() if not fits] == [], "run `python authoring/build.py`"


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_planned_and_tested(room):
    """Models may be ready before their lesson is written: their room is on the map as in preparation."""
    assert room in ORDER, f"lessons.toml has no table for {room}"
    assert list((ROOT / "tests").glob(f"**/*{room}*"))


def test_numbers_stand_in_file_names_of_notebooks_only():
    for path in MODULES:
        assert not re.search(rf"\b\d\d_({'|'.join(ROOMS)})\b", path.read_text(encoding="utf-8")), path


# One partition, four places: a section of a lesson, its chapter, its explorers, its tests

MOST = 8  # files in a chapter
CHAPTERS = [path.parent for room in ROOMS for path in sorted((PACKAGE / room).glob("*/__init__.py"))]
each_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=named)


def headings(chapter):
    """The headings that a chapter belongs to: the first paragraph of its docstring, parted by a dot."""
    words = ast.get_docstring(tree(chapter / "__init__.py")).split("\n\n")[0]
    return [heading.strip() for heading in " ".join(words.split()).split(" · ")]


def sections(room):
    """Heading, the heading above it (or itself) and text of each section of a room's notebooks."""
    text = "\n".join(source.read() for source in every() if source.lesson.room == room)
    found, above = re.split(r"^# (##+) (.+)$", text, flags=re.MULTILINE)[1:], ""
    for signs, heading, words in zip(found[::3], found[1::3], found[2::3], strict=True):
        above = heading if signs == "##" else above
        yield heading, above, words


def files_of(folder):
    return [path for path in folder.iterdir() if path.name != "__pycache__"]


@pytest.mark.parametrize("folder", sorted(p.parent for p in (PACKAGE / "teaching").rglob("__init__.py")), ids=named)
def test_the_machinery_is_parted_like_a_room(folder):
    assert len(files_of(folder)) <= MOST


@each_chapter
def test_a_chapter_is_small_and_its_names_are_its_own(chapter):
    files = files_of(chapter)
    assert len(files) <= MOST, f"{len(files)} files: a chapter has {MOST} at most, so part it or join two modules"
    assert not any(path.is_dir() for path in files)
    room = [path for path in MODULES if chapter.parent in path.parents]
    assert chapter.name not in {path.stem for path in room}, "a chapter would hide the model of the same name"


@each_chapter
def test_a_chapter_is_a_section_of_its_lesson_and_a_file_of_tests(chapter):
    room, name = chapter.parent.name, chapter.name
    known = {heading for heading, _, _ in sections(room)}
    planned = room not in {lesson.room for lesson in ready()}  # its chapters may be there before its text is
    assert planned or set(headings(chapter)) <= known, "its docstring begins with the headings that it belongs to"
    assert (ROOT / "tests" / room / f"test_{name}.py").is_file(), f"tests/{room}/test_{name}.py is missing"
    sweep = f'sweeps("{room}.{name}"'
    for path in chapter.glob("explore*.py"):
        assert sweep in its_tests(chapter) or not swept(path), f"its tests say `test_explorers = {sweep})`"


def its_tests(chapter):
    return (ROOT / "tests" / chapter.parent.name / f"test_{chapter.name}.py").read_text(encoding="utf-8")


def swept(path):
    """Whether a module of explorers holds one that has controls."""
    return "Explorer(" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("room", sorted({chapter.parent.name for chapter in CHAPTERS}))
def test_every_section_has_the_explorers_and_checks_of_its_own_chapter(room):
    """Where a name is used first, its section is one of its chapter's headings."""
    home = {name: headings(chapter) for chapter in CHAPTERS if chapter.parent.name == room for name in offers(chapter)}
    for heading, above, text in sections(room):
        for name in re.findall(r"\b(?:explore|check)\.(\w+)\(", text):
            assert {heading, above} & set(home.pop(name, [heading])), f"{name} is used under {heading!r}"


def offers(chapter):
    """Names of the explorers and checks of a chapter."""
    for path in sorted(chapter.glob("*.py")):
        if path.stem.startswith(FRONTS):
            yield from (
                name.value
                for node in tree(path).body
                if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
                for name in node.value.elts
            )


# Imports go one way


@pytest.mark.parametrize("path", [p for p in MODULES if is_model(p)], ids=named)
def test_models_import_what_lies_below_them(path):
    room = path.relative_to(PACKAGE).parts[0]
    earlier = [f"neurocourse.{r}" for r in ORDER[: ORDER.index(room) + 1]]
    for name in imports(path, inner=False):
        allowed = name.split(".")[0] in sys.stdlib_module_names or below(name, [*BELOW, *earlier])
        assert allowed, f"a model imports NumPy, nn, data and rooms up to its own, not {name}"


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
    """Pyodide has no threads, processes or sockets; a lock is all right, and so is a word that is left out there."""
    if path.name in OUTSIDE or path.name == "patience.py":
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
        assert own_lines(function) <= 40, f"{function.name} has more than 40 lines of its own"


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
