"""Lesson Neurotransmitters: synapses and membranes as weights and activations. Its modules are loaded on first use."""

from importlib import import_module

__all__ = [
    "drive",
    "gap_junction",
    "hodgkin_huxley",
    "inhibition",
    "integration",
    "kinetics",
    "membrane",
    "nernst",
    "receptors",
    "release",
    "serotonin",
    "short_term",
]


def __getattr__(name):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return __all__
