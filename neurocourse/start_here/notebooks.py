"""Which notebook teaches a room. The numbers stand in the names of the files only, so they are looked up there."""

import re
from importlib.resources import files


def notebooks():
    """Name of each room's notebook, in the order of the course: {"pioneers": "…_pioneers.ipynb", …}.

    Found beside the package in a checkout, and inside the package once it is installed. A lesson whose notebook is not
    built yet counts from its source on, so that a build does not depend on the order of building.
    """
    package = files("neurocourse")
    bundled = package / "_notebooks"
    folder = bundled if bundled.is_dir() else package.parent / "notebooks"
    stems = {
        stem for place in (folder, folder / "src") if place.is_dir() for stem in map(_stem, place.iterdir()) if stem
    }
    return {stem[3:]: f"{stem}.ipynb" for stem in sorted(stems)}


def _stem(path):
    """Name without its ending when ``path`` is a lesson or the source of one, else None."""
    found = re.fullmatch(r"(\d\d_\w+)\.(ipynb|py)", path.name)
    return found and found[1]


def link(notebook, section=""):
    """Address of a notebook, and of a heading in it as JupyterLab finds it: its text with hyphens for spaces.

    `heading=` is needed: without it JupyterLab looks among the headings on the screen only. It does not decode `%27`.
    """
    return f"./{notebook}#heading={section.replace(' ', '-')}" if section else f"./{notebook}"
