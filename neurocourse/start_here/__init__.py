"""Lesson Start here: how the course works, its map and its index. Its modules are loaded on first use."""

from importlib import import_module

__all__ = ["course_map", "glossary", "health", "index", "neuron"]


def __getattr__(name):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return __all__
