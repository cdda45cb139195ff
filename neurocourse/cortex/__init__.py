"""Lesson Cortex to CNN: from Hubel and Wiesel's cells to a network that reads. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

__getattr__, __dir__, __all__ = lazy(__name__, __path__)
