"""Lesson Pioneers: from Golgi's stain to backpropagation. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

__all__ = [
    "analogy",
    "backprop",
    "deep",
    "doctrine",
    "encoder",
    "feedback",
    "hearts",
    "mcculloch_pitts",
    "perceptron",
    "summation",
    "timeline",
    "tissue",
]

__getattr__, __dir__ = lazy(__name__, __all__)
