"""The page's side of the widgets: JupyterLab has to serve the parts that belong to the kernel's libraries."""

import json
import os
import sys
from importlib import metadata
from pathlib import Path

from neurocourse.start_here.setting_up.causes import Check, again, cure

PARTS = {"jupyterlab_widgets": "@jupyter-widgets/jupyterlab-manager", "anywidget": "anywidget"}


def checks():
    """One check for each part that draws widgets in the page."""
    return [part(package, extension) for package, extension in PARTS.items()]


def part(package, extension):
    """Whether JupyterLab takes the part of a library from the library itself, and not an old one from elsewhere."""
    name = f"Widgets in the page ({package})"
    try:
        own, found = shipped(package, extension), served(extension)
    except Exception as error:  # a broken Jupyter may raise anything: that is the finding
        return Check(name, False, f"Jupyter does not say where it looks ({error})", cure(".", again("jupyter_core")))
    if found is None:
        return Check(name, False, "JupyterLab does not find it", again(package))
    if own and version(found) == version(own):
        return Check(name, True, f"version {version(found)} is served", "")
    detail = (
        f"JupyterLab serves version {version(found)} from {found}, the library has {version(own) if own else 'none'}"
    )
    if own is None or found == own:
        return Check(name, False, detail, again(package))
    return Check(name, False, detail, remedy(found))


def served(extension):
    """The folder from which JupyterLab takes an extension of the page: the first of its places that has it."""
    from jupyter_core.paths import jupyter_path

    places = [Path(folder, extension) for folder in jupyter_path("labextensions")]
    return next((place for place in places if (place / "package.json").is_file()), None)


def shipped(package, extension):
    """The folder of the extension that was installed with the library of this Python, or None."""
    try:
        files = metadata.distribution(package).files or ()
    except metadata.PackageNotFoundError:
        return None
    ending = f"labextensions/{extension}/package.json"
    found = (Path(file.locate()).resolve() for file in files if str(file.as_posix()).endswith(ending))
    return next((path.parent for path in found if path.is_file()), None)


def version(folder):
    try:
        return str(json.loads((folder / "package.json").read_text("utf-8"))["version"])
    except (OSError, ValueError, LookupError, TypeError):
        return "unknown"


def remedy(found):
    outside = [path for path in os.environ.get("JUPYTER_PATH", "").split(os.pathsep) if path]
    if any(found.is_relative_to(path) for path in outside):
        return "Remove the variable JUPYTER_PATH from your settings"
    return f"Rename the folder {found}, which stands before the one in {sys.prefix}"
