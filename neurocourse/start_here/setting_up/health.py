"""Is everything in order? Each thing that the course needs, looked at once, and what to do when it is missing."""

import os
import re
import sys
import tempfile
from importlib import import_module, metadata
from pathlib import Path

from neurocourse import backend
from neurocourse.start_here.setting_up.causes import AGAIN, INSTALL, STAMP, Check, again, beside, cure, quoted

LEAST = {"numpy": ("NumPy", "2.0"), "matplotlib": ("Matplotlib", "3.8")}
PLAIN = {"ipywidgets": "ipywidgets", "anywidget": "anywidget"}
SETTING = Path("share", "jupyter", "lab", "settings", "overrides.d", "neurocourse.json")


def checks(folder=None):
    """Look at the installation.

    Parameters
    ----------
    folder : str or pathlib.Path, optional
        Where the notebooks are; the current folder unless told.

    Returns
    -------
    list of Check
    """
    if not isinstance(
        folder, str | Path | None
    ):  # said here: whatever checks arguments needs NumPy, which may be broken
        raise TypeError(f"folder must be a path, got a {type(folder).__name__}")
    folder = Path.cwd() if folder is None else Path(folder)
    return [
        python(),
        beside(folder),
        *(library(module, name, least, folder) for module, (name, least) in LEAST.items()),
        *(library(module, name, folder=folder) for module, name in PLAIN.items()),
        writing(folder),
        drawing_backend(),
        drawing(folder),
        lab_setting(Path(sys.prefix)),
    ]


def report():
    """Print one line for each check. Without versions when all is well: the same on every machine."""
    for check in checks():
        print(f"{check.name}: in order" if check.ok else f"{check.name}: {check.detail}. {check.fix}.")


def version(text):
    """Leading numbers of a version, for comparing: "3.10.1rc1" -> (3, 10, 1)."""
    return tuple(int(part) for part in re.match(r"[\d.]*", text)[0].strip(".").split(".") if part)


def python(found=sys.version_info, least=(3, 11)):
    """Whether this Python is young enough."""
    found = tuple(found[:3])
    detail = f"this is Python {'.'.join(map(str, found))}, the course needs {'.'.join(map(str, least))} or newer"
    return Check("Python", found >= least, detail, "Install a newer Python from python.org, then the course again")


def library(module, name, least="", folder="."):
    """Whether a library can be imported, and is young enough."""
    fix = cure(folder, again(f"{module}>={least}" if least else module))
    try:
        found = getattr(import_module(module), "__version__", None)
    except Exception as error:  # a broken library may raise anything: that is the finding
        return Check(name, False, f"it cannot be imported ({type(error).__name__}: {error})", fix)
    if not isinstance(found, str):
        return Check(name, False, "what is imported under its name is not the whole library", fix)
    needed = f", the course needs {least} or newer" if least else ""
    return Check(name, version(found) >= version(least), f"{found} is installed{needed}", fix)


def writing(folder):
    """Whether a file can be made beside the notebooks: your work and your progress go there."""
    home = "~" if os.access(os.path.expanduser("~"), os.W_OK) else tempfile.gettempdir()
    command = f"{quoted(sys.executable)} -m neurocourse {quoted(os.path.join(home, 'neurocourse-lessons'))}"
    fix = f"Work in a folder of your own, which this command makes and opens: {command}"
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Check("Notebook folder", True, "it can be written to", fix)
    except OSError as error:
        return Check("Notebook folder", False, f"nothing can be saved there ({error.strerror})", fix)


def drawing_backend():
    """Whether Matplotlib knows the backend that the environment asks for. The course does without it."""
    without = f"MPLBACKEND asks for {backend.dropped}, which is not installed; the course draws without it"
    return Check("Backend of Matplotlib", True, without if backend.dropped else "the course brings its own", "")


def drawing(folder):
    """Whether an explorer can draw a frame."""
    fix = cure(folder, f"Choose Kernel › Restart Kernel and try again. If that does not help: {repair()}")
    try:
        from neurocourse.start_here.one_neuron.explore import first_neuron

        size = len(first_neuron().frame)
    except Exception as error:  # whatever stops the drawing is the finding
        return Check("Drawing", False, f"no picture comes out ({type(error).__name__}: {error})", fix)
    return Check("Drawing", size > 0, "an explorer draws a picture", fix)


def lab_setting(prefix):
    """Whether JupyterLab is told to answer widgets one after the other, not in a second thread.

    Without an installation (a checkout, a browser's Python) nothing could have told it. Explorers keep a lock of their
    own, so that this is worth knowing and no fault.
    """
    name = "JupyterLab's setting for widgets"
    if (prefix / SETTING).is_file():
        return Check(name, True, "widgets are answered one after the other", "")
    if not installed():
        return Check(name, True, "not set, as the course is not installed; explorers wait for each other anyway", "")
    return Check(name, False, "it is missing, so fast dragging may mix up pictures", repair())


def repair():
    """How to get the whole course in order again."""
    return AGAIN if os.path.exists(os.path.join(sys.prefix, STAMP)) else INSTALL


def installed():
    """Whether pip knows the course."""
    try:
        return bool(metadata.distribution("neurocourse"))
    except metadata.PackageNotFoundError:
        return False
