"""Why a library is not what it should be: a file beside the notebooks, a folder in PYTHONPATH, a broken copy."""

import os
import re
import sys
from contextlib import suppress
from importlib import metadata
from importlib.machinery import FrozenImporter, PathFinder, all_suffixes
from pathlib import Path
from typing import NamedTuple

NEEDED = "numpy matplotlib ipywidgets anywidget jupyterlab ipykernel".split()
COURSE = Path(__file__).resolve().parents[1]  # which may itself lie beside the notebooks
STAMP = "neurocourse-stamp.txt"  # in an environment that start.py has made
AGAIN = "Close JupyterLab and start the course with start.py: it puts back what is missing"
INSTALL = "Install the course again, as its README says"
# A file of one of these names hides a module that no lesson and no library needs.
HARMLESS = set("test this antigravity idlelib turtledemo".split())


class Check(NamedTuple):
    """One thing that the course needs: whether it is there, what was found, and what to do when it is not."""

    name: str
    ok: bool
    detail: str
    fix: str


def beside(folder):
    """Whether no file or folder beside the notebooks has the name of a module that lessons need."""
    name = "Names beside the notebooks"
    found = hiding(Path(folder))
    if not found:
        return Check(name, True, "no file there hides a library", "")
    names = ", ".join(found)
    return Check(
        name,
        False,
        f"{names} in {folder} can hide the module of that name from the lessons",
        f"Rename {names}, for instance to my_{found[0]}, then choose Kernel › Restart Kernel in every open lesson",
    )


def hiding(folder):
    """Files and folders whose name is that of a module which Python would find elsewhere."""
    try:
        names = {entry.name: module_name(entry) for entry in os.scandir(folder)}
    except OSError:
        return []
    return sorted(file for file, module in names.items() if module and exists_elsewhere(module, folder))


def module_name(entry):
    """Under which name Python would import a file or a folder; "" when it would not."""
    if entry.is_dir():
        package = any(os.path.exists(os.path.join(entry.path, f"__init__{s}")) for s in all_suffixes())
        return entry.name if package and not os.path.samefile(entry.path, COURSE) else ""
    return next((entry.name.removesuffix(s) for s in all_suffixes() if entry.name.endswith(s)), "")


def exists_elsewhere(module, folder):
    if module in HARMLESS or module in sys.builtin_module_names or FrozenImporter.find_spec(module):
        return False  # nothing can hide what is built into Python
    elsewhere = [path for path in sys.path if path and os.path.realpath(path) != os.path.realpath(folder)]
    if module in sys.stdlib_module_names:
        return True
    return PathFinder.find_spec(module, elsewhere) is not None and is_needed(module)


def is_needed(module):
    """Whether the course, or what it is built on, brings a module; other tools may have the name of anything."""
    owners = {name.lower() for name in metadata.packages_distributions().get(module, ())}
    return module in ("neurocourse", *NEEDED) or bool(owners & needed_packages())


def needed_packages():
    """Names of the packages that the course needs, with those that they need in turn."""
    found, waiting = set(), list(NEEDED)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            with suppress(metadata.PackageNotFoundError):
                needs = [need for need in metadata.requires(name) or () if "extra ==" not in need]
                waiting += [re.match(r"[\w.-]+", need)[0].lower() for need in needs]
    return found


def cure(folder, otherwise):
    """What to do about a library that does not work: a module may be hidden; ``otherwise`` the library is broken."""
    hidden = beside(folder)
    if not hidden.ok:
        return hidden.fix
    if os.path.expanduser("~") == "~":
        return "Set the variable HOME to a folder of your own: Jupyter asks where your home is"
    for place in filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)):
        names = hiding(place)
        if names:
            return f"Remove the variable PYTHONPATH from your settings: {names[0]} in {place} may hide the library"
    return otherwise


def again(need):
    """How to install a package once more in this environment, as a command where there is one."""
    if os.path.exists(os.path.join(sys.prefix, STAMP)):
        return AGAIN
    if sys.platform == "emscripten":
        return INSTALL
    if PathFinder.find_spec("pip") is None:
        return f"Install it again: uv pip install --reinstall --python {quoted(sys.executable)} {quoted(need)}"
    return f"Install it again: {quoted(sys.executable)} -m pip install --force-reinstall {quoted(need)}"


def quoted(word):
    """As it has to be typed at a command line."""
    return word if re.fullmatch(r"[\w~./:\\@+=-]+", word) else f'"{word}"'
