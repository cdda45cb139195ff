"""Lesson Columns: what is lost when a net's wiring is shuffled. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

__getattr__, __dir__, __all__ = lazy(__name__, __path__)
