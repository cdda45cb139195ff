"""Lesson Plasticity: how to go on learning and keep what one knows. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

__getattr__, __dir__, __all__ = lazy(__name__, __path__)
