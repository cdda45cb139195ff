"""Lesson Start here: how the course works, its map and its index. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

__all__ = ["course_map", "glossary", "health", "index", "neuron"]

__getattr__, __dir__ = lazy(__name__, __all__)
