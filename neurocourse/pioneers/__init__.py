"""Lesson Pioneers: from Golgi's stain to backpropagation. Its modules are loaded on first use."""

from importlib import import_module

__all__ = [
    "analogy",
    "backprop",
    "deep",
    "doctrine",
    "encoder",
    "feedback",
    "hearts",
    "mcculloch_pitts",
    "perceptron",
    "summation",
    "timeline",
    "tissue",
]


def __getattr__(name):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return __all__
