"""Lesson Cortex to CNN: from Hubel and Wiesel's cells to a network that reads. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

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

__getattr__, __dir__ = lazy(__name__, __all__)
