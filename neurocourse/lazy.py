"""Rooms load their modules on first use, so that importing a room costs next to nothing.

A room falls into chapters, one for each section of its lesson: a folder with models, ``explore.py`` and ``checks.py``.
Whoever uses a room need not know them: ``spiking.energy`` is found in its chapter, ``explore.ledger`` in that chapter's
explorers.
"""

from importlib import import_module
from pkgutil import iter_modules

FRONTS = ("explore", "checks")  # what draws and what checks: they have faces of their own


def lazy(package, path):
    """Return ``__getattr__``, ``__dir__`` and ``__all__`` for a room: its models, wherever their chapters are.

    Parameters
    ----------
    package : str
        The room's ``__name__``.
    path : list of str
        Its ``__path__``.
    """
    places = {name: f"{package}.{chapter}.{name}" if chapter else f"{package}.{name}" for chapter, name in models(path)}

    def load(name):
        if name in places:
            return import_module(places[name])
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return load, lambda: sorted(places), sorted(places)


def chapters(path):
    """Names of a room's chapters."""
    return [module.name for module in iter_modules(path) if module.ispkg]


def models(path):
    """Chapter and name of each model in a room; the chapter is empty for what lies beside the chapters."""
    beside = [("", module.name) for module in iter_modules(path) if not module.ispkg]
    inside = [(chapter, module.name) for chapter in chapters(path) for module in iter_modules([f"{path[0]}/{chapter}"])]
    return [(chapter, name) for chapter, name in beside + inside if not name.startswith((*FRONTS, "lesson", "further"))]


def gathered(face):
    """Everything that the chapters' modules of one kind offer, by name.

    Parameters
    ----------
    face : str
        ``__name__`` of a room's face: ``neurocourse.spiking.explore`` gathers from ``neurocourse.spiking.*.explore``
        and from any module there whose name begins so.

    Returns
    -------
    dict
        Name -> function, for every name in the modules' ``__all__``.
    """
    room, _, kind = face.rpartition(".")
    path = import_module(room).__path__
    found = {}
    for chapter in chapters(path):
        for module in iter_modules([f"{path[0]}/{chapter}"]):
            if module.name.startswith(kind):
                part = import_module(f"{room}.{chapter}.{module.name}")
                found |= {name: getattr(part, name) for name in part.__all__}
    return found
