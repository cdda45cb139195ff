"""Lesson Cortex to CNN: from Hubel and Wiesel's cells to a network that reads. Its modules are loaded on first use."""

from importlib import import_module

__all__ = [
    "adversarial",
    "analogy",
    "average_precision",
    "brain_map",
    "convolution",
    "cue_conflict",
    "detector",
    "faces",
    "gabor",
    "hmax",
    "lenet",
    "motion",
    "neocognitron",
    "normalisation",
    "opponency",
    "paired",
    "pooling",
    "popout",
    "reach",
    "receptive_field",
    "saliency",
    "similarity",
    "sparse_coding",
    "street",
    "untied",
]


def __getattr__(name):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return __all__
