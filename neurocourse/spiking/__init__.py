"""Lesson Spiking: neurons that speak in spikes, and machines built like them. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

__all__ = [
    "axon",
    "coding",
    "conversion",
    "core_reader",
    "correlated_groups",
    "e_prop",
    "energy",
    "event_camera",
    "events",
    "fit",
    "generator",
    "izhikevich",
    "lca",
    "loihi",
    "network",
    "onset",
    "pattern_onset",
    "quantise",
    "stdp",
    "still",
    "surrogate",
    "truenorth",
    "two_heaps",
]

__getattr__, __dir__ = lazy(__name__, __all__)
