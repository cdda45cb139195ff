"""Lesson Basal ganglia: from dopamine to reinforcement learning. Its modules are loaded on first use."""

from neurocourse.lazy import lazy

__all__ = [
    "analogy",
    "attractors",
    "bandits",
    "cartpole",
    "conditioning",
    "diffusion",
    "distributional",
    "eligibility",
    "environments",
    "matching",
    "navigation",
    "pathways",
    "planning",
    "policy_gradient",
    "prediction_error",
    "tabular",
    "textbook",
]

__getattr__, __dir__ = lazy(__name__, __all__)
