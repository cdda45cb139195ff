"""Lesson Hippocampus: from place cells and memories to recurrent networks. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

__all__ = [
    "adding",
    "amnesia",
    "analogy",
    "attention",
    "capacity",
    "dentate",
    "detours",
    "echo_state",
    "episodes",
    "forgetting",
    "formants",
    "gammatone",
    "hopfield",
    "jeffress",
    "language",
    "mackey_glass",
    "melodies",
    "memory_length",
    "missing_fundamental",
    "place_cells",
    "spoken_digits",
    "stored_past",
    "story",
    "streets",
    "successor",
    "translation",
    "two_stores",
    "unrolled",
    "waves",
    "working_memory",
]

__getattr__, __dir__ = lazy(__name__, __all__)
