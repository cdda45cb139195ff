"""Lesson Neurotransmitters: synapses and membranes as weights and activations. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

__getattr__, __dir__, __all__ = lazy(__name__, __path__)
