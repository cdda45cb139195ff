"""Lesson Spiking: neurons that speak in spikes, and machines built like them. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

__all__ = [
    "correlated_groups",
    "stdp",
    "surrogate",
]

__getattr__, __dir__ = lazy(__name__, __all__)
