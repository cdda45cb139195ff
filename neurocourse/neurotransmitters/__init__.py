"""Lesson Neurotransmitters: synapses and membranes as weights and activations. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

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

__getattr__, __dir__ = lazy(__name__, __all__)
