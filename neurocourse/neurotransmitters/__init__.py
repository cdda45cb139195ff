"""Lesson Neurotransmitters: synapses and membranes as weights and activations. Its modules are loaded on first use."""

from importlib import import_module

__all__ = [
    "activations",
    "analogy",
    "axon_initial_segment",
    "cable",
    "dale",
    "dendritic_xor",
    "drive",
    "endplate",
    "gap_junction",
    "half_centre",
    "hodgkin_huxley",
    "inhibition",
    "integration",
    "kinetics",
    "membrane",
    "mixer",
    "moons",
    "motor",
    "nernst",
    "receptors",
    "recording",
    "reflex",
    "release",
    "sensory",
    "serotonin",
    "short_term",
    "synapse",
    "weights",
]


def __getattr__(name):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return __all__
