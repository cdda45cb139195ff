"""Rooms load their modules on first use, so that importing a room costs next to nothing."""

from importlib import import_module


def lazy(package, names):
    """Return ``__getattr__`` and ``__dir__`` for a package whose submodules ``names`` are loaded when asked for."""

    def load(name):
        if name in names:
            return import_module(f"{package}.{name}")
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return load, lambda: names
