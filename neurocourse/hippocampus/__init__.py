"""Lesson Hippocampus: from place cells and memories to recurrent networks. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

__all__ = [
    "adding",
    "attention",
    "detours",
    "echo_state",
    "language",
    "mackey_glass",
    "memory_length",
    "place_cells",
    "story",
    "streets",
    "successor",
    "translation",
    "unrolled",
    "waves",
]

__getattr__, __dir__ = lazy(__name__, __all__)
