"""Lesson Hippocampus: from place cells and memories to recurrent networks. Its modules are loaded on first use."""

from importlib import import_module

__all__ = [
    "adding",
    "attention",
    "echo_state",
    "language",
    "mackey_glass",
    "memory_length",
    "story",
    "translation",
    "unrolled",
]


def __getattr__(name):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return __all__
